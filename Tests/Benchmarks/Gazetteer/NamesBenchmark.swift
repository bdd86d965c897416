import Gazetteer
import Geodesy
import Layers

/// Exact names, prefixes and misspelt names over generated rows, as other engines are measured.
///
/// The rows hold number, name, folded name, latitude, longitude, population, country, separated by
/// tabs. The queries are folded; the folded names are the keys, as for every other engine.
struct NamesBenchmark {
    private let rows: String
    private let queries: String
    private let file: String
    private let rounds: Int
    /// Where the answers are written for comparison; nil for nowhere.
    private let answers: String?

    init(_ arguments: [String]) {
        rows = arguments[0]
        queries = arguments[1]
        file = arguments[2]
        rounds = arguments.count > 3 ? Int(arguments[3]) ?? 3 : 3
        answers = arguments.count > 4 ? arguments[4] : nil
    }

    func run() throws {
        let start = Stopwatch()
        if (try? PlaceIndex(path: file)) == nil { try build() }
        let built = start.seconds
        let opening = Stopwatch()
        let index = try PlaceIndex(path: file)
        print(
            "{\"task\":\"open\",\"ms\":\(opening.seconds * 1000),\"build_s\":\(built),"
                + "\"rows\":\(index.count),\"names\":\(index.nameCount),"
                + "\"peak_mb\":\(Stopwatch.peakMegabytes())}")
        let exact = try lines("exact.txt").map { NameKey(folded: $0) }
        measure("name_exact", exact) { index.uses(of: $0).count }
        func words(_ uses: [NameUse]) -> [String] {
            uses.map { "\(index.id(at: $0.row).rawValue) \(index.population(at: $0.row) ?? 0)" }
        }
        try write("name_exact", exact) { words(index.uses(of: $0)) }
        let prefixes = try lines("prefix.txt").map { NameKey(folded: $0) }
        measure("name_prefix10", prefixes) { index.uses(withPrefix: $0, limit: 10).count }
        try write("name_prefix10", prefixes) { words(index.uses(withPrefix: $0, limit: 10)) }
        for edits in 1...2 {
            let pairs = try lines("fuzzy\(edits).txt").map { line in
                let parts = line.split(separator: 9, omittingEmptySubsequences: false)
                return (NameKey(folded: Array(parts[0])), Array(parts.count > 1 ? parts[1] : []))
            }
            var hits = 0
            for (query, wanted) in pairs
            where index.bestNames(near: query, edits: edits, limit: 10)
                .contains(where: { index.key(numbered: $0.name).bytes == wanted })
            {
                hits += 1
            }
            try write("name_fuzzy\(edits)", pairs.map(\.0)) { query in
                index.names(near: query, edits: edits).map {
                    index.key(numbered: $0.name).description
                }
            }
            measure(
                "name_fuzzy\(edits)", pairs.map(\.0), hitAt10: Double(hits) / Double(pairs.count)
            ) { index.bestNames(near: $0, edits: edits, limit: 10).count }
        }
    }

    /// Writes the answers to the first thousand queries, one query a line, separated by tabs.
    private func write(
        _ task: String, _ queries: [NameKey], _ answer: (NameKey) -> [String]
    ) throws {
        guard let answers else { return }
        let text = queries.prefix(1000).map { answer($0).joined(separator: "\t") + "\n" }.joined()
        let file = try FileSink(path: "\(answers)/\(task).tsv")
        try file.write(Array(text.utf8))
        try file.commit()
    }

    private func lines(_ name: String) throws -> [[UInt8]] {
        try FileBytes.read(queries + "/folded/" + name).split(separator: 10).map { Array($0) }
    }

    private func build() throws {
        var builder = GazetteerBuilder(order: .population, keys: .asWritten)
        try builder.addPlainRows(path: rows)
        try builder.write(to: file)
    }

    private func measure(
        _ task: String, _ queries: [NameKey], hitAt10: Double? = nil, _ body: (NameKey) -> Int
    ) {
        var times: [Double] = []
        var totals: [Double] = []
        var found = 0
        // The peers have just built what they ask and have it in memory; a file may still be on the disk.
        for query in queries { found += body(query) }
        for _ in 0..<rounds {
            found = 0
            let round = Stopwatch()
            for query in queries {
                let one = Stopwatch()
                found += body(query)
                times.append(one.seconds)
            }
            totals.append(round.seconds)
        }
        times.sort()
        totals.sort()
        func microseconds(_ seconds: Double) -> Double { (seconds * 1e8).rounded() / 100 }
        print(
            "{\"task\":\"\(task)\",\"peer\":\"toposcope\",\"n\":\(queries.count),"
                + "\"per_op_us\":\(microseconds(totals[totals.count / 2] / Double(queries.count))),"
                + "\"p50_us\":\(microseconds(times[times.count / 2])),"
                + "\"p99_us\":\(microseconds(times[times.count * 99 / 100])),"
                + "\"hits_per_op\":\(Double(found) / Double(queries.count)),"
                + "\"hit_at_10\":\(hitAt10 ?? 0),"
                + "\"peak_mb\":\(Stopwatch.peakMegabytes())}")
    }
}
