public import Gazetteer
public import Geodesy
public import Layers

/// A checked text, ready to be written for people, for a map or for a browser.
public struct FindingReport: Sendable {
    /// The title: usually the name of the file.
    public let title: String
    /// The text as it was read.
    public let text: String
    /// The mentions of the text.
    public let mentions: [Mention]
    /// The findings, in the order of their words.
    public let findings: [Finding]

    /// Makes a report.
    public init(title: String, text: String, mentions: [Mention], findings: [Finding]) {
        self.title = title
        self.text = text
        self.mentions = mentions
        self.findings = findings
    }

    /// The places of the text that have a point, each once, in the order of the text.
    public var places: [Place] {
        var seen: Set<PlaceID> = []
        var places: [Place] = []
        for mention in mentions {
            guard mention.kind == .place || mention.kind == .facility,
                let place = mention.resolution?.best?.place, seen.insert(place.id).inserted
            else { continue }
            places.append(place)
        }
        for finding in findings {
            for site in [finding.reading?.subject, finding.reading?.reference] {
                guard let place = site?.place, seen.insert(place.id).inserted else { continue }
                places.append(place)
            }
        }
        return places
    }

    /// The findings that were measured between two ends.
    var measuredFindings: [(number: Int, finding: Finding, reading: ClaimReading)] {
        findings.enumerated().compactMap { number, finding in
            finding.reading.map { (number + 1, finding, $0) }
        }
    }

    /// How far apart the positions of a drawn geodesic are at most.
    static let spacing = Length(kilometres: 25)

    // MARK: - Layer

    /// The places as points and the measured claims as lines along the geodesic.
    public var layer: Layer {
        let points = places.map { place in
            Feature(
                id: "place-\(place.id)", geometry: .point(place.coordinate),
                properties: Self.properties(
                    kind: "place", name: place.name, place: place, number: nil, finding: nil))
        }
        let lines = measuredFindings.map { number, finding, reading in
            Feature(
                id: "claim-\(number)",
                geometry: .lineString(
                    Geodesic.wgs84.points(
                        from: reading.reference.coordinate, to: reading.subject.coordinate,
                        spacing: Self.spacing)),
                properties: Self.properties(
                    kind: "claim", name: finding.claim.text, place: nil, number: number,
                    finding: finding))
        }
        return Layer(name: "findings", title: title, features: points + lines)
    }

    private static func properties(
        kind: String, name: String, place: Place?, number: Int?, finding: Finding?
    ) -> [Feature.Property] {
        func text(_ value: String?) -> PropertyValue { value.map { .string($0) } ?? .null }
        func number_(_ value: Double?, _ decimals: Int) -> PropertyValue {
            guard let value, value.isFinite else { return .null }
            var scale = 1.0
            for _ in 0..<decimals { scale *= 10 }
            return .number((value * scale).rounded() / scale)
        }
        let reading = finding?.reading
        return [
            .init("kind", .string(kind)), .init("name", .string(name)),
            .init("claim", number.map { .integer($0) } ?? .null),
            .init("claim_kind", text(finding?.claim.kind.rawValue)),
            .init("verdict", text(finding?.verdict.rawValue)),
            .init("stated_km", number_(finding?.claim.distance?.length.kilometres, 3)),
            .init("measured_km", number_(reading?.distance.kilometres, 3)),
            .init("ratio", number_(reading?.ratio, 3)),
            .init("azimuth", number_(reading?.azimuth.degrees, 1)),
            .init("measured_from", text(reading?.reference.name)),
            .init("measured_to", text(reading?.subject.name)),
            .init("start", finding.map { .integer($0.claim.range.lowerBound) } ?? .null),
            .init("end", finding.map { .integer($0.claim.range.upperBound) } ?? .null),
            .init("explanation", text(finding?.explanation)),
            .init("country", text(place?.countries.first)),
            .init("place_id", text(place?.id.rawValue)),
            .init("reach_km", number_(place.map { Site($0, isNear: false).reach.kilometres }, 1)),
            .init("source", text(place?.provenance.source)),
            .init("source_date", text(place?.provenance.date)),
        ]
    }
}
