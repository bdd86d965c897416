/// Rows that have something in common: how many, and which ones came first.
struct RowTally: CustomStringConvertible {
    private(set) var count = 0
    private var first: [RowName] = []

    /// How many rows are named.
    private static let named = 3

    mutating func add(_ row: RowName) {
        count += 1
        if first.count < RowTally.named { first.append(row) }
    }

    var description: String {
        if count == 1, let only = first.first { return "row \(only)" }
        let more = count > first.count ? " and \(count - first.count) more" : ""
        return "\(count) rows (\(first.map(\.description).joined(separator: ", "))\(more))"
    }
}
