/// Texts and numbers of JSON.
extension JSONParser {
    /// A number as it is kept.
    enum Number {
        case integer(Int)
        case number(Double)

        var double: Double {
            switch self {
            case .integer(let value): Double(value)
            case .number(let value): value
            }
        }
    }

    /// Reads a text; the position stands at its quote.
    mutating func readString() throws(LayerError) -> String {
        let start = position + 1
        var index = start
        var hasEscape = false
        var isASCII = true
        while true {
            guard index < bytes.endIndex else {
                throw error("the text that opens here is never closed.", at: start - 1)
            }
            let byte = bytes[index]
            if byte == 0x22 { break }
            if byte == UInt8(ascii: "\\") {
                hasEscape = true
                index += 1
            } else if byte < 0x20 {
                throw error("a control character stands in a text; write it as \\u00XX.", at: index)
            } else if byte >= 0x80 {
                isASCII = false
            }
            index += 1
        }
        let end = index
        if hasEscape { return try unescaped(start..<end) }
        move(to: end + 1)
        if isASCII { return String(decoding: bytes[start..<end], as: UTF8.self) }
        guard let text = String(validating: bytes[start..<end], as: UTF8.self) else {
            throw error("the text is not UTF-8.", at: start)
        }
        return text
    }

    private mutating func unescaped(_ range: Range<Int>) throws(LayerError) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                index += 1
                continue
            }
            index += 2
            switch bytes[index - 1] {
            case 0x22: plain.append(0x22)
            case UInt8(ascii: "\\"): plain.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "/"): plain.append(UInt8(ascii: "/"))
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"): plain += try scalar(at: &index, before: range.upperBound)
            default: throw error("an escape that JSON does not have.", at: index - 2)
            }
        }
        guard let text = String(validating: plain, as: UTF8.self) else {
            throw error("the text is not UTF-8.", at: range.lowerBound)
        }
        move(to: range.upperBound + 1)
        return text
    }

    /// Reads the digits behind `\u`, with the second half of a surrogate pair.
    private func scalar(
        at index: inout Int, before end: Int
    ) throws(LayerError) -> [UInt8] {
        let start = index - 2
        guard let first = hexadecimal(at: index, before: end) else {
            throw error("\\u needs four hexadecimal digits.", at: start)
        }
        index += 4
        if let scalar = Unicode.Scalar(first) { return Array(String(scalar).utf8) }
        guard first < 0xDC00, index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u"),
            let second = hexadecimal(at: index + 2, before: end), second >> 10 == 0xDC00 >> 10,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("half of a surrogate pair stands alone.", at: start) }
        index += 6
        return Array(String(scalar).utf8)
    }

    private func hexadecimal(at start: Int, before end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Reads a number.
    mutating func readNumber() throws(LayerError) -> Number {
        skipSpace()
        let start = position
        var index = position
        let end = bytes.endIndex
        func digit(_ index: Int) -> UInt8? {
            guard index < end else { return nil }
            let value = bytes[index] &- UInt8(ascii: "0")
            return value < 10 ? value : nil
        }
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { index += 1 }
        guard digit(index) != nil else { throw error("\(found) where a value must be.") }
        if digit(index) == 0, digit(index + 1) != nil {
            throw error("a number must not begin with a zero.")
        }
        var mantissa: UInt64 = 0
        var isExact = true
        func take(_ value: UInt8) {
            if mantissa < 100_000_000_000_000_000 {
                mantissa = mantissa * 10 + UInt64(value)
            } else {
                isExact = false
            }
        }
        while let value = digit(index) {
            take(value)
            index += 1
        }
        var isWhole = true
        var exponent = 0
        if index < end, bytes[index] == UInt8(ascii: ".") {
            isWhole = false
            index += 1
            guard digit(index) != nil else {
                throw error("a number needs a digit behind its point.", at: index)
            }
            while let value = digit(index) {
                take(value)
                if isExact { exponent -= 1 }
                index += 1
            }
        }
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            index += 1
            var sign = 1
            if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
                index += 1
            }
            guard digit(index) != nil else {
                throw error("a number needs a digit in its exponent.", at: index)
            }
            var stated = 0
            while let value = digit(index) {
                stated = min(stated * 10 + Int(value), 1_000_000)
                index += 1
            }
            exponent += sign * stated
        }
        move(to: index)
        if isWhole, isExact {
            return .integer(isNegative ? -Int(mantissa) : Int(mantissa))
        }
        // Both factors are exact, so that the quotient or product is rounded once (W. D. Clinger).
        if isExact, mantissa <= 1 << 53, abs(exponent) <= 22 {
            let power = JSONParser.powersOfTen[abs(exponent)]
            let magnitude =
                exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
            return .number(isNegative ? -magnitude : magnitude)
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            throw error("the number \(text.prefix(40)) is too large.", at: start)
        }
        return .number(value)
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}
