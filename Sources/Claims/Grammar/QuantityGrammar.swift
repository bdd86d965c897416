import Geodesy

/// Reads a number with its unit, the hedges around it and the second figure beside it.
struct QuantityGrammar {
    /// A distance with the tokens that state it.
    struct Reading {
        var distance: StatedDistance
        /// The first token, a hedge or the number.
        var start: Int
        /// The first token of the number itself.
        let numberStart: Int
        /// The token after the last.
        var end: Int
        /// Whether a hedge says "within", so that "of" may follow.
        let isWithin: Bool
    }

    let view: SentenceView

    private var tokens: [ClaimToken] { view.tokens }
    private var vocabulary: ClaimVocabulary { view.vocabulary }
    private var start: Int { view.start }
    private var limit: Int { view.limit }
    private var numbers: NumberGrammar { view.numbers }

    /// The distance whose number begins at a token; nil if none does, or if the words say that the
    /// number is no distance (an area, a speed, a height, a range).
    func quantity(at index: Int) -> Reading? {
        guard let (number, unit, unitEnd) = figure(at: index) else { return nil }
        guard !isSpoiled(from: index, to: unitEnd) else { return nil }
        let hedges = hedges(before: index)
        var end = unitEnd
        var isApproximate = hedges.isApproximate
        var bound = hedges.bound
        if let hit = vocabulary.trailingHedges.hit(in: tokens, at: end, before: limit) {
            end += hit.count
            switch hit.value {
            case .approximate: isApproximate = true
            case .atLeast: bound = .atLeast
            case .atMost: bound = .atMost
            case .nearly: bound = .nearly
            case .none: break
            }
        }
        let pair = second(at: end, first: unit)
        end = pair?.end ?? end
        let hedge = hedges.start < index ? tokens.words(hedges.start..<index) : nil
        return Reading(
            distance: StatedDistance(
                number, unit, hedge: hedge, isApproximate: isApproximate, bound: bound,
                second: pair?.figure),
            start: hedges.start, numberStart: index, end: end, isWithin: hedges.isWithin)
    }

    /// A number and a unit without hedges: "20 km", "35-mile", "20 to 30 km", "a mile and a half".
    private func figure(at index: Int) -> (number: StatedNumber, unit: LengthUnit, end: Int)? {
        if let reading = numbers.number(at: index) {
            var number = reading.number
            var end = reading.end
            if end < limit, tokens[end].isSign("-") { end += 1 }
            if end < limit, number.style == .vague || number.style == .approximative,
                vocabulary.of.contains(tokens[end].word)
            {
                end += 1
            }
            guard let hit = unit(at: end) else { return nil }
            end += hit.count
            end = skipStop(end)
            // "20 km to 30 km", "de 20 km à 30 km".
            if end < limit, vocabulary.rangeWords.contains(tokens[end].word),
                let upper = numbers.number(at: end + 1), let again = unit(at: upper.end),
                again.value == hit.value, upper.number.low > number.high
            {
                number = StatedNumber(from: number, to: upper.number)
                end = upper.end + again.count
            }
            if !number.isRange, number.style != .fraction {
                let whole = numbers.half(after: NumberGrammar.Reading(number: number, end: end))
                if whole.end > end, !isNumberNext(whole.end) {
                    number = whole.number
                    end = whole.end
                }
            }
            return (number, hit.value, end)
        }
        guard vocabulary.articles.contains(tokens[index].word), index + 1 < limit,
            let hit = unit(at: index + 1)
        else { return nil }
        let one = StatedNumber(whole: 1, style: .words)
        let whole = numbers.half(
            after: NumberGrammar.Reading(number: one, end: index + 1 + hit.count))
        return (whole.number, hit.value, whole.end)
    }

    /// The token after the stop of an abbreviated unit.
    ///
    /// "20 km. north of".
    private func skipStop(_ index: Int) -> Int {
        guard index + 1 < limit, tokens[index].isSign("."), !tokens[index].hasSpaceBefore,
            tokens[index - 1].word.count <= 3, !tokens[index + 1].isCapitalised
        else { return index }
        return index + 1
    }

    private func isNumberNext(_ index: Int) -> Bool {
        index < limit && unit(at: index) != nil
    }

    /// The unit at a token; "M" is a million and "m" after letters is no metre.
    private func unit(at index: Int) -> PhraseTable<LengthUnit>.Hit? {
        guard let hit = vocabulary.units.hit(in: tokens, at: index, before: limit) else {
            return nil
        }
        if tokens[index].word.count == 1, tokens[index].isCapitalised { return nil }
        return hit
    }

    // MARK: - What is no distance

    private func isSpoiled(from index: Int, to unitEnd: Int) -> Bool {
        if vocabulary.spoilersAfter.hit(in: tokens, at: unitEnd, before: limit) != nil {
            return true
        }
        let isFirst = index == start
        guard !isFirst else { return false }
        let before = tokens[index - 1]
        if ["$", "€", "£", "#", "/", "+", "°"].contains(before.word), before.kind == .sign {
            return true
        }
        let hedged = hedges(before: index)
        return vocabulary.spoilersBefore.hit(in: tokens, endingAt: hedged.start, notBefore: start)
            != nil
            || vocabulary.spoilersBefore.hit(in: tokens, endingAt: index, notBefore: start) != nil
    }

    // MARK: - Hedges

    private struct Hedges {
        var start: Int
        var isApproximate = false
        var bound = StatedDistance.Bound.exact
        var isWithin = false
    }

    private func hedges(before index: Int) -> Hedges {
        var result = Hedges(start: index)
        for _ in 0..<4 {
            guard
                let hit = vocabulary.hedges.hit(
                    in: tokens, endingAt: result.start, notBefore: start)
            else { break }
            let first = result.start - hit.count
            switch hit.value {
            case .approximate: result.isApproximate = true
            case .atLeast: result.bound = .atLeast
            case .atMost:
                result.bound = .atMost
                result.isWithin = true
            case .nearly: result.bound = .nearly
            case .none: break
            }
            result.start = first
        }
        return result
    }

    // MARK: - Second figure

    private func second(
        at index: Int, first: LengthUnit
    ) -> (figure: StatedDistance.SecondFigure, end: Int)? {
        guard index < limit else { return nil }
        let token = tokens[index]
        let closing: String? =
            switch token.word {
            case "(" where token.kind == .sign: ")"
            case "[" where token.kind == .sign: "]"
            default: nil
            }
        if let closing {
            guard let figure = hedgedFigure(at: index + 1) else { return nil }
            var end = figure.end
            // "(30 mi; 5 hours)", "(30 mi by road)": up to the bracket, within reason.
            while end < limit, end < figure.end + 8, !tokens[end].isSign(closing) { end += 1 }
            guard end < limit, tokens[end].isSign(closing) else { return nil }
            return (figure.second, end + 1)
        }
        var next = index
        if token.isSign("/") || (token.kind == .word && vocabulary.or.contains(token.word)) {
            next += 1
        } else if token.isSign(","), index + 1 < limit,
            vocabulary.or.contains(tokens[index + 1].word)
        {
            next += 2
        } else {
            return nil
        }
        guard let figure = hedgedFigure(at: next), figure.second.unit != first else { return nil }
        var end = figure.end
        if token.isSign(","), end < limit, tokens[end].isSign(",") { end += 1 }
        return (figure.second, end)
    }

    private func hedgedFigure(
        at index: Int
    ) -> (second: StatedDistance.SecondFigure, end: Int)? {
        var next = index
        while next < limit, let hit = vocabulary.hedges.hit(in: tokens, at: next, before: limit) {
            next += hit.count
        }
        guard next < limit, let (number, unit, end) = figure(at: next) else { return nil }
        let hedge = next > index ? tokens.words(index..<next) : nil
        return (StatedDistance.SecondFigure(number: number, unit: unit, hedge: hedge), end)
    }
}

extension [ClaimToken] {
    /// The folded words of a range, with one space where the text has space.
    func words(_ range: Range<Int>) -> String {
        var text = ""
        for index in range {
            if index > range.lowerBound, self[index].hasSpaceBefore { text += " " }
            text += self[index].word
        }
        return text
    }
}
