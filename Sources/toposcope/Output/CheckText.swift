import Claims
import Gazetteer

/// Findings for people at a terminal.
struct CheckText {
    let usesColour: Bool
    let annotates: Bool

    /// The findings of all texts.
    func table(_ reports: [FindingReport]) -> String {
        reports.map { report in
            (reports.count > 1 ? "== \(report.title)\n" : "") + table(report)
        }.joined(separator: "\n\n")
    }

    private func table(_ report: FindingReport) -> String {
        var blocks: [String] = []
        if annotates { blocks.append(annotated(report)) }
        for (number, finding) in report.findings.enumerated() {
            let claim = finding.claim
            let mark = annotates ? "[\(number + 1)] " : ""
            blocks.append(
                """
                \(mark)"\(oneLine(claim.text))"
                  \(painted(finding.verdict.rawValue, finding.verdict))  (\(claim.kind.rawValue))
                  \(finding.explanation)
                """)
        }
        for mention in report.mentions {
            if let remark = mention.remark { blocks.append("\"\(mention.text)\": \(remark)") }
        }
        return blocks.isEmpty
            ? "No statement about geography found." : blocks.joined(separator: "\n\n")
    }

    /// The text with each claim in brackets and colour, and its number after it.
    private func annotated(_ report: FindingReport) -> String {
        let scalars = Array(report.text.unicodeScalars)
        var result = ""
        var position = 0
        for (number, finding) in report.findings.enumerated() {
            let range = finding.claim.range
            guard range.lowerBound >= position else { continue }
            result.unicodeScalars.append(contentsOf: scalars[position..<range.lowerBound])
            var words = ""
            words.unicodeScalars.append(contentsOf: scalars[range])
            result +=
                painted(usesColour ? words : "[\(words)]", finding.verdict) + "[\(number + 1)]"
            position = range.upperBound
        }
        result.unicodeScalars.append(contentsOf: scalars[position...])
        return result
    }

    private func painted(_ text: String, _ verdict: Verdict) -> String {
        guard usesColour else { return text }
        let code =
            switch verdict {
            case .consistent, .rounded: 32
            case .roadLike: 33
            case .tooLong, .tooShort, .directionOff, .unitMismatch: 31
            case .ambiguousPlace: 35
            case .notCheckable: 90
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
