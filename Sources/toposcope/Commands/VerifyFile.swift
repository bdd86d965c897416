import ArgumentParser
import Incidents
import Layers

/// `toposcope verify-file`: whether a GeoPackage is sound.
struct VerifyFile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-file",
        abstract: "Checks every page, reference and index of a GeoPackage.",
        discussion: """
            Ends with code 1 where something is wrong. Any GeoPackage can be checked, its spatial \
            indexes row by row; in one with incidents of toposcope also what its tables say of each \
            other.

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
        let findings = try findings(path)
        for finding in findings { Terminal.print(finding) }
        guard findings.isEmpty else { throw ExitCode(1) }
        Terminal.print("\(path) is sound.")
    }

    private func findings(_ path: String) throws -> [String] {
        // A damaged file, or one of a newer program, is verified as that of any program.
        if (try? IncidentFile.isWorkingFile(at: path)) == true,
            let file = try? IncidentFile(path: path, isWritable: false)
        {
            let found = try file.findings()
            try file.close()
            return found
        }
        let package = try GeoPackage(path: path)
        let found = try package.findings()
        try package.close()
        return found
    }
}
