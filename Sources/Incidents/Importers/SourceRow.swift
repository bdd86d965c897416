/// One record as its source gives it: every value as text, in the order of the columns.
public struct SourceRow: Hashable, Sendable {
    /// The columns of a source, shared by all its rows.
    public struct Columns: Hashable, Sendable {
        /// The names in their order.
        public let names: [String]
        private let indices: [String: Int]

        /// Makes a set of columns; of columns with the same name the first is found by name.
        public init(_ names: [String]) {
            self.names = names
            indices = Dictionary(
                names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// Where a column stands, or nil where the source has none of that name.
        public func index(of name: String) -> Int? { indices[name] }

        /// Whether all of the columns are there.
        func contains(_ names: String...) -> Bool { names.allSatisfy { indices[$0] != nil } }
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
        guard let index = columns.index(of: name), values.indices.contains(index) else { return "" }
        return values[index].trimmed
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
        guard let first = utf8.first, let last = utf8.last, first <= 32 || last <= 32 else {
            return self
        }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { $0.value > 32 }),
            let end = scalars.lastIndex(where: { $0.value > 32 })
        else { return "" }
        return String(scalars[start...end])
    }
}
