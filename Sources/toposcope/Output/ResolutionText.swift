import Gazetteer
import Geodesy
import Layers

/// How a resolution is shown.
enum ResolutionText {
    /// For people: one line a candidate, then what to beware of.
    static func table(
        _ resolution: Resolution, _ register: PlaceRegister, explain: Bool
    ) -> String {
        guard !resolution.candidates.isEmpty else {
            return "\(resolution.query): not known, and nothing comes near."
        }
        var table = TextTable([
            ("", .right), ("name", .left), ("country", .left), ("kind", .left),
            ("latitude", .right), ("longitude", .right), ("± km", .right),
            ("confidence", .right), ("source", .left), ("why", .left),
        ])
        for (index, candidate) in resolution.candidates.enumerated() {
            let place = candidate.place
            let countries = place.countries.map {
                register.country(iso: $0)?.englishName ?? $0
            }
            let isOther = candidate.matchedName != place.name
            table.add([
                String(index + 1),
                place.name + (isOther ? " (\(candidate.matchedName))" : ""),
                countries.count > 3
                    ? "\(countries.count) countries" : countries.joined(separator: ", "),
                place.kindWords, degrees(place.coordinate.latitude),
                degrees(place.coordinate.longitude),
                place.uncertainty.kilometres.fixed(1),
                candidate.confidence.fixed(2), place.id.rawValue,
                candidate.reasons.prefix(2).map(\.text).joined(separator: "; "),
            ])
        }
        var text = table.rendered()
        if !resolution.isKnown {
            text = "\(resolution.query): not known; these names come nearest.\n" + text
        } else if resolution.isAmbiguous, let apart = resolution.rivalDistance {
            text +=
                "\nAmbiguous: the first two are "
                + "\(apart.kilometres.fixed(1)) km apart."
        }
        for candidate in resolution.candidates.prefix(3) where !candidate.place.note.isEmpty {
            text += "\nNote on \(candidate.place.id.rawValue): \(candidate.place.note)"
        }
        if explain {
            for candidate in resolution.candidates {
                text += "\n\n\(candidate.place.name) (\(candidate.place.id.rawValue)):"
                for reason in candidate.reasons {
                    let weight = (reason.weight < 0 ? "" : "+") + reason.weight.fixed(2)
                    let gap = String(repeating: " ", count: max(0, 6 - weight.count))
                    text += "\n  \(gap)\(weight)  \(reason.text)"
                }
            }
        }
        return text
    }

    private static func degrees(_ value: Double) -> String { value.fixed(5) }

    /// One point a candidate, with the query and the rank.
    static func layer(_ resolutions: [Resolution]) -> Layer {
        var features: [Feature] = []
        for (number, resolution) in resolutions.enumerated() {
            for (rank, candidate) in resolution.candidates.enumerated() {
                let feature = candidate.place.feature()
                features.append(
                    Feature(
                        id: "\(number + 1)-\(rank + 1)", geometry: feature.geometry,
                        properties: [
                            .init("query", .string(resolution.query)),
                            .init("rank", .integer(rank + 1)),
                            .init(
                                "confidence", .number((candidate.confidence * 1e4).rounded() / 1e4)),
                            .init("matched_name", .string(candidate.matchedName)),
                            .init("place_id", .string(feature.id)),
                        ] + feature.properties))
            }
        }
        return Layer(name: "resolved", title: "Resolved names", features: features)
    }

    /// One line a candidate.
    static func csv(_ resolutions: [Resolution]) -> [UInt8] {
        let writer = DelimitedWriter()
        var bytes: [UInt8] = []
        func write(_ cells: [String]) { writer.append(cells, to: &bytes) }
        write([
            "query", "rank", "id", "name", "matched_name", "country", "kind", "latitude",
            "longitude", "uncertainty_km", "confidence", "source", "source_id", "source_date",
        ])
        for resolution in resolutions {
            for (rank, candidate) in resolution.candidates.enumerated() {
                let place = candidate.place
                write([
                    resolution.query, String(rank + 1), place.id.rawValue, place.name,
                    candidate.matchedName, place.countries.joined(separator: "|"),
                    place.kindWords, String(place.coordinate.latitude),
                    String(place.coordinate.longitude), String(place.uncertainty.kilometres),
                    candidate.confidence.fixed(4), place.provenance.source,
                    place.provenance.recordID ?? "", place.provenance.date ?? "",
                ])
            }
        }
        return bytes
    }
}
