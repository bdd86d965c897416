import Foundation

/// Where the gazetteer stands: the folder with `places.csv` and the boundaries.
enum DataFolder {
    /// Finds the folder.
    ///
    /// Looked up in this order: the option `--data`; the environment variable `TOPOSCOPE_DATA`;
    /// `gazetteer` or `share/toposcope/gazetteer` in the folder of the program and its parents (a
    /// build tree, an installation); `gazetteer` in the current folder.
    ///
    /// - Throws: ``ToolError/noData(searched:)`` with every folder that was tried.
    static func find(option: String?) throws -> String {
        if let option { return try check([option]) }
        if let named = ProcessInfo.processInfo.environment["TOPOSCOPE_DATA"], !named.isEmpty {
            return try check([named])
        }
        var candidates: [String] = []
        if let program = Bundle.main.executableURL?.resolvingSymlinksInPath() {
            var folder = program.deletingLastPathComponent()
            for _ in 0..<5 where folder.path != "/" {
                candidates.append(folder.appendingPathComponent("gazetteer").path)
                candidates.append(folder.appendingPathComponent("share/toposcope/gazetteer").path)
                folder.deleteLastPathComponent()
            }
        }
        candidates.append(FileManager.default.currentDirectoryPath + "/gazetteer")
        return try check(candidates)
    }

    private static func check(_ folders: [String]) throws -> String {
        let found = folders.first {
            FileManager.default.fileExists(atPath: $0 + "/places.csv")
        }
        guard let found else { throw ToolError.noData(searched: folders) }
        return found
    }
}
