/// How a delimited text marks its columns, its quotes and its broken characters.
public struct DelimitedDialect: Hashable, Sendable {
    /// What to do with bytes that are not UTF-8.
    public enum BrokenText: Hashable, Sendable {
        /// Refuse the record, with its place.
        case refused
        /// Put U+FFFD in the place of the bytes.
        case replaced
    }

    /// The byte between two fields.
    public let separator: UInt8
    /// Whether a field may stand in double quotes (RFC 4180), or quotes are letters like others.
    public let hasQuotes: Bool
    /// What to do with bytes that are not UTF-8.
    public let brokenText: BrokenText

    /// Makes a dialect.
    ///
    /// - Precondition: The separator is no quote, no line end and an ASCII character.
    public init(separator: UInt8, hasQuotes: Bool, brokenText: BrokenText = .refused) {
        precondition(
            separator < 0x80 && separator != UInt8(ascii: "\"") && separator != 10
                && separator != 13, "separator \(separator)")
        self.separator = separator
        self.hasQuotes = hasQuotes
        self.brokenText = brokenText
    }

    /// Comma-separated values after RFC 4180.
    public static let csv = DelimitedDialect(separator: UInt8(ascii: ","), hasQuotes: true)

    /// Values between tabs, without quoting, as GeoNames and GDELT write them.
    public static let tab = DelimitedDialect(
        separator: UInt8(ascii: "\t"), hasQuotes: false, brokenText: .replaced)
}
