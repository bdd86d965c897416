public import Layers

/// The words that help to tell places from other names: a table that people can edit.
///
/// It holds organisations whose names contain places, metonyms, weapons, titles, first and family
/// names, street words, words for kinds of places, abbreviations of states, in English and French.
/// It is not a gazetteer: no entry has a position.
public struct Lexicon: Sendable {
    private var traits: [UInt64: WordTraits] = [:]
    private var features: [UInt64: UInt8] = [:]
    private var phrases: [UInt64: [LexiconEntry]] = [:]
    private var longest: [UInt64: UInt8] = [:]

    /// How many rows were read.
    public let count: Int

    /// Reads the table.
    ///
    /// - Parameter table: Columns `term`, `kind`, `value`, `language`; see `gazetteer/SCHEMA.md`.
    /// - Throws: ``GazetteerError/row(file:line:reason:)`` for a missing column, an empty term and
    ///   a kind that does not exist.
    public init(table: DelimitedTable) throws(GazetteerError) {
        count = table.rows.count
        for column in ["term", "kind", "value", "language"] where !table.header.contains(column) {
            throw .row(
                file: table.fileName, line: 1, reason: "the header lacks the column \"\(column)\".")
        }
        traits.reserveCapacity(count)
        for row in table.rows {
            let term = row["term"]
            let kind = row["kind"]
            guard !NameKey(term).isEmpty else {
                throw .row(
                    file: table.fileName, line: row.line,
                    reason: "the term \"\(term)\" has no letter or digit.")
            }
            if let phrase = LexiconEntry.Kind(rawValue: kind) {
                add(phrase, term, value: row["value"], isSmall: row["language"] == "fr")
            } else if let trait = Self.traits[kind] {
                add(trait, term, value: row["value"])
            } else {
                throw .row(
                    file: table.fileName, line: row.line,
                    reason: "\"\(kind)\" is no kind of term; see the list in SCHEMA.md.")
            }
        }
    }

    private static let traits: [String: WordTraits] = [
        "common-word": .commonWord, "given-name": .givenName, "surname": .surname,
        "title": .title, "speech": .speech, "calendar": .calendar,
        "organisation-head": .organisationHead, "civic": .civic, "street": .street,
        "street-start": .streetStart, "feature": .feature,
        "place-preposition": .placePreposition, "direction": .direction,
        "authority": .authority, "government-verb": .governmentVerb, "furniture": .furniture,
    ]

    private mutating func add(_ trait: WordTraits, _ term: String, value: String) {
        let hash = KeyHash.hash(NameKey(term).bytes)
        traits[hash, default: []].formUnion(trait)
        if trait == .feature, let letter = value.utf8.first { features[hash] = letter }
        if value == "place" { traits[hash, default: []].formUnion(.oftenPlace) }
    }

    private mutating func add(
        _ kind: LexiconEntry.Kind, _ term: String, value: String, isSmall: Bool
    ) {
        let key = NameKey(term)
        let letters = term.unicodeScalars.filter(\.properties.isAlphabetic)
        let isUpper =
            letters.count <= 6 && letters.allSatisfy(\.properties.isUppercase)
            && kind != .abbreviation && kind != .demonym
        phrases[KeyHash.hash(key.bytes), default: []].append(
            LexiconEntry(
                kind: kind, value: value, isUpper: isUpper, isSmall: isSmall,
                needsStop: kind == .abbreviation && term.hasSuffix(".")))
        let bytes = Array(term.utf8)
        let tokens = Tokenizer.tokens(of: bytes).filter { $0.kind != .mark }
        guard let first = tokens.first else { return }
        let start = KeyHash.hash(
            NameKey(String(decoding: bytes[first.byteRange], as: UTF8.self)).bytes)
        traits[start, default: []].formUnion(.startsPhrase)
        longest[start] = max(longest[start] ?? 0, UInt8(min(tokens.count, 255)))
    }

    /// The lexicon with the demonyms of all countries and regions of a gazetteer, and the names of
    /// countries with small words.
    func adding(demonymsOf register: PlaceRegister) -> Lexicon {
        var result = self
        var countries: [NameKey: (written: String, codes: [String])] = [:]
        var small: Set<NameKey> = []
        for country in register.countries {
            for demonym in country.englishDemonyms + country.frenchDemonyms {
                let known = countries[NameKey(demonym)]
                if known?.codes.contains(country.iso2) == true { continue }
                countries[NameKey(demonym)] = (
                    known?.written ?? demonym, (known?.codes ?? []) + [country.iso2]
                )
            }
            for demonym in country.frenchDemonyms { small.insert(NameKey(demonym)) }
        }
        for (key, entry) in countries where !result.hasPhrase(entry.written, of: .demonym) {
            result.add(
                .demonym, entry.written, value: entry.codes.joined(separator: "|"),
                isSmall: small.contains(key))
        }
        for country in register.countries {
            for name in [country.frenchName, country.englishName]
            where Self.hasSmallWord(name) && !result.hasPhrase(name, of: .countryShort) {
                result.add(.countryShort, name, value: country.iso2, isSmall: false)
            }
        }
        for region in register.regions {
            for demonym in region.englishDemonyms + region.frenchDemonyms
            where !result.hasPhrase(demonym, of: .regionDemonym) {
                result.add(
                    .regionDemonym, demonym, value: region.name,
                    isSmall: region.frenchDemonyms.contains(demonym))
            }
        }
        return result
    }

    /// Whether a name has a small word that is more than a joint: "République démocratique du Congo".
    ///
    /// The gazetteer's names are looked up word by capitalised word; such a one is known as a whole.
    private static func hasSmallWord(_ name: String) -> Bool {
        name.split(separator: " ").dropFirst().contains { word in
            word.count > 3 && word.unicodeScalars.allSatisfy(\.properties.isLowercase)
        }
    }

    private func hasPhrase(_ term: String, of kind: LexiconEntry.Kind) -> Bool {
        phrases(ofHash: KeyHash.hash(NameKey(term).bytes)).contains { $0.kind == kind }
    }

    /// What is known of a word by the hash of its key.
    @inline(__always)
    func traits(ofHash hash: UInt64) -> WordTraits { traits[hash] ?? [] }

    /// The class letter of a word for a kind of place; nil if it is none.
    ///
    /// Beside the letters of GeoNames there are `C` for countries and `X` for any area.
    func featureLetter(ofHash hash: UInt64) -> UInt8? { features[hash] }

    /// The number of tokens of the longest phrase that starts with a word.
    func longestPhrase(fromHash hash: UInt64) -> Int { Int(longest[hash] ?? 0) }

    /// The phrases with a key.
    func phrases(ofHash hash: UInt64) -> [LexiconEntry] { phrases[hash] ?? [] }
}
