import Geodesy
public import Layers

extension Place {
    /// The place as a feature: a point with flat properties and its provenance.
    public var feature: Feature {
        func text(_ value: String?) -> PropertyValue {
            value.map { $0.isEmpty ? .null : .string($0) } ?? .null
        }
        return Feature(
            id: id.rawValue, geometry: .point(coordinate),
            properties: [
                Feature.Property("name", .string(name)),
                Feature.Property("kind", .string(kindWords)),
                Feature.Property("feature_class", .string(featureClass.rawValue)),
                Feature.Property("feature_code", text(featureCode)),
                Feature.Property("country", text(countries.joined(separator: "|"))),
                Feature.Property("admin1", text(admin1)),
                Feature.Property("admin2", text(admin2)),
                Feature.Property("population", population.map { .integer($0) } ?? .null),
                Feature.Property("radius_km", .number(rounded(extent.kilometres))),
                Feature.Property("uncertainty_km", .number(rounded(uncertainty.kilometres))),
                Feature.Property("codes", text(codes.joined(separator: "|"))),
                Feature.Property(
                    "other_names", text(names.map(\.text).joined(separator: "|"))),
                Feature.Property("source", text(provenance.source)),
                Feature.Property("source_id", text(provenance.recordID)),
                Feature.Property("source_date", text(provenance.date)),
                Feature.Property("licence", text(provenance.licence)),
                Feature.Property("note", text(note)),
            ])
    }

    private func rounded(_ kilometres: Double) -> Double { (kilometres * 1000).rounded() / 1000 }
}
