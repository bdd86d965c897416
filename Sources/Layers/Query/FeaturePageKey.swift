/// Where a page ended, so that the next can begin behind it.
///
/// It holds the values that the last feature was sorted by and its row in the source, not a count of
/// features, so that changes of the source between two pages neither repeat nor skip what stayed.
public struct FeaturePageKey: Hashable, Sendable {
    /// The sorted values of the last feature; distances as numbers of metres.
    let values: [PropertyValue]
    /// The row of the last feature in its source.
    public let row: Int

    /// The key of a page in the order of the source, which ended with a row.
    public init(row: Int) {
        self.init(values: [], row: row)
    }

    init(values: [PropertyValue], row: Int) {
        self.values = values
        self.row = row
    }

    /// Reads the written form.
    ///
    /// - Returns: Nil for a text that ``text`` never gives.
    public init?(_ text: String) {
        var bytes: [UInt8] = []
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2), digits.count <= 1 << 16 else { return nil }
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = FeaturePageKey.value(of: digits[index]),
                let low = FeaturePageKey.value(of: digits[index + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        guard let json = try? JSONValue(parsing: bytes), case .array(let parts) = json,
            let row = parts.first?.integer
        else { return nil }
        var values: [PropertyValue] = []
        for part in parts.dropFirst() {
            guard let value = FeaturePageKey.value(part) else { return nil }
            values.append(value)
        }
        self.init(values: values, row: row)
    }

    /// The key in letters and digits, fit for an address.
    public var text: String {
        let json = JSONValue.array([.integer(row)] + values.map(FeaturePageKey.json))
        return json.text.utf8.reduce(into: "") { text, byte in
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static func json(_ value: PropertyValue) -> JSONValue {
        switch value {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .string(let text): .string(text)
        case .date(let date): .array([.string(date.description)])
        case .timestamp(let text): .array([.string(text)])
        }
    }

    private static func value(_ json: JSONValue) -> PropertyValue? {
        guard case .array(let parts) = json else { return PropertyValue(plain: json) }
        guard let text = parts.first?.string else { return nil }
        return CalendarDate(iso: text).map(PropertyValue.date) ?? .timestamp(text)
    }
}

extension PropertyValue {
    /// The value of a JSON scalar, with texts as they are; nil for arrays and objects.
    fileprivate init?(plain json: JSONValue) {
        switch json {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .string(let text): self = .string(text)
        case .array, .object: return nil
        }
    }
}
