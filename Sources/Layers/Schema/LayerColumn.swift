/// A column of a layer: what its features have in common.
public struct LayerColumn: Hashable, Sendable {
    /// The name of the property.
    public let name: String
    /// The type of its values; any may be null.
    public let type: PropertyType

    /// Makes a column.
    public init(_ name: String, _ type: PropertyType) {
        self.name = name
        self.type = type
    }

    /// The columns that features have, in the order in which they are first met.
    ///
    /// Whole numbers and numbers together make numbers, days and moments together moments, anything
    /// else that is mixed texts; a column without any value is one of texts.
    ///
    /// - Complexity: Linear in the number of properties of all features.
    public static func columns(of features: some Sequence<Feature>) -> [LayerColumn] {
        var names: [String] = []
        var types: [String: PropertyType?] = [:]
        for feature in features {
            for property in feature.properties {
                guard let known = types[property.name] else {
                    names.append(property.name)
                    types[property.name] = property.value.type
                    continue
                }
                types[property.name] = joined(known, property.value.type)
            }
        }
        return names.map { LayerColumn($0, (types[$0] ?? nil) ?? .string) }
    }

    private static func joined(_ one: PropertyType?, _ two: PropertyType?) -> PropertyType? {
        guard let one, let two, one != two else { return one ?? two }
        switch (one, two) {
        case (.integer, .number), (.number, .integer): return .number
        case (.date, .timestamp), (.timestamp, .date): return .timestamp
        default: return .string
        }
    }
}
