/// Reads numbers as texts write them: digits with separators, words, fractions, round nouns, ranges.
struct NumberGrammar {
    /// A number and the token after it.
    struct Reading {
        let number: StatedNumber
        let end: Int
    }

    let view: SentenceView

    private var tokens: [ClaimToken] { view.tokens }
    private var vocabulary: ClaimVocabulary { view.vocabulary }
    private var limit: Int { view.limit }

    /// The number that begins at a token; nil if none does.
    ///
    /// "Between 20 and 30" and "20 to 30" are one number with two ends.
    func number(at start: Int) -> Reading? {
        guard start < limit, view.mayStartNumber(start) else { return nil }
        if tokens[start].kind == .word, vocabulary.between.contains(tokens[start].word),
            let first = single(at: start + 1), first.end < limit,
            vocabulary.and.contains(tokens[first.end].word),
            let second = single(at: first.end + 1)
        {
            return Reading(
                number: StatedNumber(from: first.number, to: second.number), end: second.end)
        }
        guard let first = single(at: start) else { return nil }
        if first.end < limit, vocabulary.rangeWords.contains(tokens[first.end].word),
            let second = single(at: first.end + 1), second.number.low > first.number.high,
            first.number.style != .vague
        {
            return Reading(
                number: StatedNumber(from: first.number, to: second.number), end: second.end)
        }
        return first
    }

    private func single(at start: Int) -> Reading? {
        guard start < limit else { return nil }
        switch tokens[start].kind {
        case .number: return digits(at: start)
        case .word:
            return vague(at: start) ?? collective(at: start) ?? pureFraction(at: start)
                ?? spelled(at: start)
        case .sign: return sign(at: start)
        case .mention: return nil
        }
    }

    // MARK: - Digits

    private func digits(at start: Int) -> Reading? {
        var text = tokens[start].word
        var end = start + 1
        // "1 200" and "12 500 000": groups of three after at most three digits.
        if text.count <= 3, text.first != "0", text.allSatisfy(\.isNumber) {
            while end < limit, tokens[end].kind == .number, tokens[end].word.count == 3,
                tokens[end].word.allSatisfy(\.isNumber), tokens[end].isGroup(after: tokens[end - 1])
            {
                text += tokens[end].word
                end += 1
            }
        }
        guard let number = Self.value(of: text, decimalComma: vocabulary.usesDecimalComma) else {
            return nil
        }
        return fraction(after: Reading(number: number, end: end))
    }

    /// The value of digits with separators, read by the custom of the language.
    ///
    /// A separator before exactly three digits groups thousands, except that a decimal separator of
    /// the language after a lone zero, or with one group in English, stays a decimal separator.
    static func value(of text: String, decimalComma: Bool) -> StatedNumber? {
        var groups: [String] = [""]
        var separators: [Character] = []
        for character in text {
            if character.isASCII, character.isNumber {
                groups[groups.count - 1].append(character)
            } else {
                separators.append(character)
                groups.append("")
            }
        }
        guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        guard let last = separators.last else {
            return StatedNumber(whole: groups[0], decimals: "", style: .digits)
        }
        let decimal: Character = decimalComma ? "," : "."
        let groupsAreThousands =
            groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
            && groups[0] != "0"
        if separators.count > 1, Set(separators).count == 1 {
            return groupsAreThousands
                ? StatedNumber(whole: groups.joined(), decimals: "", style: .digits) : nil
        }
        if separators.count > 1 {
            return StatedNumber(
                whole: groups.dropLast().joined(), decimals: groups.last ?? "", style: .digits)
        }
        if groupsAreThousands, last != decimal || decimalComma {
            // French prints "1,200" only where it copies an English figure: no one states metres.
            return StatedNumber(whole: groups.joined(), decimals: "", style: .digits)
        }
        return StatedNumber(whole: groups[0], decimals: groups[1], style: .digits)
    }

    // MARK: - Fractions

    private static let vulgar: [String: (numerator: Double, denominator: Double)] = [
        "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8),
        "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅕": (1, 5),
    ]

    private func sign(at start: Int) -> Reading? {
        guard let (numerator, denominator) = Self.vulgar[tokens[start].word] else { return nil }
        let end = skipOfArticle(start + 1)
        return Reading(
            number: StatedNumber(fraction: numerator / denominator, denominator: denominator),
            end: end)
    }

    /// Adds "1/2", "½" or "and a half" to a whole number, or reads "1/2" itself.
    private func fraction(after whole: Reading) -> Reading {
        let end = whole.end
        guard end < limit else { return whole }
        if tokens[end].isSign("/"), let fraction = slash(at: end - 1) {
            return Reading(number: fraction.number, end: skipOfArticle(fraction.end))
        }
        var next = end
        if tokens[next].isSign("-") { next += 1 }
        if next < limit, let (numerator, denominator) = Self.vulgar[tokens[next].word] {
            return Reading(
                number: StatedNumber(
                    fraction: whole.number.low + numerator / denominator, denominator: denominator),
                end: next + 1)
        }
        if next < limit, let fraction = slash(at: next) {
            return Reading(
                number: StatedNumber(
                    fraction: whole.number.low + fraction.number.low,
                    denominator: 1 / fraction.number.place),
                end: fraction.end)
        }
        return half(after: whole)
    }

    /// Adds "and a half" or "et demi".
    func half(after whole: Reading) -> Reading {
        var next = whole.end
        guard next + 1 < limit, vocabulary.and.contains(tokens[next].word) else { return whole }
        next += 1
        if vocabulary.articles.contains(tokens[next].word), next + 1 < limit { next += 1 }
        let denominator: Double
        if vocabulary.half.contains(tokens[next].word) {
            denominator = 2
        } else if let other = vocabulary.denominators[tokens[next].word] {
            denominator = other
        } else {
            return whole
        }
        return Reading(
            number: StatedNumber(
                fraction: whole.number.low + 1 / denominator, denominator: denominator),
            end: next + 1)
    }

    private func slash(at start: Int) -> Reading? {
        guard start + 2 < limit, tokens[start].kind == .number, tokens[start + 1].isSign("/"),
            tokens[start + 2].kind == .number,
            let numerator = Double(tokens[start].word),
            let denominator = Double(tokens[start + 2].word),
            numerator < denominator, denominator <= 16, numerator >= 1
        else { return nil }
        return Reading(
            number: StatedNumber(fraction: numerator / denominator, denominator: denominator),
            end: start + 3)
    }

    /// "half a", "a third of a", "three quarters of a", "un demi-", "un tiers de".
    private func pureFraction(at start: Int) -> Reading? {
        var index = start
        var numerator = 1.0
        if let count = vocabulary.ones[tokens[index].word] {
            numerator = count
            index += 1
        } else if vocabulary.articles.contains(tokens[index].word) {
            index += 1
        }
        if index < limit, tokens[index].isSign("-") { index += 1 }
        guard index < limit else { return nil }
        let denominator: Double
        if vocabulary.half.contains(tokens[index].word) {
            denominator = 2
        } else if let other = vocabulary.denominators[tokens[index].word] {
            denominator = other
        } else {
            return nil
        }
        guard numerator < denominator else { return nil }
        let end = skipOfArticle(index + 1)
        return Reading(
            number: StatedNumber(fraction: numerator / denominator, denominator: denominator),
            end: end)
    }

    /// Skips "of a", "a", "-" before the unit.
    private func skipOfArticle(_ start: Int) -> Int {
        var index = start
        if index < limit, tokens[index].isSign("-") { index += 1 }
        if index < limit, vocabulary.of.contains(tokens[index].word) { index += 1 }
        if index < limit, vocabulary.articles.contains(tokens[index].word) { index += 1 }
        return index
    }

    // MARK: - Words

    private func vague(at start: Int) -> Reading? {
        guard let hit = vocabulary.vague.hit(in: tokens, at: start, before: limit) else {
            return nil
        }
        var end = start + hit.count
        if end < limit,
            vocabulary.thousand.contains(tokens[end].word)
                || vocabulary.hundred.contains(tokens[end].word)
        {
            let factor = vocabulary.hundred.contains(tokens[end].word) ? 100.0 : 1000
            end += 1
            return Reading(number: Self.vague(hit.value, times: factor), end: end)
        }
        if end < limit, vocabulary.collectives[tokens[end].word] != nil { return nil }
        return Reading(number: Self.vague(hit.value, times: 1), end: end)
    }

    private static func vague(_ range: ClosedRange<Double>, times factor: Double) -> StatedNumber {
        StatedNumber(
            low: range.lowerBound * factor, high: range.upperBound * factor, place: factor,
            precision: factor, style: .vague)
    }

    /// "a dozen", "une bonne vingtaine de", "une demi-douzaine de".
    private func collective(at start: Int) -> Reading? {
        var index = start
        var factor = 1.0
        if let count = vocabulary.ones[tokens[index].word] {
            factor = count
            index += 1
        } else if vocabulary.articles.contains(tokens[index].word) {
            index += 1
        } else if !vocabulary.half.contains(tokens[index].word) {
            return nil
        }
        if index < limit, tokens[index].isWord("bonne") || tokens[index].isWord("petite") {
            index += 1
        }
        if index < limit, vocabulary.half.contains(tokens[index].word) {
            factor /= 2
            index += 1
            if index < limit, tokens[index].isSign("-") { index += 1 }
            if index < limit, vocabulary.articles.contains(tokens[index].word) { index += 1 }
        }
        guard index < limit, let base = vocabulary.collectives[tokens[index].word] else {
            return nil
        }
        index += 1
        if index < limit, vocabulary.of.contains(tokens[index].word) { index += 1 }
        let value = base * factor
        return Reading(
            number: StatedNumber(
                low: value, high: value, place: max(1, base / 2), precision: max(1, base / 10),
                style: .approximative),
            end: index)
    }

    /// "twenty-five", "one hundred and fifty", "deux cent quatre-vingt-dix", "a hundred".
    private func spelled(at start: Int) -> Reading? {
        var total = 0.0
        var current = 0.0
        // The size of number that may still be added: below 1000 at first, below 10 after a ten.
        var room = 1000.0
        var index = start
        var end = start
        if vocabulary.articles.contains(tokens[index].word), index + 1 < limit,
            vocabulary.hundred.contains(tokens[index + 1].word)
                || vocabulary.thousand.contains(tokens[index + 1].word)
        {
            index += 1
        }
        scan: while index < limit {
            let word = tokens[index].word
            if tokens[index].kind == .number { break }
            if let value = vocabulary.ones[word], value < room, !(value >= 10 && room == 10) {
                current += value
                room = value < 10 && value > 0 ? 1 : (value == 10 ? 10 : 1)
                // "soixante-dix", "quatre-vingt-onze": tens of French go on above ten.
                if vocabulary.language == .french, value == 10 { room = 10 }
            } else if let value = vocabulary.tens[word] {
                if value == 20, vocabulary.language == .french,
                    current.truncatingRemainder(dividingBy: 100) == 4
                {
                    current += 76
                } else if value < room {
                    current += value
                } else {
                    break scan
                }
                room =
                    vocabulary.language == .french
                        && [60, 80].contains(current.truncatingRemainder(dividingBy: 100))
                    ? 20 : 10
            } else if vocabulary.hundred.contains(word), current < 100 {
                current = max(1, current) * 100
                room = 100
            } else if vocabulary.thousand.contains(word), total == 0 {
                total = max(1, current) * 1000
                current = 0
                room = 1000
            } else if index > start, tokens[index].isSign("-") || vocabulary.and.contains(word),
                index + 1 < limit, isNumberWord(tokens[index + 1].word)
            {
                index += 1
                continue
            } else {
                break
            }
            index += 1
            end = index
        }
        guard end > start, total + current > 0 else { return nil }
        let whole = StatedNumber(whole: total + current, style: .words)
        return half(after: Reading(number: whole, end: end))
    }

    private func isNumberWord(_ word: String) -> Bool {
        vocabulary.ones[word] != nil || vocabulary.tens[word] != nil
            || vocabulary.hundred.contains(word) || vocabulary.thousand.contains(word)
    }
}

extension ClaimToken {
    /// Whether this number can be a group of three digits after another: one space between them.
    fileprivate func isGroup(after other: ClaimToken) -> Bool {
        hasSpaceBefore && lineEndsBefore == 0 && range.lowerBound == other.range.upperBound + 1
    }
}
