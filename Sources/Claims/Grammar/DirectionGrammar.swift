import Geodesy

/// Reads compass words: "to the north-northwest", "due N", "au nord-ouest", "plein sud".
struct DirectionGrammar {
    /// A direction with the tokens that state it.
    struct Reading {
        let direction: StatedDirection
        let start: Int
        let end: Int
    }

    let view: SentenceView

    private var tokens: [ClaimToken] { view.tokens }
    private var vocabulary: ClaimVocabulary { view.vocabulary }
    private var limit: Int { view.limit }

    /// The direction at a token, with the words that lead to it.
    func direction(at start: Int) -> Reading? {
        var index = start
        var isDue = false
        for _ in 0..<3 {
            guard let hit = vocabulary.beforeCompass.hit(in: tokens, at: index, before: limit)
            else {
                break
            }
            if (index..<index + hit.count).contains(where: {
                vocabulary.due.contains(tokens[$0].word)
            }) {
                isDue = true
            }
            index += hit.count
        }
        guard let (point, end) = point(at: index) ?? (index > start ? point(at: start) : nil) else {
            return nil
        }
        var words = tokens.words(index..<end)
        if tokens[index].isUppercase, words.count <= 6 { words = words.uppercased() }
        return Reading(
            direction: StatedDirection(point, text: words, isDue: isDue),
            start: start, end: end)
    }

    /// The compass point that the words at a token name, as many of them as make one.
    ///
    /// "East-south-east" has three words, "north northwest" two; "west by south-west" is read as the
    /// point between, "north by east" as north.
    func point(at start: Int) -> (point: CompassPoint, end: Int)? {
        if let letters = abbreviation(at: start) { return letters }
        var code = ""
        var best: (point: CompassPoint, end: Int)?
        var index = start
        for _ in 0..<3 {
            guard index < limit, tokens[index].kind == .word,
                let part = vocabulary.compass[tokens[index].word]
            else { break }
            code += part
            index += 1
            if let found = CompassPoint(abbreviation: code) { best = (found, index) }
            guard index + 1 < limit else { break }
            if tokens[index].isSign("-") || tokens[index].isSign("–") {
                index += 1
            } else if vocabulary.compassBy.contains(tokens[index].word),
                let second = vocabulary.compass[tokens[index + 1].word]
            {
                index += 1
                if second.count == 1, !nextIsCompass(after: index) {
                    best?.end = index + 1
                    break
                }
            } else if vocabulary.language == .french, tokens[index].isWord("est"),
                !(index + 1 < limit && vocabulary.of.contains(tokens[index + 1].word))
            {
                // "Au nord est situé": the verb, not the east.
                break
            }
        }
        return best
    }

    private func nextIsCompass(after index: Int) -> Bool {
        var next = index + 1
        if next < limit, tokens[next].isSign("-") { next += 1 }
        return next < limit && vocabulary.compass[tokens[next].word] != nil
    }

    /// "NE", "N.W.", "N-E"; single letters only where they are capitals.
    private func abbreviation(at start: Int) -> (point: CompassPoint, end: Int)? {
        guard start < limit, tokens[start].kind == .word else { return nil }
        let token = tokens[start]
        var letters = token.word
        var end = start + 1
        guard token.isUppercase, letters.count <= 6 else { return nil }
        if letters.contains(".") {
            letters.removeAll { $0 == "." }
        } else {
            while letters.count < 3, end + 1 < limit,
                tokens[end].isSign(".") || tokens[end].isSign("-"), !tokens[end].hasSpaceBefore,
                !tokens[end + 1].hasSpaceBefore, tokens[end + 1].isUppercase,
                tokens[end + 1].word.count <= 2
            {
                letters += tokens[end + 1].word
                end += 2
            }
            if end > start + 1, end < limit, tokens[end].isSign("."), !tokens[end].hasSpaceBefore {
                end += 1
            }
        }
        guard let code = vocabulary.compassLetters[letters] ?? joined(letters) else { return nil }
        return CompassPoint(abbreviation: code).map { ($0, end) }
    }

    private func joined(_ letters: String) -> String? {
        let codes = letters.compactMap { vocabulary.compassLetters[String($0)] }
        let code = codes.joined()
        return codes.count == letters.count && CompassPoint(abbreviation: code) != nil ? code : nil
    }
}
