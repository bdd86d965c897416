/// All places of a compiled gazetteer, found by name, by code, by position.
///
/// Places stand in rows, the most important first, numbered from 0. The index is immutable; one
/// value serves any number of threads at once. It can be mapped from a file, which opens in
/// milliseconds whatever its size, or be built in memory by ``GazetteerBuilder``.
public final class PlaceIndex: Sendable {
    let image: ImageBytes
    let sections: SectionTable

    let idNumber: Column<UInt64>
    let idScheme: Column<UInt8>
    let latitudes: Column<Int32>
    let longitudes: Column<Int32>
    let populations: Column<UInt32>
    let features: Column<UInt16>
    let countryNumbers: Column<UInt16>
    let admin1Numbers: Column<UInt16>
    let admin2Numbers: Column<UInt32>
    let weights: Column<UInt16>
    let nameStart: Column<UInt32>
    let sourceNumbers: Column<UInt8>
    let dates: Column<UInt16>

    let featureWords: WordList
    let countryWords: WordList
    let admin1Words: WordList
    let admin2Words: WordList
    let languageWords: WordList
    let schemeWords: WordList

    let nameOffset: Column<UInt32>
    let nameTraits: Column<UInt16>
    let nameText: Column<UInt8>

    let keyStart: Column<UInt32>
    let keyText: Column<UInt8>
    let posting: Column<UInt32>
    let bestOfBlocks: Column<UInt32>
    let keySamples: Column<UInt64>

    let exact: HashTable
    let deletions: HashTable
    let sounds: HashTable
    let halves: HashTable
    let deletionFilter: HashFilter
    let soundFilter: HashFilter
    let halfFilter: HashFilter
    let ids: HashTable
    let codes: HashTable

    let extraRow: Column<UInt32>
    let extraStart: Column<UInt32>
    let extraText: Column<UInt8>
    let points: PointTree

    /// The sources of the places.
    public let sources: [GazetteerSource]
    /// General facts about the file: program version, options, counts.
    public let facts: [(name: String, value: String)]
    /// The countries of each entry of the list of countries, split.
    let countryLists: [[String]]
    /// The class and the code of each entry of the list of features.
    let featureTypes: [(FeatureClass, String)]

    /// The letters that are tried out for two edits: a to z, and other ASCII that names are full of.
    let alphabet: [UInt8]

    /// How many places there are.
    public let count: Int
    /// How many different names there are, after folding.
    public let nameCount: Int

    /// Opens a compiled gazetteer.
    ///
    /// - Parameter path: The file that `toposcope gazetteer build` wrote.
    /// - Throws: ``GazetteerError/file(path:reason:)`` where it cannot be opened,
    ///   ``GazetteerError/unusableIndex(path:reason:)`` where it is damaged, foreign or of another
    ///   version.
    public convenience init(path: String) throws(GazetteerError) {
        try self.init(image: ImageBytes(mapping: path), name: path)
    }

    /// Asks the system to read the file into memory, for callers about to ask many names.
    ///
    /// A single query touches some hundred pages here and there, which is not worth reading all; from some
    /// hundred queries on, one pass over the file is faster than their pages one by one. Returns at
    /// once, and does nothing for a gazetteer in memory or a file of more than 1 GiB.
    public func readAhead() { image.readAhead() }

    /// Opens a compiled gazetteer in memory.
    ///
    /// - Throws: ``GazetteerError/unusableIndex(path:reason:)``.
    public convenience init(bytes: [UInt8]) throws(GazetteerError) {
        try self.init(image: ImageBytes(bytes), name: "gazetteer in memory")
    }

    init(image: ImageBytes, name: String) throws(GazetteerError) {
        let sections = try SectionTable(image: image, name: name)
        self.image = image
        self.sections = sections
        func column<Element>(_ id: SectionID, _ type: Element.Type) -> Column<Element> {
            sections.column(id, of: image)
        }
        func words(_ id: SectionID) -> WordList {
            let place = sections[id]
            return WordList(image: image, offset: place.offset, length: place.length)
        }
        func table(_ start: SectionID, _ mark: SectionID, _ number: SectionID) -> HashTable {
            HashTable(
                start: column(start, UInt32.self), mark: column(mark, UInt8.self),
                number: column(number, UInt32.self))
        }
        idNumber = column(.idNumber, UInt64.self)
        idScheme = column(.idScheme, UInt8.self)
        latitudes = column(.latitude, Int32.self)
        longitudes = column(.longitude, Int32.self)
        populations = column(.population, UInt32.self)
        features = column(.feature, UInt16.self)
        countryNumbers = column(.country, UInt16.self)
        admin1Numbers = column(.admin1, UInt16.self)
        admin2Numbers = column(.admin2, UInt32.self)
        weights = column(.weight, UInt16.self)
        nameStart = column(.nameStart, UInt32.self)
        sourceNumbers = column(.source, UInt8.self)
        dates = column(.date, UInt16.self)
        featureWords = words(.featureWords)
        countryWords = words(.countryWords)
        admin1Words = words(.admin1Words)
        admin2Words = words(.admin2Words)
        languageWords = words(.languageWords)
        schemeWords = words(.schemeWords)
        nameOffset = column(.nameOffset, UInt32.self)
        nameTraits = column(.nameTraits, UInt16.self)
        nameText = column(.nameText, UInt8.self)
        keyStart = column(.keyStart, UInt32.self)
        keyText = column(.keyText, UInt8.self)
        posting = column(.posting, UInt32.self)
        bestOfBlocks = column(.bestOfBlocks, UInt32.self)
        keySamples = column(.keySample, UInt64.self)
        exact = table(.exactStart, .exactMark, .exactKey)
        deletions = table(.deletionStart, .deletionMark, .deletionKey)
        sounds = table(.soundStart, .soundMark, .soundKey)
        halves = table(.halfStart, .halfMark, .halfKey)
        deletionFilter = HashFilter(words: column(.deletionFilter, UInt64.self))
        soundFilter = HashFilter(words: column(.soundFilter, UInt64.self))
        halfFilter = HashFilter(words: column(.halfFilter, UInt64.self))
        ids = table(.idStart, .idMark, .idRow)
        codes = table(.codeStart, .codeMark, .codeRow)
        extraRow = column(.extraRow, UInt32.self)
        extraStart = column(.extraStart, UInt32.self)
        extraText = column(.extraText, UInt8.self)
        points = PointTree(
            coordinates: column(.pointPosition, UInt32.self), rows: column(.pointRow, UInt32.self),
            cuts: column(.pointCut, UInt32.self), axes: column(.pointAxis, UInt8.self))
        count = latitudes.count
        nameCount = max(0, keyStart.count / 2 - 1)
        let sourceText = sections[.sources]
        sources = image.string(sourceText.offset, sourceText.length).split(separator: "\n")
            .map { GazetteerSource(line: $0) }
        let factText = sections[.facts]
        facts = image.string(factText.offset, factText.length).split(separator: "\n").map {
            let parts = $0.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
        }
        let further = facts.first { $0.name == "further letters" }?.value ?? ""
        alphabet =
            Array("abcdefghijklmnopqrstuvwxyz".utf8)
            + further.split(separator: " ").compactMap { UInt8($0) }.filter { $0 < 0x80 }.prefix(8)
        countryLists = countryWords.words.map { $0.split(separator: "|").map(String.init) }
        featureTypes = featureWords.words.map { word in
            let parts = word.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                FeatureClass(rawValue: String(parts.first ?? "")) ?? .spot,
                parts.count > 1 ? String(parts[1]) : ""
            )
        }
    }

    /// The stamp of the curated tables that the file was made from, nil where it has none of them.
    var curatedStamp: CuratedStamp? {
        let place = sections[.registers]
        guard place.length > 8 else { return nil }
        return CuratedRegisters.stamp(ofSection: image.bytes(place.offset, 8))
    }

    /// The countries, regions and bases of the curated tables with a stamp; nil where the file has
    /// others or none.
    func registers(stamp: CuratedStamp) -> CuratedRegisters? {
        let place = sections[.registers]
        guard place.length > 8 else { return nil }
        return CuratedRegisters(section: image.bytes(place.offset, place.length), stamp: stamp)
    }
}
