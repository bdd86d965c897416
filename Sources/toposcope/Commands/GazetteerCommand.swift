import ArgumentParser

/// Builds and describes compiled gazetteers.
struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Build a gazetteer of the world, and see what is inside.",
        subcommands: [GazetteerBuild.self, GazetteerFetch.self, GazetteerInfo.self])
}
