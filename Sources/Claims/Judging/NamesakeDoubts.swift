import Gazetteer

/// The names of which a text says that they lie where the places taken for them do not.
///
/// A text that says "in Norfolk" of a place that lies elsewhere speaks of another place: no alarm about
/// the same name may rest on the reading.
struct NamesakeDoubts {
    private var names: Set<String> = []

    init(_ findings: [Finding]) {
        for finding in findings where finding.claim.kind == .containment {
            guard finding.verdict == .ambiguousPlace || finding.verdict == .tooShort,
                finding.parts.contains(where: {
                    $0.aspect == .containment
                        && ($0.standing == .contradicted || $0.standing == .doubtful)
                }), let name = finding.claim.subject?.query
            else { continue }
            names.insert(name)
        }
    }

    /// The finding, without an alarm that rests on a doubted name.
    func softened(_ finding: Finding) -> Finding {
        guard !names.isEmpty, finding.claim.kind != .containment,
            [.tooShort, .tooLong, .directionOff].contains(finding.verdict)
        else { return finding }
        let doubted = [finding.claim.subject, finding.claim.reference].compactMap { $0 }.first {
            $0.kind == .place && $0.query.map(names.contains) ?? false
        }
        guard let doubted else { return finding }
        return Finding(
            claim: finding.claim, verdict: .ambiguousPlace, parts: finding.parts,
            reading: finding.reading, alternatives: finding.alternatives, legs: finding.legs,
            impliedPosition: finding.impliedPosition, hints: finding.hints,
            explanation:
                "\(finding.explanation) The text says of \(doubted.antecedent ?? doubted.text) that it lies elsewhere, so another place of that name is meant."
        )
    }
}
