import Gazetteer
import Layers

/// How long opening takes, and how much of the file a process touches that answers one query.
struct MemoryBenchmark {
    private let file: String
    private let query: String

    init(_ arguments: [String]) {
        file = arguments[0]
        query = arguments.count > 1 ? arguments[1] : "agadex"
    }

    func run() throws {
        let opening = Stopwatch()
        let index = try PlaceIndex(path: file)
        let opened = opening.seconds
        let before = kilobytes("Rss:")
        let asking = Stopwatch()
        var found = 0
        for hit in index.bestNames(near: NameKey(query), edits: 2, limit: 10) {
            for use in index.uses(ofName: hit.name).prefix(10) {
                found += index.place(at: use.row).names.count + 1
            }
        }
        found += index.uses(withPrefix: NameKey(String(query.prefix(3))), limit: 10).count
        let answered = asking.seconds
        print(
            "{\"task\":\"memory\",\"file_mb\":\(kilobytes("Size:") * 1024 / 1_000_000),"
                + "\"open_ms\":\(opened * 1000),\"touched_by_opening_kb\":\(before),"
                + "\"first_query_ms\":\(answered * 1000),"
                + "\"touched_in_all_kb\":\(kilobytes("Rss:")),\"found\":\(found),"
                + "\"peak_mb\":\(Stopwatch.peakMegabytes())}")
    }

    /// How much of the file is mapped (`Size:`) or resident in this process (`Rss:`).
    private func kilobytes(_ field: String) -> Int {
        guard let maps = try? FileBytes.read("/proc/self/smaps") else { return 0 }
        var isFile = false
        var sum = 0
        for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
            if line.first.map({ $0.isNumber || $0.isLowercase }) == true {
                isFile = line.hasSuffix(file.split(separator: "/").last.map(String.init) ?? file)
            } else if isFile, line.hasPrefix(field) {
                sum += Int(line.filter(\.isNumber)) ?? 0
            }
        }
        return sum
    }
}
