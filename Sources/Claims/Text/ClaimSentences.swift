/// Finds where sentences begin and end among tokens.
enum ClaimSentences {
    /// The token ranges of the sentences, in order, without gaps.
    static func ranges(in tokens: [ClaimToken]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in tokens.indices where index > start {
            if begins(at: index, in: tokens) {
                ranges.append(start..<index)
                start = index
            }
        }
        if start < tokens.count { ranges.append(start..<tokens.count) }
        return ranges
    }

    private static func begins(at index: Int, in tokens: [ClaimToken]) -> Bool {
        let token = tokens[index]
        let previous = tokens[index - 1]
        if token.lineEndsBefore >= 2 { return true }
        let opens =
            token.isCapitalised || token.kind == .number || token.kind == .mention
            || (token.kind == .sign && openers.contains(token.word))
        if token.lineEndsBefore == 1, opens, token.kind != .number {
            // A line that breaks inside a phrase goes on: "north of / Niamey".
            let goesOn =
                previous.isSign(",") || previous.kind == .number
                || (previous.kind == .word && continuing.contains(previous.word))
            if !goesOn { return true }
        }
        guard opens, token.hasSpaceBefore else { return false }
        var stop = index - 1
        while stop > 0, tokens[stop].kind == .sign, closers.contains(tokens[stop].word) {
            stop -= 1
        }
        guard tokens[stop].kind == .sign, stops.contains(tokens[stop].word) else { return false }
        guard tokens[stop].word == ".", stop > 0 else { return true }
        let last = tokens[stop - 1]
        guard last.kind == .word else { return true }
        if abbreviations.contains(last.word) { return false }
        // "U.S. military", "J. Smith": one letter before the stop.
        return last.word.count > 1 || !last.isCapitalised
    }

    private static let stops: Set<String> = [".", "!", "?", "…", ":"]
    private static let closers: Set<String> = [")", "]", "\"", "”", "»", "'"]
    private static let openers: Set<String> = ["\"", "“", "«", "(", "["]
    private static let continuing: Set<String> = [
        "of", "from", "the", "in", "and", "to", "at", "near", "with", "by", "a", "an", "de", "du",
        "des", "la", "le", "les", "a", "au", "aux", "en", "et", "d'", "l'", "avec", "dans",
    ]
    private static let abbreviations: Set<String> = [
        "st", "ste", "mt", "ft", "dr", "gen", "col", "capt", "lt", "sgt", "maj", "mr", "mrs", "ms",
        "prof", "rev", "approx", "ca", "c", "no", "vs", "u.s", "env", "av",
        "etc", "e.g", "i.e", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
        "nov", "dec",
    ]
}
