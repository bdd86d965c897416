/// One thing on a map: a stable identifier, a shape and flat, ordered properties.
public struct Feature: Hashable, Sendable {
    /// A property with its name.
    public struct Property: Hashable, Sendable {
        /// The column name, lower case with underscores.
        public let name: String
        /// The value, possibly null.
        public let value: PropertyValue

        /// Makes a property.
        public init(_ name: String, _ value: PropertyValue) {
            self.name = name
            self.value = value
        }
    }

    /// The identifier, unique in its layer and the same in every export.
    public let id: String
    /// The shape, or nil for a thing without a known position.
    public let geometry: Geometry?
    /// The properties in the order in which they are written; names are unique.
    public let properties: [Property]

    /// Makes a feature.
    public init(id: String, geometry: Geometry?, properties: [Property]) {
        self.id = id
        self.geometry = geometry
        self.properties = properties
    }

    /// The value of a property, or nil where the feature has none of that name.
    ///
    /// - Complexity: Linear in the number of properties.
    public subscript(name: String) -> PropertyValue? {
        properties.first { $0.name == name }?.value
    }
}
