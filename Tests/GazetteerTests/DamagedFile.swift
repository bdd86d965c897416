import Foundation

/// The compiled gazetteer that the environment variable `TOPOSCOPE_GAZETTEER` names, to be damaged in
/// a copy.
enum Damaged {
    static let path = ProcessInfo.processInfo.environment["TOPOSCOPE_GAZETTEER"]

    /// A copy of a file whose bytes can be changed in place.
    final class Copy {
        let path: String
        let count: Int
        private let handle: FileHandle

        init(of source: String) throws {
            let target = FileManager.default.temporaryDirectory
                .appendingPathComponent("damaged-\(UUID().uuidString).topo")
            try FileManager.default.copyItem(atPath: source, toPath: target.path)
            path = target.path
            handle = try FileHandle(forUpdating: target)
            count = Int(try handle.seekToEnd())
        }

        /// Changes a byte; returns what it was.
        func flip(_ place: Int, with mask: UInt8) throws -> UInt8 {
            try handle.seek(toOffset: UInt64(place))
            let old = try handle.read(upToCount: 1)?.first ?? 0
            try put(old ^ mask, at: place)
            return old
        }

        func put(_ byte: UInt8, at place: Int) throws {
            try handle.seek(toOffset: UInt64(place))
            try handle.write(contentsOf: Data([byte]))
        }

        func cut(to length: Int) throws {
            try handle.truncate(atOffset: UInt64(length))
        }

        func remove() {
            try? handle.close()
            try? FileManager.default.removeItem(atPath: path)
        }
    }
}
