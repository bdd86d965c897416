/// The tokens of a text with their folded keys and what the lexicon knows of each.
///
/// The keys lie one behind the other, so that the key of "Burkina Faso" is the stretch from the
/// first byte of `burkina` to the last of `faso` and no name has to be put together.
struct TextWords {
    /// The text as UTF-8.
    let bytes: [UInt8]
    /// The tokens.
    let tokens: [TextToken]
    /// Where each sentence starts and ends, as token indices.
    let sentences: [Range<Int>]
    /// The keys of all tokens, one after the other; marks have none.
    let keys: [UInt8]
    /// Where the key of a token starts; one more entry than tokens.
    let keyStart: [Int32]
    /// The hash of each token's key.
    let hashes: [UInt64]
    /// What the lexicon says of each token.
    let traits: [WordTraits]
    /// The number of the sentence of each token.
    let sentenceOfToken: [Int32]
    /// Whether the text is mostly French.
    private(set) var isFrench = false
    private let letters: [UInt8]

    init(bytes: [UInt8], lexicon: Lexicon) {
        self.bytes = bytes
        tokens = Tokenizer.tokens(of: bytes)
        sentences = SentenceSplitter(bytes: bytes, tokens: tokens).sentences()
        var key = NameKey()
        var starts: [Int32] = []
        var hashes: [UInt64] = []
        var traits: [WordTraits] = []
        var letters: [UInt8] = []
        starts.reserveCapacity(tokens.count + 1)
        hashes.reserveCapacity(tokens.count)
        traits.reserveCapacity(tokens.count)
        letters.reserveCapacity(tokens.count)
        for token in tokens {
            let start = key.bytes.count
            starts.append(Int32(start))
            guard token.kind != .mark else {
                hashes.append(0)
                traits.append([])
                letters.append(bytes[Int(token.byteStart)])
                continue
            }
            key.append(utf8: bytes[token.byteRange])
            let hash = KeyHash.hash(key.bytes[start...])
            hashes.append(hash)
            let trait = lexicon.traits(ofHash: hash)
            traits.append(trait)
            letters.append(
                trait.contains(.feature) ? lexicon.featureLetter(ofHash: hash) ?? 0 : 0)
        }
        starts.append(Int32(key.bytes.count))
        keys = key.bytes
        keyStart = starts
        self.hashes = hashes
        self.traits = traits
        self.letters = letters
        var owners = [Int32](repeating: 0, count: tokens.count)
        for (number, sentence) in sentences.enumerated() {
            for token in sentence { owners[token] = Int32(number) }
        }
        sentenceOfToken = owners
        isFrench = TextLanguage.guess(self) == .french
    }

    /// How many tokens there are.
    var count: Int { tokens.count }

    /// The folded key of some neighbouring tokens.
    func key(_ range: Range<Int>) -> ArraySlice<UInt8> {
        keys[Int(keyStart[range.lowerBound])..<Int(keyStart[range.upperBound])]
    }

    /// Whether the folded key of a token is this ASCII text.
    @inline(__always)
    func isWord(_ index: Int, _ text: String) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind != .mark else { return false }
        return key(index..<(index + 1)).elementsEqual(text.utf8)
    }

    /// Whether a token is an English ending such as 's.
    func isClitic(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, token.casing == .lower, !token.isSpacedBefore else {
            return false
        }
        let first = bytes[Int(token.byteStart)]
        return first == UInt8(ascii: "'") || first == 0xE2
    }

    /// Whether a token is this mark.
    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .mark else { return false }
        return letters[index] == UInt8(truncatingIfNeeded: mark.value)
    }

    /// The class letter of a word for a kind of place, or nil.
    func featureLetter(_ index: Int) -> UInt8? {
        guard tokens.indices.contains(index), tokens[index].kind != .mark, letters[index] != 0
        else { return nil }
        return letters[index]
    }

    /// The traits of a token; none beyond the ends of the text.
    func traits(at index: Int) -> WordTraits {
        traits.indices.contains(index) ? traits[index] : []
    }

    /// Whether a token is a word that starts with a capital.
    func isCapitalised(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        switch tokens[index].casing {
        case .capitalised, .upper, .initial: return true
        case .lower, .none: return false
        }
    }

    /// Whether two tokens stand in one sentence.
    func sharesSentence(_ first: Int, _ second: Int) -> Bool {
        tokens.indices.contains(first) && tokens.indices.contains(second)
            && sentenceOfToken[first] == sentenceOfToken[second]
    }

    /// Whether a token is the first word of its sentence, quotation marks left aside.
    func startsSentence(_ index: Int) -> Bool {
        let start = sentences[Int(sentenceOfToken[index])].lowerBound
        var token = index
        while token > start {
            token -= 1
            guard tokens[token].kind == .mark else { return false }
        }
        return true
    }

    /// The token after a name that belongs to its abbreviation, or the index itself.
    func skippingStop(after index: Int) -> Int {
        isMark(index + 1, ".") && !tokens[index + 1].isSpacedBefore ? index + 1 : index
    }

    /// The words of neighbouring tokens as written, without what has no width.
    func text(_ range: Range<Int>) -> String {
        let text = String(
            decoding: bytes[
                Int(tokens[range.lowerBound].byteStart)..<Int(tokens[range.upperBound - 1].byteEnd)],
            as: UTF8.self)
        guard text.utf8.contains(0xAD) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { CharacterKind($0.value) != .joiner }))
    }
}
