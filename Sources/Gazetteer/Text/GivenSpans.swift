/// Turns names whose offsets are given into spans, whatever they look like.
struct GivenSpans {
    let words: TextWords
    let lookup: NameLookup

    /// One span for each range that touches a word, in the order of the text.
    func spans(at ranges: [Range<Int>]) -> [NameSpan] {
        var spans: [NameSpan] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let tokens = tokens(in: range)
            guard !tokens.isEmpty, tokens.lowerBound >= (spans.last?.tokens.upperBound ?? 0) else {
                continue
            }
            spans.append(span(tokens))
        }
        return spans
    }

    /// The given spans together with those found that do not touch them, in the order of the text,
    /// and which of them were given.
    static func merged(
        _ given: [NameSpan], into found: [NameSpan]
    ) -> (spans: [NameSpan], isGiven: [Bool]) {
        var spans: [NameSpan] = []
        var isGiven: [Bool] = []
        var next = 0
        for span in found {
            while next < given.count, given[next].tokens.lowerBound < span.tokens.upperBound {
                spans.append(given[next])
                isGiven.append(true)
                next += 1
            }
            if let last = spans.last, last.tokens.upperBound > span.tokens.lowerBound { continue }
            spans.append(span)
            isGiven.append(false)
        }
        for span in given[next...] {
            spans.append(span)
            isGiven.append(true)
        }
        return (spans, isGiven)
    }

    private func tokens(in range: Range<Int>) -> Range<Int> {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if Int(words.tokens[middle].codePointEnd) > range.lowerBound {
                high = middle
            } else {
                low = middle + 1
            }
        }
        var end = low
        while end < words.count, Int(words.tokens[end].codePointStart) < range.upperBound {
            end += 1
        }
        return low..<end
    }

    private func span(_ tokens: Range<Int>) -> NameSpan {
        var span = NameSpan(tokens: tokens, kind: .unknownName)
        if let phrase = lookup.phrase(at: tokens.lowerBound, in: words),
            phrase.tokens.upperBound >= lastWord(of: tokens)
        {
            for entry in phrase.entries {
                span.value = entry.value
                switch entry.kind {
                case .countryShort: span.kind = .country
                case .demonym: span.kind = .demonym
                case .regionDemonym: span.kind = .regionDemonym
                case .abbreviation, .postal: span.kind = .abbreviation
                case .metonym: span.kind = .metonym
                case .organisation, .organisationStart, .weapon: continue
                }
                return span
            }
        }
        if let name = lookup.name(exactly: tokens, in: words) {
            span.kind = .name
            span.name = Int32(name)
        }
        return span
    }

    private func lastWord(of tokens: Range<Int>) -> Int {
        var end = tokens.upperBound
        while end > tokens.lowerBound, words.tokens[end - 1].kind == .mark { end -= 1 }
        return end
    }
}
