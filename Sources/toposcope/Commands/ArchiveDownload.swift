import Foundation
import Layers

/// One archive that is downloaded, goes on where it broke off, and is unpacked when it is whole.
///
/// What has arrived lies in `NAME.zip.part`, the answer's header in `NAME.zip.header`. A download goes
/// on only if the server still has the same file (RFC 9110, 13.1.5: `If-Range`).
struct ArchiveDownload {
    /// The name without `.zip`.
    let name: String
    /// Where the file is, without its name.
    let server: String
    let folder: String

    private var archive: String { "\(folder)/\(name).zip" }
    private var part: String { archive + ".part" }
    private var header: String { archive + ".header" }
    private var address: String { "\(server)/\(name).zip" }

    /// Downloads and unpacks.
    ///
    /// - Returns: The path of the unpacked file.
    /// - Throws: ``ToolError/input(path:reason:)`` with a remedy.
    func fetch() throws -> String {
        if try download() {
            try test()
            try replace(archive, by: part)
            try? FileManager.default.removeItem(atPath: header)
        }
        return try unpack()
    }

    /// Fetches what is missing; answers false where the archive of an earlier day is still current.
    private func download() throws -> Bool {
        let files = FileManager.default
        var conditions: [String] = []
        if let validator = validator(), size(of: part) > 0 {
            conditions = ["--continue-at", "-", "--header", "If-Range: \(validator)"]
        } else {
            try? files.removeItem(atPath: part)
            if files.fileExists(atPath: archive) { conditions = ["--time-cond", archive] }
        }
        var ended = try curl(conditions)
        // 33: the file has changed, and the server sends all of it; 416: nothing is behind the part.
        if conditions.first == "--continue-at", ended.status == 33 || ended.output == "416" {
            try? files.removeItem(atPath: part)
            ended = try curl([])
        }
        switch ended.status {
        case 0: return ended.output != "304"
        case 127: throw failure("the program curl is not installed")
        case 22:
            throw failure(
                "the server answers with HTTP status \(ended.output); "
                    + "check the code of the country, or name another server with --from")
        case let status:
            let words = ended.error.split(separator: "\n").last.map { " (\($0))" } ?? ""
            let got = size(of: part)
            throw failure(
                got > 0
                    ? "the download broke off after \(got) bytes\(words); "
                        + "run the command again, it goes on there"
                    : "the server cannot be reached, curl ended with code \(status)\(words); "
                        + "check the connection, or name another server with --from")
        }
    }

    private func curl(_ conditions: [String]) throws -> ProgramRun {
        let fresh = header + ".new"
        defer { try? FileManager.default.removeItem(atPath: fresh) }
        let ended = try ProgramRun(
            "curl",
            [
                "--fail", "--location", "--retry", "2", "--remote-time", "--silent", "--show-error",
                "--dump-header", fresh, "--output", part, "--write-out", "%{http_code}",
            ] + conditions + [address])
        // Only the header of a part tells which file it is a part of.
        if ended.output.hasPrefix("2"), ended.status != 33 { try replace(header, by: fresh) }
        return ended
    }

    /// What tells this version of the file from others: its tag, or else its date.
    private func validator() -> String? {
        guard let text = try? String(contentsOfFile: header, encoding: .utf8) else { return nil }
        func value(_ field: String) -> String? {
            text.split(whereSeparator: \.isNewline)
                .last { $0.lowercased().hasPrefix(field + ":") }
                .map { $0.dropFirst(field.count + 1).trimmingCharacters(in: .whitespaces) }
        }
        // A weak tag does not promise the same bytes.
        if let tag = value("etag"), !tag.hasPrefix("W/") { return tag }
        return value("last-modified")
    }

    private func test() throws {
        let ended = try ProgramRun("unzip", ["-tqq", part])
        if ended.status == 0 { return }
        if ended.status == 127 { throw failure("the program unzip is not installed") }
        // A damaged archive would be continued and stay damaged.
        let got = size(of: part)
        try? FileManager.default.removeItem(atPath: part)
        try? FileManager.default.removeItem(atPath: header)
        throw failure(
            "the \(got) bytes that arrived are no whole zip archive and were removed; "
                + "run the command again")
    }

    private func unpack() throws -> String {
        let text = "\(folder)/\(name).txt"
        let ended = try ProgramRun(
            "unzip", ["-p", archive, "\(name).txt"], writingTo: text + ".part")
        guard ended.status == 0 else {
            try? FileManager.default.removeItem(atPath: text + ".part")
            throw failure(
                "unzip cannot take \(name).txt out of the archive (code \(ended.status)); "
                    + "delete \(archive) and run the command again")
        }
        try replace(text, by: text + ".part")
        return text
    }

    private func replace(_ path: String, by other: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: other, toPath: path)
    }

    private func size(of path: String) -> Int {
        guard let file = FileHandle(forReadingAtPath: path) else { return 0 }
        return (try? file.seekToEnd()).map { Int($0) } ?? 0
    }

    private func failure(_ reason: String) -> ToolError {
        .input(path: address, reason: reason)
    }
}
