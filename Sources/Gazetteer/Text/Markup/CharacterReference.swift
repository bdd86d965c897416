/// A character reference of HTML: `&eacute;`, `&#233;`, `&#xE9;`.
struct CharacterReference {
    /// The character in UTF-8.
    let utf8: [UInt8]
    /// How many bytes, and code points, the reference has.
    let length: Int
    /// Whether the character is white space.
    let isSpace: Bool

    private static let longest = 10
    private static let names: [String: Unicode.Scalar] = {
        var names: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
            "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
            "laquo": "«", "raquo": "»", "hellip": "…", "deg": "°", "euro": "€", "middot": "·",
            "bull": "•", "times": "×", "frac12": "½", "frac14": "¼", "frac34": "¾", "oelig": "œ",
            "OElig": "Œ", "szlig": "ß", "yuml": "ÿ", "shy": "\u{AD}", "prime": "′", "Prime": "″",
        ]
        // The named letters of Latin-1 stand in the order of their code points.
        let letters = [
            "grave": "aeiou", "acute": "aeiouy", "circ": "aeiou", "tilde": "ano", "uml": "aeiou",
            "ring": "a", "cedil": "c", "slash": "o",
        ]
        let marks: [String: Unicode.Scalar] = [
            "grave": "\u{300}", "acute": "\u{301}", "circ": "\u{302}", "tilde": "\u{303}",
            "uml": "\u{308}", "ring": "\u{30A}", "cedil": "\u{327}",
        ]
        for (mark, bases) in letters {
            for base in bases {
                for letter in [String(base), base.uppercased()] {
                    if mark == "slash" {
                        names[letter + mark] = letter == "o" ? "ø" : "Ø"
                    } else if let combining = marks[mark],
                        let scalar = Self.composed(letter, combining)
                    {
                        names[letter + mark] = scalar
                    }
                }
            }
        }
        names["aelig"] = "æ"
        names["AElig"] = "Æ"
        return names
    }()

    /// Reads a reference; nil where the ampersand starts none.
    init?(_ bytes: [UInt8], at start: Int, end: Int) {
        let limit = min(end, start + Self.longest)
        guard let stop = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), stop > start + 1
        else { return nil }
        let name = String(decoding: bytes[(start + 1)..<stop], as: UTF8.self)
        let scalar: Unicode.Scalar?
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        } else if name.hasPrefix("#") {
            scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
        } else {
            scalar = Self.names[name]
        }
        guard let scalar, name.utf8.count == stop - start - 1, name.utf8.allSatisfy({ $0 < 0x80 })
        else { return nil }
        utf8 = Array(String(Character(scalar)).utf8)
        length = stop + 1 - start
        isSpace = scalar.properties.isWhitespace
    }

    /// A letter and its mark as one code point, where Latin-1 has it.
    private static func composed(
        _ letter: String, _ mark: Unicode.Scalar
    ) -> Unicode.Scalar? {
        var wanted = letter
        wanted.unicodeScalars.append(mark)
        // Canonical equivalence: "é" equals "e" with its mark.
        for value in UInt32(0xC0)...0xFF {
            if let scalar = Unicode.Scalar(value), String(Character(scalar)) == wanted {
                return scalar
            }
        }
        return nil
    }
}
