import Geodesy
import ArgumentParser
import Incidents

/// `toposcope incidents link`: reviews, accepts and undoes links between incidents.
struct IncidentsLink: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Proposes which incidents are the same happening; accepts, refuses and undoes.",
        discussion: """
            Nothing is merged by itself. Without --accept, --refuse or --undo, the proposals are \
            listed with their scores, both records and reasons. What was refused or undone is not \
            proposed again.

            Examples:
              toposcope incidents link --file log.gpkg
              toposcope incidents link --accept acled:NIG7 ucdp-ged:244657 --file log.gpkg
              toposcope incidents link --accept acled:NIG8 acled:NIG7 --as follow-up --file log.gpkg
              toposcope incidents link --accepted --file log.gpkg
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Link these two incidents, as one happening unless --as says otherwise.",
            valueName: "id"))
    var accept: [String] = []

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "How the first belongs to the second: same-event, part-of, possibly-part-of or "
                + "follow-up (default: same-event).", valueName: "relation"))
    var relation: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Never propose these two again.", valueName: "id"))
    var refuse: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Undo the link between these two.", valueName: "id"))
    var undo: [String] = []

    @Flag(help: "List the links that count instead of proposals.")
    var accepted = false

    @Option(help: ArgumentHelp("Propose only from this score on, 0 to 1.", valueName: "score"))
    var threshold: Double = 0.6

    @Option(help: ArgumentHelp("At most so many proposals.", valueName: "number"))
    var limit: Int = 20

    @OptionGroup var target: FileOptions

    func validate() throws {
        for ids in [accept, refuse, undo] where !ids.isEmpty && ids.count != 2 {
            throw ValidationError("Give the identifiers of two incidents.")
        }
        if [accept, refuse, undo].count(where: { !$0.isEmpty }) + (accepted ? 1 : 0) > 1 {
            throw ValidationError(
                "Give one of --accept, --refuse, --undo and --accepted, not several.")
        }
        if relation != nil && accept.isEmpty {
            throw ValidationError("--as goes with --accept.")
        }
        if limit < 1 { throw ValidationError("--limit is a number of at least 1, not \(limit).") }
        if !(0...1).contains(threshold) {
            throw ValidationError("--threshold is a number from 0 to 1, not \(threshold).")
        }
    }

    func run() throws {
        let isChange = !(accept + refuse + undo).isEmpty
        let relation: IncidentLink.Relation =
            try relation.map { try IncidentFilter.choice("--as", $0) } ?? .sameEvent
        let file = try IncidentFile(path: target.path, isWritable: isChange)
        if !undo.isEmpty {
            guard try file.undo(from: undo[0], to: undo[1]) else {
                try file.close()
                Terminal.complain(
                    "Error: \(undo[0]) and \(undo[1]) are not linked; --accepted lists the links.")
                throw ExitCode(1)
            }
            Terminal.print("The link is undone.")
        } else if isChange {
            try decide(relation, in: file)
        } else if accepted {
            try list(file.acceptedLinks(), in: file)
        } else {
            try list(file.proposals(LinkFinder(threshold: threshold)), in: file)
        }
        try file.close()
    }

    private func decide(_ relation: IncidentLink.Relation, in file: IncidentFile) throws {
        let ids = accept + refuse
        // One happening has no first and second.
        let ordered = relation == .sameEvent ? ids.sorted() : ids
        let link = IncidentLink(
            from: ordered[0], to: ordered[1], relation: relation,
            reason: (accept.isEmpty ? "Refused" : "Accepted") + " by a person"
                + (try grounds(ids, relation, in: file)) + ".")
        if accept.isEmpty { try file.refuse(link) } else { try file.accept(link) }
        Terminal.print(
            accept.isEmpty
                ? "It will not be proposed again."
                : relation == .sameEvent
                    ? "They are linked."
                    : "They are linked: \(ordered[0]) \(relation.rawValue) \(ordered[1]).")
    }

    /// What spoke for one happening when a person decided.
    private func grounds(
        _ ids: [String], _ relation: IncidentLink.Relation, in file: IncidentFile
    ) throws -> String {
        guard relation == .sameEvent, let first = try file.record(id: ids[0]),
            let second = try file.record(id: ids[1]),
            let found = LinkFinder(threshold: 0).comparison(of: first, with: second)
        else { return "" }
        return " (score \(found.score.fixed(2)): "
            + found.reasons.joined(separator: "; ") + ")"
    }

    private func list(_ proposals: [LinkProposal], in file: IncidentFile) throws {
        let shown = proposals.prefix(max(0, limit))
        Terminal.print(
            count(proposals.count, "proposal")
                + (shown.count < proposals.count ? ", the best \(shown.count) of them" : ""))
        for proposal in shown {
            Terminal.print(
                "\n\(proposal.score.fixed(2))  \(proposal.reasons.joined(separator: "; "))"
            )
            for id in [proposal.from, proposal.to] { try describe(id, in: file) }
        }
        guard let first = shown.first else { return }
        Terminal.print(
            "\nDecide with --accept or --refuse and the two identifiers, for example "
                + "--accept \(first.from) \(first.to)")
    }

    private func list(_ links: [IncidentLink], in file: IncidentFile) throws {
        Terminal.print(count(links.count, "link"))
        for link in links.prefix(max(0, limit)) {
            Terminal.print("\n\(link.relation.rawValue)  \(link.reason)")
            for id in [link.from, link.to] { try describe(id, in: file) }
        }
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// One record in a line: what a person needs to know to decide.
    private func describe(_ id: String, in file: IncidentFile) throws {
        guard let record = try file.record(id: id) else {
            Terminal.print("      \(id)  (no longer in the file)")
            return
        }
        let toll = record.casualties.killed
        let parts: [String?] = [
            "\(record.date)", record.kind.rawValue, record.title, record.place.name,
            toll.isKnown ? "killed \(toll)" : nil,
            record.actors.isEmpty ? nil : record.actors.joined(separator: "; "),
        ]
        Terminal.print(
            "      \(id)  "
                + parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", "))
    }
}
