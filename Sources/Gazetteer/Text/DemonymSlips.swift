/// Pairs of demonyms that writers mistake for each other: Nigerian and Nigerien.
struct DemonymSlips: Sendable {
    /// A demonym that a slip may have turned into another.
    struct Twin: Hashable, Sendable {
        /// The country that was perhaps meant.
        let country: String
        /// Its demonym.
        let demonym: String
    }

    private let twins: [NameKey: [Twin]]

    /// Finds the pairs: adjectives of two countries that differ in one letter.
    ///
    /// - Complexity: O(demonyms²), once; a few thousand comparisons of short keys.
    init(countries: [Country]) {
        var all: [(key: [UInt8], twin: Twin)] = []
        for country in countries {
            for demonym in country.englishDemonyms + country.frenchDemonyms {
                all.append(
                    (NameKey(demonym).bytes, Twin(country: country.iso2, demonym: demonym)))
            }
        }
        all.sort { $0.key.count < $1.key.count }
        var twins: [NameKey: [Twin]] = [:]
        for (number, first) in all.enumerated() where first.key.count >= 6 {
            for second in all[(number + 1)...] {
                if second.key.count > first.key.count { break }
                guard first.twin.country != second.twin.country,
                    Self.differsInOneLetter(first.key, second.key)
                else { continue }
                twins[NameKey(folded: first.key), default: []].append(second.twin)
                twins[NameKey(folded: second.key), default: []].append(first.twin)
            }
        }
        self.twins = twins
    }

    /// The demonyms of other countries for which this one may be a slip.
    func twins(of key: ArraySlice<UInt8>) -> [Twin] {
        twins[NameKey(folded: Array(key))] ?? []
    }

    private static func differsInOneLetter(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        var differences = 0
        for (one, other) in zip(first, second) where one != other { differences += 1 }
        return differences == 1
    }
}
