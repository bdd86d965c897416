/// What a set of features looks like, before any of them is read.
public struct LayerSchema: Hashable, Sendable {
    /// The name in lower case, fit for a file, a table and an address.
    public let name: String
    /// The title for people.
    public let title: String
    /// The columns in the order in which they are written.
    public let columns: [LayerColumn]
    /// The columns that say when; nil for timeless features.
    public let time: TimeColumns?

    /// Describes a layer; the columns of time are found by their usual names unless given.
    public init(name: String, title: String, columns: [LayerColumn], time: TimeColumns? = nil) {
        self.name = name
        self.title = title
        self.columns = columns
        self.time = time ?? TimeColumns.detected(in: columns)
    }

    /// The column of a name, or nil.
    public func column(_ name: String) -> LayerColumn? {
        columns.first { $0.name == name }
    }
}
