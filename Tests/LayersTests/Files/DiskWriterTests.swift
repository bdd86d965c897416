import Foundation
import TestSupport
import Testing

@testable import Layers

@Suite("Large files stand on the disk byte by byte")
struct DiskWriterTests {
    /// The sizes at which another way is taken: none, one block of a disk, one buffer, all buffers.
    static let sizes: [Int] = {
        let edges = [
            0, DiskWriter.alignment, DiskWriter.portion,
            DiskWriter.portion * DiskWriter.bufferCount,
            DiskWriter.portion * (DiskWriter.bufferCount + 1),
        ]
        return edges.flatMap { [$0 - 1, $0, $0 + 1] }.filter { $0 >= 0 }
    }()

    /// Folders on different file systems; the second is in memory on Linux, and not everywhere.
    static let folders = [FileManager.default.temporaryDirectory.path, "/dev/shm"]
        .filter { FileManager.default.isWritableFile(atPath: $0) }

    private func write(_ bytes: [UInt8], pieces: () -> Int, to path: String) throws {
        let sink = try FileSink(path: path)
        var done = 0
        while done < bytes.count {
            let end = min(bytes.count, done + pieces())
            try sink.write(bytes.span.extracting(done..<end))
            done = end
        }
        try sink.commit()
    }

    @Test("Bytes of any number come back, on any file system", arguments: folders, sizes)
    func roundTrip(folder: String, size: Int) throws {
        let seed: UInt64 = .random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let path = "\(folder)/layers-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        try write(
            bytes, pieces: { Int.random(in: 1...(1 << 19), using: &random) }, to: path)
        #expect(try FileBytes.read(path) == bytes, "\(size) bytes, seed \(seed)")
        try write(bytes, pieces: { max(1, size) }, to: path)
        #expect(try FileBytes.read(path) == bytes, "\(size) bytes at once")
    }

    @Test("What went past the page cache is written as usual where that is refused")
    func unaligned() throws {
        let path = FileManager.default.temporaryDirectory.path + "/layers-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = (0..<10_007).map { UInt8($0 % 251) }
        do {
            let file = try OpenFile(writingTo: path, isNew: true)
            // Neither the memory nor the number of bytes is what a disk asks for.
            file.passCache(true)
            try file.write(bytes.span.extracting(first: 3))
            file.passCache(true)
            try file.write(bytes.span.extracting(droppingFirst: 3))
        }
        #expect(try FileBytes.read(path) == bytes)
    }

    @Test("A large file that is given up leaves nothing")
    func givenUp() throws {
        try FileBytesTests.withFolder { folder in
            do {
                let sink = try FileSink(path: folder + "/a")
                try sink.write([UInt8](repeating: 5, count: DiskWriter.portion * 5 + 3))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }
}
