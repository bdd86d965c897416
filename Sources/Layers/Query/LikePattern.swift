/// The patterns of `LIKE`.
enum LikePattern {
    /// Whether a whole text has the pattern; `%` is any text, `_` any character, `\` makes the next
    /// character plain.
    ///
    /// - Complexity: Linear in the text for each `%` of the pattern, never exponential.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        enum Token: Equatable {
            case text(Character)
            case one
            case any
        }
        var tokens: [Token] = []
        var isPlain = false
        for character in pattern {
            switch character {
            case "\\" where !isPlain:
                isPlain = true
                continue
            case "%" where !isPlain: tokens.append(.any)
            case "_" where !isPlain: tokens.append(.one)
            default: tokens.append(.text(character))
            }
            isPlain = false
        }
        let characters = Array(text)
        var token = 0
        var place = 0
        var retry: (token: Int, place: Int)?
        while place < characters.count {
            if token < tokens.count, tokens[token] == .any {
                retry = (token + 1, place)
                token += 1
            } else if token < tokens.count,
                tokens[token] == .one || tokens[token] == .text(characters[place])
            {
                token += 1
                place += 1
            } else if let again = retry {
                // Let the last % take one character more.
                retry = (again.token, again.place + 1)
                token = again.token
                place = again.place + 1
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .any }
    }
}
