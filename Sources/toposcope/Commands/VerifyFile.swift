import ArgumentParser
import Incidents
import Layers

/// `toposcope verify-file`: whether a GeoPackage is sound.
struct VerifyFile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-file",
        abstract: "Checks every page, reference and index of a GeoPackage.",
        discussion: """
            Ends with code 1 where something is wrong. Any GeoPackage can be checked.

            Examples:
              toposcope verify-file log.gpkg
            """)

    @Argument(help: "The GeoPackage; the same as --file.")
    var package: String?

    @OptionGroup var target: FileOptions

    func validate() throws {
        if let package, let file = target.file, package != file {
            throw ValidationError("Give one file, either \(package) or --file \(file).")
        }
    }

    func run() throws {
        let path = package ?? target.path
        let file = try GeoPackage(path: path)
        let findings = try file.findings()
        try file.close()
        for finding in findings { Terminal.print(finding) }
        guard findings.isEmpty else { throw ExitCode(1) }
        Terminal.print("\(path) is sound.")
    }
}
