/// The script of a name, as far as those who type it need it told apart.
enum LetterScript: Hashable {
    case latin
    case greek
    case cyrillic
    case arabic
    /// Chinese characters and the Japanese syllables that stand among them.
    case chinese
    /// Any other, by the block of its first letter.
    case other(UInt32)

    /// The script of the first letter that is not Latin; Latin where there is none.
    init(of text: String) {
        let foreign = text.unicodeScalars.first { scalar in
            !LetterScript.isLatinOrSign(scalar.value) && scalar.properties.isAlphabetic
        }
        self = foreign.map { LetterScript(block: $0.value) } ?? .latin
    }

    /// The blocks are those of the Unicode Standard, chapter 2.8.
    private init(block value: UInt32) {
        self =
            switch value {
            case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
            case 0x400...0x52F: .cyrillic
            case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFEFC: .arabic
            case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .chinese
            default: .other(value >> 8)
            }
    }

    /// Latin letters with their marks, and the apostrophes and dashes among them.
    private static func isLatinOrSign(_ value: UInt32) -> Bool {
        value < 0x370 || (0x1E00...0x1EFF).contains(value) || (0x2000...0x206F).contains(value)
    }
}
