import Gazetteer
import Geodesy

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

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
                resolve(
                    $0, before: claim.range.lowerBound, topic: topic, isSubject: true,
                    Stated(distance: claim.distance, other: claim.reference))
            }
            let reference = claim.reference.map {
                resolve(
                    $0, before: $0.range.lowerBound, topic: nil, isSubject: false,
                    Stated(distance: claim.distance, other: subject))
            }
            if let subject, subject.kind == .place, subject.resolution?.best != nil {
                topic = subject
            }
            result.append(claim.with(subject: subject, reference: reference))
        }
        return result
    }

    /// What the claim says of a party besides its words.
    private struct Stated {
        let distance: StatedDistance?
        /// From where.
        let other: Party?
    }

    private func resolve(
        _ party: Party, before offset: Int, topic: Party?, isSubject: Bool, _ stated: Stated
    ) -> Party {
        guard party.resolution == nil, party.isAnaphor, party.antecedent == nil else {
            return party
        }
        if let called = party.calledCapital, called.isNational,
            let place = called.country.map(capital)
                ?? meantCapital(before: party.range.lowerBound, stated)
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

    /// The capital that is meant where the text does not say of which country: that of the country
    /// named last, or that of the place it is measured from where the stated distance fits better.
    private func meantCapital(before offset: Int, _ stated: Stated) -> Place? {
        let named = country(before: offset).flatMap(capital)
        guard let length = stated.distance?.length.metres, length > 0,
            let other = stated.other?.resolution?.best?.place,
            let home = other.countries.first.flatMap(capital), home.id != other.id
        else { return named }
        func misfit(_ place: Place) -> Double {
            let measured = Geodesic.wgs84.distance(from: place.coordinate, to: other.coordinate)
            return abs(log(max(measured.metres, 1) / length))
        }
        guard let named else { return home }
        return misfit(home) < misfit(named) ? home : named
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
