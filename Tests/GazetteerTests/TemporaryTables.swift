import Foundation
import Gazetteer

/// A copy of the curated tables in a folder of its own, for tests that change them.
struct TemporaryTables {
    let path: String

    init(copying folder: String) throws {
        let manager = FileManager.default
        let copy = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try manager.createDirectory(at: copy, withIntermediateDirectories: true)
        path = copy.path
        for file in try manager.contentsOfDirectory(atPath: folder) where file.hasSuffix(".csv") {
            try manager.copyItem(atPath: folder + "/" + file, toPath: path + "/" + file)
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
