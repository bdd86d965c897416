/// The words that say what kind of place is meant: "région de", "airport", "village of".
enum TypeWords {
    /// A name without its type words.
    struct Reading {
        var key: NameKey
        var kinds: Set<FeatureClass>
        /// What of a town is asked for: its airport, its base; nil for a place of the name itself.
        var facility: TownFacility?
    }

    static let kinds: [String: Set<FeatureClass>] = [
        "region": [.administrative], "department": [.administrative],
        "departement": [.administrative], "province": [.administrative],
        "state": [.administrative], "district": [.administrative], "cercle": [.administrative],
        "commune": [.administrative, .populated], "governorate": [.administrative],
        "prefecture": [.administrative], "county": [.administrative],
        "city": [.populated], "town": [.populated], "village": [.populated],
        "ville": [.populated], "hamlet": [.populated], "localite": [.populated],
        "capital": [.populated], "hameau": [.populated],
        "airport": [.spot], "aeroport": [.spot], "airbase": [.spot], "base": [.spot],
        "airfield": [.spot], "aerodrome": [.spot], "camp": [.spot], "mine": [.spot],
        "river": [.hydrographic], "fleuve": [.hydrographic], "riviere": [.hydrographic],
        "lake": [.hydrographic], "lac": [.hydrographic], "well": [.hydrographic],
        "puits": [.hydrographic], "wadi": [.hydrographic], "oued": [.hydrographic],
        "mount": [.terrain], "mont": [.terrain], "mountain": [.terrain], "mountains": [.terrain],
        "massif": [.terrain], "forest": [.vegetation], "foret": [.vegetation],
        "country": [.administrative], "republic": [.administrative], "pays": [.administrative],
    ]

    /// Words that may stand between a type word and the name.
    static let links: Set<String> = [
        "of", "de", "du", "d", "des", "la", "le", "les", "l", "the", "air", "international", "in",
    ]

    static let abbreviations: [String: [String]] = [
        "st": ["saint", "sankt"], "saint": ["st"], "ste": ["sainte"], "sainte": ["ste"],
        "ft": ["fort"], "fort": ["ft"], "mt": ["mount", "mont"], "mount": ["mt"], "mont": ["mt"],
        "mts": ["mountains"], "int": ["international"], "intl": ["international"],
        "n": ["north"], "s": ["south"], "e": ["east"], "w": ["west"], "pt": ["point", "port"],
    ]

    /// What is often left out behind a name: "Mano Dayak" for "Mano Dayak International Airport".
    static let endings = [
        "airport", "internationalairport", "airbase", "militarybase", "region", "province", "state",
    ]
    /// What is often left out before a name: "Senou" for "Aéroport de Sénou".
    static let beginnings = [
        "aeroport", "aeroportde", "aeroportinternational", "aeroportinternationalde",
        "baseaeriennede", "region", "regionde", "lake", "lac", "mount", "mont",
    ]

    /// The folded words of a name.
    static func split(_ name: String) -> [String] {
        var words: [String] = []
        var word = NameKey()
        for part in name.split(whereSeparator: { isSeparator($0) }) {
            word.removeAll()
            word.append(part)
            if !word.isEmpty { words.append(word.description) }
        }
        return words
    }

    private static func isSeparator(_ character: Character) -> Bool {
        character.isWhitespace || character.isPunctuation || character == "’" || character == "'"
    }

    /// The name without type words in front or behind, with the kinds that they ask for.
    static func readings(of words: [String]) -> [Reading] {
        var readings: [Reading] = []
        if words.count > 1, let first = kinds[words[0]] {
            var rest = words.dropFirst()
            while rest.count > 1, let word = rest.first, links.contains(word) {
                rest = rest.dropFirst()
            }
            readings.append(
                Reading(key: key(of: rest), kinds: first, facility: TownFacility(word: words[0])))
        }
        if words.count > 1, let last = kinds[words[words.count - 1]] {
            var rest = words.dropLast()
            while rest.count > 1, let word = rest.last, links.contains(word) {
                rest = rest.dropLast()
            }
            readings.append(
                Reading(
                    key: key(of: rest), kinds: last,
                    facility: TownFacility(word: words[words.count - 1])))
        }
        if words.count > 2, words[0] == "the", kinds[words[1]] != nil {
            readings += TypeWords.readings(of: Array(words.dropFirst()))
        }
        // Of "Puits 31" no 31 is left to look for.
        return readings.filter { $0.key.bytes.contains { $0 > 0x39 } }
    }

    private static func key(of words: ArraySlice<String>) -> NameKey {
        var key = NameKey()
        for word in words { key.append(word) }
        return key
    }
}
