import Foundation
import Layers
import Testing

/// The exam of the standard: filters with the number of features that each chooses.
///
/// With the folder of the exam in `CQL2_EXAM` it runs over that, otherwise over the rows of the
/// fixture of this project.
@Suite("Exam of CQL2") struct CQL2ExamTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let collection: String
        let filter: String
        let count: Int

        var testDescription: String { "\(collection): \(filter)" }
    }

    static let folder =
        ProcessInfo.processInfo.environment["CQL2_EXAM"]
        ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/CQL2").path

    static let rows: [Row] = {
        let bytes = (try? FileBytes.read("\(folder)/expected-counts.jsonl")) ?? []
        return bytes.split(separator: 10).compactMap { line in
            guard let row = try? JSONValue(parsing: Array(line)),
                let collection = row["collection"]?.string, let filter = row["filter"]?.string,
                let count = row["count"]?.integer
            else { return nil }
            // The rows come from a document that escapes parentheses and angles.
            let plain = filter.replacing("\\(", with: "(").replacing("\\<", with: "<")
            return Row(collection: collection, filter: plain, count: count)
        }
    }()

    static let collections: [String: [Feature]] = {
        var collections: [String: [Feature]] = [:]
        for name in Set(rows.map(\.collection)) {
            collections[name] = try? GeoJSONReader.features(path: "\(folder)/\(name).geojson")
        }
        return collections
    }()

    private func count(_ filter: CQL2Filter, _ row: Row) throws -> Int {
        let features = try #require(Self.collections[row.collection])
        let evaluator = CQL2Evaluator(filter)
        return features.count { evaluator.matches($0) }
    }

    @Test("The exam has rows") func rowsExist() {
        #expect(Self.rows.count > 30)
    }

    @Test("A filter as text chooses as many features as it should", arguments: rows)
    func text(row: Row) throws {
        #expect(try count(CQL2Filter(text: row.filter), row) == row.count)
    }

    @Test("A filter as JSON chooses as many features as it should", arguments: rows)
    func json(row: Row) throws {
        let filter = try CQL2Filter(text: row.filter)
        let bytes = Array(filter.json.text.utf8)
        let again = try CQL2Filter(json: JSONValue(parsing: bytes))
        #expect(again == filter)
        #expect(try count(again, row) == row.count)
    }

    @Test("A filter is the same after it has been written as text", arguments: rows)
    func roundTrip(row: Row) throws {
        let filter = try CQL2Filter(text: row.filter)
        #expect(try CQL2Filter(text: filter.text) == filter)
    }
}
