/// The bytes of the one data file in a zip archive, read as a stream.
///
/// See APPNOTE.TXT 6.3, 4.3.7 (local file header) and 4.5.3 (Zip64).
struct ZipSource: ByteSource {
    static let localHeader: [UInt8] = [0x50, 0x4B, 3, 4]
    private static let endings = [
        ".csv", ".tsv", ".tab", ".txt", ".json", ".geojson", ".geojsonl", ".geojsons",
        ".jsonl", ".ndjson", ".kml",
    ]

    private enum Body { case stored(left: Int), deflated(Inflater) }

    private struct Entry {
        var name = ""
        var isDescribedBehind = false
        var method = 0
        var packed = 0
    }

    /// Whether a file may hold incidents; system files and notes do not.
    private static func isData(_ name: String) -> Bool {
        let lower = name.lowercased()
        let base = lower.split(separator: "/").last ?? ""
        return !lower.hasSuffix("/") && !lower.hasPrefix("__macosx") && !base.hasPrefix(".")
            && !base.contains("readme") && endings.contains { lower.hasSuffix($0) }
    }

    /// Refuses an archive with more than one data file.
    static func checkOneTable(among names: [String], _ input: PackedInput) throws(LayerError) {
        let tables = names.filter(isData)
        if tables.count > 1 { throw severalTables(tables[0], tables[1], input) }
    }

    private static func severalTables(
        _ one: String, _ other: String, _ input: PackedInput
    ) -> LayerError {
        input.failure(
            "the archive holds both \(one) and \(other); unpack it and import each.")
    }

    private var input: PackedInput
    private var entry = Entry()
    private var body: Body?
    private var chosen: String?
    private var passed: [String] = []

    var name: String { input.name }

    init(_ input: PackedInput) { self.input = input }

    mutating func next(into buffer: inout [UInt8]) throws(LayerError) {
        while true {
            if body == nil, try !findData() {
                buffer = []
                return
            }
            buffer = try piece()
            if !buffer.isEmpty { return }
            body = nil
            try skipDescriptor()
        }
    }

    /// Goes to the data file.
    ///
    /// - Returns: False behind the last file.
    private mutating func findData() throws(LayerError) -> Bool {
        while try input.begins(with: ZipSource.localHeader) {
            try readHeader()
            try open()
            if ZipSource.isData(entry.name) {
                if let chosen { throw ZipSource.severalTables(chosen, entry.name, input) }
                chosen = entry.name
                return true
            }
            passed.append(entry.name)
            while try !piece().isEmpty {}
            body = nil
            try skipDescriptor()
        }
        guard chosen != nil else {
            let list = passed.prefix(5).joined(separator: ", ")
            throw input.failure(
                "the archive holds no table, GeoJSON or KML"
                    + (list.isEmpty ? "." : " but only \(list)."))
        }
        return false
    }

    private mutating func readHeader() throws(LayerError) {
        func number(_ bytes: ArraySlice<UInt8>) -> Int {
            bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard let head = try input.take(30),
            let text = try input.take(number(head[26..<28])),
            let extra = try input.take(number(head[28..<30]))
        else { throw input.failure("it is cut short; fetch it again.") }
        let flags = number(head[6..<8])
        entry = Entry(
            name: String(decoding: text, as: UTF8.self), isDescribedBehind: flags & 8 != 0,
            method: number(head[8..<10]), packed: number(head[18..<22]))
        guard flags & 1 == 0 else {
            throw input.failure("\(entry.name) in it is encrypted; unpack it with its password.")
        }
        var field = 0
        while field + 4 <= extra.count {
            let size = number(extra[(field + 2)..<(field + 4)])
            if number(extra[field..<(field + 2)]) == 1, entry.packed == 0xFFFF_FFFF, size >= 16,
                field + 20 <= extra.count, extra[field + 19] < 0x80
            {
                entry.packed = number(extra[(field + 12)..<(field + 20)])
            }
            field += 4 + size
        }
    }

    private mutating func open() throws(LayerError) {
        switch entry.method {
        case 8: body = .deflated(Inflater(.none))
        case 0 where !entry.isDescribedBehind || entry.packed > 0:
            body = .stored(left: entry.packed)
        default:
            throw input.failure(
                "\(entry.name) in it is packed in a way that is not known (method "
                    + "\(entry.method)); unpack it first.")
        }
    }

    /// The next bytes of the file; empty at its end.
    private mutating func piece() throws(LayerError) -> [UInt8] {
        switch body {
        case nil: return []
        case .stored(let left):
            guard left > 0 else { return [] }
            let bytes = try input.some(min(left, 1 << 18))
            guard !bytes.isEmpty else { throw input.failure("it is cut short; fetch it again.") }
            body = .stored(left: left - bytes.count)
            return bytes
        case .deflated(let inflater):
            var bytes = [UInt8](repeating: 0, count: 1 << 18)
            let count = try input.unpack(with: inflater, into: &bytes)
            bytes.removeLast(bytes.count - count)
            return bytes
        }
    }

    /// Sizes and checksum may stand behind the data, with a signature or without (4.3.9).
    private mutating func skipDescriptor() throws(LayerError) {
        guard entry.isDescribedBehind else { return }
        entry.isDescribedBehind = false
        for size in [0, 12, 16, 20, 24] {
            let follows = try input.fill(size + 4) ? input.peek(at: size, 4) : []
            // The next file, the directory, or the end of the archive.
            if follows.starts(with: [0x50, 0x4B]),
                [[3, 4], [1, 2], [5, 6], [6, 6], [6, 8]].contains(Array(follows.dropFirst(2)))
            {
                try input.skip(size)
                return
            }
        }
    }
}
