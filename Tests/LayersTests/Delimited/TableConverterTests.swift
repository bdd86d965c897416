import Foundation
import Synchronization
import Testing

@testable import Layers
import TestSupport

@Suite struct TableConverterTests {
    /// Hands out memory in small pieces and takes what is written, for any thread.
    private final class Memory: ByteSink, Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func write(_ more: [UInt8]) { bytes.withLock { $0 += more } }
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    private func convert(
        _ text: String, form: GeoJSONWriter.Form = .collection,
        choice: TableLayout.Choice = .init(), blockSize: Int = 1 << 19, workers: Int = 2
    ) throws -> (text: String, report: ConversionReport) {
        try convert(
            Array(text.utf8), form: form, choice: choice, blockSize: blockSize, workers: workers)
    }

    private func convert(
        _ bytes: [UInt8], form: GeoJSONWriter.Form = .collection,
        choice: TableLayout.Choice = .init(), blockSize: Int = 1 << 19, workers: Int = 2
    ) throws -> (text: String, report: ConversionReport) {
        let converter = try TableConverter(
            MemorySource(bytes, name: "t.csv"), form: form, choice: choice, blockSize: blockSize)
        let memory = Memory()
        let report = try converter.convert(to: memory, workers: workers)
        return (memory.text, report)
    }

    @Test("Numbers keep their decimals and longitude comes first") func decimals() throws {
        // Cape Town, whose signs differ: a swapped position would be legal, and in the Atlantic.
        let (text, report) = try convert(
            "id,lat,lon,toll,code,note\n7,-33.925,18.42322,1.50,007,\"a \"\"b\"\", c\"\n")
        #expect(
            text == #"""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"7","geometry":{"type":"Point","coordinates":\#
                [18.42322,-33.925]},"properties":{"toll":1.50,"code":"007","note":"a \"b\", c"}}
                ],"bbox":[18.42322,-33.925,18.42322,-33.925]}

                """#)
        #expect(report.features == 1)
        #expect(report.rejected == 0)
    }

    @Test("Records that cannot be taken are told with line, column and value") func rejections()
        throws
    {
        let (text, report) = try convert(
            """
            id,lat,lon,name
            1,1,2,a
            2,133.9,2,b
            3,1,2
            4,x,2,d
            5,,2,e
            6,,,f
            7,1,2,"g"h
            8,1,2,i
            """, form: .lines)
        #expect(report.features == 3)
        let told = report.rejections.map { "\($0.line) \($0.column) \($0.value) \($0.reason)" }
        #expect(
            told == [
                "3 lat 133.9 is outside -90...90 degrees.",
                "4   has 3 values where 4 are needed.",
                "5 lat x is not a number of degrees.",
                "6 lat  is empty, but is needed.",
                "8   text stands behind a closing quote; write a quote inside a quoted field twice.",
            ])
        #expect(text.contains("\"id\":\"6\",\"geometry\":null"))
        #expect(text.split(separator: "\n").count == 3)
    }

    @Test("A text in a column of numbers is kept and counted") func textAmongNumbers() throws {
        // The column is judged by the first mebibyte; the text stands behind it.
        var table = "lat,lon,n\n"
        for row in 0..<120_000 { table += "1,2,\(row)\n" }
        table += "1,2,many\n"
        let (text, report) = try convert(table, form: .lines)
        #expect(report.textsAmongNumbers == 1)
        #expect(text.hasSuffix("{\"n\":\"many\"}}\n"))
        #expect(text.hasPrefix("{\"type\":\"Feature\",\"geometry\":"))
        #expect(text.contains("{\"n\":119999}}"))
    }

    @Test(
        "A table without positions is refused with the remedy",
        arguments: [
            ("", "the file is empty"), ("a,b\n1,2\n", "no column is known to hold the longitude"),
            ("lat,lon,lat\n1,2,3\n", "two columns are named"), ("lat,lon,\n1,2,3\n", "has no name"),
        ]) func refusals(
            text: String, reason: String
        ) throws
    {
        #expect {
            try convert(text)
        } throws: { error in
            "\(error)".contains(reason)
        }
    }

    @Test("An extent across the antimeridian is the one of the other writer") func antimeridian()
        throws
    {
        // Suva and Apia.
        let (text, _) = try convert("lat,lon\n-18.14161,178.44149\n-13.83333,-171.76666\n")
        #expect(text.hasSuffix(",\"bbox\":[178.44149,-18.14161,-171.76666,-13.83333]}\n"))
    }

    @Test("A sink that fails stops all workers") func failingSink() throws {
        struct Full: ByteSink {
            mutating func write(_ bytes: [UInt8]) throws(LayerError) {
                if bytes.count > 100 { throw .file(path: "full", reason: "the disk is full.") }
            }
        }
        var table = "lat,lon,n\n"
        for row in 0..<20_000 { table += "1,2,\(row)\n" }
        let converter = try TableConverter(
            MemorySource(Array(table.utf8), name: "t"), form: .lines, blockSize: 256)
        #expect(throws: LayerError.file(path: "full", reason: "the disk is full.")) {
            try converter.convert(to: Full(), workers: 3)
        }
    }

    /// A number as the reader of JSON gives it.
    private func number(_ value: Double) -> JSONValue {
        Int(exactly: value).map { .integer($0) } ?? .number(value)
    }

    /// The slow way: records as texts, features as values, one writer for both.
    private func slowly(_ bytes: [UInt8]) throws -> [JSONValue] {
        var reader = DelimitedReader(bytes: bytes, fileName: "t", dialect: .csv)
        var record = DelimitedRecord()
        guard try reader.next(into: &record) else { return [] }
        let names = record.strings
        var features: [JSONValue] = []
        while true {
            do {
                guard try reader.next(into: &record) else { break }
            } catch {
                continue
            }
            let cells = record.strings
            guard cells.count == names.count else { continue }
            var geometry = JSONValue.null
            if !(cells[1].isEmpty && cells[2].isEmpty) {
                guard let latitude = Double(cells[1]), let longitude = Double(cells[2]),
                    abs(latitude) <= 90, abs(longitude) <= 180
                else { continue }
                geometry = .object([
                    .init("type", .string("Point")),
                    .init("coordinates", .array([number(longitude), number(latitude)])),
                ])
            }
            let id = cells[0].isEmpty ? [] : [JSONValue.Member("id", .string(cells[0]))]
            features.append(
                .object(
                    [.init("type", .string("Feature"))] + id + [
                        .init("geometry", geometry),
                        .init(
                            "properties",
                            .object(
                                zip(names.dropFirst(3), cells.dropFirst(3)).map {
                                    .init($0, $1.isEmpty ? .null : .string($1))
                                })),
                    ]))
        }
        return features
    }

    @Test("The fast way gives what the slow way gives, whatever the blocks") func fastIsSlow()
        throws
    {
        let seed = UInt64(ProcessInfo.processInfo.environment["TOPOSCOPE_SEED"] ?? "") ?? 20_260_101
        print("seed \(seed)")
        var dice = SeededGenerator(seed: seed)
        // Texts only, so that both ways type the cells alike: the first row sees to that.
        let pieces = [
            "a", "é", "\u{1F30D}", "\"\"", ",", "\n", "\r\n", "\\", "\u{1}", " ", "12", "x", "\t",
        ]
        for round in 0..<300 {
            var table = "id,lat,lon,first,second\n0,0,0,text,text\n"
            for row in 0..<Int.random(in: 0...12, using: &dice) {
                let latitude = Double(Int.random(in: -9_100_000...9_100_000, using: &dice)) / 1e5
                let longitude = Double(Int.random(in: -18_100_000...18_100_000, using: &dice)) / 1e5
                var cells = ["\(row)", "\(latitude)", "\(longitude)"]
                for _ in 0..<2 {
                    let text = (0..<Int.random(in: 0...4, using: &dice))
                        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &dice)] }
                        .joined()
                    cells.append(
                        text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 10 || $0 == 13 }
                            || Bool.random(using: &dice) ? "\"\(text)\"" : text)
                }
                switch Int.random(in: 0...12, using: &dice) {
                case 0: cells.removeLast()
                case 1: cells[1] = "\"1\"x"
                case 2: cells[3] = "inch\""
                default: break
                }
                table += cells.joined(separator: ",")
                table += ["\n", "\r\n", "\n\n"][Int.random(in: 0...2, using: &dice)]
            }
            let bytes = Array(table.utf8)
            let expected = try slowly(bytes)
            let (whole, report) = try convert(bytes)
            let features = try JSONValue(parsing: whole)["features"]?.array ?? []
            #expect(features == expected, "round \(round): \(table)")
            #expect(report.features == expected.count)
            for size in [1, 37, 256] {
                let (text, again) = try convert(bytes, blockSize: size, workers: 3)
                #expect(text == whole, "round \(round), blocks of \(size): \(table)")
                #expect(again == report, "round \(round), blocks of \(size): \(table)")
            }
        }
    }
}
