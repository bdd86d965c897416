import Foundation

/// Comparison of texts without regard to case or accents, and patterns.
enum CQL2Text {
    /// The text with differences of case taken away.
    ///
    /// Upper case first: it unites the letters that share a capital, such as `ß` with `ss` and the
    /// two forms of sigma.
    static func caseFolded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return text.uppercased().lowercased()
    }

    /// The text with accents taken away, also those that are part of a letter, as in `ø` and `ł`.
    static func withoutAccents(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var plain = String.UnicodeScalarView()
        for character in text {
            for scalar in decomposed(character) {
                if scalar.properties.generalCategory == .nonspacingMark { continue }
                if let replacement = barred[scalar] {
                    plain.append(contentsOf: replacement.unicodeScalars)
                } else {
                    plain.append(scalar)
                }
            }
        }
        return String(plain)
    }

    private static func decomposed(_ character: Character) -> [Unicode.Scalar] {
        String(character).decomposedStringWithCanonicalMapping.unicodeScalars.map(\.self)
    }

    /// Letters with a stroke or hook that have no decomposition in Unicode.
    private static let barred: [Unicode.Scalar: String] = [
        "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H",
        "ŧ": "t", "Ŧ": "T", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "ɓ": "b", "Ɓ": "B", "ɗ": "d", "Ɗ": "D", "ƙ": "k", "Ƙ": "K", "ƴ": "y", "Ƴ": "Y",
        "ɛ": "e", "Ɛ": "E", "ɔ": "o", "Ɔ": "O", "ŋ": "n", "Ŋ": "N", "ɲ": "n", "Ɲ": "N",
    ]

    /// Whether a text has the form of a pattern: `%` stands for any characters, `_` for one, and a
    /// backslash takes the meaning from the character behind it.
    ///
    /// - Complexity: O(*n* · *m*) at worst; never exponential.
    static func matches(_ text: String, pattern: String) -> Bool {
        let text = Array(text)
        let pattern = parts(of: pattern)
        var (at, part) = (0, 0)
        var retry: (at: Int, part: Int)?
        while at < text.count {
            if part < pattern.count, pattern[part] == .any {
                retry = (at, part)
                part += 1
            } else if part < pattern.count, pattern[part].fits(text[at]) {
                at += 1
                part += 1
            } else if let last = retry {
                retry = (last.at + 1, last.part)
                at = last.at + 1
                part = last.part + 1
            } else {
                return false
            }
        }
        while part < pattern.count, pattern[part] == .any { part += 1 }
        return part == pattern.count
    }

    private enum Part: Equatable {
        case one
        case any
        case exactly(Character)

        func fits(_ character: Character) -> Bool {
            switch self {
            case .one: true
            case .any: false
            case .exactly(let wanted): wanted == character
            }
        }
    }

    private static func parts(of pattern: String) -> [Part] {
        var parts: [Part] = []
        var isEscaped = false
        for character in pattern {
            switch character {
            case _ where isEscaped:
                parts.append(.exactly(character))
                isEscaped = false
            case "\\": isEscaped = true
            case "%": if parts.last != .any { parts.append(.any) }
            case "_": parts.append(.one)
            default: parts.append(.exactly(character))
            }
        }
        if isEscaped { parts.append(.exactly("\\")) }
        return parts
    }
}
