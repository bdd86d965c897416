import Gazetteer

extension Finding {
    /// The same finding in a text that has so much more in front.
    ///
    /// - Parameters:
    ///   - offset: The code points in front.
    ///   - mentions: The mentions in front.
    /// - Returns: The finding with its claim moved.
    public func moved(by offset: Int, mentions: Int) -> Finding {
        guard offset != 0 || mentions != 0 else { return self }
        return Finding(
            claim: claim.moved(by: offset, mentions: mentions), verdict: verdict, parts: parts,
            reading: reading, alternatives: alternatives, legs: legs,
            impliedPosition: impliedPosition, hints: hints, explanation: explanation)
    }
}

extension Claim {
    fileprivate func moved(by offset: Int, mentions: Int) -> Claim {
        Claim(
            kind: kind, form: form, range: range.moved(by: offset), text: text, language: language,
            subject: subject?.moved(by: offset, mentions: mentions),
            reference: reference?.moved(by: offset, mentions: mentions),
            others: others.map {
                Neighbour(
                    party: $0.party.moved(by: offset, mentions: mentions), direction: $0.direction)
            }, distance: distance, direction: direction, travelTime: travelTime, count: count,
            isSubjectNear: isSubjectNear)
    }
}

extension Party {
    fileprivate func moved(by offset: Int, mentions: Int) -> Party {
        Party(
            kind: kind, range: range.moved(by: offset), text: text,
            mention: mention.map { $0 + mentions }, resolution: resolution, countries: countries,
            calledCapital: calledCapital, isAnaphor: isAnaphor, antecedent: antecedent)
    }
}

extension Range<Int> {
    fileprivate func moved(by offset: Int) -> Range<Int> {
        (lowerBound + offset)..<(upperBound + offset)
    }
}
