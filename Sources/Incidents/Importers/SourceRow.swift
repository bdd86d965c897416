/// One record as its source gives it: every value as text, in the order of the columns.
public struct SourceRow: Hashable, Sendable {
    /// The columns of a source, shared by all its rows.
    public struct Columns: Hashable, Sendable {
        /// Held once for all rows, which are handed on by the million.
        private final class Storage: Sendable {
            let names: [String]
            let indices: [String: Int]

            init(_ names: [String]) {
                self.names = names
                indices = Dictionary(
                    names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            }
        }

        private let storage: Storage

        /// Makes a set of columns; of columns with the same name the first is found by name.
        public init(_ names: [String]) { storage = Storage(names) }

        /// The names in their order.
        public var names: [String] { storage.names }

        /// Where a column stands, or nil where the source has none of that name.
        public func index(of name: String) -> Int? { storage.indices[name] }

        /// Whether all of the columns are there.
        func contains(_ names: String...) -> Bool {
            names.allSatisfy { storage.indices[$0] != nil }
        }

        /// Whether the names are the same, in the same order.
        public static func == (first: Columns, second: Columns) -> Bool {
            first.storage === second.storage || first.names == second.names
        }

        /// Hashes the names.
        public func hash(into hasher: inout Hasher) { hasher.combine(names) }
    }

    /// The columns.
    public let columns: Columns
    /// The values, one for each column.
    public let values: [String]
    /// Where the record begins in its file; the number of the feature for GeoJSON.
    public let line: Int

    /// Makes a row.
    public init(columns: Columns, values: [String], line: Int) {
        self.columns = columns
        self.values = values
        self.line = line
    }

    /// The value of a column without blanks around it; empty where there is none.
    subscript(name: String) -> String {
        guard let index = columns.index(of: name) else { return "" }
        return value(at: index)
    }

    /// The value of a column by where it stands, without blanks around it; empty where there is none.
    func value(at index: Int) -> String {
        values.indices.contains(index) ? values[index].trimmed : ""
    }

    /// The value of a column, or nil where it is empty or missing.
    func text(_ name: String) -> String? {
        let value = self[name]
        return value.isEmpty ? nil : value
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        let bytes = utf8.span
        guard let last = bytes.indices.last, bytes[0] <= 32 || bytes[last] <= 32 else {
            return self
        }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { $0.value > 32 }),
            let end = scalars.lastIndex(where: { $0.value > 32 })
        else { return "" }
        return String(scalars[start...end])
    }
}
