import Geodesy
public import Layers

extension Place {
    /// The place as a feature with flat, typed properties and its provenance.
    ///
    /// - Returns: A point with the same properties in the same order for every place.
    public func feature() -> Feature {
        Feature(
            id: id.rawValue, geometry: .point(coordinate),
            properties: [
                .init("name", .string(name)),
                .init("kind", .string(kindWords)),
                .init("feature_class", .string(featureClass.rawValue)),
                .init("feature_code", .text(featureCode)),
                .init("country", .text(countries.joined(separator: "; "))),
                .init("admin1", .text(admin1)),
                .init("admin2", .text(admin2)),
                .init("population", population.map { .integer($0) } ?? .null),
                .init("radius_km", .number(rounded(extent.kilometres))),
                .init("uncertainty_km", .number(rounded(uncertainty.kilometres))),
                .init("codes", .text(codes.joined(separator: "; "))),
                .init("other_names", .text(names.map(\.text).joined(separator: "; "))),
                .init("source", .string(provenance.source)),
                .init("source_id", .text(provenance.recordID)),
                .init("source_date", .text(provenance.date)),
                .init("licence", .text(provenance.licence)),
                .init("note", .text(note)),
            ])
    }

    private func rounded(_ kilometres: Double) -> Double { (kilometres * 1000).rounded() / 1000 }
}
