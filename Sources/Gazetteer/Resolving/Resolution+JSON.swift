public import Geodesy
public import Layers

extension Candidate {
    /// The candidate as programs read it.
    ///
    /// `confidence` is that of the place, `name_confidence` that of its name: of all places that bear
    /// the matched name together.
    public var json: JSONValue {
        func text(_ value: String?) -> JSONValue {
            value.map { $0.isEmpty ? .null : .string($0) } ?? .null
        }
        func rounded(_ value: Double, _ scale: Double) -> JSONValue {
            .number((value * scale).rounded() / scale)
        }
        return .object([
            .init("id", .string(place.id.rawValue)), .init("name", .string(place.name)),
            .init("matched_name", .string(matchedName)),
            .init("latitude", .number(place.coordinate.latitude)),
            .init("longitude", .number(place.coordinate.longitude)),
            .init("country", text(place.countries.joined(separator: "|"))),
            .init("admin1", text(place.admin1)), .init("kind", .string(place.kindWords)),
            .init("feature_class", .string(place.featureClass.rawValue)),
            .init("feature_code", text(place.featureCode)),
            .init("population", place.population.map { .integer($0) } ?? .null),
            .init("radius_km", rounded(place.extent.kilometres, 1000)),
            .init("uncertainty_km", rounded(place.uncertainty.kilometres, 1000)),
            .init("source", text(place.provenance.source)),
            .init("source_id", text(place.provenance.recordID)),
            .init("source_date", text(place.provenance.date)),
            .init("note", text(place.note)), .init("edits", .integer(edits)),
            .init("confidence", rounded(confidence, 10000)),
            .init("name_confidence", rounded(nameConfidence, 10000)),
            .init(
                "reasons",
                .array(
                    reasons.map {
                        .object([
                            .init("text", .string($0.text)),
                            .init("weight", rounded($0.weight, 100)),
                        ])
                    })),
        ])
    }
}

extension Resolution {
    /// How far the two most likely places are apart; nil with fewer than two.
    public var rivalDistance: Length? {
        guard candidates.count > 1 else { return nil }
        return Geodesic.wgs84.distance(
            from: candidates[0].place.coordinate, to: candidates[1].place.coordinate)
    }

    /// The answer as programs read it.
    public var json: JSONValue {
        .object([
            .init("query", .string(query)), .init("known", .boolean(isKnown)),
            .init("ambiguous", .boolean(isAmbiguous)),
            .init(
                "rivals_apart_km",
                isAmbiguous
                    ? rivalDistance.map { .number(($0.kilometres * 1000).rounded() / 1000) }
                        ?? .null : .null),
            .init("candidates", .array(candidates.map(\.json))),
        ])
    }
}

extension Resolution {
    /// The few facts a candidate that the answer of a batch holds.
    ///
    /// `confidence` is that of the place, `score` that of its name: of all places that bear the
    /// matched name together.
    public var shortCandidates: [JSONValue] {
        func rounded(_ value: Double) -> JSONValue { .number((value * 10000).rounded() / 10000) }
        return candidates.map { candidate in
            let place = candidate.place
            return .object([
                .init("id", .string(place.id.rawValue)), .init("name", .string(place.name)),
                .init("matched_name", .string(candidate.matchedName)),
                .init("latitude", .number(place.coordinate.latitude)),
                .init("longitude", .number(place.coordinate.longitude)),
                .init(
                    "country",
                    place.countries.isEmpty
                        ? .null : .string(place.countries.joined(separator: "|"))),
                .init("score", rounded(candidate.nameConfidence)),
                .init("confidence", rounded(candidate.confidence)),
            ])
        }
    }
}
