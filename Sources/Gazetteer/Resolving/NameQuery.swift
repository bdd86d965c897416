/// A name as asked for, taken apart: the forms under which to look, and what it says of the place.
struct NameQuery {
    /// One key to look for.
    struct Form: Hashable {
        var key: NameKey
        /// What looking under this form costs, in units of the score.
        var cost: Double
        /// The kinds of place that the query's words ask for; empty for any.
        var kinds: Set<FeatureClass>
        /// What beside the town of the name is asked for; nil for a place of the name itself.
        var facility: TownFacility?
        /// Whether misspellings of this form are worth looking for.
        var isSpelling: Bool
    }

    /// Whether the words ask for a thing of nature: a river, a lake, a mountain, a wood.
    var isOfNature: Bool {
        forms.contains { form in
            !form.kinds.isEmpty
                && form.kinds.isSubset(of: [.hydrographic, .terrain, .vegetation])
        }
    }

    /// A query of more words is no abbreviated name.
    private static let mostWords = 10

    private(set) var forms: [Form] = []
    /// The countries and areas that the query names behind a comma or in brackets.
    private(set) var qualifiers: [NameQualifier] = []
    /// The codes that the query may be: `iso3166-1:NE`, `iata:NIM`.
    private(set) var codes: [String] = []
    /// Where the words of the name end and which letters carry marks; nil where the query is more
    /// than a name.
    private(set) var written: WrittenForm?
    /// Whether the query holds letters that are not Latin.
    private(set) var hasOtherScript = false

    init(_ text: String, register: PlaceRegister) {
        let parts = text.split(whereSeparator: { $0 == "," || $0 == "(" || $0 == ")" || $0 == ";" })
            .filter { part in part.contains { !$0.isWhitespace } }
        let head = parts.first.map { String($0) } ?? text
        var isWhole = parts.count < 2
        for part in parts.dropFirst() {
            let qualifier = NameQualifier(String(part), register: register)
            if qualifier.isEmpty { isWhole = true } else { qualifiers.append(qualifier) }
        }
        hasOtherScript = head.unicodeScalars.contains {
            $0.value >= 0x370 && $0.properties.isAlphabetic && !(0x1E00...0x1EFF).contains($0.value)
        }
        // "Washington, D.C." is a name and no town in a country D.C.
        if isWhole { add(NameKey(text), cost: 0, isSpelling: true) }
        add(NameKey(head), cost: isWhole && parts.count > 1 ? 2 : 0, isSpelling: true)
        let words = TypeWords.split(head)
        let readings = TypeWords.readings(of: words)
        if readings.isEmpty, !hasOtherScript { written = WrittenForm(head) }
        for reading in readings {
            add(
                reading.key, cost: 0.3, kinds: reading.kinds, facility: reading.facility,
                isSpelling: true)
        }
        addAbbreviations(words)
        addOrders(words)
        addCodes(head)
    }

    /// Codes are written in capital letters.
    private mutating func addCodes(_ text: String) {
        guard (2...4).contains(text.utf8.count),
            text.utf8.allSatisfy({ (65...90).contains($0) })
        else { return }
        switch text.utf8.count {
        case 2: codes = ["iso3166-1:" + text]
        case 3: codes = ["iso3166-1:" + text, "iata:" + text]
        default: codes = ["icao:" + text]
        }
    }

    private mutating func add(
        _ key: NameKey, cost: Double, kinds: Set<FeatureClass> = [],
        facility: TownFacility? = nil, isSpelling: Bool
    ) {
        guard !key.isEmpty, !forms.contains(where: { $0.key == key && $0.kinds == kinds }) else {
            return
        }
        forms.append(
            Form(key: key, cost: cost, kinds: kinds, facility: facility, isSpelling: isSpelling))
    }

    /// "St Louis" is also looked for as "Saint Louis", and the other way round.
    private mutating func addAbbreviations(_ words: [String]) {
        guard words.count <= NameQuery.mostWords else { return }
        for (index, word) in words.enumerated() {
            for other in TypeWords.abbreviations[word] ?? [] {
                var key = NameKey()
                for (place, part) in words.enumerated() {
                    key.append(place == index ? other : part)
                }
                add(key, cost: 0.2, isSpelling: false)
            }
        }
    }

    /// "Niamey Aéroport" and "Aéroport Niamey" are one name.
    private mutating func addOrders(_ words: [String]) {
        guard (2...4).contains(words.count) else { return }
        for shift in 1..<words.count {
            var key = NameKey()
            for place in words.indices { key.append(words[(place + shift) % words.count]) }
            add(key, cost: 1, isSpelling: false)
        }
    }
}
