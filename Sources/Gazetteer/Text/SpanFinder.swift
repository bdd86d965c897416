/// Finds the stretches of a text that may name places, organisations or persons.
///
/// It walks each sentence once, takes the longest phrase of the lexicon or name of the gazetteer at
/// each capitalised word, and reads the words around for what is no place: titles and first names,
/// street words, the last words of organisations.
struct SpanFinder {
    let words: TextWords
    let lookup: NameLookup
    /// The spans in the order of the text, without overlaps.
    private(set) var spans: [NameSpan] = []
    /// The last names of the persons of the text, as hashes.
    private(set) var familyNames = FamilyNames()

    init(words: TextWords, lookup: NameLookup) {
        self.words = words
        self.lookup = lookup
    }

    /// Finds all spans.
    ///
    /// - Complexity: O(tokens).
    mutating func run() {
        for sentence in words.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                index = step(at: index, end: sentence.upperBound)
            }
        }
    }

    /// Takes what starts at a token and returns the token to go on with.
    private mutating func step(at index: Int, end: Int) -> Int {
        let token = words.tokens[index]
        guard token.kind == .word else { return index + 1 }
        let phrase = lookup.phrase(at: index, in: words)
        let mayStart = words.isCapitalised(index) || startsSmall(index)
        if !mayStart, phrase == nil { return index + 1 }
        if let phrase,
            phrase.entries.contains(where: { $0.kind == .organisation || $0.kind == .weapon }),
            !mayStart
                || (lookup.name(at: index, in: words)?.tokens.upperBound ?? 0)
                    <= phrase.tokens.upperBound,
            let next = take(phrase: phrase.tokens, phrase.entries, end: end)
        {
            return next
        }
        if mayStart, isFunctionWord(index) {
            return phrase.flatMap { take(phrase: $0.tokens, $0.entries, end: end) } ?? index + 1
        }
        if let skipped = partyPrefix(at: index) { return skipped }
        if mayStart, let street = street(at: index, end: end) {
            spans.append(street)
            return street.tokens.upperBound
        }
        if mayStart, let person = person(at: index, end: end) { return take(person) }
        if let rest = afterKindAndOf(index) { return rest }
        let name = mayStart ? name(at: index).flatMap { isHalf($0.tokens) ? nil : $0 } : nil
        let nameEnd = name?.tokens.upperBound ?? 0
        if let phrase, phrase.tokens.upperBound >= nameEnd,
            let next = take(phrase: phrase.tokens, phrase.entries, end: end)
        {
            return next
        }
        guard words.isCapitalised(index) || name != nil else { return index + 1 }
        if let organisation = organisation(at: index, end: end, name: name?.tokens) {
            spans.append(NameSpan(tokens: organisation, kind: .organisation))
            return organisation.upperBound
        }
        if let facility = facility(at: index, name: name?.tokens, end: end) {
            spans.append(facility)
            return facility.tokens.upperBound
        }
        if let name {
            var span = NameSpan(tokens: name.tokens, kind: .name, name: Int32(name.name))
            if words.tokens[name.tokens.upperBound - 1].casing != .lower,
                endsWithAbbreviation(name.tokens)
            {
                span.tokens = name.tokens.lowerBound..<(name.tokens.upperBound + 1)
            }
            span.asked = asked(for: span.tokens)
            spans.append(span)
            return span.tokens.upperBound
        }
        return unknown(at: index, end: end)
    }

    /// "west Africa" and, after an elision, "l'Aïr": a small first word of a name.
    private func startsSmall(_ index: Int) -> Bool {
        guard words.isCapitalised(index + 1), words.sharesSentence(index, index + 1) else {
            return false
        }
        if words.traits[index].contains(.direction) { return true }
        // "le lac Tchad", "le fleuve Niger": French writes the kind small.
        return words.isFrench && words.traits[index].contains(.feature)
            && words.featureLetter(index) != UInt8(ascii: "A")
            && words.featureLetter(index) != UInt8(ascii: "P")
    }

    /// The name that starts at a token; with a small first word only the name of a region.
    private func name(at index: Int) -> (tokens: Range<Int>, name: Int)? {
        guard let found = lookup.name(at: index, in: words) else { return nil }
        if words.isCapitalised(index) { return found }
        let kinds = lookup.index.uses(ofName: found.name).prefix(3).map {
            lookup.index.featureType(at: $0.row).0
        }
        if words.traits[index].contains(.direction) { return kinds.contains(.area) ? found : nil }
        return kinds.contains { $0 == .hydrographic || $0 == .terrain || $0 == .vegetation }
            ? found : nil
    }

    /// Whether a name is only the first half of a compound that the gazetteer lacks.
    ///
    /// "Mano" of "Mano-Dayak" is; two places side by side, "the Niger-Mali border", are no compound.
    private func isHalf(_ tokens: Range<Int>) -> Bool {
        let hyphen = tokens.upperBound
        guard tokens.count == 1, words.isMark(hyphen, "-"), !words.tokens[hyphen].isSpacedBefore,
            words.isCapitalised(hyphen + 1), !words.tokens[hyphen + 1].isSpacedBefore,
            words.tokens[hyphen + 1].casing == .capitalised,
            words.traits[hyphen + 1].isDisjoint(with: [
                .commonWord, .direction, .feature, .startsPhrase,
            ])
        else { return false }
        return !startsKnown(tokens.lowerBound) && lookup.name(at: hyphen + 1, in: words) == nil
    }

    /// The token after "R-" in "R-Florence" and "DFL-Cook", the mark of a party.
    private func partyPrefix(at index: Int) -> Int? {
        let token = words.tokens[index]
        guard token.casing == .initial || token.casing == .upper,
            token.codePointEnd - token.codePointStart <= 3, words.isMark(index + 1, "-"),
            !words.tokens[index + 1].isSpacedBefore, words.isCapitalised(index + 2),
            words.tokens[index + 2].casing != .initial, !words.isMark(index + 3, "-"),
            lookup.name(at: index, in: words).map({ $0.tokens.count == 1 }) ?? true,
            !words.traits[index].contains(.startsPhrase)
        else { return nil }
        return index + 2
    }

    /// The token of "Illinois" in "State of Illinois", where the name itself is known.
    private func afterKindAndOf(_ index: Int) -> Int? {
        guard words.traits[index].contains(.feature), words.tokens[index].casing == .capitalised,
            words.isWord(index + 1, "of"), words.isCapitalised(index + 2),
            words.sharesSentence(index, index + 2),
            words.featureLetter(index) == UInt8(ascii: "A")
                || words.featureLetter(index) == UInt8(ascii: "P"),
            let name = lookup.name(at: index + 2, in: words)
        else { return nil }
        // "Port of Spain" is no port in Spain: the longer name is that of a town.
        if isCountry(name.name), let whole = lookup.name(at: index, in: words),
            whole.tokens.count > 2, !isCountry(whole.name)
        {
            return nil
        }
        return index + 2
    }

    /// Whether the most important bearer of a name is a country.
    private func isCountry(_ name: Int) -> Bool {
        lookup.index.uses(ofName: name).first.map {
            lookup.index.featureCode(at: $0.row).hasPrefix("PCL")
        } ?? false
    }

    /// An article, preposition or the like with a capital: no name starts with it, but for "The
    /// Hague" in the middle of a sentence and "La Paz".
    private func isFunctionWord(_ index: Int) -> Bool {
        let key = words.key(index..<(index + 1))
        guard key.count <= 5, StopWords.startsSentence(String(decoding: key, as: UTF8.self)) else {
            return false
        }
        if words.tokens[index].casing == .initial { return !words.isMark(index + 1, ".") }
        if words.isWord(index, "the") {
            guard let name = lookup.name(at: index, in: words) else { return true }
            // "The Sahel" is the Sahel; "The Hague" is not Hague.
            return words.startsSentence(index)
                || lookup.name(at: index + 1, in: words)?.tokens.upperBound
                    == name.tokens.upperBound
        }
        guard let name = lookup.name(at: index, in: words) else { return true }
        return name.tokens.count == 1 || !isRomanceArticle(index)
    }

    private func isRomanceArticle(_ index: Int) -> Bool {
        ["la", "le", "les", "los", "las", "el", "al"].contains { words.isWord(index, $0) }
    }

    /// A base or airport written small behind its town, "Niamey air base", if the gazetteer has it;
    /// or in front of it, "base aérienne de Niamey".
    private func facility(at index: Int, name: Range<Int>?, end: Int) -> NameSpan? {
        guard let name else { return nil }
        for length in [3, 2, 1] where name.upperBound + length <= end {
            let last = name.upperBound + length - 1
            guard words.tokens[last].casing == .lower,
                words.featureLetter(last) == UInt8(ascii: "S"),
                let found = lookup.index.number(ofKey: words.key(name.lowerBound..<(last + 1)))
            else { continue }
            return NameSpan(
                tokens: name.lowerBound..<(last + 1), kind: .name, name: Int32(found),
                asked: UInt8(ascii: "S"))
        }
        return nil
    }

    private func endsWithAbbreviation(_ range: Range<Int>) -> Bool {
        guard range.count > 1 else { return false }
        let last = range.upperBound - 1
        return words.isMark(last + 1, ".") && !words.tokens[last + 1].isSpacedBefore
            && (words.isWord(last, "co") || words.isWord(last, "twp"))
    }
}

// MARK: - Phrases of the lexicon

extension SpanFinder {
    private mutating func take(
        phrase tokens: Range<Int>, _ entries: [LexiconEntry], end: Int
    ) -> Int? {
        for entry in entries {
            var span = NameSpan(tokens: tokens, kind: .nothing)
            span.value = entry.value
            switch entry.kind {
            case .organisation: span.kind = .organisation
            case .weapon: span.kind = .nothing
            case .metonym: span.kind = .metonym
            case .countryShort: span.kind = .country
            case .demonym: span.kind = .demonym
            case .regionDemonym: span.kind = .regionDemonym
            case .abbreviation: span.kind = .abbreviation
            case .postal:
                guard isAfterTown(tokens.lowerBound) else { continue }
                span.kind = .abbreviation
            case .organisationStart:
                guard let last = restOfOrganisation(after: tokens.upperBound, end: end) else {
                    continue
                }
                span.tokens = tokens.lowerBound..<last
                span.kind = .organisation
            }
            spans.append(span)
            return span.tokens.upperBound
        }
        return nil
    }

    /// Whether a name and a comma stand before: "Austin, TX".
    private func isAfterTown(_ index: Int) -> Bool {
        guard let last = spans.last, words.isMark(index - 1, ",") else { return false }
        return last.tokens.upperBound == index - 1
            && (last.kind == .name || last.kind == .unknownName)
    }

    /// The end of a name like "University of North Texas" that starts at a token, or nil.
    private func restOfOrganisation(after start: Int, end: Int) -> Int? {
        var index = start
        while index < end,
            words.isWord(index, "the") || words.isWord(index, "la")
                || words.isWord(index, "le") || words.isWord(index, "l")
        {
            index += 1
        }
        guard index < end, words.isCapitalised(index) else { return nil }
        if let name = lookup.name(at: index, in: words) { index = name.tokens.upperBound - 1 }
        while index + 1 < end, words.tokens[index + 1].kind == .word,
            words.isCapitalised(index + 1)
        {
            index += 1
        }
        return index + 1
    }
}

// MARK: - Runs of capitalised words

extension SpanFinder {
    /// The end of the run of capitalised words that starts at a token.
    private func endOfRun(_ start: Int, end: Int) -> Int {
        var index = start + 1
        while index < end {
            let token = words.tokens[index]
            if token.kind == .word, words.isCapitalised(index) {
                index += 1
            } else if words.isMark(index, "."), !token.isSpacedBefore, index + 1 < end,
                words.isCapitalised(index + 1),
                words.tokens[index - 1].codePointEnd - words.tokens[index - 1].codePointStart <= 2
            {
                index += 1
            } else if words.isMark(index, "-"), !token.isSpacedBefore, index + 1 < end,
                words.isCapitalised(index + 1), !words.tokens[index + 1].isSpacedBefore
            {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    /// An organisation by its last word: "Wichita State University", or nil.
    private func organisation(at start: Int, end: Int, name: Range<Int>?) -> Range<Int>? {
        let runEnd = endOfRun(start, end: end)
        guard runEnd - start > 1 else { return nil }
        for index in (start + 1)..<runEnd where words.traits[index].contains(.organisationHead) {
            if let name, name.upperBound > index { continue }
            // "Boone County Public Library": the county is still a place.
            if let name, words.traits(at: name.upperBound).contains(.civic) { return nil }
            if words.traits[index].contains(.civic) { continue }
            return start..<(index + 1)
        }
        return nil
    }

    /// A street by its last or first word, or nil.
    private func street(at start: Int, end: Int) -> NameSpan? {
        let runEnd = endOfRun(start, end: end)
        // "Highway 19", "Interstate 45", "County Road 35", "Illinois Route 159".
        if runEnd - start <= 3, words.traits[runEnd - 1].contains(.streetStart), runEnd < end,
            words.tokens[runEnd].kind == .number
        {
            return NameSpan(tokens: start..<(runEnd + 1), kind: .street)
        }
        guard runEnd - start > 1 else { return nil }
        for index in (start + 1)..<runEnd where words.traits[index].contains(.street) {
            // "Main St. Louis"? A street word before another capital is rarely one.
            guard index + 1 == runEnd else { continue }
            let isShort = words.tokens[index].codePointEnd - words.tokens[index].codePointStart <= 4
            let hasStop =
                isShort && words.isMark(index + 1, ".") && !words.tokens[index + 1].isSpacedBefore
            if words.isWord(index, "st") || words.isWord(index, "dr"), !hasStop { continue }
            return NameSpan(tokens: start..<(hasStop ? index + 2 : index + 1), kind: .street)
        }
        return nil
    }

    /// A capitalised name that the gazetteer lacks, where a place is asked for.
    private mutating func unknown(at start: Int, end: Int) -> Int {
        // "Near Gao", "Despite Niger": the first word is capital only because it comes first.
        if words.startsSentence(start), start + 1 < end, words.isCapitalised(start + 1),
            words.tokens[start + 1].isSpacedBefore,
            words.traits[start].contains(.placePreposition)
                || lookup.name(at: start + 1, in: words) != nil
        {
            return start + 1
        }
        var last = start
        let runEnd = endOfRun(start, end: end)
        while last + 1 < runEnd, words.traits(at: last + 1).isDisjoint(with: [.civic, .title]),
            !startsKnown(last + 1)
        {
            last += 1
        }
        while last > start, words.tokens[last].kind == .mark { last -= 1 }
        let tokens = start..<(last + 1)
        var span = NameSpan(tokens: tokens, kind: .unknownName)
        span.asked = asked(for: tokens)
        let trait = words.traits[start]
        guard trait.isDisjoint(with: [.furniture, .calendar]),
            !(words.startsSentence(start) && tokens.count == 1 && span.asked == nil)
        else { return tokens.upperBound }
        spans.append(span)
        return tokens.upperBound
    }

    /// Whether a phrase of the lexicon or a well-known name starts at a token.
    private func startsKnown(_ index: Int) -> Bool {
        if words.traits[index].contains(.startsPhrase), lookup.phrase(at: index, in: words) != nil {
            return true
        }
        guard words.isCapitalised(index), let name = lookup.name(at: index, in: words),
            let best = lookup.index.uses(ofName: name.name).first
        else { return false }
        return lookup.index.importance(at: best.row) > 9
    }

    /// The class letter that the words around a name ask for: "the village of X", "X County".
    func asked(for tokens: Range<Int>) -> UInt8? {
        let last = tokens.upperBound - 1
        if tokens.count > 1 {
            if let letter = words.featureLetter(last), words.isCapitalised(last) { return letter }
            if let letter = words.featureLetter(tokens.lowerBound) { return letter }
        }
        var before = tokens.lowerBound - 1
        // An article between: "la région du Gourma", "the village of the Marka".
        while before >= 0,
            words.isWord(before, "the") || words.isWord(before, "l")
                || words.isWord(before, "la") || words.isWord(before, "le")
        {
            before -= 1
        }
        let hasOf =
            words.isWord(before, "of") || words.isWord(before, "de") || words.isWord(before, "d")
            || words.isWord(before, "du") || words.isWord(before, "des")
        if hasOf {
            if let letter = words.featureLetter(before - 1) { return letter }
            // "ville minière d'Arlit", "commune rurale de Tondikiwindi".
            if words.traits(at: before - 2).contains(.feature),
                words.tokens[before - 1].casing == .lower
            {
                return words.featureLetter(before - 2)
            }
        } else if let letter = words.featureLetter(before), words.tokens[before].kind == .word {
            return letter
        }
        let after = tokens.upperBound
        if let letter = words.featureLetter(after), words.tokens[after].isSpacedBefore,
            words.sharesSentence(last, after)
        {
            return letter
        }
        return nil
    }
}

// MARK: - Persons

extension SpanFinder {
    /// A person that starts at a token: a title and a name, a first name and another, a family name
    /// of the text.
    private func person(at start: Int, end: Int) -> Range<Int>? {
        let runEnd = endOfRun(start, end: end)
        var first = start
        while first < runEnd, isTitle(first) {
            first += 1
            if words.isMark(first, "."), first < runEnd { first += 1 }
        }
        let hasTitle = first > start || isTitle(before: start)
        guard first < runEnd else { return nil }
        if hasTitle {
            let stop = endOfPerson(first, runEnd)
            // "President of Niger" and "Mayor Daley" differ: a place name alone needs more.
            if first > start || !isStrongPlace(at: first, stop: stop) {
                return stop > first ? start..<stop : nil
            }
        }
        let trait = words.traits[first]
        guard trait.contains(.givenName) || isInitialled(first, runEnd) else { return nil }
        let stop = endOfPerson(first, runEnd)
        guard stop - first > 1 else { return nil }
        if let name = lookup.name(at: first, in: words), name.tokens.upperBound >= stop,
            name.tokens.count > 1, !words.traits(at: first + 1).contains(.surname)
        {
            return nil
        }
        if trait.contains(.oftenPlace), !words.traits(at: stop - 1).contains(.surname) {
            return nil
        }
        return start..<stop
    }

    private mutating func take(_ person: Range<Int>) -> Int {
        spans.append(NameSpan(tokens: person, kind: .person))
        for index in person.dropFirst() where words.tokens[index].casing == .capitalised {
            familyNames.insert(words.hashes[index], words.key(index..<(index + 1)))
        }
        if person.count == 1 {
            familyNames.insert(
                words.hashes[person.lowerBound],
                words.key(person.lowerBound..<(person.lowerBound + 1)))
        }
        return person.upperBound
    }

    private func isTitle(_ index: Int) -> Bool {
        let trait = words.traits[index]
        return trait.contains(.title) && !trait.contains(.givenName)
            && words.tokens[index].casing == .capitalised && words.isCapitalised(index + 1)
            || (trait.contains(.title) && words.isMark(index + 1, ".")
                && words.tokens[index].casing == .capitalised)
    }

    private func isTitle(before index: Int) -> Bool {
        let previous = index - 1
        guard words.sharesSentence(previous, index) else { return false }
        if words.isMark(previous, ".") {
            return words.traits(at: previous - 1).contains(.title)
                && !words.tokens[previous].isSpacedBefore
        }
        return words.traits(at: previous).contains(.title)
    }

    private func endOfPerson(_ start: Int, _ runEnd: Int) -> Int {
        var index = start
        while index < runEnd {
            let trait = words.traits[index]
            if index > start, !trait.isDisjoint(with: [.organisationHead, .street, .calendar]),
                trait.isDisjoint(with: .personal)
            {
                break
            }
            if index > start, trait.contains(.feature), words.isCapitalised(index),
                trait.isDisjoint(with: .personal)
            {
                // "Jackson County": not a person after all.
                return start
            }
            index += 1
        }
        return index
    }

    /// Whether an initial and a name start here.
    private func isInitialled(_ index: Int, _ runEnd: Int) -> Bool {
        words.tokens[index].casing == .initial && words.isMark(index + 1, ".")
            && index + 2 < runEnd && words.tokens[index + 2].casing == .capitalised
            && words.traits(at: index + 2).isDisjoint(with: [.feature, .street])
    }

    private func isStrongPlace(at index: Int, stop: Int) -> Bool {
        guard let name = lookup.name(at: index, in: words) else { return false }
        if name.tokens.upperBound < stop { return false }
        let best = lookup.index.uses(ofName: name.name).first
        return best.map { lookup.index.importance(at: $0.row) > 9 } ?? false
    }
}
