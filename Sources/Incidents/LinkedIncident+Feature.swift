import Geodesy
public import Layers

extension LinkedIncident {
    /// The happening as a feature with flat, typed properties and its provenance.
    ///
    /// The shape is the point of the primary record. What is known only to an area has none: it stays
    /// in the attribute table and off the map.
    ///
    /// - Parameter sources: The bibliographic records by key, for titles and addresses.
    /// - Returns: A feature whose properties have the same names in the same order for every happening.
    public func feature(sources: [String: SourceRecord] = [:]) -> Feature {
        let keys = orderedSourceKeys
        let records = keys.compactMap { sources[$0] }
        return Feature(
            id: id, geometry: primary.place.coordinate.map { .point($0) },
            properties: happening + location + cost + [
                .init("certainty", .string(certainty.rawValue)),
                .init("reports", .integer(reports.count)),
                .init("sources", .text(keys.joined(separator: "; "))),
                .init("source_titles", .text(records.map(\.title).joined(separator: "; "))),
                .init(
                    "source_addresses",
                    .text(records.map(\.address).filter { !$0.isEmpty }.joined(separator: " "))),
                .init("source_code", .text(primary.sourceCode ?? "")),
                .init("same_event", .text(others.map(\.id).joined(separator: "; "))),
                .init("links", .text(otherLinks.joined(separator: "; "))),
                .init("note", .text(primary.note)),
            ])
    }

    private var happening: [Feature.Property] {
        let period = primary.date.period
        return [
            .init("title", .string(primary.title)),
            .init("kind", .string(primary.kind.rawValue)),
            .init("date_start", period?.start.map { .date($0) } ?? .null),
            .init("date_end", period?.end.map { .date($0) } ?? .null),
            .init("date_precision", .string(primary.date.precision.rawValue)),
        ]
    }

    private var location: [Feature.Property] {
        let place = primary.place
        return [
            .init("place", .text(place.name)),
            .init("place_id", .text(place.placeID ?? "")),
            .init("place_precision", .string(place.precision.rawValue)),
            .init("country", .text(place.countries.joined(separator: "; "))),
            .init("radius_km", place.radius.map { .number($0.kilometres) } ?? .null),
            .init("destination", .text(primary.destination?.name ?? "")),
            .init("destination_id", .text(primary.destination?.placeID ?? "")),
        ]
    }

    private var cost: [Feature.Property] {
        func bounds(_ name: String, _ toll: Toll) -> [Feature.Property] {
            [
                .init("\(name)_min", toll.minimum.map { .integer($0) } ?? .null),
                .init("\(name)_max", toll.maximum.map { .integer($0) } ?? .null),
            ]
        }
        return [.init("actors", .text(actors.joined(separator: "; ")))]
            + bounds("killed", killed) + [.init("killed_note", .text(primary.casualties.note))]
            + bounds("wounded", wounded) + bounds("captured", captured)
    }

    /// The keys of all sources, each once, in the order of the reports.
    public var orderedSourceKeys: [String] {
        var seen = Set<String>()
        return reports.map(\.source).filter { seen.insert($0).inserted }
    }

    private var otherLinks: [String] {
        let own = Set(records.map(\.id))
        return links.filter { $0.relation != .sameEvent }.map { link in
            own.contains(link.from)
                ? "\(link.relation.rawValue) \(link.to)"
                : "has \(link.relation.rawValue) \(link.from)"
        }
    }
}

extension PropertyValue {
    /// A text, or null for an empty one.
    static func text(_ text: String) -> PropertyValue { text.isEmpty ? .null : .string(text) }
}

extension IncidentLog {
    /// The happenings as a layer; those that belong on no map are left out.
    public func layer(sources: [String: SourceRecord] = [:]) -> Layer {
        Layer(
            name: "incidents", title: "Incidents",
            features: incidents.filter(\.primary.isOnMap).map { $0.feature(sources: sources) })
    }
}
