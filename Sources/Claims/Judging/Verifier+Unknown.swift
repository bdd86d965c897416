import Gazetteer

/// Says what was looked up where a name is not known.
extension Verifier {
    /// That a name is not in the gazetteer, and what comes near it.
    func unknown(_ name: String) -> String {
        let found = geography.places(like: name, atMost: Self.namesShown)
        let key = NameKey(name)
        let bearers = found.filter { place in
            ([place.name] + place.names.map(\.text)).contains { NameKey($0) == key }
        }
        if let bearer = bearers.first {
            return
                "\"\(name)\" is in the gazetteer only as \(bearer.kindWords)\(country(of: bearer)),"
                + " which has no point to measure from."
        }
        var near: [String] = []
        for place in found {
            let words = place.name + country(of: place)
            if !near.contains(words) { near.append(words) }
        }
        return near.isEmpty
            ? "\"\(name)\" is not in the gazetteer, and no name there comes near it."
            : "\"\(name)\" is not in the gazetteer; what comes nearest is \(Self.list(near))."
    }

    /// That the text has words for a place but no name.
    func unnamed(_ party: Party) -> String {
        var words = party.text.split(separator: " ")
        while let last = words.last, Self.happenings.contains(ClaimFolding.fold(String(last))) {
            words.removeLast()
        }
        guard !words.isEmpty else {
            return "The text does not name the place that this is said of."
        }
        let phrase = words.joined(separator: " ")
        return "The text does not name the place that it calls \"\(phrase)\"."
    }

    /// Verbs of what happens somewhere, which are no part of what the place is called.
    private static let happenings: Set<String> = [
        "struck", "hit", "happened", "occurred", "exploded", "crashed", "landed", "died", "fell",
        "was", "were", "been", "attacked", "killed", "ete", "est", "a", "ont", "attaque",
        "attaquee",
        "frappe", "frappee", "tue", "tues", "explose", "produit", "survenu", "survenue", "se",
    ]

    /// How many near names are shown.
    private static let namesShown = 3

    private func country(of place: Place) -> String {
        let names = place.countries.prefix(2).map { geography.name(ofCountry: $0) ?? $0 }
        return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
