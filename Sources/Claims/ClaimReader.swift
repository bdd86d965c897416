public import Gazetteer

/// Finds what a text states about geography: distances, directions, borders, containment, nearness.
///
/// It reads and does not judge: see ``Verifier``. The same text and mentions always give the same
/// claims.
public struct ClaimReader: Sendable {
    /// Makes a reader.
    public init() {}

    /// The claims of a text, in the order of their words.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - mentions: The places found in it, with offsets in Unicode code points.
    ///   - language: The language to read in; nil to guess it sentence by sentence.
    /// - Returns: The claims, sorted by where their words begin.
    /// - Complexity: Linear in the length of the text.
    public func claims(
        in text: String, mentions: [Mention], language: ClaimLanguage? = nil
    ) -> [Claim] {
        let prepared = ClaimText(text, mentions: mentions)
        let prior = ClaimLanguage.guess(prepared.tokens, prior: .english)
        var claims: [Claim] = []
        var topic: Party?
        for sentence in prepared.sentences {
            let spoken =
                language ?? ClaimLanguage.guess(prepared.tokens[sentence], prior: prior)
            let view = SentenceView(
                text: prepared, vocabulary: spoken.vocabulary, sentence: sentence)
            let own = view.subjects.topic(limit: sentence.upperBound)
            claims += Self.claims(of: view).map { $0.pointing(to: topic ?? own) }
            topic = own ?? topic
        }
        return claims
    }

    private static func claims(of view: SentenceView) -> [Claim] {
        var claims = DistanceGrammar(view: view).claims()
        let neighbours = NeighbourGrammar(view: view)
        let nearness = NearnessGrammar(view: view)
        let containment = ContainmentGrammar(view: view)
        let further = FurtherGrammar(view: view)
        gather(&claims, in: view) { neighbours.claim(at: $0) }
        gather(&claims, in: view) { further.claim(at: $0) }
        gather(&claims, in: view) { nearness.claim(at: $0) }
        gather(&claims, in: view) { containment.claim(at: $0) }
        return needed(claims)
    }

    /// Adds the claims of one grammar, each search going on behind the claim before.
    @inline(__always)
    private static func gather(
        _ claims: inout [Claim], in view: SentenceView,
        by claim: (Int) -> (claim: Claim, end: Int)?
    ) {
        var index = view.start
        while index < view.limit {
            guard let (claim, end) = claim(index) else {
                index += 1
                continue
            }
            claims.append(claim)
            index = max(end, index + 1)
        }
    }

    /// The claims without those that another one makes needless, in the order of their words.
    private static func needed(_ claims: [Claim]) -> [Claim] {
        let needed = claims.enumerated().filter { number, claim in
            !claims.enumerated().contains { other, known in
                other != number && known.makesNeedless(claim)
                    && !(other > number && claim.makesNeedless(known))
            }
        }.map(\.element)
        return needed.sorted { first, second in
            (first.range.lowerBound, first.range.upperBound)
                < (second.range.lowerBound, second.range.upperBound)
        }
    }
}

extension Claim {
    /// The same claim with "it" and "the town" pointing to what the text is speaking of.
    fileprivate func pointing(to topic: Party?) -> Claim {
        let reference = reference.flatMap { $0.isUnsaid ? pointed($0, to: topic) : $0 }
        guard let topic, let subject, subject.isAnaphor, subject.kind == .place,
            subject.calledCapital == nil, subject.resolution == nil,
            allows(subject, toMean: topic.resolution?.best?.place, from: reference)
        else { return with(subject: subject, reference: reference) }
        return with(subject: subject.pointing(to: topic), reference: reference)
    }

    /// The reference that the words leave out: what the text is about, unless that is the subject.
    private func pointed(_ unsaid: Party, to topic: Party?) -> Party? {
        guard let topic, topic.range != subject?.range, topic.query != subject?.query else {
            return nil
        }
        return unsaid.pointing(to: topic)
    }

    /// Whether another claim over the same words adds nothing to this one.
    fileprivate func makesNeedless(_ other: Claim) -> Bool {
        let covers =
            range.lowerBound <= other.range.lowerBound
            && range.upperBound >= other.range.upperBound
        switch other.kind {
        case .capital:
            // A capital named inside another claim is judged as a part of that claim.
            return [subject, reference].contains {
                $0?.calledCapital != nil && $0?.mention == other.subject?.mention
            } && covers
        case .direction: return distance != nil && direction != nil && range.overlaps(other.range)
        case .nearness: return distance != nil && range.overlaps(other.range)
        case .containment where other.subject == nil || other.subject?.kind == .described:
            return covers || (range.overlaps(other.range) && kind == .containment)
        case .containment: return kind == .containment && covers
        case .border where other.form == .neighbours && other.subject == nil:
            return kind == .border && covers
        case .distance, .border, .units, .count, .route, .travelTime: return false
        }
    }
}
