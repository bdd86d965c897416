import Claims
import Layers
import Testing

/// The list of verdicts on encyclopaedia articles that were judged by reading.
@Suite struct HandCheckedTests {
    private struct Row {
        let verdict: Verdict
        let isRead: Bool
        let isHonest: Bool

        var isAlarm: Bool {
            [.tooShort, .tooLong, .directionOff, .unitMismatch].contains(verdict)
        }
    }

    /// How many statements of the articles were found; the list holds every alarm among them.
    private static let found = 587.0

    private func rows() throws -> [Row] {
        let path =
            String(#filePath.dropLast("HandCheckedTests.swift".count))
            + "Fixtures/wiktor-judged.csv"
        let lines = String(decoding: try FileBytes.read(path), as: UTF8.self)
            .split(separator: "\n").dropFirst()
        return try lines.map { line in
            let fields = line.split(separator: ",", maxSplits: 4).map(String.init)
            try #require(fields.count == 5, "\(line)")
            return Row(
                verdict: try #require(Verdict(rawValue: fields[1]), "\(line)"),
                isRead: fields[2] == "right", isHonest: fields[3] == "honest")
        }
    }

    @Test("A hundred statements over all verdicts are judged, nine in ten read as they are meant")
    func reading() throws {
        let rows = try rows()
        #expect(rows.count >= 100)
        #expect(Set(rows.map(\.verdict)).count >= 6)
        #expect(Double(rows.count { $0.isRead }) >= 0.9 * Double(rows.count))
    }

    @Test("At most one statement in fifty gets a wrong alarm")
    func alarms() throws {
        let rows = try rows()
        #expect(rows.allSatisfy { $0.isHonest || $0.isAlarm })
        #expect(Double(rows.count { $0.isAlarm && !$0.isHonest }) <= 0.02 * Self.found)
    }
}
