import Glibc

/// Reads the signs of each name and decides which are names of places.
struct ToponymJudge {
    let words: TextWords
    let index: PlaceIndex
    let model: ToponymModel
    private let familyNames: FamilyNames
    private var smallWords: Set<UInt64> = []
    private(set) var spans: [NameSpan]
    private let scarcity: Double

    /// About as many names as a gazetteer of all towns of the world has.
    private static let namesOfTheWorld = 1.2e6

    init(
        words: TextWords, index: PlaceIndex, spans: [NameSpan], familyNames: FamilyNames,
        model: ToponymModel = .standard
    ) {
        self.words = words
        self.index = index
        self.spans = spans
        self.familyNames = familyNames
        self.model = model
        scarcity = max(0, log(Self.namesOfTheWorld / Double(max(index.nameCount, 1000))))
        for token in words.tokens.indices where words.tokens[token].casing == .lower {
            smallWords.insert(words.hashes[token])
        }
    }

    /// The signs of every name span, nil for the others.
    mutating func signs() -> [[Double]?] {
        linkContainers()
        var result = spans.indices.map { number in
            spans[number].kind == .name || spans[number].kind == .unknownName
                ? ownSigns(of: number) : nil
        }
        addSigns(ofOthers: &result)
        return result
    }

    /// Decides; sets the likelihood of every span.
    mutating func run() {
        let all = signs()
        for (number, signs) in all.enumerated() {
            guard let signs else { continue }
            let isBare =
                signs[ToponymModel.Sign.isFurniture.rawValue] > 0 && spans[number].asked == nil
            spans[number].likelihood = isBare ? 0 : model.likelihood(signs)
            spans[number].isEvident =
                signs[ToponymModel.Sign.askedBefore.rawValue] > 0
                || signs[ToponymModel.Sign.beforeArea.rawValue] > 0
        }
    }

    // MARK: - Containers

    /// Links "Paris" to "Texas" in "Paris, Texas" and "Gao" to "Mali" in "Gao (Mali)".
    private mutating func linkContainers() {
        for number in spans.indices.dropLast() {
            let span = spans[number]
            guard span.kind == .name || span.kind == .unknownName else { continue }
            let next = spans[number + 1]
            let gap = next.tokens.lowerBound - span.tokens.upperBound
            guard (1...2).contains(gap),
                words.sharesSentence(span.tokens.lowerBound, next.tokens.lowerBound)
            else { continue }
            let mark = span.tokens.upperBound
            if isIn(mark, gap: gap), isArea(next) {
                spans[number].container = Int32(number + 1)
                spans[number].isLooselyContained = true
            }
            guard gap == 1 else { continue }
            let isComma = words.isMark(mark, ",")
            let isBracket = words.isMark(mark, "(")
            guard isComma || isBracket, isArea(next) else { continue }
            spans[number].container = Int32(number + 1)
        }
    }

    /// "in", "au", "en", "in the", "dans la" between a name and the next.
    private func isIn(_ index: Int, gap: Int) -> Bool {
        let prepositions = gap == 1 ? ["in", "au", "en"] : ["in", "dans"]
        guard prepositions.contains(where: { words.isWord(index, $0) }) else { return false }
        return gap == 1
            || ["the", "la", "le", "l"].contains { words.isWord(index + 1, $0) }
    }

    /// Whether a span can contain the place written before it.
    private func isArea(_ span: NameSpan) -> Bool {
        switch span.kind {
        case .country, .abbreviation: return true
        case .name:
            let bearers = index.uses(ofName: Int(span.name)).prefix(8).map {
                Bearer($0, in: index)
            }
            guard let area = bearers.first(where: { $0.letter == UInt8(ascii: "A") }) else {
                return false
            }
            // "Bamako, Gao and Kidal" lists towns, though each has given its name to its region.
            return span.asked == UInt8(ascii: "A")
                || !bearers.contains {
                    ($0.rank == 4 || $0.rank == 5) && $0.country == area.country && area.rank > 0
                }
        default: return false
        }
    }

    // MARK: - Signs

    private func ownSigns(of number: Int) -> [Double] {
        let span = spans[number]
        var signs = [Double](repeating: 0, count: ToponymModel.Sign.allCases.count)
        func set(_ sign: ToponymModel.Sign, _ value: Double = 1) { signs[sign.rawValue] = value }
        set(.always)
        let first = span.tokens.lowerBound
        let last = span.tokens.upperBound - 1
        setName(span, set)
        if span.tokens.count == 1 {
            let trait = words.traits[first]
            if trait.contains(.commonWord) { set(.isCommonWord) }
            if trait.contains(.givenName) { set(.isGivenName) }
            if trait.contains(.surname) { set(.isSurname) }
            if trait.contains(.oftenPlace) { set(.isOftenPlace) }
            if !trait.isDisjoint(with: [.furniture, .calendar]) { set(.isFurniture) }
            if smallWords.contains(words.hashes[first]) { set(.isSmallHere) }
            if familyNames.contains(words.hashes[first], words.key(span.tokens)) {
                set(.isFamilyNameHere)
            }
            if words.tokens[first].casing == .upper, words.key(span.tokens).count <= 4 {
                set(.isShortUpper)
            }
        } else {
            set(span.tokens.count == 2 ? .hasTwoWords : .hasMoreWords)
            if span.tokens.contains(where: { words.traits[$0].contains(.feature) }) {
                set(.hasFeatureWord)
            }
            if familyNames.contains(words.hashes[last]) { set(.isFamilyNameHere) }
            if words.traits[first].contains(.givenName) { set(.isGivenName) }
            if words.traits[last].contains(.surname) { set(.isSurname) }
            if span.tokens.contains(where: { words.tokens[$0].kind == .mark }) { set(.hyphenated) }
        }
        if words.tokens[first].casing == .upper { set(.isUpper) }
        if words.key(span.tokens).count <= 3 {
            let isPlain =
                words.tokens[first].casing == .capitalised
                && words.traits[first].isDisjoint(with: [.givenName, .surname, .commonWord])
            set(isPlain ? .isShortName : .isShortKey)
        }
        setBefore(first, number, set)
        setAfter(last, number, set)
        if isDefined(span) { set(.isDefined) }
        return signs
    }

    /// "X (in Tuareg Y) is a village", "X est une ville": the sentence says what X is.
    private func isDefined(_ span: NameSpan) -> Bool {
        guard words.startsSentence(span.tokens.lowerBound) else { return false }
        let end = words.sentences[Int(words.sentenceOfToken[span.tokens.lowerBound])].upperBound
        var index = span.tokens.upperBound
        if words.isMark(index, "(") {
            let close = (index..<min(end, index + Self.longestAside)).first {
                words.isMark($0, ")")
            }
            guard let close else { return false }
            index = close + 1
        }
        guard index < end, Self.copulas.contains(where: { words.isWord(index, $0) }) else {
            return false
        }
        index += 1
        guard index < end, Self.articles.contains(where: { words.isWord(index, $0) }) else {
            return false
        }
        return (index + 1..<min(end, index + 5)).contains {
            words.traits[$0].contains(.feature) && words.tokens[$0].casing == .lower
        }
    }

    /// The most tokens of what stands in brackets behind a name that is being defined.
    private static let longestAside = 40
    private static let copulas = ["is", "was", "est", "etait"]
    private static let articles = ["a", "an", "the", "un", "une", "la", "le"]

    private func setName(_ span: NameSpan, _ set: (ToponymModel.Sign, Double) -> Void) {
        guard span.kind == .name else {
            set(.isUnknown, 1)
            set(.scarcityUnknown, scarcity)
            return
        }
        let uses = index.uses(ofName: Int(span.name))
        guard let best = uses.first else { return }
        set(.importance, index.importance(at: best.row))
        set(.scarcity, scarcity)
        if uses.count <= 2 { set(.fewBearers, 1) }
        if !uses.prefix(12).contains(where: { $0.role == .preferred }) { set(.isOtherName, 1) }
        let bearer = Bearer(best, in: index)
        set(.population, Double(bearer.population))
        if bearer.isRegion { set(.isRegion, 1) }
        if bearer.letter == UInt8(ascii: "S"), span.tokens.count > 1 { set(.isFacility, 1) }
        switch bearer.rank {
        case 0: set(.isCountry, 1)
        case 1: set(.isFirstArea, 1)
        case 2, 3: set(.isSmallArea, 1)
        default: if bearer.letter == UInt8(ascii: "P") { set(.isPopulated, 1) }
        }
    }

    private func setBefore(
        _ first: Int, _ number: Int, _ set: (ToponymModel.Sign, Double) -> Void
    ) {
        if words.startsSentence(first) { set(.startsSentence, 1) }
        let before = first - 1
        guard words.sharesSentence(before, first) else { return }
        let trait = words.traits(at: before)
        let isWord = words.tokens[before].kind == .word
        if isWord {
            if trait.contains(.placePreposition) {
                set(.preposition, 1)
                if spans[number].kind == .unknownName { set(.isUnknownWithPreposition, 1) }
            }
            if words.isWord(before, "of") || words.isWord(before, "de") || words.isWord(before, "d")
            {
                set(.afterOf, 1)
            }
            if trait.contains(.title) { set(.afterTitle, 1) }
            if words.isWord(before, "the") || words.isWord(before, "le")
                || words.isWord(before, "la")
            {
                set(.afterArticle, 1)
            }
            if trait.contains(.direction) {
                set(.afterDirection, 1)
            } else if words.isCapitalised(before), !words.startsSentence(before) {
                set(trait.contains(.givenName) ? .afterGivenName : .afterCapital, 1)
            }
            if words.isWord(before, "and") || words.isWord(before, "et")
                || words.isWord(before, "or"),
                isPlaceEnding(at: before, before: number)
            {
                set(.afterPlaceAndAnd, 1)
            }
        } else if words.isMark(before, ",") {
            if isPlaceEnding(at: before, before: number) { set(.afterPlaceAndComma, 1) }
        } else if words.isMark(before, "(") {
            set(.afterBracket, 1)
        } else if words.isMark(before, "\"")
            || words.tokens[before].byteEnd - words.tokens[before].byteStart == 3
        {
            set(.inQuotes, 1)
        }
        if askedBefore(first) {
            set(.askedBefore, 1)
            let letter = spans[number].asked
            if spans[number].kind == .unknownName,
                letter == UInt8(ascii: "P") || letter == UInt8(ascii: "H")
                    || letter == UInt8(ascii: "S")
            {
                set(.isAskedUnknown, 1)
            }
        }
    }

    private func askedBefore(_ first: Int) -> Bool {
        var before = first - 1
        if words.isWord(before, "of") || words.isWord(before, "de") || words.isWord(before, "d") {
            before -= 1
        }
        return words.traits(at: before).contains(.feature) && words.sharesSentence(before, first)
            && words.tokens[before].casing == .lower
    }

    private func isPlaceEnding(at token: Int, before number: Int) -> Bool {
        guard number > 0 else { return false }
        let previous = spans[number - 1]
        guard previous.tokens.upperBound == token else { return false }
        switch previous.kind {
        case .name, .country, .abbreviation: return true
        default: return false
        }
    }

    private func setAfter(
        _ last: Int, _ number: Int, _ set: (ToponymModel.Sign, Double) -> Void
    ) {
        if spans[number].container >= 0, !spans[number].isLooselyContained { set(.beforeArea, 1) }
        let after = last + 1
        guard words.sharesSentence(last, after) else { return }
        let token = words.tokens[after]
        switch token.kind {
        case .mark:
            if words.isMark(after, ",") { set(.beforeComma, 1) }
            if words.isMark(after, ".") { set(.beforeStop, 1) }
            if words.isMark(after, "(") { set(.beforeBracket, 1) }
            // "NIAMEY, Niger (AFP) -" and "AGADEZ —": a dateline opens a text.
            if words.startsSentence(spans[number].tokens.lowerBound),
                words.tokens[spans[number].tokens.lowerBound].casing == .upper
            {
                set(.datelineStart, 1)
            }
        case .number: set(.beforeNumber, 1)
        case .word:
            let trait = words.traits[after]
            if !token.isSpacedBefore,
                words.bytes[Int(token.byteEnd) - 1] | 0x20 == UInt8(ascii: "s")
            {
                set(.beforePossessive, 1)
                return
            }
            if words.isCapitalised(after) {
                if trait.contains(.street) { set(.beforeStreet, 1) }
                if trait.contains(.civic) || trait.contains(.title) {
                    set(.beforeCivic, 1)
                } else if trait.contains(.organisationHead) {
                    set(.beforeOrganisation, 1)
                } else if trait.contains(.feature) {
                    set(.askedAfter, 1)
                } else {
                    set(.beforeCapital, 1)
                    if !trait.isDisjoint(with: .personal) { set(.beforeSurname, 1) }
                }
            } else {
                set(.beforeSmallWord, 1)
                if trait.contains(.speech) { set(.beforeSpeech, 1) }
                if trait.contains(.governmentVerb) { set(.beforeGovernmentVerb, 1) }
                if trait.contains(.feature) { set(.askedAfter, 1) }
            }
        }
    }

    /// Signs that a name gets from its other occurrences.
    private mutating func addSigns(ofOthers signs: inout [[Double]?]) {
        var groups: [ArraySlice<UInt8>: [Int]] = [:]
        for number in spans.indices where signs[number] != nil {
            groups[words.key(spans[number].tokens), default: []].append(number)
        }
        for group in groups.values {
            let first = group[0]
            var evident = 0
            var prepositions = 0
            for number in group {
                spans[number].first = Int32(first)
                guard let own = signs[number] else { continue }
                if isEvident(own) { evident += 1 }
                if own[ToponymModel.Sign.preposition.rawValue] > 0 { prepositions += 1 }
            }
            guard group.count > 1 else { continue }
            for number in group {
                guard let own = signs[number] else { continue }
                let others = evident - (isEvident(own) ? 1 : 0)
                let otherPrepositions =
                    prepositions - Int(own[ToponymModel.Sign.preposition.rawValue])
                signs[number]?[ToponymModel.Sign.isRepeated.rawValue] = log(Double(group.count))
                if others > 0 { signs[number]?[ToponymModel.Sign.isEvidentElsewhere.rawValue] = 1 }
                if otherPrepositions > 0 {
                    signs[number]?[ToponymModel.Sign.prepositionElsewhere.rawValue] = 1
                }
            }
        }
    }

    private func isEvident(_ signs: [Double]) -> Bool {
        signs[ToponymModel.Sign.beforeArea.rawValue] > 0
            || signs[ToponymModel.Sign.askedBefore.rawValue] > 0
    }
}
