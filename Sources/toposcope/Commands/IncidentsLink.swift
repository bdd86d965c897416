import ArgumentParser
import Incidents

/// `toposcope incidents link`: reviews, accepts and undoes links between incidents.
struct IncidentsLink: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Proposes which incidents are the same happening; accepts, refuses and undoes.",
        discussion: """
            Nothing is merged by itself. Without --accept, --refuse or --undo, the proposals are \
            listed with their scores and reasons.

            Examples:
              toposcope incidents link --file log.gpkg
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

    @Option(help: ArgumentHelp("Propose only from this score on, 0 to 1.", valueName: "score"))
    var threshold: Double = 0.6

    @Option(help: ArgumentHelp("At most so many proposals.", valueName: "number"))
    var limit: Int = 20

    @OptionGroup var target: FileOptions

    func validate() throws {
        for ids in [accept, refuse, undo] where !ids.isEmpty && ids.count != 2 {
            throw ValidationError("Give the identifiers of two incidents.")
        }
        if [accept, refuse, undo].count(where: { !$0.isEmpty }) > 1 {
            throw ValidationError("Give one of --accept, --refuse and --undo, not several.")
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
        } else {
            let proposals = try file.proposals(LinkFinder(threshold: threshold))
            Terminal.print(
                "\(proposals.count) proposal\(proposals.count == 1 ? "" : "s")"
                    + (proposals.count > limit ? ", the best \(limit) of them" : ""))
            for proposal in proposals.prefix(max(0, limit)) {
                Terminal.print(
                    "\n\(NumberText.fixed(proposal.score, 2))  \(proposal.from)\n      "
                        + "\(proposal.to)\n      \(proposal.reasons.joined(separator: "; "))")
            }
        }
        try file.close()
    }
}
