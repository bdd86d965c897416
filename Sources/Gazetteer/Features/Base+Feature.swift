import Geodesy
public import Layers

extension Base {
    /// The base as it stood on a day, as a feature with flat, typed properties and its provenance.
    ///
    /// - Parameter day: The day; nil for the whole record without regard to time.
    /// - Returns: A feature at the preferred position, with the same properties for every base.
    ///   Operators whose beginning is unknown are told apart, since they may have come later.
    public func feature(on day: CalendarDate?) -> Feature {
        let present = day.map { operations(on: $0) } ?? operations
        let certain = present.filter { $0.from != nil || $0.until == nil }
        let possible = present.filter { $0.from == nil && $0.until != nil }
        let position = positions[0]
        let date = day.map { [Feature.Property("on_date", .date($0))] } ?? []
        return Feature(
            id: id.rawValue, geometry: .point(coordinate),
            properties: date + [
                .init("name", .string(name)),
                .init("kind", .string(kind.rawValue)),
                .init("country", .string(country)),
                .init("admin1", .text(admin1)),
                .init("status", .string(Base.status(certain, possible))),
                .init("operators", .text(certain.map(\.name).joined(separator: "; "))),
                .init(
                    "operator_countries",
                    .text(Base.unique(certain.compactMap(\.country)).joined(separator: "; "))),
                .init("operators_since", .text(certain.map(\.period).joined(separator: "; "))),
                .init("possible_operators", .text(possible.map(\.name).joined(separator: "; "))),
                .init("inferred", .boolean(present.contains { !$0.isStated })),
                .init("codes", .text(codes.joined(separator: "; "))),
                .init("radius_km", .number(position.extent.kilometres)),
                .init("uncertainty_km", .number(position.uncertainty.kilometres)),
                .init("positions", .integer(positions.count)),
                .init("source", .string(position.provenance.source)),
                .init("source_id", .text(position.provenance.recordID)),
                .init("source_date", .text(position.provenance.date)),
                .init("licence", .text(position.provenance.licence)),
                .init(
                    "operator_sources",
                    .text(
                        Base.unique(
                            present.flatMap { $0.source.split(separator: "|") }.map(String.init)
                        )
                        .joined(separator: "; "))),
                .init("note", .text(note)),
            ])
    }

    /// The strongest statement that the operations of a day allow.
    private static func status(_ certain: [Operation], _ possible: [Operation]) -> String {
        if certain.contains(where: { $0.status != .underConstruction }) { return "operating" }
        if !certain.isEmpty { return Operation.Status.underConstruction.rawValue }
        return possible.isEmpty ? "no operator known" : "possibly operating"
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen = Set<String>()
        return texts.filter { seen.insert($0).inserted }
    }
}

extension Base.Operation {
    /// From when to when, as closely as known: "2013 to 2023-12-22", "since 2024-05".
    var period: String {
        switch (from, until) {
        case (let from?, let until?): "\(from) to \(until)"
        case (let from?, nil): "since \(from)"
        case (nil, let until?): "until \(until)"
        case (nil, nil): "at all times"
        }
    }
}

extension PropertyValue {
    /// A text, or null for none and for an empty one.
    static func text(_ text: String?) -> PropertyValue {
        guard let text, !text.isEmpty else { return .null }
        return .string(text)
    }
}
