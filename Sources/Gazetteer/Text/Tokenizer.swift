/// Cuts UTF-8 text into tokens with offsets in bytes and in code points, in one pass.
///
/// It never fails: bytes that are no letter, digit or white space become marks of one code point.
struct Tokenizer {
    private let bytes: [UInt8]
    private var byte = 0
    private var codePoint = 0
    private var lineBreaks = 0
    private var isSpaced = true
    private var tokens: [TextToken] = []

    /// Prepares the cutting of a text.
    ///
    /// - Parameter bytes: The text; broken UTF-8 is tolerated, each stray byte counts as one code
    ///   point.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Cuts the text.
    ///
    /// - Complexity: O(bytes).
    static func tokens(of bytes: [UInt8]) -> [TextToken] {
        var tokenizer = Tokenizer(bytes)
        tokenizer.run()
        return tokenizer.tokens
    }

    private mutating func run() {
        tokens.reserveCapacity(bytes.count / 5)
        while byte < bytes.count {
            let scalar = UTF8Scalar.decode(bytes, at: byte)
            switch CharacterKind(scalar.value) {
            case .lineBreak:
                lineBreaks += 1
                isSpaced = true
                advance(scalar)
            case .space:
                isSpaced = true
                advance(scalar)
            case .letter: word(from: scalar)
            case .digit: number()
            case .apostrophe where isClitic(after: byte + scalar.length):
                clitic(from: scalar)
            case .joiner: advance(scalar)
            case .apostrophe, .other:
                let start = (byte, codePoint)
                advance(scalar)
                append(.mark, casing: .none, from: start)
            }
        }
    }

    private mutating func advance(_ scalar: UTF8Scalar) {
        byte += scalar.length
        codePoint += 1
    }

    private mutating func append(
        _ kind: TextToken.Kind, casing: TextToken.Casing, from start: (byte: Int, codePoint: Int)
    ) {
        tokens.append(
            TextToken(
                kind: kind, casing: casing, lineBreaksBefore: UInt8(min(lineBreaks, 255)),
                isSpacedBefore: isSpaced, codePointStart: Int32(start.codePoint),
                codePointEnd: Int32(codePoint), byteStart: Int32(start.byte), byteEnd: Int32(byte)))
        lineBreaks = 0
        isSpaced = false
    }

    private mutating func word(from first: UTF8Scalar) {
        let start = (byte: byte, codePoint: codePoint)
        if let end = endOfStoppedLetters() {
            let isUpper = CharacterKind.isUpper(first.value)
            codePoint += end - byte
            byte = end
            append(.word, casing: isUpper ? .upper : .lower, from: start)
            return
        }
        var capitals = 0
        var smalls = 0
        let startsWithCapital = CharacterKind.isUpper(first.value)
        var end = (byte: byte, codePoint: codePoint)
        loop: while byte < bytes.count {
            let scalar = UTF8Scalar.decode(bytes, at: byte)
            switch CharacterKind(scalar.value) {
            case .letter:
                if CharacterKind.isUpper(scalar.value) {
                    capitals += 1
                } else if CharacterKind.isLower(scalar.value) {
                    smalls += 1
                }
                advance(scalar)
            case .digit:
                advance(scalar)
            case .joiner:
                advance(scalar)
                continue loop
            case .apostrophe:
                let next = byte + scalar.length
                if startsLetter(at: next), !isClitic(after: next) {
                    // An elision belongs to its word: l', d', N', O'.
                    advance(scalar)
                    end = (byte, codePoint)
                }
                break loop
            default: break loop
            }
            end = (byte, codePoint)
        }
        // What joins nothing, such as a tag behind a word, is no part of it.
        (byte, codePoint) = end
        let casing: TextToken.Casing =
            if capitals + smalls == 0 {
                .none
            } else if !startsWithCapital {
                .lower
            } else if smalls > 0 {
                .capitalised
            } else if capitals == 1 {
                .initial
            } else {
                .upper
            }
        append(.word, casing: casing, from: start)
    }

    private mutating func clitic(from apostrophe: UTF8Scalar) {
        let start = (byte: byte, codePoint: codePoint)
        advance(apostrophe)
        while startsLetter(at: byte) { advance(UTF8Scalar.decode(bytes, at: byte)) }
        append(.word, casing: .lower, from: start)
    }

    private mutating func number() {
        let start = (byte: byte, codePoint: codePoint)
        while byte < bytes.count {
            let value = bytes[byte]
            let isSeparator =
                (value == UInt8(ascii: ".") || value == UInt8(ascii: ","))
                && byte + 1 < bytes.count && isASCIIDigit(bytes[byte + 1])
            guard isASCIIDigit(value) || isSeparator else { break }
            byte += 1
            codePoint += 1
        }
        if byte == start.byte {
            // A digit of another script.
            advance(UTF8Scalar.decode(bytes, at: byte))
        }
        append(.number, casing: .none, from: start)
    }

    private func isASCIIDigit(_ value: UInt8) -> Bool {
        value >= UInt8(ascii: "0") && value <= UInt8(ascii: "9")
    }

    private func startsLetter(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        return CharacterKind(UTF8Scalar.decode(bytes, at: index).value) == .letter
    }

    /// Whether the letters after an apostrophe are an English ending: 's, 't, 're, 've, 'll, 'd, 'm.
    private func isClitic(after index: Int) -> Bool {
        guard index > 1, index < bytes.count else { return false }
        let second = index + 1 < bytes.count ? bytes[index + 1] | 0x20 : 0
        let length: Int
        switch bytes[index] | 0x20 {
        case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "m"):
            length = 1
        case UInt8(ascii: "r") where second == UInt8(ascii: "e"),
            UInt8(ascii: "v") where second == UInt8(ascii: "e"),
            UInt8(ascii: "l") where second == UInt8(ascii: "l"):
            length = 2
        default: return false
        }
        return !startsLetter(at: index + length) && isInsideWord(before: index)
    }

    /// Whether a letter stands before the apostrophe that ends before an index.
    private func isInsideWord(before index: Int) -> Bool {
        var position = start(ofCodePointBefore: index)
        while position > 0 {
            position = start(ofCodePointBefore: position)
            switch CharacterKind(UTF8Scalar.decode(bytes, at: position).value) {
            case .letter: return true
            case .joiner: continue
            default: return false
            }
        }
        return false
    }

    private func start(ofCodePointBefore index: Int) -> Int {
        var start = max(0, index - 1)
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The end of letters with stops such as "U.S.", "p.m.", "W.Va.", or nil.
    private func endOfStoppedLetters() -> Int? {
        var index = byte
        var groups = 0
        while index < bytes.count, isASCIILetter(bytes[index]) {
            var end = index + 1
            while end < bytes.count, isASCIILetter(bytes[end]) { end += 1 }
            let length = end - index
            // The first group is one letter; a later one may be an abbreviated word as in "W.Va.".
            let isAbbreviated =
                groups > 0 && (2...3).contains(length) && bytes[index] & 0x20 == 0
                && bytes[index + 1] & 0x20 != 0
            guard length == 1 || isAbbreviated, end < bytes.count, bytes[end] == UInt8(ascii: ".")
            else { break }
            groups += 1
            index = end + 1
            if length > 1 { break }
        }
        guard groups > 1 else { return nil }
        // "U.S.A" without the last stop, and "e.g.The" where a sentence follows without a space.
        if index < bytes.count, isASCIILetter(bytes[index]) {
            let next = index + 1
            if next >= bytes.count || !isASCIILetter(bytes[next]) { return next }
        }
        return index
    }

    private func isASCIILetter(_ value: UInt8) -> Bool {
        let small = value | 0x20
        return small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z")
    }
}
