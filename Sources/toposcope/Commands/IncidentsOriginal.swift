import ArgumentParser
import Incidents
import Layers

/// `toposcope incidents original`: imported records with all the columns of their source.
struct IncidentsOriginal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "original",
        abstract: "Writes imported records as CSV, with every column and value of their source.")

    @Option(
        help: ArgumentHelp(
            "Only incidents whose identifier begins so, such as ucdp-ged:.", valueName: "prefix"))
    var prefix: String = ""

    @OptionGroup var target: FileOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let file = try IncidentFile(path: target.path, isWritable: false)
        let sets = try file.originals(withPrefix: prefix)
        try file.close()
        guard let only = sets.first, sets.count == 1 else {
            throw ToolError.badValue(
                option: "--prefix", value: prefix,
                remedy: sets.isEmpty
                    ? "no imported incident begins so."
                    : "records of \(sets.count) different sources begin so; narrow it, for example "
                        + "to ucdp-ged: or gdelt:.")
        }
        let writer = DelimitedWriter()
        var bytes: [UInt8] = []
        writer.append(only.key.names, to: &bytes)
        for row in only.value { writer.append(row, to: &bytes) }
        try output.write(bytes)
    }
}
