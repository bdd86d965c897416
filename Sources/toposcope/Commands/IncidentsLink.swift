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
              toposcope incidents link --accepted --file log.gpkg
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Link these two incidents as one happening.", valueName: "id"))
    var accept: [String] = []

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
        if !(0...1).contains(threshold) {
            throw ValidationError("--threshold is a number from 0 to 1, not \(threshold).")
        }
    }

    func run() throws {
        let isChange = !(accept + refuse + undo).isEmpty
        let file = try IncidentFile(path: target.path, isWritable: isChange)
        if !undo.isEmpty {
            let isUndone = try file.undo(from: undo[0], to: undo[1])
            Terminal.print(isUndone ? "The link is undone." : "There is no such link.")
        } else if isChange {
            let ids = accept + refuse
            let link = IncidentLink(
                from: min(ids[0], ids[1]), to: max(ids[0], ids[1]), relation: .sameEvent,
                reason: accept.isEmpty ? "Refused by a person." : "Accepted by a person.")
            if accept.isEmpty { try file.refuse(link) } else { try file.accept(link) }
            Terminal.print(accept.isEmpty ? "It will not be proposed again." : "They are linked.")
        } else if accepted {
            try list(file.acceptedLinks(), in: file)
        } else {
            try list(file.proposals(LinkFinder(threshold: threshold)), in: file)
        }
        try file.close()
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
