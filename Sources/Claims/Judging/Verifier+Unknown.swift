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
