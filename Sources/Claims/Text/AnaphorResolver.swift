import Gazetteer

/// Gives the places to words that only point back: "the capital", "the town", "it", "the border".
///
/// What the reading of the text says of a phrase counts first; where it says nothing, the subject of
/// the claim before, and then the first place that the text names, which is what it is about.
struct AnaphorResolver {
    let reading: TextReading?
    let mentions: [Mention]
    /// The capital of a country (ISO alpha-2).
    let capital: (String) -> Place?

    /// The claims with their anaphora resolved where the text tells.
    func resolved(_ claims: [Claim]) -> [Claim] {
        var topic: Party?
        var result: [Claim] = []
        for claim in claims {
            let subject = claim.subject.map {
                resolve($0, before: claim.range.lowerBound, topic: topic, isSubject: true)
            }
            let reference = claim.reference.map {
                resolve($0, before: $0.range.lowerBound, topic: nil, isSubject: false)
            }
            if let subject, subject.kind == .place, subject.resolution?.best != nil {
                topic = subject
            }
            result.append(claim.with(subject: subject, reference: reference))
        }
        return result
    }

    private func resolve(
        _ party: Party, before offset: Int, topic: Party?, isSubject: Bool
    ) -> Party {
        guard party.resolution == nil, party.isAnaphor, party.antecedent == nil else {
            return party
        }
        if let called = party.calledCapital, called.isNational,
            let iso2 = called.country ?? country(before: party.range.lowerBound),
            let place = capital(iso2)
        {
            return party.with(place)
        }
        if let referent = reading.flatMap({ referent(in: party.range, of: $0) }) {
            if let antecedent = referent.antecedent, mentions.indices.contains(antecedent) {
                return party.with(mentions[antecedent], number: antecedent)
            }
            if let place = referent.place, place.featureClass != .administrative {
                return party.with(place)
            }
        }
        guard isSubject, party.kind == .place, party.calledCapital == nil else { return party }
        if let topic, topic.range.upperBound <= offset {
            return party.pointing(to: topic)
        }
        guard let first = mentions.firstIndex(where: { $0.kind == .place || $0.kind == .facility }),
            mentions[first].range.upperBound <= party.range.lowerBound
        else { return party }
        return party.with(mentions[first], number: first)
    }

    private func referent(in range: Range<Int>, of reading: TextReading) -> Referent? {
        reading.referents.first { $0.range.overlaps(range) }
    }

    /// The country that the text named last before an offset.
    private func country(before offset: Int) -> String? {
        mentions.last {
            $0.range.upperBound <= offset && ($0.kind == .country || $0.kind == .demonym)
                && $0.country != nil
        }?.country ?? mentions.last { $0.range.upperBound <= offset && $0.country != nil }?.country
    }
}

extension Party {
    /// The same words with the place that they point to.
    fileprivate func with(_ place: Place) -> Party {
        let candidate = Candidate(
            place: place, matchedName: place.name, edits: 0, confidence: 0.9,
            reasons: [.init("the words point back to it", weight: 1)])
        return pointing(
            to: Party(
                kind: .place, range: range, text: place.name,
                resolution: Resolution(
                    query: place.name, candidates: [candidate], isKnown: true, isAmbiguous: false),
                countries: place.countries))
    }

    fileprivate func with(_ mention: Mention, number: Int) -> Party {
        pointing(
            to: Party(
                kind: mention.partyKind, range: mention.range, text: mention.text, mention: number,
                resolution: mention.resolution,
                countries: mention.country.map { [$0] } ?? []))
    }
}

extension Claim {
    func with(subject: Party?, reference: Party?) -> Claim {
        Claim(
            kind: kind, form: form, range: range, text: text, language: language, subject: subject,
            reference: reference, others: others, distance: distance, direction: direction,
            travelTime: travelTime, count: count, isSubjectNear: isSubjectNear)
    }
}
