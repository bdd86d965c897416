import Gazetteer
import Geodesy
import Layers

extension FindingReport {
    /// The report as Markdown: the findings, then the places with their sources.
    public var markdown: String {
        var lines = ["# \(Self.escaped(title))", ""]
        lines.append(
            findings.isEmpty
                ? "No statement about geography found."
                : "| no. | words | verdict | stated | measured | explanation |\n|---|---|---|---|---|---|"
        )
        for (number, finding) in findings.enumerated() {
            let stated = finding.claim.distance.map(\.text) ?? ""
            let measured = finding.measured.map(Figures.both) ?? ""
            lines.append(
                "| \(number + 1) | \(Self.escaped(finding.claim.text)) | \(finding.verdict.rawValue) | \(stated) | \(measured) | \(Self.escaped(finding.explanation)) |"
            )
        }
        lines += [
            "", "## Places", "", "| place | id | latitude, longitude | reach | source |",
            "|---|---|---|---|---|",
        ]
        for place in places {
            let source = [
                place.provenance.source, place.provenance.recordID, place.provenance.date,
            ]
            .compactMap { $0 }.joined(separator: " ")
            lines.append(
                "| \(Self.escaped(place.name)) | \(place.id) | \(Figures.position(place.coordinate)) | \(Figures.kilometres(Site(place, isNear: false).reach)) | \(Self.escaped(source)) |"
            )
        }
        let checks = measuredFindings
        if !checks.isEmpty {
            lines += [
                "", "## To check by hand", "",
                "Each line gives the distance in metres with GeographicLib's `GeodSolve -i` (third figure) or PROJ's `geod +ellps=WGS84 -I +units=km`:",
                "", "```",
            ]
            lines += checks.map { "\($0.number): \(Self.command(for: $0.reading))" }
            lines.append("```")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The shell command that measures a reading again.
    static func command(for reading: ClaimReading) -> String {
        let (from, to) = (reading.reference.coordinate, reading.subject.coordinate)
        return
            "echo \(Figures.fixed(from.latitude, 6)) \(Figures.fixed(from.longitude, 6)) \(Figures.fixed(to.latitude, 6)) \(Figures.fixed(to.longitude, 6)) | GeodSolve -i"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "|", "*", "_", "`", "[", "]", "<", "#": result += "\\\(character)"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }
}
