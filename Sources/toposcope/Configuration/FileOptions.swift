import ArgumentParser
import Foundation
import Incidents

/// The working file that commands about incidents take.
struct FileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The GeoPackage with the incidents (default: what TOPOSCOPE_FILE names, else "
                + "toposcope.gpkg in the current folder).", valueName: "path"))
    var file: String?

    /// The path that is meant, whether there is a file or not.
    var path: String {
        if let file { return file }
        let named = ProcessInfo.processInfo.environment["TOPOSCOPE_FILE"] ?? ""
        return named.isEmpty ? "toposcope.gpkg" : named
    }

    /// The path of a file to ask; nil where none was named and there is none.
    var existing: String? {
        let isNamed = path != "toposcope.gpkg" || file != nil
        return isNamed || FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
