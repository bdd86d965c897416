/// Brings words into the form in which the lexicons have them: lower case, no accents.
enum ClaimFolding {
    static func fold(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in scalars {
            switch scalar.value {
            case 0x41...0x5A: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            case 0..<0x80: result.unicodeScalars.append(scalar)
            case 0x300...0x36F, 0xAD, 0x200B, 0x2060, 0xFEFF: break
            default: result += letters[scalar] ?? scalar.properties.lowercaseMapping
            }
        }
        return result
    }

    static func fold(_ text: String) -> String { fold(text.unicodeScalars) }

    private static let letters: [Unicode.Scalar: String] = {
        let bases: [(String, String)] = [
            ("a", "àâäáãåÀÂÄÁÃÅ"), ("c", "çÇ"), ("e", "éèêëÉÈÊË"), ("i", "îïíìÎÏÍÌ"),
            ("n", "ñÑ"), ("o", "ôöóòõÔÖÓÒÕ"), ("u", "ùûüúÙÛÜÚ"), ("y", "ÿŸ"), ("oe", "œŒ"),
            ("ae", "æÆ"), ("'", "’ʼ‘"), ("-", "‐‑"), ("–", "–—−"), ("/", "⁄∕"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (base, variants) in bases {
            for scalar in variants.unicodeScalars { table[scalar] = base }
        }
        return table
    }()
}
