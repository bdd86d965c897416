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
        for index in findings.indices { lines.append(Self.row(index + 1, findings[index])) }
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
        let commands = checkCommands
        if !commands.isEmpty {
            lines += [
                "", "## To check by hand", "",
                "Each line gives the distance in metres with GeographicLib's `GeodSolve -i` (third figure) or PROJ's `geod +ellps=WGS84 -I +units=km`:",
                "", "```",
            ]
            lines += commands
            lines.append("```")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ number: Int, _ finding: Finding) -> String {
        let stated = finding.claim.distance?.text ?? ""
        let measured = finding.measured.map(Figures.both) ?? ""
        return
            "| \(number) | \(escaped(finding.claim.text)) | \(finding.verdict.rawValue) | \(stated) | \(measured) | \(escaped(finding.explanation)) |"
    }

    /// The numbered commands that measure the readings again.
    private var checkCommands: [String] {
        var commands: [String] = []
        for (number, _, reading) in measuredFindings {
            commands.append("\(number): \(Self.command(for: reading))")
        }
        return commands
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
