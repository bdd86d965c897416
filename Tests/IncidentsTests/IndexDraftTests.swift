import Foundation
import Geodesy
@testable import Incidents
import Layers
import Testing

@Suite struct IndexDraftTests {
    @Test("A draft appears whole with its stamp, and leaves nothing behind where it is given up")
    func draft() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "drafts-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func files() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.path)
        }
        let path = folder.appending(path: "log.gpkg.index").path
        var columns = SpaceTimeColumns()
        for degree in 0..<90 {
            let place = try Coordinate(latitude: Double(degree), longitude: 2)
            columns.append(place, days: degree...degree)
        }
        let stamp = Array("at rest".utf8)
        do {
            let draft = try IndexDraft(columns, for: path)
            #expect(SpaceTimeIndex(keptAt: path, stamp: stamp) == nil)
            withExtendedLifetime(draft) {}
        }
        #expect(try files() == [])

        let kept = try IndexDraft(columns, for: path).keep(stamp: stamp)
        #expect(kept.isIntact())
        #expect(try files() == ["log.gpkg.index"])
        let found = try #require(SpaceTimeIndex(keptAt: path, stamp: stamp))
        #expect(found.count == 90)
        #expect(SpaceTimeIndex(keptAt: path, stamp: Array("changed".utf8)) == nil)
        let center = try Coordinate(latitude: 13, longitude: 2)
        // A degree of latitude is about 111 km.
        let rows = found.rows(within: Length(kilometres: 120), of: center).sorted()
        #expect(rows == [12, 13, 14])
    }

    @Test(
        "What a killed program has left is cleared, and what is being written stays",
        arguments: [true, false])
    func left(mayBeUnnamed: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "drafts-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func files() throws -> Set<String> {
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        }
        // A killed program holds no lock; other names are nobody's business.
        let foreign: Set = ["log.gpkg.index.old.new", "log.gpkg.index.12", "other.index.12.new"]
        for name in foreign.union(["log.gpkg.index", "log.gpkg.index.4711.new"]) {
            try Data("left".utf8).write(to: folder.appending(path: name))
        }
        let path = folder.appending(path: "log.gpkg.index").path
        let first = try DraftFile(for: path, mayBeUnnamed: false)
        let written = try files()
        #expect(written.count == 5)
        #expect(written.isSuperset(of: foreign.union(["log.gpkg.index"])))
        #expect(!written.contains("log.gpkg.index.4711.new"))

        let second = try DraftFile(for: path, mayBeUnnamed: mayBeUnnamed)
        #expect(try files().isSuperset(of: written))
        try FileHandle(fileDescriptor: second.descriptor).write(contentsOf: Data("second".utf8))
        try second.keep()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
        try FileHandle(fileDescriptor: first.descriptor).write(contentsOf: Data("first".utf8))
        try first.keep()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
        #expect(try files() == foreign.union(["log.gpkg.index"]))
        #expect(throws: LayerError.self) { try DraftFile(for: "/nowhere/log.gpkg.index") }
    }
}
