/// A named set of features in memory, all with the same properties in the same order.
public struct Layer: Sendable {
    /// The name in lower case, fit for a file and a table name.
    public let name: String
    /// The title for people.
    public let title: String
    /// The features in a stable order.
    public let features: [Feature]

    /// Makes a layer.
    public init(name: String, title: String, features: [Feature]) {
        self.name = name
        self.title = title
        self.features = features
    }
}
