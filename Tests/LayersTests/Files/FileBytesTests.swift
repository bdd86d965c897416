import Foundation
import Layers
import Testing

@Suite("Whole files appear whole or not at all")
struct FileBytesTests {
    static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("layers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test("What is written is read, and nothing else is left in the folder")
    func roundTrip() throws {
        try Self.withFolder { folder in
            for bytes in [[], Array("Agadez".utf8), [UInt8](repeating: 7, count: 1_000_003)] {
                try FileBytes.write(bytes, to: folder + "/a.bin")
                #expect(try FileBytes.read(folder + "/a.bin") == bytes)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.bin"])
        }
    }

    @Test("A sink that is not committed leaves the older file as it was")
    func uncommitted() throws {
        try Self.withFolder { folder in
            let path = folder + "/a.txt"
            try FileBytes.write([1, 2, 3], to: path)
            do {
                let sink = try FileSink(path: path)
                try sink.write([9])
            }
            #expect(try FileBytes.read(path) == [1, 2, 3])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
        }
    }

    @Test("A symbolic link stays a link, and the mode of the file stays")
    func linkAndMode() throws {
        try Self.withFolder { folder in
            try FileBytes.write([1], to: folder + "/real")
            let manager = FileManager.default
            try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/real")
            try manager.createSymbolicLink(
                atPath: folder + "/link", withDestinationPath: folder + "/real")
            try FileBytes.write([2], to: folder + "/link")
            #expect(try FileBytes.read(folder + "/real") == [2])
            #expect(
                try manager.destinationOfSymbolicLink(atPath: folder + "/link") == folder + "/real")
            let mode = try manager.attributesOfItem(atPath: folder + "/real")[.posixPermissions]
            #expect(mode as? Int == 0o640)
        }
    }

    @Test("Reading what is not there, a folder, or writing into nowhere names path and remedy")
    func errors() throws {
        try Self.withFolder { folder in
            #expect(
                throws: LayerError.file(
                    path: folder + "/none", reason: "no such file or folder; check the path.")
            ) { try FileBytes.read(folder + "/none") }
            #expect(
                throws: LayerError.file(
                    path: folder, reason: "it is a folder; give the path of a file.")
            ) { try FileBytes.read(folder) }
            #expect(
                throws: LayerError.file(
                    path: folder + "/no/a",
                    reason: "it cannot be written: no such file or folder; check the path.")
            ) { try FileBytes.write([1], to: folder + "/no/a") }
        }
    }

    @Test(
        "A full disk is a clear error",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() {
        let error = #expect(throws: LayerError.self) { try FileBytes.write([1], to: "/dev/full") }
        #expect("\(error.map(String.init(describing:)) ?? "")".contains("the disk is full"))
    }

    @Test("A file is read in pieces of bounded size")
    func pieces() throws {
        try Self.withFolder { folder in
            let bytes = (0..<10_000).map { UInt8($0 % 251) }
            try FileBytes.write(bytes, to: folder + "/a")
            let source = try FileSource(path: folder + "/a", chunkSize: 4096)
            #expect(source.size == 10_000)
            var all: [UInt8] = []
            var piece: [UInt8] = []
            repeat {
                try source.next(into: &piece)
                #expect(piece.count <= 4096)
                all += piece
            } while !piece.isEmpty
            #expect(all == bytes)
        }
    }
}
