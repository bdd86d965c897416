/// Tells a capital that stands for its government from the city.
struct MetonymRule {
    let words: TextWords

    private static let affairs: Set<String> = [
        "relations", "ties", "assistance", "support", "aid", "talks", "pressure", "alliance",
        "allies", "ally", "cooperation", "deal", "agreement", "sanctions", "backing", "pact",
        "accused", "blamed", "alliances", "diplomatic", "policy", "stance", "soutien", "accord",
        "coopération", "cooperation", "aide", "appui", "alliance", "tensions", "rupture", "pivot",
        "gravitate", "influence", "ambassador",
    ]

    /// Whether the words around a capital's name speak of its government.
    func holds(for tokens: Range<Int>) -> Bool {
        let before = tokens.lowerBound - 1
        let after = tokens.upperBound
        if words.sharesSentence(tokens.lowerBound, after) {
            let trait = words.traits(at: after)
            let isSmall = words.tokens[after].casing == .lower
            if isSmall, trait.contains(.authority) { return true }
            if isSmall, trait.contains(.governmentVerb), !isInside(before) {
                // "Washington has authorized" acts, "Bamako has two bases" does not.
                let isAuxiliary = ["has", "had", "will", "would", "remains"].contains {
                    words.isWord(after, $0)
                }
                return !isAuxiliary || words.traits(at: after + 1).contains(.governmentVerb)
                    || words.traits(at: after + 2).contains(.governmentVerb)
            }
        }
        guard words.sharesSentence(before, tokens.lowerBound), isToward(before) else {
            return false
        }
        let first = max(before - 4, 0)
        let last = min(after + 3, words.count - 1)
        guard first <= last else { return false }
        return (first...last).contains { index in
            words.sharesSentence(index, before) && words.tokens[index].kind == .word
                && !tokens.contains(index)
                && Self.affairs.contains(
                    String(decoding: words.key(index..<(index + 1)), as: UTF8.self))
        }
    }

    /// A word before a place where something happens: a government is not in itself.
    private func isInside(_ index: Int) -> Bool {
        guard words.tokens.indices.contains(index), words.tokens[index].kind == .word else {
            return false
        }
        return words.traits(at: index).contains(.placePreposition)
            || words.traits(at: index).contains(.feature)
    }

    private func isToward(_ index: Int) -> Bool {
        [
            "towards", "toward", "to", "with", "from", "between", "against", "by", "and", "avec",
            "vers",
            "contre", "entre", "de", "et",
        ].contains { words.isWord(index, $0) }
    }
}
