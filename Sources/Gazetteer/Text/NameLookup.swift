extension PlaceIndex {
    /// The number of the name with a folded key, without making a string.
    ///
    /// - Complexity: O(1) and the length of the key.
    func number(ofKey key: ArraySlice<UInt8>) -> Int? {
        guard !key.isEmpty else { return nil }
        return number(of: Array(key), hash: KeyHash.hash(key))
    }
}

/// Finds the longest names and phrases that start at a token.
struct NameLookup {
    let index: PlaceIndex
    let lexicon: Lexicon

    /// The most tokens of a name, hyphens and stops not counted.
    private static let longestName = 6

    /// The longest name of the gazetteer that starts at a token.
    ///
    /// - Returns: Its tokens and its number in the index, or nil.
    func name(at start: Int, in words: TextWords) -> (tokens: Range<Int>, name: Int)? {
        var ends: [Int] = []
        var index = start
        while ends.count < Self.longestName {
            ends.append(index)
            guard let next = nextWord(after: index, in: words) else { break }
            index = next
        }
        for last in ends.reversed()
        where last == start || canEnd(last, from: start, in: words) {
            let range = start..<(last + 1)
            guard words.key(range).count > 1 else { continue }
            if let found = self.index.number(ofKey: words.key(range)) { return (range, found) }
            if let found = expanded(range, in: words) { return (range, found) }
        }
        return nil
    }

    /// The number of the name that consists of just these tokens, or nil.
    func name(exactly tokens: Range<Int>, in words: TextWords) -> Int? {
        if let found = index.number(ofKey: words.key(tokens)) { return found }
        var end = tokens.upperBound
        while end > tokens.lowerBound, words.tokens[end - 1].kind == .mark { end -= 1 }
        return end > tokens.lowerBound ? expanded(tokens.lowerBound..<end, in: words) : nil
    }

    /// The longest phrase of the lexicon that starts at a token.
    func phrase(
        at start: Int, in words: TextWords
    ) -> (tokens: Range<Int>, entries: [LexiconEntry])? {
        guard words.traits[start].contains(.startsPhrase) else { return nil }
        let most = lexicon.longestPhrase(fromHash: words.hashes[start])
        var ends: [Int] = [start]
        var index = start
        while ends.count < most {
            var next = index + 1
            while next < words.count, words.tokens[next].kind == .mark,
                isGlue(next, in: words) || words.isMark(next, ".")
            {
                next += 1
            }
            guard next < words.count, words.tokens[next].kind != .mark,
                words.sharesSentence(start, next)
            else { break }
            ends.append(next)
            index = next
        }
        for last in ends.reversed() {
            let range = start..<(last + 1)
            let found = lexicon.phrases(ofHash: KeyHash.hash(words.key(range))).filter {
                accepts($0, range, in: words)
            }
            if let first = found.first {
                return (
                    first.needsStop && words.isMark(last + 1, ".") ? start..<(last + 2) : range,
                    found
                )
            }
        }
        return nil
    }

    private func accepts(_ entry: LexiconEntry, _ range: Range<Int>, in words: TextWords) -> Bool {
        let first = words.tokens[range.lowerBound]
        if entry.isUpper {
            return range.allSatisfy {
                words.tokens[$0].kind != .word || words.tokens[$0].casing == .upper
                    || words.tokens[$0].casing == .initial
            }
        }
        switch entry.kind {
        case .demonym, .regionDemonym:
            return first.casing != .lower || (entry.isSmall && words.isFrench)
        case .organisation where endsAsTown(range, in: words): return false
        case .organisation, .organisationStart, .metonym, .countryShort, .weapon:
            return first.casing != .lower
                || range.contains { words.tokens[$0].casing == .capitalised }
        case .abbreviation:
            return first.casing != .lower
                && (!entry.needsStop || endsWithStop(range.upperBound - 1, in: words))
        case .postal:
            return first.casing == .upper
        }
    }

    /// "Manchester city" in small letters is the town and not the club.
    private func endsAsTown(_ range: Range<Int>, in words: TextWords) -> Bool {
        let last = range.upperBound - 1
        return range.count > 1 && words.tokens[last].casing == .lower
            && (words.isWord(last, "city") || words.isWord(last, "town"))
    }

    private func endsWithStop(_ last: Int, in words: TextWords) -> Bool {
        words.bytes[Int(words.tokens[last].byteEnd) - 1] == UInt8(ascii: ".")
            || (words.isMark(last + 1, ".") && !words.tokens[last + 1].isSpacedBefore)
    }

    private func nextWord(after index: Int, in words: TextWords) -> Int? {
        var next = index + 1
        guard next < words.count else { return nil }
        if words.tokens[next].kind == .mark {
            let isAbbreviationStop =
                words.isMark(next, ".") && !words.tokens[next].isSpacedBefore
                && words.tokens[index].codePointEnd - words.tokens[index].codePointStart <= 4
            guard isGlue(next, in: words) || isAbbreviationStop else { return nil }
            next += 1
        }
        guard next < words.count, words.sharesSentence(index, next),
            words.tokens[next].lineBreaksBefore < 2
        else { return nil }
        let token = words.tokens[next]
        switch token.kind {
        case .mark: return nil
        case .number: return token.byteEnd - token.byteStart <= 4 ? next : nil
        case .word:
            if words.isCapitalised(next) || !token.isSpacedBefore { return next }
            return isParticle(next, in: words) ? next : nil
        }
    }

    /// A hyphen or dash without spaces, as in "Bobo-Dioulasso".
    private func isGlue(_ index: Int, in words: TextWords) -> Bool {
        let token = words.tokens[index]
        guard !token.isSpacedBefore, index + 1 < words.count,
            !words.tokens[index + 1].isSpacedBefore
        else { return false }
        let first = words.bytes[Int(token.byteStart)]
        if first == UInt8(ascii: "-") { return true }
        // U+2010 to U+2015, the hyphens and dashes.
        return token.byteEnd - token.byteStart == 3 && first == 0xE2
            && words.bytes[Int(token.byteStart) + 1] == 0x80
            && (0x90...0x95).contains(words.bytes[Int(token.byteStart) + 2])
    }

    private func canEnd(_ index: Int, from start: Int, in words: TextWords) -> Bool {
        let token = words.tokens[index]
        // "St. John's" ends so, "Niger's" does not.
        if words.isClitic(index) { return index - start > 2 }
        return words.isCapitalised(index) || token.kind == .number || !token.isSpacedBefore
            || token.casing == .none
    }

    private static let particles: Set<String> = [
        "of", "the", "and", "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "sur",
        "sous", "aux", "au", "al", "el", "ag", "n", "upon", "on", "in", "am", "an", "der", "von",
        "di", "da", "do", "dos", "das", "del", "los", "las", "y", "bin", "ben", "under", "by",
        "international", "internationale",
    ]

    private func isParticle(_ index: Int, in words: TextWords) -> Bool {
        let key = words.key(index..<(index + 1))
        guard key.count <= 14 else { return false }
        return Self.particles.contains(String(decoding: key, as: UTF8.self))
    }

    private static let expansions: [(String, String)] = [
        ("st", "saint"), ("ste", "sainte"), ("mt", "mount"), ("ft", "fort"), ("pt", "point"),
        ("n", "north"), ("s", "south"), ("e", "east"), ("w", "west"),
    ]

    /// A name with its first or last word written in full, "Mount" for "Mt" and "County" for "Co".
    private func expanded(_ range: Range<Int>, in words: TextWords) -> Int? {
        guard range.count > 1 else { return nil }
        let first = words.key(range.lowerBound..<(range.lowerBound + 1))
        if first.count <= 3 {
            let short = String(decoding: first, as: UTF8.self)
            if let long = Self.expansions.first(where: { $0.0 == short })?.1 {
                let rest = words.key((range.lowerBound + 1)..<range.upperBound)
                let key = Array(long.utf8) + rest
                if let found = index.number(of: key, hash: KeyHash.hash(key)) { return found }
            }
        }
        let last = range.upperBound - 1
        for (short, long) in [("co", "county"), ("twp", "township"), ("is", "islands")]
        where words.key(last..<(last + 1)).elementsEqual(short.utf8) {
            let key = words.key(range.lowerBound..<last) + Array(long.utf8)
            if let found = index.number(of: Array(key), hash: KeyHash.hash(key)) { return found }
        }
        return nil
    }
}
