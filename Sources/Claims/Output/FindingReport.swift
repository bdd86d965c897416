public import Gazetteer

/// A checked text, ready to be written for people or for a browser.
public struct FindingReport: Sendable {
    /// The title: usually the name of the file.
    public let title: String
    /// The text as it was read.
    public let text: String
    /// The mentions of the text.
    public let mentions: [Mention]
    /// The findings, in the order of their words.
    public let findings: [Finding]

    /// Makes a report.
    public init(title: String, text: String, mentions: [Mention], findings: [Finding]) {
        self.title = title
        self.text = text
        self.mentions = mentions
        self.findings = findings
    }

    /// The places of the text that have a point, each once, in the order of the text.
    public var places: [Place] {
        var seen: Set<PlaceID> = []
        var places: [Place] = []
        for mention in mentions {
            guard mention.kind == .place || mention.kind == .facility,
                let place = mention.resolution?.best?.place, seen.insert(place.id).inserted
            else { continue }
            places.append(place)
        }
        for finding in findings {
            for site in [finding.reading?.subject, finding.reading?.reference] {
                guard let place = site?.place, seen.insert(place.id).inserted else { continue }
                places.append(place)
            }
        }
        return places
    }

    /// The findings that were measured between two ends.
    var measuredFindings: [(number: Int, finding: Finding, reading: ClaimReading)] {
        var measured: [(number: Int, finding: Finding, reading: ClaimReading)] = []
        for index in findings.indices {
            guard let reading = findings[index].reading else { continue }
            measured.append((index + 1, findings[index], reading))
        }
        return measured
    }
}
