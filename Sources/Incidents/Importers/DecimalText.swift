/// Decimal numbers as tables write them.
enum DecimalText {
    /// Powers of ten that are whole numbers of 64 bits without loss.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// The number nearest to what a text says, the same as `Double(text)`; nil for no number.
    ///
    /// A number of at most fifteen digits is a quotient of two numbers that are exact, and so the
    /// nearest; see W. D. Clinger, *How to read floating point numbers accurately*, PLDI 1990.
    static func number(_ text: String) -> Double? {
        var digits: UInt64 = 0
        var count = 0
        var decimals = -1
        var isNegative = false
        let bytes = text.utf8.span
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39:
                digits = digits &* 10 &+ UInt64(byte - 0x30)
                count += 1
                if decimals >= 0 { decimals += 1 }
                if count > 15 { return Double(text) }
            case UInt8(ascii: ".") where decimals < 0 && count > 0: decimals = 0
            case UInt8(ascii: "-") where index == 0: isNegative = true
            default: return Double(text)
            }
        }
        guard count > 0, decimals != 0 else { return Double(text) }
        let number = Double(digits) / powers[max(0, decimals)]
        return isNegative ? -number : number
    }
}
