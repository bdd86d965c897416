/// The words of actors' names that tell them apart.
enum ActorWords {
    private static let common: Set<String> = [
        "of", "the", "and", "in", "for", "de", "du", "des", "la", "le", "les", "et", "state",
        "group", "groups", "armed", "force", "forces", "army", "military", "government",
        "militants", "militia", "unknown", "unidentified", "soldiers", "troops",
    ]

    /// The words of all names in lower case, without those that many names share.
    static func words(of names: [String]) -> Set<String> {
        var words = Set<String>()
        for name in names {
            let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }
            for part in parts where part.count > 1 && !common.contains(String(part)) {
                words.insert(String(part))
            }
        }
        return words
    }
}
