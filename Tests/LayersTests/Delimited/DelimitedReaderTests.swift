import Layers
import TestSupport
import Testing

@Suite("Delimited text is read record by record")
struct DelimitedReaderTests {
    /// The records of a text, and the errors between them.
    static func read(
        _ bytes: [UInt8], _ dialect: DelimitedDialect = .csv, chunkSize: Int = .max
    ) throws(LayerError) -> [[String]] {
        var reader = DelimitedReader(
            MemorySource(bytes, name: "t.csv", chunkSize: chunkSize), dialect: dialect)
        var record = DelimitedRecord()
        var records: [[String]] = []
        while try reader.next(into: &record) { records.append(record.strings) }
        return records
    }

    static func read(
        _ text: String, _ dialect: DelimitedDialect = .csv, chunkSize: Int = .max
    ) throws(LayerError) -> [[String]] {
        try read(Array(text.utf8), dialect, chunkSize: chunkSize)
    }

    @Test(
        "The examples of RFC 4180, section 2, read as it says, in pieces of any size",
        arguments: [
            ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
            ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
            (
                "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx",
                [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]
            ),
            (
                "\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx",
                [["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"]]
            ),
            ("\"aaa\",\"b\"\"bb\",\"ccc\"", [["aaa", "b\"bb", "ccc"]]),
            ("a,,\n,\n", [["a", "", ""], ["", ""]]),
            ("a,b,", [["a", "b", ""]]),
            ("\n\r\n\ra\n\n", [["a"]]),
            ("x y, z\rq,\"\"", [["x y", " z"], ["q", ""]]),
            ("5\" gun,b", [["5\" gun", "b"]]),
            ("", []),
        ])
    func rfc4180(text: String, expected: [[String]]) throws {
        for size in [1, 2, 3, 5, .max] {
            #expect(try Self.read(text, chunkSize: size) == expected, "pieces of \(size)")
        }
    }

    @Test("A byte order mark is passed over, also when it comes in pieces")
    func byteOrderMark() throws {
        for size in [1, 2, 3, .max] {
            #expect(
                try Self.read("\u{FEFF}id,n\n1,é\n", chunkSize: size) == [
                    ["id", "n"], ["1", "é"],
                ])
        }
    }

    @Test("Tab files have no quoting, and a carriage return counts only before a line feed")
    func tabs() throws {
        #expect(
            try Self.read("a\t\"b\tc\r\nd\te\rf\t\r\n", .tab) == [
                ["a", "\"b", "c"], ["d", "e\rf", ""],
            ])
    }

    @Test("Records know the line on which they start, though fields span lines")
    func lines() throws {
        var reader = DelimitedReader(
            bytes: Array("h\r\n\r\n\"1\n2\r\n3\"\r\nx\r\n".utf8), fileName: "t", dialect: .csv)
        var record = DelimitedRecord()
        var lines: [Int] = []
        while try reader.next(into: &record) { lines.append(record.line) }
        #expect(lines == [1, 3, 6])
    }

    @Test(
        "A broken record is named with its place, and the next one is read",
        arguments: [
            ("a,b\n\"x\"y,c\nd,e\n", 2, 4, "text stands behind a closing quote"),
            ("a,b\nx,\"y\nz", 2, 3, "never closed"),
        ])
    func broken(text: String, line: Int, column: Int, reason: String) throws {
        var reader = DelimitedReader(bytes: Array(text.utf8), fileName: "t", dialect: .csv)
        var record = DelimitedRecord()
        #expect(try reader.next(into: &record))
        let error = #expect(throws: LayerError.self) { try reader.next(into: &record) }
        guard case .malformed(_, line, column, let text)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(text.contains(reason))
        if line == 2, column == 4 {
            #expect(try reader.next(into: &record))
            #expect(record.strings == ["d", "e"])
        }
        #expect(try !reader.next(into: &record))
    }

    @Test("Bytes that are not UTF-8 are refused with their place, or replaced on request")
    func brokenText() throws {
        let bytes: [UInt8] = Array("a,b\nc,".utf8) + [0xC3, 0x28, 10]
        let error = #expect(throws: LayerError.self) { try Self.read(bytes) }
        #expect(
            error
                == .malformed(
                    format: "delimited text in t.csv", line: 2, column: 1,
                    reason: "field 2 is not UTF-8 text; save the file as UTF-8."))
        let lenient = DelimitedDialect(
            separator: UInt8(ascii: ","), hasQuotes: true, brokenText: .replaced)
        #expect(try Self.read(bytes, lenient) == [["a", "b"], ["c", "\u{FFFD}("]])
    }

    @Test("UTF-16 is refused with the remedy")
    func utf16() {
        let error = #expect(throws: LayerError.self) { try Self.read([0xFF, 0xFE, 0x61, 0x00]) }
        #expect("\(error.map(String.init(describing:)) ?? "")".contains("save it as UTF-8"))
    }

    @Test("What the writer writes, the reader reads, in pieces of any size")
    func roundTrip() throws {
        let seed: UInt64 = 20_191_221
        var random = SeededGenerator(seed: seed)
        let letters: [String] = ["a", "é", "\"", ",", "\n", "\r", " ", "|", "𐍈", "\t", ""]
        for trial in 0..<300 {
            let records = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in
                        letters.randomElement(using: &random) ?? ""
                    }.joined()
                }
            }
            let writer = DelimitedWriter(endsLinesWithCRLF: trial.isMultiple(of: 2))
            var bytes: [UInt8] = []
            for record in records { writer.append(record, to: &bytes) }
            // Blank lines are passed over, so a record of one empty field reads as nothing.
            let expected = records.filter { $0 != [""] }
            let size = Int.random(in: 1...9, using: &random)
            #expect(
                try Self.read(bytes, chunkSize: size) == expected, "seed \(seed), trial \(trial)")
        }
    }

    @Test("Ten thousand damaged texts end in records or an error")
    func damaged() throws {
        let seed: UInt64 = 7
        var random = SeededGenerator(seed: seed)
        let valid = Array(
            "id,name,\"note\"\r\n1,\"Tongo \"\"Tongo\"\"\",x\r\n2,Agadez,\"a\nb\"\n".utf8)
        var outcomes = Set<Bool>()
        for _ in 0..<10_000 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1 where bytes.count > 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
            }
            var reader = DelimitedReader(bytes: bytes, fileName: "t", dialect: .csv)
            var record = DelimitedRecord()
            var calls = 0
            while calls <= bytes.count + 2 {
                calls += 1
                do throws(LayerError) {
                    guard try reader.next(into: &record) else { break }
                    outcomes.insert(true)
                } catch {
                    outcomes.insert(false)
                }
            }
            #expect(calls <= bytes.count + 2, "seed \(seed): the reader goes on for ever")
        }
        #expect(outcomes == [true, false])
    }
}
