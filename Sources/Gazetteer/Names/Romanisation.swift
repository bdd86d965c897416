/// The sound of a name, as far as French, English, Hausa, Tamasheq and Arabic spellings agree on it.
///
/// Ouallam and Wallam, Djado and Jado, Tchintabaraden and Chintabaraden, Niamey and Nyamay have one
/// such key each. It is coarser than ``NameKey``: different names may share it.
struct Romanisation {
    /// Romanises the key of a name; empty where the key is not of ASCII letters.
    static func key(of name: NameKey) -> NameKey {
        NameKey(folded: key(of: name.bytes))
    }

    static func key(of source: [UInt8]) -> [UInt8] {
        guard source.allSatisfy({ $0 < 0x80 }) else { return [] }
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        var index = 0
        let count = source.count
        func at(_ position: Int) -> UInt8 {
            position >= 0 && position < count ? source[position] : 0
        }
        func isVowel(_ byte: UInt8) -> Bool {
            byte == a || byte == e || byte == i || byte == o || byte == u || byte == y || byte == w
        }
        while index < count {
            let byte = source[index]
            let next = at(index + 1)
            let third = at(index + 2)
            var sound = byte
            var used = 1
            switch byte {
            case t where next == c && third == h, t where next == s && third == h:
                (sound, used) = (x, 3)
            case t where next == h: (sound, used) = (t, 2)
            case c where next == h, s where next == h: (sound, used) = (x, 2)
            case c where next == k: (sound, used) = (k, 2)
            case c where next == e || next == i || next == y: sound = s
            case c: sound = k
            case q: (sound, used) = (k, next == u && isVowel(third) ? 2 : 1)
            case k where next == h: (sound, used) = (k, 2)
            case d where next == j: (sound, used) = (j, 2)
            case d where next == h: (sound, used) = (d, 2)
            case d where next == i && isVowel(third) && third != i && third != y:
                (sound, used) = (j, 2)
            case z where next == h: (sound, used) = (j, 2)
            case z: sound = s
            case p where next == h: (sound, used) = (f, 2)
            case g where next == n && isVowel(third):
                (sound, used) = (n, 2)
                out.append(n)
                sound = i
            case g where next == h: (sound, used) = (g, 2)
            case g where next == u && (third == e || third == i || third == y):
                (sound, used) = (g, 2)
            case o where next == u: (sound, used) = (u, 2)
            case o where next == o: (sound, used) = (u, 2)
            case w: sound = u
            case v: sound = b
            case a where next == i || next == y, e where next == i || next == y:
                (sound, used) = (e, 2)
            case a where next == u, o where next == w: (sound, used) = (o, 2)
            case y: sound = i
            case m where next == f || next == p || next == b || next == v: sound = n
            case h where isVowel(at(index - 1)): sound = 0
            default: break
            }
            if sound != 0, out.last != sound { out.append(sound) }
            index += used
        }
        if out.count > 3, out.last == e, let before = out.dropLast().last, !isVowel(before) {
            out.removeLast()
        }
        return out
    }

    private static let (a, b, c, d, e, f, g, h) = (
        UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "d"),
        UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "h")
    )
    private static let (i, j, k, m, n, o, p, q) = (
        UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "k"), UInt8(ascii: "m"),
        UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "p"), UInt8(ascii: "q")
    )
    private static let (s, t, u, v, w, x, y, z) = (
        UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "u"), UInt8(ascii: "v"),
        UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "z")
    )
}
