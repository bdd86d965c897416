import Gazetteer
public import Geodesy
import Layers

extension FindingReport {
    /// The report as one HTML page that needs nothing else: the annotated text, a map, the claims, the
    /// sources, and how to measure each figure again by hand.
    ///
    /// - Parameter outlines: Lines to draw under the map, such as borders and coasts.
    /// - Returns: The page.
    public func html(outlines: [[Coordinate]] = []) -> String {
        let map = FindingMap(report: self, outlines: outlines)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.html(title))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <h1>\(Self.html(title))</h1>
            <p>\(summary)</p>
            <h2>Text</h2>
            <div class="text">\(annotated)</div>
            \(map.svg.map { "<h2>Map</h2>\n\($0)" } ?? "")
            <h2>Claims</h2>
            \(claimTable)
            <h2>Places</h2>
            \(placeTable)
            \(handTable)
            <p class="note">Distances are geodesics on the WGS 84 ellipsoid. A verdict of road-like says that \
            the figure is too long for a straight line and usual for a road; too-short that no road can be as \
            short, or that another place of the name is meant.</p>
            </body>
            </html>

            """
    }

    private var summary: String {
        guard !findings.isEmpty else { return "No statement about geography found." }
        var counts: [String: Int] = [:]
        for finding in findings { counts[finding.verdict.rawValue, default: 0] += 1 }
        let parts = Verdict.allCases.compactMap { verdict in
            counts[verdict.rawValue].map {
                "<span class=\"v \(verdict.rawValue)\">\($0) \(verdict.rawValue)</span>"
            }
        }
        return "\(findings.count) statements: " + parts.joined(separator: " ")
    }

    // MARK: - The annotated text

    /// The text with claims and mentions marked; a claim's number links to its row.
    private var annotated: String {
        struct Mark {
            let offset: Int
            let isEnd: Bool
            let rank: Int
            let tag: String
        }
        var marks: [Mark] = []
        var end = 0
        for (number, finding) in findings.enumerated() where finding.claim.range.lowerBound >= end {
            let range = finding.claim.range
            end = range.upperBound
            marks.append(
                Mark(
                    offset: range.lowerBound, isEnd: false, rank: 0,
                    tag:
                        "<mark class=\"\(finding.verdict.rawValue)\" title=\"\(Self.html(finding.explanation))\">"
                ))
            marks.append(
                Mark(
                    offset: range.upperBound, isEnd: true, rank: 0,
                    tag: "<a href=\"#claim-\(number + 1)\"><sup>\(number + 1)</sup></a></mark>"))
        }
        let claims = findings.map(\.claim.range)
        for mention in mentions {
            guard mention.kind != .person, mention.kind != .organisation else { continue }
            // A mention across the edge of a claim would break the nesting of the tags.
            let crosses = claims.contains {
                $0.overlaps(mention.range)
                    && !($0.lowerBound <= mention.range.lowerBound
                        && $0.upperBound >= mention.range.upperBound)
            }
            guard !crosses else { continue }
            let place = mention.resolution?.best?.place
            let title =
                place.map { "\($0.name) (\($0.id)) \(Figures.position($0.coordinate))" }
                ?? "not in the gazetteer"
            marks.append(
                Mark(
                    offset: mention.range.lowerBound, isEnd: false, rank: 1,
                    tag: "<span class=\"\(mention.kind.rawValue)\" title=\"\(Self.html(title))\">"))
            marks.append(
                Mark(offset: mention.range.upperBound, isEnd: true, rank: 1, tag: "</span>"))
        }
        // At one offset inner ends come before outer ends, and all ends before beginnings.
        marks.sort { first, second in
            if first.offset != second.offset { return first.offset < second.offset }
            if first.isEnd != second.isEnd { return first.isEnd }
            return first.isEnd ? first.rank > second.rank : first.rank < second.rank
        }
        var result = ""
        var next = 0
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            while next < marks.count, marks[next].offset == offset {
                result += marks[next].tag
                next += 1
            }
            result += Self.html(String(scalar))
        }
        while next < marks.count {
            result += marks[next].tag
            next += 1
        }
        return result
    }

    // MARK: - Tables

    private var claimTable: String {
        guard !findings.isEmpty else { return "<p>None.</p>" }
        let rows = findings.enumerated().map { number, finding in
            let claim = finding.claim
            return """
                <tr id="claim-\(number + 1)"><td>\(number + 1)</td><td>“\(Self.html(claim.text))”</td>\
                <td><span class="v \(finding.verdict.rawValue)">\(finding.verdict.rawValue)</span></td>\
                <td>\(Self.html(claim.distance.map(\.text) ?? ""))</td>\
                <td>\(finding.measured.map(Figures.both) ?? "")</td>\
                <td>\(Self.html(finding.tolerance.map { "\(Figures.kilometres($0.tight)), rounded \(Figures.kilometres($0.wide)): \($0.reason)" } ?? ""))</td>\
                <td>\(Self.html(finding.explanation))</td></tr>
                """
        }
        return """
            <table><tr><th></th><th>words</th><th>verdict</th><th>stated</th><th>measured</th><th>tolerance</th>\
            <th>explanation</th></tr>
            \(rows.joined(separator: "\n"))
            </table>
            """
    }

    private var placeTable: String {
        let rows = places.map { place in
            let source = [
                place.provenance.source, place.provenance.recordID, place.provenance.date,
            ]
            .compactMap { $0 }.joined(separator: " ")
            return """
                <tr><td>\(Self.html(place.name))</td><td>\(Self.html(place.id.rawValue))</td>\
                <td>\(Figures.position(place.coordinate))</td>\
                <td>\(Figures.kilometres(Site(place, isNear: false).reach))</td>\
                <td>\(Self.html(source))</td><td>\(Self.html(place.note))</td></tr>
                """
        }
        return rows.isEmpty
            ? "<p>None with a point.</p>"
            : """
            <table><tr><th>place</th><th>id</th><th>latitude, longitude</th><th>reach</th><th>source</th>\
            <th>note</th></tr>
            \(rows.joined(separator: "\n"))
            </table>
            """
    }

    private var handTable: String {
        let checks = measuredFindings
        guard !checks.isEmpty else { return "" }
        let lines = checks.map { "\($0.number): \(Self.html(Self.command(for: $0.reading)))" }
        return """
            <h2>To check by hand</h2>
            <p>The third figure that GeographicLib’s GeodSolve prints is the distance in metres.</p>
            <pre>\(lines.joined(separator: "\n"))</pre>
            """
    }

    /// Text made safe between tags and inside attributes.
    static func html(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case _ where character.value < 32 && character != "\n" && character != "\t": break
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static let style = """
        body{font:16px/1.5 Georgia,serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}
        h1,h2,table,.v,pre,.note{font-family:system-ui,sans-serif}h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}
        .text{white-space:pre-wrap;border-left:3px solid #ddd;padding-left:1em}
        table{border-collapse:collapse;font-size:.85em;width:100%}td,th{border-bottom:1px solid #ddd;padding:.4em;text-align:left;vertical-align:top}
        mark{background:#eee;padding:0 .1em}.place,.facility{border-bottom:2px solid #2a7}.country,.area,.region,.demonym{border-bottom:1px dotted #888}
        .metonym{border-bottom:1px dashed #b60}.v{padding:.1em .4em;border-radius:.3em;white-space:nowrap;background:#eee}
        .consistent{background:#d8f3dc}.rounded{background:#e6f4c8}.road-like{background:#fff1b8}
        .too-long,.too-short,.direction-off,.unit-mismatch{background:#ffd0c7}.ambiguous-place{background:#e4dcf7}.not-checkable{background:#e8e8e8}
        pre{background:#f6f6f6;padding:1em;overflow:auto;font-size:.8em}.note{color:#666;font-size:.85em}svg{max-width:100%;height:auto;border:1px solid #ddd}
        @media screen and (prefers-color-scheme:dark){
        body{color:#ddd;background:#16181a}a{color:#9ecbff}mark a{color:#1a4fa3}.note{color:#aaa}mark,.v{color:#111}
        .text,td,th,svg{border-color:#444}pre{background:#222}
        svg rect{fill:#1d2023}svg text{fill:#ddd}svg circle{fill:#8fd3b0}svg .outline{stroke:#555}svg .scale{stroke:#ccc}
        }
        @media print{
        body{max-width:none;margin:0;font-size:11pt}tr,svg,pre{break-inside:avoid}h2{break-after:avoid}
        mark,.v{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{color:inherit;text-decoration:none}
        }
        """
}
