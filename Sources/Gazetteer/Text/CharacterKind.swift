/// What a code point is to the tokeniser.
enum CharacterKind {
    /// A letter or a combining mark.
    case letter
    /// A decimal digit.
    case digit
    /// A straight or curly apostrophe.
    case apostrophe
    /// A code point without width inside a word, such as a soft hyphen.
    case joiner
    /// White space that breaks the line.
    case lineBreak
    /// Other white space.
    case space
    /// Everything else.
    case other

    /// Tells the kind of a code point.
    @inline(__always)
    init(_ value: UInt32) {
        self = value < 0x80 ? Self.ascii(UInt8(value)) : Self.beyondASCII(value)
    }

    private static func ascii(_ value: UInt8) -> CharacterKind {
        switch value {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "'"): .apostrophe
        case 0x0A, 0x0D, 0x0B, 0x0C: .lineBreak
        case 0x20, 0x09: .space
        default: .other
        }
    }

    private static func beyondASCII(_ value: UInt32) -> CharacterKind {
        switch value {
        case 0x2019, 0x2018, 0x02BC, 0x02BB, 0xFF07: return .apostrophe
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
        case 0x2028, 0x2029, 0x85: return .lineBreak
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: return .joiner
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: return .letter
        case 0x2010...0x2BFF: return .other
        default: break
        }
        guard let scalar = Unicode.Scalar(value) else { return .other }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark:
            return .letter
        case .decimalNumber: return .digit
        default: return .other
        }
    }

    /// Whether the code point is a capital letter.
    @inline(__always)
    static func isUpper(_ value: UInt32) -> Bool {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A }
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    /// Whether the code point is a small letter.
    @inline(__always)
    static func isLower(_ value: UInt32) -> Bool {
        if value < 0x80 { return value >= 0x61 && value <= 0x7A }
        return Unicode.Scalar(value)?.properties.isLowercase ?? false
    }
}
