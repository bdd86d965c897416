/// Ascending numbers of rows, which are kept only where some are missing.
struct RowNumbers: Sendable {
    private let first: Int
    private let gapped: [Int]
    let count: Int

    init(_ rows: [Int]) {
        count = rows.count
        let start = rows.first ?? 0
        first = start
        gapped = Self.isDense(rows) ? [] : rows
    }

    /// Whether none is missing between the first and the last, which may be as far apart as numbers can.
    private static func isDense(_ rows: [Int]) -> Bool {
        guard let first = rows.first, let last = rows.last else { return true }
        let (span, isTooGreat) = last.subtractingReportingOverflow(first)
        return !isTooGreat && span == rows.count - 1
    }

    subscript(index: Int) -> Int { gapped.isEmpty ? first + index : gapped[index] }

    /// The index of the first number that is greater.
    func index(behind row: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
