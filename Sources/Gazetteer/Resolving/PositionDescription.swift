public import Geodesy

/// Where a position lies, in words that people use: from which places, in which areas.
public struct PositionDescription: Sendable {
    /// The position.
    public let position: Coordinate
    /// The nearest places of the kinds asked for, the nearest first; the segments lead from the
    /// place to the position.
    public let nearest: [NearPlace]
    /// The nearest place that many people know: a town, or the seat of an area.
    public let landmark: NearPlace?
    /// The country, where the position lies in one.
    public let country: String?
    /// The first-order area, where the boundaries know it.
    public let area: BoundaryArea?
}

extension PlaceRegister {
    /// How far a landmark may be.
    private static let reachOfLandmarks = Length(kilometres: 300)

    /// Describes a position: "12 km ENE of Ouallam, Tillabéri, Niger".
    ///
    /// - Parameters:
    ///   - position: The position.
    ///   - boundaries: The areas to look in.
    ///   - kinds: The kinds of the nearest places; empty for all but areas.
    ///   - count: At most so many nearest places.
    /// - Returns: Places with distances, and areas; parts that nobody knows are left out.
    /// - Throws: ``GazetteerError`` where the boundaries cannot be read.
    public func description(
        of position: Coordinate, boundaries: Boundaries, kinds: Set<FeatureClass> = [.populated],
        count: Int = 5
    ) throws(GazetteerError) -> PositionDescription {
        let index = index
        let nearest = index.nearest(to: position, count: count) { row in
            let kind = index.featureClass(at: row)
            return kinds.isEmpty ? kind != .administrative : kinds.contains(kind)
        }
        let landmark = index.nearest(
            to: position, count: 1, within: Self.reachOfLandmarks
        ) { row in
            guard index.featureClass(at: row) == .populated else { return false }
            if (index.population(at: row) ?? 0) >= 5000 { return true }
            let code = index.featureCode(at: row)
            return code == "PPLC" || (code.hasPrefix("PPLA") && code != "PPLA4" && code != "PPLA5")
        }.first
        return PositionDescription(
            position: position, nearest: nearest, landmark: landmark,
            country: try boundaries.country(at: position),
            area: try boundaries.area(at: position))
    }

    /// The description in one line, from its landmark or, without one, its nearest place.
    public func sentence(for description: PositionDescription) -> String {
        var parts: [String] = []
        if let near = description.landmark ?? description.nearest.first {
            let kilometres = near.segment.distance.kilometres
            let name = index.name(at: near.row)
            if kilometres < 1 {
                parts.append("at \(name)")
            } else {
                let compass = near.segment.initialAzimuth.compassPoint.abbreviation
                let rounded =
                    kilometres < 10
                    ? String((kilometres * 10).rounded() / 10) : String(Int(kilometres.rounded()))
                parts.append("\(rounded) km \(compass) of \(name)")
            }
        }
        if let area = description.area { parts.append(area.name) }
        if let code = description.country {
            parts.append(country(iso: code)?.englishName ?? code)
        }
        return parts.isEmpty ? "no place near" : parts.joined(separator: ", ")
    }
}
