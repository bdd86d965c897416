import Layers

/// Reads texts: finds the names of places in them and says which places are meant.
///
/// English and French. Deterministic, without any network; immutable, so that one value serves any
/// number of threads. Names of organisations, persons and weapons are told from places, demonyms
/// and metonyms are marked, and each choice between namesakes is made from the whole text.
public struct MentionFinder: Sendable {
    /// What names are looked up in.
    public let register: PlaceRegister
    let lexicon: Lexicon
    let areas: [String: Int32]
    let slips: DemonymSlips

    /// Prepares the reading of texts.
    ///
    /// - Parameters:
    ///   - register: The places.
    ///   - lexicon: The words that tell places from other names.
    /// - Complexity: O(places), once.
    public init(register: PlaceRegister, lexicon: Lexicon) {
        self.register = register
        self.lexicon = lexicon.adding(demonymsOf: register)
        areas = Self.firstOrderAreas(register.index)
        slips = DemonymSlips(countries: register.countries)
    }

    /// Reads a text.
    ///
    /// - Parameter text: A text of any length and origin.
    /// - Returns: Tokens, sentences, mentions and references back, with offsets in code points.
    /// - Complexity: O(length of the text).
    public func read(_ text: String) -> TextReading {
        read(utf8: Array(text.utf8))
    }

    /// Reads a text given as UTF-8; broken sequences are replaced as `String` does.
    ///
    /// - Parameter bytes: The text.
    /// - Returns: Tokens, sentences, mentions and references back.
    public func read(utf8 bytes: [UInt8]) -> TextReading {
        let words = TextWords(bytes: Self.repaired(bytes), lexicon: lexicon)
        var finder = SpanFinder(
            words: words, lookup: NameLookup(index: register.index, lexicon: lexicon))
        finder.run()
        var judge = ToponymJudge(
            words: words, index: register.index, spans: finder.spans,
            familyNames: finder.familyNames)
        judge.run()
        return reading(of: words, spans: judge.spans)
    }

    /// Reads a text in which the names of places are already known.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - ranges: The names, as offsets in code points; others are not looked for.
    /// - Returns: A reading with exactly one mention for each range that holds a word.
    public func read(_ text: String, namesAt ranges: [Range<Int>]) -> TextReading {
        let words = TextWords(bytes: Array(text.utf8), lexicon: lexicon)
        let lookup = NameLookup(index: register.index, lexicon: lexicon)
        let given = GivenSpans(words: words, lookup: lookup).spans(at: ranges)
        // The other names of the text are not reported, but they tell which place is meant.
        var finder = SpanFinder(words: words, lookup: lookup)
        finder.run()
        let (all, isGiven) = GivenSpans.merged(given, into: finder.spans)
        var judge = ToponymJudge(
            words: words, index: register.index, spans: all, familyNames: finder.familyNames)
        judge.run()
        var spans = judge.spans
        for number in spans.indices where isGiven[number] { spans[number].likelihood = 1 }
        return reading(of: words, spans: spans, isGiven: isGiven)
    }

    private func reading(
        of words: TextWords, spans: [NameSpan], isGiven: [Bool]? = nil
    ) -> TextReading {
        let language = TextLanguage.guess(words)
        var builder = TopicBuilder(
            words: words, register: register, areas: areas, spans: spans, language: language)
        builder.run()
        var chooser = NamesakeChooser(topics: builder.topics, positions: builder.positions)
        chooser.run()
        var maker = MentionMaker(
            words: words, finder: self, spans: builder.spans, topicOfSpan: builder.topicOfSpan,
            topics: chooser.topics, isGiven: isGiven)
        var mentions = maker.mentions()
        if isGiven == nil {
            mentions = maker.adding(
                DescribedFacility(words: words, register: register).find(among: mentions),
                to: mentions)
        }
        let referents = ReferentFinder(
            words: words, register: register, mentions: mentions
        ).referents()
        return TextReading(
            bytes: words.bytes, language: language, tokens: words.tokens,
            sentences: words.sentences, mentions: mentions, referents: referents)
    }

    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.utf8.count == bytes.count ? bytes : Array(text.utf8)
    }

    /// The rows of all first-order areas by "US-CT" and the like.
    private static func firstOrderAreas(_ index: PlaceIndex) -> [String: Int32] {
        var areas: [String: Int32] = [:]
        let wanted = Set(
            index.featureTypes.indices.filter { index.featureTypes[$0].1 == "ADM1" }.map {
                UInt16($0)
            })
        for row in 0..<index.count where wanted.contains(index.features[row]) {
            guard let country = index.countries(at: row).first, let area = index.admin1(at: row)
            else { continue }
            let key = country + "-" + area
            if areas[key] == nil { areas[key] = Int32(row) }
        }
        return areas
    }
}
