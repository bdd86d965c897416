import Glibc

/// Turns judged spans and chosen places into mentions with reasons, confidence and remarks.
struct MentionMaker {
    let words: TextWords
    let finder: MentionFinder
    let spans: [NameSpan]
    let topicOfSpan: [Int]
    let topics: [TextTopic]
    /// Which spans were given and are the only ones to report; nil for all.
    let isGiven: [Bool]?
    private var places: [Int32: Place] = [:]
    private var resolutions: [Int: Resolution] = [:]

    /// How likely a name must be that of a place to be reported as one.
    static let leastLikelihood = 0.42
    /// How sure a choice must be to be taken as the answer.
    static let leastShare = 0.2
    private static let mostCandidates = 3

    private var index: PlaceIndex { finder.register.index }

    init(
        words: TextWords, finder: MentionFinder, spans: [NameSpan], topicOfSpan: [Int],
        topics: [TextTopic], isGiven: [Bool]?
    ) {
        self.words = words
        self.finder = finder
        self.spans = spans
        self.topicOfSpan = topicOfSpan
        self.topics = topics
        self.isGiven = isGiven
    }

    /// The mentions in the order of the text.
    mutating func mentions() -> [Mention] {
        var result: [Mention] = []
        result.reserveCapacity(spans.count)
        for number in spans.indices where isGiven?[number] ?? true {
            if let mention = mention(of: number) { result.append(mention) }
        }
        return result
    }

    /// The mentions with those of described bases among them, in the order of the text.
    func adding(_ described: [DescribedFacility.Found], to mentions: [Mention]) -> [Mention] {
        guard !described.isEmpty else { return mentions }
        let more = described.map { found in
            let candidates = found.bases.prefix(Self.mostCandidates).enumerated().compactMap {
                rank, base in
                finder.register.place(id: base.id).map {
                    Candidate(
                        place: $0, matchedName: base.name, edits: 0,
                        confidence: found.isClear ? 0.8 : rank == 0 ? 0.5 : 0.25,
                        reasons: [Candidate.Reason(found.reason, weight: 1)])
                }
            }
            let text = words.text(found.tokens)
            return Mention(
                range: Int(
                    words.tokens[found.tokens.lowerBound].codePointStart)..<Int(
                        words.tokens[found.tokens.upperBound - 1].codePointEnd),
                text: text, kind: .facility,
                resolution: Resolution(
                    query: text, candidates: candidates, isKnown: !candidates.isEmpty,
                    isAmbiguous: !found.isClear),
                remark: "Described, not named: " + found.reason + ".")
        }
        return (mentions + more).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func mention(of number: Int) -> Mention? {
        let span = spans[number]
        let range =
            Int(
                words.tokens[span.tokens.lowerBound].codePointStart)..<Int(
                words.tokens[span.tokens.upperBound - 1].codePointEnd)
        let text = words.text(span.tokens)
        func make(
            _ kind: Mention.Kind, _ resolution: Resolution?, _ remark: String? = nil
        ) -> Mention {
            Mention(range: range, text: text, kind: kind, resolution: resolution, remark: remark)
        }
        switch span.kind {
        case .organisation: return make(.organisation, nil)
        case .person: return make(.person, nil)
        case .nothing: return nil
        case .street:
            return make(
                .place, unknown(text), "A street or road, which the gazetteer does not hold.")
        case .name, .unknownName:
            if isGiven == nil, span.likelihood < Self.leastLikelihood { return nil }
            guard let topic = topicOfSpan[safe: number], topic >= 0 else {
                return make(.place, unknown(text))
            }
            if let metonym = metonym(number, topic, text: text) {
                return make(.metonym, metonym.0, metonym.1)
            }
            let resolution = resolution(of: topic, text: text, span: span)
            return make(kind(of: topic, resolution), resolution, misspelling(text, resolution))
        case .country, .abbreviation:
            guard let topic = topicOfSpan[safe: number], topic >= 0 else { return nil }
            let resolution = resolution(of: topic, text: text, span: span)
            return make(kind(of: topic, resolution), resolution)
        case .demonym, .regionDemonym:
            guard let topic = topicOfSpan[safe: number], topic >= 0 else { return nil }
            if let slip = slip(number, text: text) { return make(.demonym, slip.0, slip.1) }
            return make(.demonym, resolution(of: topic, text: text, span: span))
        case .metonym:
            guard let topic = topicOfSpan[safe: number], topic >= 0 else { return nil }
            let resolution = resolution(of: topic, text: text, span: span)
            let country = resolution.candidates.first?.place.name ?? "a country"
            return make(
                .metonym, resolution, "Stands for the government of \(country), not for a place.")
        }
    }

    private func kind(of topic: Int, _ resolution: Resolution) -> Mention.Kind {
        guard let place = resolution.candidates.first?.place, resolution.isKnown else {
            switch topics[topic].asked {
            case UInt8(ascii: "A"): return .area
            case UInt8(ascii: "S"): return .facility
            default: return .place
            }
        }
        switch place.featureClass {
        case .administrative:
            return place.featureCode.hasPrefix("PCL") || place.featureCode == "TERR"
                ? .country : .area
        case .spot: return .facility
        case .area: return .region
        default: return .place
        }
    }

    private func unknown(_ text: String) -> Resolution {
        Resolution(query: text, candidates: [], isKnown: false, isAmbiguous: false)
    }

    private func misspelling(_ text: String, _ resolution: Resolution) -> String? {
        guard let best = resolution.best, best.edits > 0 else { return nil }
        return "Probably a misspelling of \(best.matchedName)."
    }

    private mutating func place(at row: Int32) -> Place {
        if let known = places[row] { return known }
        let place = index.place(at: Int(row))
        places[row] = place
        return place
    }

    // MARK: - Resolutions

    private mutating func resolution(of number: Int, text: String, span: NameSpan) -> Resolution {
        if let known = resolutions[number], known.query == text { return known }
        let topic = topics[number]
        guard !topic.bearers.isEmpty else { return unknown(text) }
        let order = topic.shares.indices.sorted {
            topic.shares[$0] == topic.shares[$1] ? $0 < $1 : topic.shares[$0] > topic.shares[$1]
        }
        let isMisspelled = span.kind == .unknownName
        let top = topic.shares[order[0]]
        let second = order.count > 1 ? topic.shares[order[1]] : 0
        // What makes the best surer than its share takes from the others; what makes it less sure
        // speaks against all of them.
        let ofOthers =
            topic.confidence > top
            ? (1 - topic.confidence) / max(1 - top, 1e-9) : topic.confidence / max(top, 1e-9)
        var candidates: [Candidate] = []
        for bearer in order.prefix(Self.mostCandidates) {
            let place = place(at: topic.bearers[bearer].row)
            candidates.append(
                Candidate(
                    place: place, matchedName: isMisspelled ? place.name : text,
                    edits: isMisspelled ? 1 : 0,
                    confidence: bearer == order[0]
                        ? topic.confidence : topic.shares[bearer] * ofOthers,
                    share: topic.shares[bearer], reasons: reasons(topic, bearer: bearer, place)))
        }
        let isNear =
            order.count > 1
            && topic.bearers[order[0]].kilometres(to: topic.bearers[order[1]]) < 3
        let result = Resolution(
            query: text, candidates: candidates, isKnown: top >= Self.leastShare,
            isAmbiguous: second > 0.25 * top && !isNear)
        resolutions[number] = result
        return result
    }

    private func reasons(_ topic: TextTopic, bearer: Int, _ place: Place) -> [Candidate.Reason] {
        var reasons: [Candidate.Reason] = []
        let own = topic.bearers[bearer]
        if topic.container >= 0, let best = topics[topic.container].best {
            let area = topics[topic.container].bearers[best]
            let isInside = area.contains(own)
            reasons.append(
                Candidate.Reason(
                    isInside
                        ? "lies in the area written behind the name"
                        : "does not lie in the area written behind the name",
                    weight: isInside ? 4 : -2.5))
        }
        if topic.asked.map({ NamesakeChooser.fits(own, asked: $0) }) == true {
            reasons.append(Candidate.Reason("is of the kind that the text names", weight: 1.5))
        }
        if topic.bearers.count == 1 {
            reasons.append(Candidate.Reason("the only place of this name", weight: 2))
        } else {
            reasons.append(
                Candidate.Reason(
                    "fits best among \(topic.bearers.count) places of this name, by the other "
                        + "places of the text and its importance",
                    weight: topic.shares[bearer] * 4))
        }
        if let population = place.population {
            reasons.append(Candidate.Reason("\(population) inhabitants", weight: 0.5))
        }
        return reasons.sorted { abs($0.weight) > abs($1.weight) }
    }

    // MARK: - Metonyms and slips

    /// The reading of a capital as its government: "Paris officials", "Moscow denied".
    private mutating func metonym(
        _ number: Int, _ topic: Int, text: String
    ) -> (Resolution, String)? {
        guard let best = topics[topic].best, topics[topic].bearers[best].rank == 4,
            MetonymRule(words: words).holds(for: spans[number].tokens)
        else { return nil }
        let code = index.countries(at: Int(topics[topic].bearers[best].row)).first ?? ""
        guard let country = finder.register.country(iso: code),
            let row = index.row(of: country.place.id)
        else { return nil }
        let place = place(at: Int32(row))
        let candidate = Candidate(
            place: place, matchedName: text, edits: 0, confidence: 0.8,
            reasons: [Candidate.Reason("the capital stands for the government", weight: 2)])
        let city = Candidate(
            place: self.place(at: topics[topic].bearers[best].row), matchedName: text, edits: 0,
            confidence: 0.2, reasons: [Candidate.Reason("the city itself", weight: 0)])
        return (
            Resolution(
                query: text, candidates: [candidate, city], isKnown: true, isAmbiguous: false),
            "Stands for the government of \(country.englishName), not for the city."
        )
    }

    /// A demonym that is probably a slip: "Nigerian army" in a text on Niger that never names
    /// Nigeria.
    private mutating func slip(_ number: Int, text: String) -> (Resolution, String)? {
        let span = spans[number]
        guard span.kind == .demonym else { return nil }
        let own = Set(span.value.split(separator: "|").map(String.init))
        for twin in finder.slips.twins(of: words.key(span.tokens)) where !own.contains(twin.country)
        {
            var ownCount = 0
            var twinCount = 0
            for topic in topics {
                guard let best = topic.best, topic.likelihood > 0.5 else { continue }
                let codes = index.countries(at: Int(topic.bearers[best].row))
                let isThisDemonym = topic.spans.allSatisfy {
                    words.key(spans[$0].tokens) == words.key(span.tokens)
                }
                if isThisDemonym { continue }
                if codes.contains(where: own.contains) { ownCount += topic.spans.count }
                if codes.contains(twin.country) { twinCount += topic.spans.count }
            }
            guard ownCount == 0, twinCount >= 2,
                let country = finder.register.country(iso: twin.country),
                let row = index.row(of: country.place.id)
            else { continue }
            let names = own.compactMap { finder.register.country(iso: $0)?.englishName }.sorted()
                .joined(separator: " or ")
            let candidate = Candidate(
                place: place(at: Int32(row)), matchedName: text, edits: 1, confidence: 0.8,
                reasons: [
                    Candidate.Reason(
                        "the text names \(country.englishName) and never \(names)", weight: 3)
                ])
            return (
                Resolution(query: text, candidates: [candidate], isKnown: true, isAmbiguous: false),
                "\"\(text)\" means of \(names); the text speaks of \(country.englishName), so "
                    + "\"\(twin.demonym)\" was probably meant."
            )
        }
        return nil
    }
}

extension Array {
    /// The element at an index, or nil beyond the ends.
    fileprivate subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
