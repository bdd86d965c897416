import ArgumentParser

/// `toposcope incidents`: the care of the incidents of the working file.
struct IncidentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents",
        abstract: "Links reports of the same happening, and gives records back as they came.",
        subcommands: [IncidentsLink.self, IncidentsOriginal.self],
        defaultSubcommand: IncidentsLink.self)
}
