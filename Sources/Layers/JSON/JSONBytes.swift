/// The spelling of texts and numbers in JSON, straight into bytes.
enum JSONBytes {
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        // Most texts have nothing to escape, and are copied at once.
        if hasEscapes(text.utf8.span) {
            appendEscaped(text, to: &bytes)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(0x22)
    }

    private static func hasEscapes(_ bytes: Span<UInt8>) -> Bool {
        var count = 0
        // To the end in any case, which takes many bytes in one step.
        for index in bytes.indices {
            let byte = bytes[index]
            count &+= byte < 0x20 || byte == 0x22 || byte == UInt8(ascii: "\\") ? 1 : 0
        }
        return count > 0
    }

    private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case 0x22: bytes += [UInt8(ascii: "\\"), 0x22]
            case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
            case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case 0..<0x20:
                bytes += "\\u00".utf8
                bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
                bytes.append(hexadecimal(byte & 0xF))
            default: bytes.append(byte)
            }
        }
    }

    /// A character that JSON writes behind a backslash.
    static func append(escaped byte: UInt8, to out: inout ByteWriter) {
        switch byte {
        case 0x22: out.append("\\\"")
        case UInt8(ascii: "\\"): out.append("\\\\")
        case 0x0A: out.append("\\n")
        case 0x0D: out.append("\\r")
        case 0x09: out.append("\\t")
        default:
            out.append("\\u00")
            out.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            out.append(hexadecimal(byte & 0xF))
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }

    static func append(_ value: Int, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digitsOf: UInt64(value.magnitude), to: &bytes)
    }

    private static func append(digitsOf value: UInt64, to bytes: inout [UInt8]) {
        let start = bytes.count
        var rest = value
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        var low = start
        var high = bytes.count - 1
        while low < high {
            bytes.swapAt(low, high)
            low += 1
            high -= 1
        }
    }

    /// The shortest spelling that reads back as the same number; `null` where JSON has none.
    static func append(_ value: Double, to bytes: inout [UInt8]) {
        guard value.isFinite else {
            bytes += "null".utf8
            return
        }
        bytes += value.description.utf8
    }

    /// Degrees with at most seven decimals, without trailing zeros, and never `-0`.
    static func append(degrees value: Double, to bytes: inout [UInt8]) {
        let scaled = (value * 10_000_000).rounded()
        // Larger numbers are no degrees; projected coordinates may be.
        guard abs(scaled) < 9e15 else {
            append(value, to: &bytes)
            return
        }
        append(degreeUnits: Int(scaled), to: &bytes)
    }

    /// Degrees given in units of 1e-7.
    static func append(degreeUnits units: Int, to bytes: inout [UInt8]) {
        if units < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digitsOf: UInt64(units.magnitude / 10_000_000), to: &bytes)
        var fraction = units.magnitude % 10_000_000
        guard fraction > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        var divisor: UInt = 1_000_000
        while fraction > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / divisor))
            fraction %= divisor
            divisor /= 10
        }
    }
}
