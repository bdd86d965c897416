import Gazetteer

/// The names of which a text says several things that the places taken for them do not bear out.
///
/// A text that says "in Norfolk" of a place that lies elsewhere speaks of another place, and so does one
/// of which two figures are far off: no alarm about such a name may rest on the reading.
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
        addRefuted(findings)
    }

    /// Names of which two figures are far off and none fits: one figure may be wrong, two speak of
    /// another place.
    private mutating func addRefuted(_ findings: [Finding]) {
        var wrong: [String: Int] = [:]
        var fitting: Set<String> = []
        for finding in findings where finding.claim.distance != nil {
            guard let name = finding.claim.subject?.query, let ratio = finding.reading?.ratio else {
                continue
            }
            switch finding.verdict {
            case .tooShort, .tooLong, .directionOff:
                if ratio < 1 / Self.farOff || ratio > 2 * Self.farOff {
                    wrong[name, default: 0] += 1
                }
            case .consistent, .rounded, .roadLike: fitting.insert(name)
            case .unitMismatch, .ambiguousPlace, .notCheckable: break
            }
        }
        for (name, count) in wrong where count > 1 && !fitting.contains(name) { names.insert(name) }
    }

    /// By what factor a figure is less than any slip or rounding explains.
    private static let farOff = 1.4

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
                "\(finding.explanation) Other statements of the text do not fit this \(doubted.antecedent ?? doubted.text) either, so another place of that name is meant."
        )
    }
}
