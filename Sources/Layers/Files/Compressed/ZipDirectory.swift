/// What the directory at the end of a zip archive says, where the archive is a file.
///
/// See APPNOTE.TXT 6.3, 4.3.12 (central directory) and 4.3.16 (its end record).
struct ZipDirectory {
    /// The names of the files in their order.
    private(set) var names: [String] = []

    /// The end record and the longest remark behind it.
    private static let longestEnd = 22 + 65_535
    /// More than any archive of a few tables has.
    private static let mostBytes = 1 << 24

    /// Reads the directory; nil for a pipe, and where it is not of the plain kind.
    init?(path: String) {
        guard path != OpenFile.standardInputPath, let file = try? OpenFile(readingFrom: path) else {
            return nil
        }
        let size = file.size
        let tailSize = min(size, ZipDirectory.longestEnd)
        guard tailSize >= 22, let tail = file.bytes(at: size - tailSize, count: tailSize),
            let end = (0...(tailSize - 22)).last(where: {
                tail[$0...].starts(with: [0x50, 0x4B, 5, 6])
            })
        else { return nil }
        let count = ZipDirectory.number(tail, end + 10, 2)
        let length = ZipDirectory.number(tail, end + 12, 4)
        let start = ZipDirectory.number(tail, end + 16, 4)
        // Larger numbers stand in the records of Zip64.
        guard count < 0xFFFF, length < ZipDirectory.mostBytes, start + length <= size,
            let bytes = file.bytes(at: start, count: length)
        else { return nil }
        var position = 0
        for _ in 0..<count {
            guard position + 46 <= bytes.count,
                bytes[position...].starts(with: [0x50, 0x4B, 1, 2])
            else { return nil }
            let name = position + 46
            let nameEnd = name + ZipDirectory.number(bytes, position + 28, 2)
            guard nameEnd <= bytes.count else { return nil }
            names.append(String(decoding: bytes[name..<nameEnd], as: UTF8.self))
            position =
                nameEnd + ZipDirectory.number(bytes, position + 30, 2)
                + ZipDirectory.number(bytes, position + 32, 2)
        }
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        bytes[start..<(start + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
