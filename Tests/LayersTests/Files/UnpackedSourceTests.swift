import Layers
import TestSupport
import Testing

@Suite struct UnpackedSourceTests {
    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal.utf8)
        return stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16)
        }
    }

    private func unpacked(_ bytes: [UInt8], chunkSize: Int = 5) throws -> String {
        var source = try UnpackedSource(MemorySource(bytes, name: "t", chunkSize: chunkSize))
        var all: [UInt8] = []
        var piece: [UInt8] = []
        while true {
            try source.next(into: &piece)
            if piece.isEmpty { return String(decoding: all, as: UTF8.self) }
            all += piece
        }
    }

    // Made with the gzip and zipfile modules of Python 3.11; the first line of the first two holds a
    // read-me file or folder beside the table.
    private static let gzip =
        ""
        + "1f8b0800000000000203cb4cd1c9492cd1c9c9cfe332d43134d633d531d233e40200d94ba41416000000"

    private static let deflatedZip =
        ""
        + "504b03041400000008000000215086a6103607000000050000000a000000524541444d452e747874cb48"
        + "cdc9c90700504b030414000000080000002150d94ba41418000000160000000a0000006576656e74732e"
        + "637376cb4cd1c9492cd1c9c9cfe332d43134d633d531d233e40200504b01021403140000000800000021"
        + "5086a6103607000000050000000a0000000000000000000000800100000000524541444d452e74787450"
        + "4b0102140314000000080000002150d94ba41418000000160000000a000000000000000000000080012f"
        + "0000006576656e74732e637376504b05060000000002000200700000006f0000000000"

    private static let storedZip =
        ""
        + "504b03041400000000000000215000000000000000000000000005000000646174612f504b0304140000"
        + "00000000002150d94ba41416000000160000000f000000646174612f6576656e74732e63737669642c6c"
        + "61742c6c6f6e0a312c31332e352c322e310a504b01021403140000000000000021500000000000000000"
        + "00000000050000000000000000000000800100000000646174612f504b01021403140000000000000021"
        + "50d94ba41416000000160000000f0000000000000000000000800123000000646174612f6576656e7473"
        + "2e637376504b0506000000000200020070000000660000000000"

    private static let streamedZip =
        ""
        + "504b030414000800080000002150000000000000000000000000090000006e6f7465732e706466aba820"
        + "0e0000504b0708f0711ac40600000028000000504b030414000800080000002150000000000000000000"
        + "0000000a0000006576656e74732e637376cb4cd1c9492cd1c9c9cfe332d43134d633d531d233e4020050"
        + "4b0708d94ba4141800000016000000504b0102140314000800080000002150f0711ac406000000280000"
        + "000900000000000000000000008001000000006e6f7465732e706466504b010214031400080008000000"
        + "2150d94ba41418000000160000000a000000000000000000000080013d0000006576656e74732e637376"
        + "504b050600000000020002006f0000008d0000000000"

    private static let notesZip =
        ""
        + "504b0304140000000000000021508316dc8c0100000001000000090000006e6f7465732e70646678504b"
        + "01021403140000000000000021508316dc8c010000000100000009000000000000000000000080010000"
        + "00006e6f7465732e706466504b0506000000000100010037000000280000000000"

    private static let twoZip =
        ""
        + "504b030414000000080000002150d94ba414180000001600000005000000612e637376cb4cd1c9492cd1"
        + "c9c9cfe332d43134d633d531d233e40200504b030414000000080000002150d94ba41418000000160000"
        + "0005000000622e637376cb4cd1c9492cd1c9c9cfe332d43134d633d531d233e40200504b010214031400"
        + "0000080000002150d94ba4141800000016000000050000000000000000000000800100000000612e6373"
        + "76504b0102140314000000080000002150d94ba414180000001600000005000000000000000000000080"
        + "013b000000622e637376504b0506000000000200020066000000760000000000"

    @Test("Plain text, gzip of two members and zip are handed out alike", arguments: [1, 5, 4_096])
    func kinds(chunkSize: Int) throws {
        let text = "id,lat,lon\n1,13.5,2.1\n"
        #expect(try unpacked(Array(text.utf8), chunkSize: chunkSize) == text)
        #expect(try unpacked([], chunkSize: chunkSize) == "")
        let gzip = Self.bytes(Self.gzip)
        #expect(try unpacked(gzip, chunkSize: chunkSize) == text)
        #expect(try unpacked(gzip + gzip, chunkSize: chunkSize) == text + text)
        #expect(try unpacked(Self.bytes(Self.deflatedZip), chunkSize: chunkSize) == text)
        #expect(try unpacked(Self.bytes(Self.storedZip), chunkSize: chunkSize) == text)
        #expect(try unpacked(Self.bytes(Self.streamedZip), chunkSize: chunkSize) == text)
    }

    @Test("Archives of nothing, of two tables, and cut ones are refused with the reason")
    func refusals() {
        func expect(_ bytes: [UInt8], _ reason: String) {
            #expect {
                try unpacked(bytes)
            } throws: { "\($0)".contains(reason) }
        }
        expect(Self.bytes(Self.notesZip), "holds no table, GeoJSON or KML but only notes.pdf")
        expect(Self.bytes(Self.twoZip), "holds both a.csv and b.csv")
        expect(Self.bytes(Self.gzip).dropLast(12), "cut short")
        expect(Self.bytes(Self.deflatedZip).prefix(60) + [], "cut short")
    }

    @Test("A file of two tables is refused before anything of it is read, a damaged one or not")
    func directory() throws {
        try FileBytesTests.withFolder { folder in
            let path = folder + "/a.zip"
            try FileBytes.write(Self.bytes(Self.twoZip), to: path)
            #expect {
                _ = try UnpackedSource(FileSource(path: path))
            } throws: { "\($0)".contains("holds both a.csv and b.csv") }
            for whole in [Self.deflatedZip, Self.storedZip, Self.streamedZip] {
                try FileBytes.write(Self.bytes(whole), to: path)
                var source = try UnpackedSource(FileSource(path: path))
                var bytes: [UInt8] = []
                try source.next(into: &bytes)
                #expect(String(decoding: bytes, as: UTF8.self) == "id,lat,lon\n1,13.5,2.1\n")
            }
            for round in 0..<300 {
                var dice = SeededGenerator(seed: UInt64(round))
                try FileBytes.write(
                    Damage.damaged(Self.bytes(Self.twoZip), using: &dice), to: path)
                _ = try? UnpackedSource(FileSource(path: path))
            }
        }
    }

    @Test("Damaged archives end in bytes or errors") func damaged() {
        for whole in [Self.gzip, Self.deflatedZip, Self.storedZip, Self.streamedZip] {
            for round in 0..<1_000 {
                var dice = SeededGenerator(seed: UInt64(round))
                let bytes = Damage.damaged(Self.bytes(whole), using: &dice)
                _ = try? unpacked(bytes, chunkSize: 64)
            }
        }
    }
}
