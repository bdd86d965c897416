import Foundation
import Synchronization
import Testing

@testable import toposcope

/// Downloads go on where they broke off, and only whole archives are kept.
@Suite struct FetchTests {
    /// The row of Niamey as GeoNames has it, in the first column its number.
    static let start = "2440485\tNiamey\t"

    /// Gives a body the address of a server, the server, and an empty folder.
    private func fetching(
        _ body: @escaping @Sendable (ArchiveDownload, ArchiveStub) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("fetch-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await ArchiveStub.running { address, stub in
            try await body(ArchiveDownload(name: "NE", server: address, folder: folder), stub)
        }
    }

    /// What a download ends with: the path of the file, or a sentence.
    ///
    /// It waits for another program and therefore has a thread of its own.
    private func outcome(_ download: ArchiveDownload) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                do {
                    continuation.resume(returning: try download.fetch())
                } catch {
                    continuation.resume(returning: "\(error)")
                }
            }
        }
    }

    private func content(_ download: ArchiveDownload) throws -> String {
        try String(contentsOfFile: download.folder + "/NE.txt", encoding: .utf8)
    }

    @Test("An archive is fetched and unpacked, and nothing else is left")
    func whole() async throws {
        try await fetching { download, stub in
            #expect(await outcome(download) == download.folder + "/NE.txt")
            let text = try content(download)
            #expect(text.hasPrefix(Self.start))
            let files = try FileManager.default.contentsOfDirectory(atPath: download.folder)
            #expect(files.sorted() == ["NE.txt", "NE.zip"])
            #expect(stub.exchanges.map(\.status) == [200])
        }
    }

    @Test("What broke off goes on where it stopped")
    func resumed() async throws {
        try await fetching { download, stub in
            stub.state.withLock { $0.dropsAfter = 100 }
            #expect(await outcome(download).contains("broke off after 100 bytes"))
            stub.state.withLock { $0.dropsAfter = nil }
            #expect(await outcome(download) == download.folder + "/NE.txt")
            let text = try content(download)
            #expect(text.hasPrefix(Self.start))
            #expect(stub.exchanges.last == .init(range: "bytes=100-", status: 206))
        }
    }

    @Test("A file that has changed since is fetched from its beginning")
    func changed() async throws {
        try await fetching { download, stub in
            stub.state.withLock { $0.dropsAfter = 100 }
            #expect(await outcome(download).contains("broke off"))
            stub.state.withLock {
                $0.dropsAfter = nil
                $0.tag = "second"
            }
            #expect(await outcome(download) == download.folder + "/NE.txt")
            let text = try content(download)
            #expect(text.hasPrefix(Self.start))
            #expect(stub.exchanges.last == .init(range: nil, status: 200))
        }
    }

    @Test("What is no archive is removed, with a sentence and not with the words of unzip")
    func damaged() async throws {
        try await fetching { download, stub in
            stub.state.withLock { $0.archive = Array("<html>maintenance</html>".utf8) }
            #expect(
                await outcome(download).contains("24 bytes that arrived are no whole zip archive"))
            let left = try FileManager.default.contentsOfDirectory(atPath: download.folder)
            #expect(left.isEmpty)
            stub.state.withLock { $0.archive = ArchiveStub.niger }
            #expect(await outcome(download) == download.folder + "/NE.txt")
        }
    }

    @Test("A file that the server does not have is named, with what to do")
    func missing() async throws {
        try await fetching { download, _ in
            let other = ArchiveDownload(
                name: "XX", server: download.server, folder: download.folder)
            let words = await outcome(other)
            #expect(words.contains("XX.zip") && words.contains("HTTP status 404"))
            #expect(words.contains("check the code of the country"))
        }
    }

    @Test("A server that does not answer is named, with what to do")
    func unreachable() async {
        let words = await outcome(
            ArchiveDownload(name: "NE", server: "http://127.0.0.1:1", folder: "/tmp"))
        #expect(words.contains("127.0.0.1:1/NE.zip") && words.contains("cannot be reached"))
    }
}
