/// Bars of block characters, in eighths of a column.
enum Bar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar for a number out of a greatest one; at least an eighth for everything above zero.
    static func text(_ number: Int, of most: Int, width: Int) -> String {
        guard number > 0, most > 0 else { return "" }
        let length = max(
            1, Int((Double(min(number, most)) / Double(most) * Double(width * 8)).rounded()))
        return String(repeating: "█", count: length / 8) + eighths[length % 8]
    }
}
