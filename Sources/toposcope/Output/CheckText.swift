import Claims
import Gazetteer

/// Findings for people.
enum CheckText {
    static func table(_ checked: Checking.Checked) -> String {
        var lines: [String] = []
        for finding in checked.findings {
            if !lines.isEmpty { lines.append("") }
            let claim = finding.claim
            lines.append("\"\(oneLine(claim.text))\"")
            lines.append("  \(finding.verdict.rawValue)  (\(claim.kind.rawValue))")
            lines.append("  \(finding.explanation)")
        }
        for mention in checked.mentions where mention.remark != nil {
            if !lines.isEmpty { lines.append("") }
            lines.append("\"\(mention.text)\": \(mention.remark ?? "")")
        }
        return lines.isEmpty ? "No statement about geography found." : lines.joined(separator: "\n")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
