import Foundation
import Geodesy
@testable import Incidents
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
            #expect(try files().count == 1)
            _ = draft
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
}
