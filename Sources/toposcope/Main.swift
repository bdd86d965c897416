import ArgumentParser

@main
struct Toposcope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "toposcope",
        abstract: "Checks and maps the geography of the news.",
        version: "0.1.0")
}
