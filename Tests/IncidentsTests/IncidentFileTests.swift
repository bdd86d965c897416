import Foundation
import Geodesy
import Incidents
import Layers
import TestSupport
import Testing

@Suite struct IncidentFileTests {
    private func temporary() -> String {
        FileManager.default.temporaryDirectory
            .appendingPathComponent("incidents-\(UUID().uuidString).gpkg").path
    }

    private func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", ".index"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    private func table(_ rows: Range<Int>, killed: Int = 3) -> String {
        var random = SeededGenerator(seed: 77)
        var lines = ["id,date,lat,lon,type,killed,country"]
        for row in 0..<rows.upperBound {
            let day = CalendarDate(daysSinceEpoch: Int.random(in: 15_000...18_000, using: &random))
            let latitude = Double(Int.random(in: -9_000...9_000, using: &random)) / 100
            let longitude = Double(Int.random(in: -18_000...18_000, using: &random)) / 100
            guard let day, rows.contains(row) else { continue }
            let place = row.isMultiple(of: 11) ? "," : "\(latitude),\(longitude)"
            let date = row.isMultiple(of: 13) ? "" : "\(day)"
            lines.append("\(row),\(date),\(place),ambush,\(killed),NE")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func reader(_ text: String) throws -> IncidentReader {
        try IncidentReader(
            MemorySource(Array(text.utf8), name: "table"), name: "table",
            countries: Reading.countries)
    }

    @discardableResult
    private func importing(
        _ text: String, into path: String, batchSize: Int = 100, fingerprint: String? = nil
    ) throws -> ImportReport {
        let file = try IncidentFile(path: path, isWritable: true)
        var reader = try reader(text)
        let report = try file.importRecords(
            from: &reader, name: "table", fingerprint: fingerprint, batchSize: batchSize)
        try file.close()
        return report
    }

    @Test("The same data twice changes nothing, and a newer version replaces and is journalled")
    func idempotent() throws {
        let path = temporary()
        defer { remove(path) }
        let first = try importing(table(0..<250), into: path)
        #expect(first.added == 250)
        let again = try importing(table(0..<250), into: path)
        #expect((again.added, again.replaced, again.unchanged) == (0, 0, 250))
        let newer = try importing(table(0..<250, killed: 4), into: path)
        #expect((newer.added, newer.replaced, newer.unchanged) == (0, 250, 0))
        let file = try IncidentFile(path: path, isWritable: false)
        #expect(try file.count() == 250)
        #expect(try file.records().allSatisfy { $0.casualties.killed.minimum == 4 })
        #expect(try file.findings().isEmpty)
        let versions = try GeoPackage(path: path).layer("incident_versions")
        #expect(
            try versions.count(FeatureQuery(includesUnlocated: true, includesUndated: true)) == 250)
    }

    @Test("Incidents come back from the file as they went in")
    func roundTrip() throws {
        let path = temporary()
        defer { remove(path) }
        let text = table(0..<120)
        try importing(text, into: path)
        var expected: [Incident] = []
        var reader = try reader(text)
        while case .record(let record) = try reader.next() { expected.append(record.incident) }
        let found = try IncidentFile(path: path, isWritable: false).records()
        #expect(found.sorted { $0.id < $1.id } == expected.sorted { $0.id < $1.id })
        #expect(expected.count == 120)
    }

    @Test("A file answers what a log of the same records answers, with the index found again")
    func answers() throws {
        let path = temporary()
        defer { remove(path) }
        let text = table(0..<5_200)
        try importing(text, into: path, batchSize: 2_000)
        let file = try IncidentFile(path: path, isWritable: false)
        let log = IncidentLog(records: try file.records())
        var random = SeededGenerator(seed: 78)
        for round in 0..<12 {
            let query = IncidentQuery(
                circle: .init(
                    center: try Coordinate(
                        latitude: Double.random(in: -90...90, using: &random),
                        longitude: Double.random(in: -180...180, using: &random)),
                    radius: Length(kilometres: Double.random(in: 50...4_000, using: &random))),
                areas: ["NE"],
                period: round.isMultiple(of: 2) ? DatePeriod(iso: "2015") : nil)
            let answer = try file.answer(query)
            let expected = try log.answer(query)
            #expect(answer.located == expected.located)
            #expect(answer.areaOnly.map(\.id) == expected.areaOnly.map(\.id))
            #expect(answer.undated == expected.undated)
        }
        try file.close()
        // Anything less than a tick of the clock after the import might not be kept.
        let again = try IncidentFile(path: path, isWritable: false)
        Thread.sleep(forTimeInterval: 0.1)
        _ = try again.index()
        #expect(FileManager.default.fileExists(atPath: path + ".index"))
        try again.close()
    }

    #if os(Linux)
        @Test("Looking for an index leaves the locks of the database alone")
        func locks() throws {
            let path = temporary()
            defer { remove(path) }
            let writer = try IncidentFile(path: path, isWritable: true)
            try importing(table(0..<5_200), into: path, batchSize: 2_000)
            func held() throws -> Int {
                let number =
                    try FileManager.default.attributesOfItem(atPath: path + "-shm")[
                        .systemFileNumber] as? Int
                let file = ":\(try #require(number)) "
                let process = " \(ProcessInfo.processInfo.processIdentifier) "
                let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
                return locks.split(separator: "\n").count {
                    $0.contains(file) && $0.contains(process)
                }
            }
            let before = try held()
            #expect(before > 0)
            _ = try writer.index()
            #expect(try held() == before)
            try writer.close()
        }
    #endif

    @Test("The index of what was imported is the one that reading the file gives")
    func gatheredIndex() throws {
        let path = temporary()
        defer { remove(path) }
        let center = try Coordinate(latitude: 13.5, longitude: 2.1)
        /// The rows of the index as kept after a change, and as reading the file gives them.
        func rows(after change: (IncidentFile) throws -> Void) throws -> (
            kept: [UInt8], read: [UInt8]
        ) {
            remove(path)
            let file = try IncidentFile(path: path, isWritable: true)
            try change(file)
            try file.prepareIndex()
            // Before the rows stands from which state of the file they are.
            let kept = try Array(FileBytes.read(path + ".index").dropFirst(4_096))
            try file.close()
            try FileManager.default.removeItem(atPath: path + ".index")
            let again = try IncidentFile(path: path, isWritable: false)
            try again.prepareIndex()
            let read = try Array(FileBytes.read(path + ".index").dropFirst(4_096))
            let found = try again.index().rows(
                within: Length(kilometres: 3_000), of: center, includesUndated: true)
            let near = try again.records().count { record in
                record.place.coordinate.map {
                    Geodesic.wgs84.distance(from: $0, to: center).kilometres <= 3_000
                } ?? false
            }
            #expect(found.count == near)
            try again.close()
            return (kept, read)
        }
        func bring(_ text: String, _ name: String, _ file: IncidentFile) throws {
            var reader = try IncidentReader(
                MemorySource(Array(text.utf8), name: name), name: name,
                countries: Reading.countries)
            try file.importRecords(from: &reader, name: name, batchSize: 1_700)
        }
        let changes: [String: (IncidentFile) throws -> Void] = [
            "one table": { try bring(table(0..<6_000), "a", $0) },
            "two tables": { file in
                try bring(table(0..<6_000), "a", file)
                try bring(table(0..<50), "b", file)
            },
            "replaced": { file in
                try bring(table(0..<6_000), "a", file)
                try bring(table(40..<60, killed: 9), "a", file)
            },
            "edited by another program": { file in
                try bring(table(0..<6_000), "a", file)
                let other = try GeoPackage(path: path, access: .writing)
                let old = try #require(try other.layer("incidents").feature(id: "a:1"))
                let day = try #require(CalendarDate(year: 1999, month: 1, day: 1))
                try other.write { transaction in
                    _ = try transaction.put(
                        Feature(
                            id: old.id, geometry: old.geometry,
                            properties: [
                                .init("title", .string("moved")), .init("date_start", .date(day)),
                            ]),
                        into: "incidents")
                }
                try other.close()
            },
        ]
        for (name, change) in changes {
            let (kept, read) = try rows(after: change)
            let isSame = kept == read
            #expect(isSame && !kept.isEmpty, "\(name)")
        }
    }

    @Test(
        "Pages without a disc are those of a log, links included",
        arguments: IncidentQuery.Order.allCases)
    func scannedPages(order: IncidentQuery.Order) throws {
        let path = temporary()
        defer { remove(path) }
        try importing(table(0..<5_200), into: path, batchSize: 2_000)
        let file = try IncidentFile(path: path, isWritable: true)
        for (from, to) in [
            ("table:1", "table:2"), ("table:3", "table:11"), ("table:14", "table:26"),
        ] {
            try file.accept(IncidentLink(from: from, to: to, relation: .sameEvent, reason: ""))
        }
        try file.accept(
            IncidentLink(from: "table:40", to: "table:41", relation: .followUp, reason: ""))
        let log = try IncidentLog(records: file.records(), links: file.acceptedLinks())
        for period in [nil, DatePeriod(iso: "2015")] {
            var query = IncidentQuery(
                areas: ["NE"], period: period, minimumKilled: 1, order: order, limit: 700)
            for _ in 0..<4 {
                let (answer, expected) = (try file.answer(query), try log.answer(query))
                #expect(answer.located == expected.located)
                #expect(answer.areaOnly == expected.areaOnly)
                #expect(answer.matched == expected.matched)
                #expect(answer.undated == expected.undated)
                #expect(answer.next == expected.next)
                guard let next = answer.next else { break }
                query.after = next
            }
            query.measure = { $0.latitude > 0 ? IncidentQuery.Sight(segment: nil) : nil }
            (query.limit, query.after) = (nil, nil)
            #expect(try file.answer(query).located == log.answer(query).located)
            query.actor = "nobody"
            #expect(try file.answer(query).matched == 0)
            query.after = "elsewhere"
            #expect(throws: IncidentError.self) { try file.answer(query) }
        }
        try file.close()
    }

    @Test("What another program changes in the file counts from the next question on")
    func foreignEdit() throws {
        let path = temporary()
        defer { remove(path) }
        try importing(table(0..<5_200), into: path, batchSize: 2_000)
        let center = try Coordinate(latitude: 0.005, longitude: 0.005)
        let query = IncidentQuery(circle: .init(center: center, radius: Length(metres: 10)))
        let file = try IncidentFile(path: path, isWritable: false)
        Thread.sleep(forTimeInterval: 0.1)
        #expect(try file.answer(query).matched == 0)
        let other = try GeoPackage(path: path, access: .writing)
        try other.write { transaction in
            let feature = Feature(
                id: "qgis:1", geometry: .point(center),
                properties: [
                    .init("title", .string("Drawn by hand")), .init("kind", .string("ambush")),
                    .init("on_map", .boolean(true)),
                ])
            _ = try transaction.put(feature, into: "incidents")
        }
        #expect(try file.answer(query).located.map(\.incident.id) == ["qgis:1"])
    }

    @Test("An interrupted import goes on and ends as an uninterrupted one")
    func resumed() throws {
        let path = temporary()
        let whole = temporary()
        defer {
            remove(path)
            remove(whole)
        }
        try importing(table(0..<4_000), into: whole, batchSize: 1_000, fingerprint: "one")
        let file = try IncidentFile(path: path, isWritable: true)
        // A source that fails behind some whole batches leaves what a kill at that moment leaves.
        let bytes = Array(table(0..<4_000).utf8)
        var broken = try IncidentReader(
            FailingSource(bytes: bytes, failsAfter: bytes.count * 2 / 3), name: "table",
            countries: Reading.countries)
        #expect(throws: LayerError.self) {
            try file.importRecords(
                from: &broken, name: "table", fingerprint: "one", batchSize: 1_000)
        }
        let left = try file.count()
        #expect(left > 0 && left < 4_000 && left.isMultiple(of: 1_000))
        try file.close()
        let report = try importing(
            table(0..<4_000), into: path, batchSize: 1_000, fingerprint: "one")
        #expect(report.resumed == left)
        #expect(report.added == 4_000 - left)
        let records = try IncidentFile(path: path, isWritable: false).records()
        let expected = try IncidentFile(path: whole, isWritable: false).records()
        #expect(records == expected)
    }

    @Test("What tables say of each other is verified, whoever has edited them")
    func references() throws {
        let path = temporary()
        defer { remove(path) }
        try importing(table(0..<50), into: path)
        let file = try IncidentFile(path: path, isWritable: true)
        #expect(try file.findings().isEmpty)
        let ids = try file.records().map(\.id)
        try file.accept(
            IncidentLink(from: ids[0], to: ids[1], relation: .sameEvent, reason: "For a test."))
        #expect(try file.findings().isEmpty)
        try file.close()
        // The columns of both tables of incidents are the same.
        let package = try GeoPackage(path: path, access: .writing)
        let byArea = try #require(
            package.layer("incidents_by_area").page(
                FeatureQuery(includesUnlocated: true, includesUndated: true, limit: 1)
            ).features.first)
        let located = Feature(
            id: byArea.id, geometry: .point(try Coordinate(latitude: 1, longitude: 2)),
            properties: byArea.properties)
        try package.write { transaction in
            _ = try transaction.put(located, into: "incidents")
            try transaction.remove(id: ids[1], from: "incidents")
            for set in try package.layer("import_columns").page(
                FeatureQuery(includesUnlocated: true)
            )
            .features {
                try transaction.remove(id: set.id, from: "import_columns")
            }
        }
        try package.close()
        let findings = try IncidentFile(path: path, isWritable: false).findings()
        #expect(findings.contains { $0.contains("\(byArea.id) stands both") })
        #expect(findings.contains { $0.contains("names \(ids[1]), which is not") })
        #expect(findings.contains { $0.hasSuffix("which import_columns does not name.") })
        #expect(findings.count == 3)
    }

    @Test("Everything visited is the answer, in its order, whatever is linked or edited")
    func visited() throws {
        let path = temporary()
        defer { remove(path) }
        try importing(table(0..<7_000), into: path, batchSize: 10_000)
        let file = try IncidentFile(path: path, isWritable: true)
        let ids = try file.records().map(\.id)
        for (from, to, relation) in [
            (ids[5], ids[6_000], IncidentLink.Relation.sameEvent), (ids[8], ids[900], .sameEvent),
            (ids[6_950], ids[17], .sameEvent), (ids[20], ids[30], .followUp),
        ] {
            try file.accept(
                IncidentLink(from: from, to: to, relation: relation, reason: "For a test."))
        }
        let period = DatePeriod(iso: "2015")
        for query in [
            IncidentQuery(order: .date), IncidentQuery(order: .toll),
            IncidentQuery(period: period, order: .date), IncidentQuery(actor: "nobody"),
            IncidentQuery(order: .date, limit: 30),
            IncidentQuery(
                circle: .init(
                    center: try Coordinate(latitude: 10, longitude: 10),
                    radius: Length(kilometres: 900))),
            // The whole earth: more rows than are held.
            IncidentQuery(
                circle: .init(
                    center: try Coordinate(latitude: 10, longitude: 10),
                    radius: Length(kilometres: 20_010)),
                period: period, order: .distance),
            IncidentQuery(
                circle: .init(
                    center: try Coordinate(latitude: -33.9, longitude: 18.4),
                    radius: Length(kilometres: 20_010)), areas: ["NE"], minimumKilled: 1),
        ] {
            var found: [IncidentAnswer.Found] = []
            var totals: [IncidentAnswer.Totals] = []
            try file.forEach(query, begin: { totals.append($0) }) { found.append($0) }
            let answer = try file.answer(query)
            #expect(found == answer.found)
            #expect(totals == [answer.totals])
        }
        #expect(try file.answer(IncidentQuery(order: .date)).found.count > 6_000)
        try file.close()
    }

    @Test("Two imports at once both stand in the journal, and both in a file that is new")
    func twoAtOnce() throws {
        let path = temporary()
        defer { remove(path) }
        // The second import begins and ends while the first waits for its last bytes, before it has
        // written anything; the form of the data is seen in fewer.
        let source = InterruptedSource(bytes: Array(table(1..<3_000).utf8)) {
            let file = try IncidentFile(path: path, isWritable: true)
            var reader = try IncidentReader(
                MemorySource(Array(self.table(1..<51).utf8), name: "other"), name: "other")
            try file.importRecords(from: &reader, name: "other")
            try file.close()
        }
        let file = try IncidentFile(path: path, isWritable: true)
        var reader = try IncidentReader(source, name: "table")
        let report = try file.importRecords(from: &reader, name: "table")
        #expect(report.added == report.read - report.rejected)
        #expect(try file.count() == report.added + 50)
        let journal = try GeoPackage(path: path).layer("imports").page(
            FeatureQuery(includesUnlocated: true, includesUndated: true))
        #expect(journal.features.map(\.id) == ["import-1", "import-2"])
        #expect(
            journal.features.map { $0["name"] } == [.string("other"), .string("table")])
        try file.close()
    }

    @Test("Links are proposed, accepted, answered and undone")
    func links() throws {
        let path = temporary()
        defer { remove(path) }
        let header = "id,date,lat,lon,type,killed,country,source\n"
        try importing(
            header + "a,2017-10-04,15.05,1.83,ambush,9,NE,paper-a\n"
                + "b,2017-10-04,15.06,1.85,ambush,8,NE,paper-b\n", into: path)
        let file = try IncidentFile(path: path, isWritable: true)
        let proposals = try file.proposals()
        let proposal = try #require(proposals.first)
        #expect(proposals.count == 1)
        #expect(try file.answer(IncidentQuery()).matched == 2)
        try file.accept(proposal.link)
        let answer = try file.answer(IncidentQuery())
        #expect(answer.matched == 1)
        #expect(answer.located.first?.incident.reports.count == 2)
        #expect(try file.proposals().isEmpty)
        #expect(try file.undo(from: proposal.to, to: proposal.from))
        #expect(try file.answer(IncidentQuery()).matched == 2)
        #expect(try file.proposals().isEmpty)
        let unknown = IncidentLink(from: "table:a", to: "nowhere", relation: .sameEvent, reason: "")
        #expect(throws: IncidentError.unknownIncident("nowhere")) { try file.accept(unknown) }
        #expect(throws: IncidentError.unknownIncident("nowhere")) { try file.refuse(unknown) }
        let own = IncidentLink(
            from: proposal.to, to: proposal.to, relation: .sameEvent, reason: "")
        #expect(throws: IncidentError.linkedToItself(proposal.to)) { try file.accept(own) }
    }

    @Test("A file that is not there, or of another program, is refused with the remedy")
    func refused() throws {
        let path = temporary()
        defer { remove(path) }
        #expect(throws: LayerError.self) { try IncidentFile(path: path, isWritable: false) }
        try GeoPackage.write([(Layer(name: "x", title: "X", features: []), nil)], to: path)
        let error = #expect(throws: IncidentError.self) {
            try IncidentFile(path: path, isWritable: false)
        }
        #expect(error?.description.contains("toposcope import --file") == true)
    }
}

/// A source during whose last bytes something else happens.
private struct InterruptedSource: ByteSource {
    let name = "interrupted"
    private var rest: [UInt8]
    private var isInterrupted = false
    private let interruption: @Sendable () throws -> Void

    init(bytes: [UInt8], _ interruption: @escaping @Sendable () throws -> Void) {
        rest = bytes
        self.interruption = interruption
    }

    mutating func next(into buffer: inout [UInt8]) throws(LayerError) {
        buffer = Array(rest.prefix(10_000))
        rest.removeFirst(buffer.count)
        guard rest.isEmpty, !isInterrupted else { return }
        isInterrupted = true
        do {
            try interruption()
        } catch {
            throw .file(path: name, reason: "\(error)")
        }
    }
}

/// A source that fails after so many bytes, as a cable that is pulled out.
private struct FailingSource: ByteSource {
    let name = "failing"
    private let bytes: [UInt8]
    private let limit: Int
    private var position = 0

    init(bytes: [UInt8], failsAfter limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    mutating func next(into buffer: inout [UInt8]) throws(LayerError) {
        guard position < limit else { throw .file(path: name, reason: "it went away.") }
        let end = min(position + 512, limit)
        buffer = Array(bytes[position..<end])
        position = end
    }
}
