import Gazetteer
import Geodesy
import Layers

/// The legs of a way through positions, written out for people and for programs.
struct DistanceReport {
    /// One leg, or the straight way from the first to the last position.
    private struct Leg {
        let from: PositionArgument
        let to: PositionArgument
        let segment: GeodesicSegment

        init(from: PositionArgument, to: PositionArgument) {
            self.from = from
            self.to = to
            segment = Geodesic.wgs84.segment(from: from.coordinate, to: to.coordinate)
        }

        /// Equal positions have no direction.
        var hasDirection: Bool { segment.distance > .zero }
    }

    private let positions: [PositionArgument]
    private let legs: [Leg]
    private let total: Length
    private let spacing: Length

    /// Measures the legs between neighbours of at least two positions.
    init(positions: [PositionArgument], spacing: Length) {
        self.positions = positions
        self.spacing = spacing
        legs = zip(positions, positions.dropFirst()).map { Leg(from: $0.0, to: $0.1) }
        total = legs.reduce(.zero) { $0 + $1.segment.distance }
    }

    /// The straight way from the first to the last position, where there is more than one leg.
    private var direct: Leg? {
        guard legs.count > 1, let first = positions.first, let last = positions.last else {
            return nil
        }
        return Leg(from: first, to: last)
    }

    // MARK: For people

    /// Lines for people.
    var table: String {
        var table = TextTable([
            ("From", .left), ("To", .left), ("km", .right), ("mi", .right), ("nmi", .right),
            ("Azimuth", .right), ("Back", .right), ("of 8", .left), ("of 16", .left),
        ])
        for leg in legs {
            table.add(
                [leg.from.title, leg.to.title] + lengths(leg.segment.distance) + directions(leg))
        }
        if let direct {
            table.add(["Total", "\(legs.count) legs"] + lengths(total))
            table.add(
                ["Straight", "first to last"] + lengths(direct.segment.distance)
                    + directions(direct))
        }
        return table.rendered()
    }

    private func lengths(_ length: Length) -> [String] {
        [length.kilometres, length.miles, length.nauticalMiles].map { $0.fixed(3) }
    }

    private func directions(_ leg: Leg) -> [String] {
        guard leg.hasDirection else { return ["-", "-", "-", "-"] }
        let initial = leg.segment.initialAzimuth
        let back = leg.segment.finalAzimuth.reversed
        return [initial, back].map { $0.degrees.fixed(2) + "°" }
            + [initial.principalCompassPoint.abbreviation, initial.compassPoint.abbreviation]
    }

    // MARK: For programs

    /// The answer as one JSON document.
    var json: JSONValue {
        .object([
            .init("positions", .array(positions.map(object))),
            .init("legs", .array(legs.map { .object(members(names($0) + measures($0))) })),
            .init("total", .object(members(units(total)))),
            .init("direct", direct.map { .object(members(measures($0))) } ?? .null),
        ])
    }

    private func object(_ position: PositionArgument) -> JSONValue {
        .object([
            .init("name", .string(position.title)),
            .init("id", position.place.map { .string("\($0.id)") } ?? .null),
            .init("latitude", .number(position.coordinate.latitude)),
            .init("longitude", .number(position.coordinate.longitude)),
        ])
    }

    private func members(_ properties: [Feature.Property]) -> [JSONValue.Member] {
        properties.map { .init($0.name, JSONValue($0.value)) }
    }

    /// The legs as lines along the geodesics.
    var layer: Layer {
        Layer(
            name: "distance",
            title: "Way through \(positions.map(\.title).joined(separator: ", "))",
            features: legs.enumerated().map { number, leg in
                Feature(
                    id: "leg-\(number + 1)",
                    geometry: .lineString(
                        Geodesic.wgs84.points(
                            from: leg.from.coordinate, to: leg.to.coordinate, spacing: spacing)),
                    properties: names(leg) + measures(leg))
            })
    }

    private func names(_ leg: Leg) -> [Feature.Property] {
        [.init("from", .string(leg.from.title)), .init("to", .string(leg.to.title))]
    }

    private func measures(_ leg: Leg) -> [Feature.Property] {
        let initial = leg.hasDirection ? leg.segment.initialAzimuth : nil
        let final = leg.hasDirection ? leg.segment.finalAzimuth : nil
        return units(leg.segment.distance) + [
            .init("initial_azimuth", degrees(initial)),
            .init("final_azimuth", degrees(final)),
            .init("back_azimuth", degrees(final?.reversed)),
            .init(
                "compass_8",
                initial.map { .string($0.principalCompassPoint.abbreviation) } ?? .null),
            .init("compass_16", initial.map { .string($0.compassPoint.abbreviation) } ?? .null),
        ]
    }

    private func units(_ length: Length) -> [Feature.Property] {
        [
            .init("distance_m", .number(rounded(length.metres))),
            .init("distance_km", .number(rounded(length.kilometres))),
            .init("distance_mi", .number(rounded(length.miles))),
            .init("distance_nmi", .number(rounded(length.nauticalMiles))),
        ]
    }

    private func degrees(_ azimuth: Azimuth?) -> PropertyValue {
        azimuth.map { .number(rounded($0.degrees)) } ?? .null
    }

    /// Six decimals: a micrometre, or a millionth of a degree.
    private func rounded(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 }
}
