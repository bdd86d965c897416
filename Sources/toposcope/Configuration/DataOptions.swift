import ArgumentParser

/// The option that every command with place names takes.
struct DataOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder of the gazetteer (default: the one that came with the program).",
            valueName: "folder"))
    var data: String?

    /// The folder of the gazetteer.
    func folder() throws -> String { try DataFolder.find(option: data) }
}
