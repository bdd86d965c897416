import ArgumentParser
import Incidents
import Layers

/// `toposcope verify-file`: whether a GeoPackage is sound.
struct VerifyFile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-file",
        abstract: "Checks every page, reference and index of a GeoPackage.",
        discussion: "Ends with code 1 where something is wrong.")

    @OptionGroup var target: FileOptions

    func run() throws {
        let file = try GeoPackage(path: target.path)
        let findings = try file.findings()
        try file.close()
        for finding in findings { Terminal.print(finding) }
        guard findings.isEmpty else { throw ExitCode(1) }
        Terminal.print("\(target.path) is sound.")
    }
}
