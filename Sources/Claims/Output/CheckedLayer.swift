public import Gazetteer
import Geodesy
public import Layers

/// A checked text as a layer: the places that it names, and a line for each measured claim.
///
/// Places come once each, in the order of their first mention; lines follow the geodesic. Countries,
/// regions and demonyms have no point here, and claims that could not be measured have no shape.
public enum CheckedLayer {
    /// The distance between the positions of a line, short enough to bend as the geodesic does.
    private static let spacing = Length(kilometres: 50)

    /// The layer of some mentions and findings.
    ///
    /// - Returns: Features with the same properties throughout; `role` is `place` or `claim`.
    public static func layer(
        name: String, title: String, mentions: [Mention], findings: [Finding]
    ) -> Layer {
        var features: [Feature] = []
        var seen: Set<PlaceID> = []
        for mention in mentions where mention.kind == .place || mention.kind == .facility {
            guard let best = mention.resolution?.best, seen.insert(best.place.id).inserted else {
                continue
            }
            features.append(feature(of: mention, best))
        }
        for (number, finding) in findings.enumerated() {
            features.append(feature(of: finding, number: number + 1))
        }
        return Layer(name: name, title: title, features: features)
    }

    private static func feature(of mention: Mention, _ best: Candidate) -> Feature {
        let place = best.place
        return Feature(
            id: place.id.rawValue, geometry: .point(place.coordinate),
            properties: properties(
                role: "place", name: place.name, words: mention.text,
                start: mention.range.lowerBound,
                end: mention.range.upperBound, kind: mention.kind.rawValue,
                confidence: .number(best.confidence), remark: mention.remark,
                source: place.provenance.source, sourceID: place.provenance.recordID))
    }

    private static func feature(of finding: Finding, number: Int) -> Feature {
        let claim = finding.claim
        var geometry: Geometry?
        if let reading = finding.reading, reading.distance > .zero {
            geometry = .lineString(
                Geodesic.wgs84.points(
                    from: reading.reference.coordinate, to: reading.subject.coordinate,
                    spacing: spacing))
        }
        return Feature(
            id: "claim-\(number)", geometry: geometry,
            properties: properties(
                role: "claim", name: nil, words: claim.text, start: claim.range.lowerBound,
                end: claim.range.upperBound, kind: claim.kind.rawValue, verdict: finding.verdict,
                stated: claim.distance.map { .number($0.length.kilometres) },
                measured: finding.measured.map { .number($0.kilometres) },
                azimuth: finding.reading.map { .number($0.azimuth.degrees) },
                remark: finding.explanation,
                source: finding.reading?.subject.place?.provenance.source,
                sourceID: finding.reading?.subject.place?.provenance.recordID))
    }

    /// All properties of both roles in one order, so that every row of a table has the same columns.
    private static func properties(
        role: String, name: String?, words: String, start: Int, end: Int, kind: String,
        verdict: Verdict? = nil, stated: PropertyValue? = nil, measured: PropertyValue? = nil,
        azimuth: PropertyValue? = nil, confidence: PropertyValue? = nil, remark: String?,
        source: String?, sourceID: String?
    ) -> [Feature.Property] {
        func text(_ value: String?) -> PropertyValue { value.map { .string($0) } ?? .null }
        func rounded(_ value: PropertyValue?) -> PropertyValue {
            guard case .number(let number)? = value else { return .null }
            return .number((number * 1000).rounded() / 1000)
        }
        return [
            .init("role", .string(role)), .init("name", text(name)),
            .init("words", .string(words)), .init("start", .integer(start)),
            .init("end", .integer(end)), .init("kind", .string(kind)),
            .init("verdict", text(verdict?.rawValue)), .init("stated_km", rounded(stated)),
            .init("measured_km", rounded(measured)), .init("azimuth", rounded(azimuth)),
            .init("confidence", rounded(confidence)), .init("remark", text(remark)),
            .init("source", text(source)), .init("source_id", text(sourceID)),
        ]
    }
}
