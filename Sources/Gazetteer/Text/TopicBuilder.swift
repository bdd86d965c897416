/// Gathers the spans of a text into topics: one name, one sense, all its bearers.
struct TopicBuilder {
    let words: TextWords
    let register: PlaceRegister
    let areas: [String: Int32]
    let language: TextReading.Language
    private(set) var spans: [NameSpan]
    private(set) var topics: [TextTopic] = []
    /// The first token of each span of each topic.
    private(set) var positions: [[Int]] = []
    /// The topic of each span; -1 for none.
    private(set) var topicOfSpan: [Int]

    private struct Key: Hashable {
        var name: Int32
        var text: ArraySlice<UInt8>
        var kind: Int
        var isArea: Bool
        var container: Int
    }

    private var numbers: [Key: Int] = [:]
    /// The most bearers of one name that are weighed.
    private static let mostBearers = 160

    init(
        words: TextWords, register: PlaceRegister, areas: [String: Int32], spans: [NameSpan],
        language: TextReading.Language
    ) {
        self.words = words
        self.register = register
        self.areas = areas
        self.spans = spans
        self.language = language
        topicOfSpan = Array(repeating: -1, count: spans.count)
    }

    /// Builds the topics.
    ///
    /// Areas written behind names come first, so that they can be referred to.
    mutating func run() {
        for number in spans.indices.reversed() { place(number) }
        // Spans were met from the end; the order of the text is easier to follow.
        for index in topics.indices {
            topics[index].spans.reverse()
            positions[index].reverse()
        }
        inheritContainers()
        addMisspellings()
    }

    private mutating func place(_ number: Int) {
        let span = spans[number]
        guard
            span.likelihood > 0.1 || span.isEvident || isListed(number)
                || (span.kind == .unknownName && isBehindPreposition(number))
        else { return }
        guard let bearers = bearers(of: span) else { return }
        let container =
            span.container >= 0 ? topicOfSpan[Int(span.container)] : -1
        let key = Key(
            name: span.name, text: words.key(span.tokens), kind: kindNumber(span.kind),
            isArea: span.asked == UInt8(ascii: "A"), container: container)
        if let known = numbers[key] {
            topics[known].spans.append(number)
            positions[known].append(span.tokens.lowerBound)
            topics[known].likelihood = max(topics[known].likelihood, span.likelihood)
            if topics[known].asked == nil { topics[known].asked = span.asked }
            topicOfSpan[number] = known
            return
        }
        numbers[key] = topics.count
        topicOfSpan[number] = topics.count
        topics.append(
            TextTopic(
                spans: [number], bearers: bearers, asked: span.asked, container: container,
                isDerived: span.kind != .name && span.kind != .unknownName,
                likelihood: span.likelihood))
        positions.append([span.tokens.lowerBound])
    }

    private func kindNumber(_ kind: NameSpan.Kind) -> Int {
        switch kind {
        case .name, .unknownName: 0
        case .country: 1
        case .abbreviation: 2
        case .demonym, .regionDemonym: 3
        default: 4
        }
    }

    /// A name that stands alone has the sense of the same name with an area behind it.
    private mutating func inheritContainers() {
        var contained: [Int32: Int] = [:]
        for index in topics.indices.reversed() where topics[index].container >= 0 {
            if let span = topics[index].spans.first, spans[span].name >= 0 {
                contained[spans[span].name] = index
            }
        }
        for index in topics.indices where topics[index].container < 0 {
            guard let span = topics[index].spans.first, spans[span].kind == .name,
                topics[index].asked != UInt8(ascii: "A"), let other = contained[spans[span].name]
            else { continue }
            topics[index].container = topics[other].container
        }
    }

    private func bearers(of span: NameSpan) -> [Bearer]? {
        switch span.kind {
        case .name:
            register.index.uses(ofName: Int(span.name)).prefix(Self.mostBearers).map {
                Bearer($0, in: register.index)
            }
        case .country, .metonym: countries(span.value)
        case .abbreviation: area(span.value).map { [$0] } ?? []
        case .demonym: demonym(span)
        case .regionDemonym: region(span.value)
        case .unknownName: []
        case .street, .organisation, .nothing, .person: nil
        }
    }

    private func demonym(_ span: NameSpan) -> [Bearer] {
        span.value.contains("-") ? area(span.value).map { [$0] } ?? [] : countries(span.value)
    }

    private func countries(_ codes: String) -> [Bearer] {
        codes.split(separator: "|").compactMap { code in
            register.country(iso: String(code)).flatMap { register.index.row(of: $0.place.id) }
                .map { Bearer(NameUse(row: $0, role: .preferred), in: register.index) }
        }
    }

    private func area(_ code: String) -> Bearer? {
        areas[code].map { Bearer(NameUse(row: Int($0), role: .preferred), in: register.index) }
    }

    private func region(_ name: String) -> [Bearer] {
        register.index.uses(of: NameKey(name)).map { Bearer($0, in: register.index) }
            .filter { $0.letter == UInt8(ascii: "L") }.prefix(1).map { $0 }
    }
}

// MARK: - Misspelled names

extension TopicBuilder {
    /// Looks for near spellings of names that the gazetteer lacks, among the places of the countries
    /// that the text speaks of.
    private mutating func addMisspellings() {
        let countries = countriesSpokenOf()
        guard !countries.isEmpty else { return }
        for index in topics.indices where topics[index].bearers.isEmpty {
            guard let number = topics[index].spans.first, spans[number].kind == .unknownName,
                topics[index].likelihood > 0.3 || isListed(number) || isBehindPreposition(number)
            else { continue }
            let key = NameKey(folded: Array(words.key(spans[number].tokens)))
            guard key.bytes.count >= 5 else { continue }
            var found: [Int32: Bearer] = [:]
            let near = register.index.names(near: key, edits: 1).map(\.name)
            for name in near + register.index.names(soundingLike: key, edits: 0) {
                for use in register.index.uses(ofName: name).prefix(24) {
                    let bearer = Bearer(use, in: register.index)
                    guard countries.contains(bearer.country),
                        isProminent(bearer, near.contains(name))
                    else { continue }
                    found[bearer.row] = bearer
                }
            }
            topics[index].bearers = found.values.sorted { $0.row < $1.row }
            guard !found.isEmpty else { continue }
            topics[index].likelihood = max(topics[index].likelihood, 0.6)
            for span in topics[index].spans {
                spans[span].likelihood = max(spans[span].likelihood, 0.6)
            }
        }
    }

    /// Whether a place is well enough known that a wrong letter rather means it than another one.
    private func isProminent(_ bearer: Bearer, _ isOneLetter: Bool) -> Bool {
        switch bearer.letter {
        case UInt8(ascii: "P"): bearer.rank < 6 || bearer.population >= (isOneLetter ? 4.3 : 3)
        case UInt8(ascii: "A"): bearer.rank < 2
        default: false
        }
    }

    /// Whether a name stands in a row with names of places: "Gao, Tessalit, Niamay".
    private func isListed(_ number: Int) -> Bool {
        guard number > 0 else { return false }
        let span = spans[number]
        let previous = spans[number - 1]
        let gap = span.tokens.lowerBound - previous.tokens.upperBound
        return gap == 1 && previous.kind == .name
            && (words.isMark(previous.tokens.upperBound, ",")
                || words.isWord(previous.tokens.upperBound, "and")
                || words.isWord(previous.tokens.upperBound, "et"))
    }

    private func isBehindPreposition(_ number: Int) -> Bool {
        let before = spans[number].tokens.lowerBound - 1
        return words.sharesSentence(before, spans[number].tokens.lowerBound)
            && words.traits(at: before).contains(.placePreposition)
    }

    private func countriesSpokenOf() -> Set<UInt16> {
        var countries: Set<UInt16> = []
        for topic in topics where topic.likelihood > 0.5 {
            if topic.bearers.count == 1 || topic.isDerived {
                for bearer in topic.bearers { countries.insert(bearer.country) }
            } else if let best = topic.bearers.first, best.rank == 0 || best.importance > 9 {
                countries.insert(best.country)
            }
        }
        return countries
    }
}
