import Gazetteer
import Layers

/// How often the place that is meant stands first, or among the first ten, for misspelt names.
struct QualityBenchmark {
    private struct Query {
        let name: String
        let truth: Set<String>
        let group: String
    }

    private let queries: [Query]
    private let resolver: Resolver
    private let settings: String
    /// Queries whose place stands at this rank or later are printed.
    private var shownRank: Int?
    private var isTimed = true

    init(_ arguments: [String]) throws {
        var weights = ScoreWeights()
        var world: String?
        for argument in arguments.dropFirst(2) {
            let parts = argument.split(separator: "=")
            guard parts.count == 2, let value = Double(parts[1]) else {
                world = argument
                continue
            }
            switch parts[0] {
            case "time": isTimed = value > 0
            case "show": shownRank = Int(value)
            case "misspelt": weights.misspelt = value
            case "letter": weights.letter = value
            case "wrong": weights.wrong = value
            case "likeness": weights.likeness = value
            case "nonePerLetter": weights.nonePerLetter = value
            case "sound": weights.sound = value
            case "soundLetter": weights.soundLetter = value
            case "importance": weights.importance = value
            case "misspeltImportance": weights.misspeltImportance = value
            case "familiarity": weights.familiarity = value
            case "natural": weights.natural = value
            case "fame": weights.fame = value
            case "misspeltVariant": weights.misspeltVariant = value
            case "soundEdit": weights.soundEdit = value
            case "third": weights.third = value
            case "gap": weights.gap = value
            case "mark": weights.mark = value
            case "plain": weights.plain = value
            case "none": weights.none = value
            default: print("no weight is called \(parts[0])")
            }
        }
        settings = arguments.dropFirst(2).filter { $0.contains("=") }.joined(separator: " ")
        let text = try FileBytes.read(arguments[0])
        queries = try text.split(separator: 10).map { line in
            let value = try JSONValue(parsing: Array(line))
            return Query(
                name: value["name"]?.string ?? "",
                truth: Set(
                    (value["truth_ids"]?.array ?? []).compactMap { $0.integer }
                        .map { "geonames:\($0)" }),
                group: value["edits"]?.integer.map { String($0) } ?? "all")
        }
        resolver = Resolver(
            register: try PlaceRegister(folder: arguments[1], world: world), weights: weights)
    }

    /// How long the whole answer takes, one name after the other.
    private func measure() {
        var times: [Double] = []
        let all = Stopwatch()
        for query in queries {
            let one = Stopwatch()
            _ = resolver.resolve(query.name)
            times.append(one.seconds)
        }
        let total = all.seconds
        times.sort()
        func milliseconds(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1000 }
        print(
            "{\"task\":\"answer\",\"n\":\(times.count),"
                + "\"p50_ms\":\(milliseconds(times[times.count / 2])),"
                + "\"p99_ms\":\(milliseconds(times[times.count * 99 / 100])),"
                + "\"max_ms\":\(milliseconds(times[times.count - 1])),"
                + "\"per_second\":\((Double(times.count) / total).rounded())}")
    }

    func run() {
        resolver.register.readAhead()
        if isTimed { measure() }
        var counts: [String: [Int]] = [:]
        var bins = [(sum: Double, right: Double, count: Double)](
            repeating: (0, 0, 0), count: 10)
        for query in queries {
            let answer = resolver.resolve(query.name, options: ResolveOptions(limit: 10))
            let candidates = answer.candidates
            let ids = candidates.map(\.place.id.rawValue)
            let rank = ids.firstIndex { query.truth.contains($0) }
            if let shownRank, rank ?? shownRank >= shownRank {
                let first = candidates.prefix(4).map {
                    "\($0.matchedName) \($0.place.countries.joined()) \($0.confidence)"
                }
                print("# \(query.group) \(query.name) at \(rank ?? -1): \(first)")
            }
            var count = counts[query.group] ?? [0, 0, 0, 0, 0]
            count[0] += 1
            if answer.isKnown { count[4] += 1 }
            if let rank {
                if rank < 1 { count[1] += 1 }
                if rank < 3 { count[2] += 1 }
                if rank < 10 { count[3] += 1 }
            }
            counts[query.group] = count
            // The confidence of the name: that of all its bearers together.
            if let best = candidates.first {
                let confidence = best.nameConfidence
                let bin = min(9, Int(confidence * 10))
                bins[bin].sum += confidence
                bins[bin].right += rank == 0 ? 1 : 0
                bins[bin].count += 1
            }
        }
        let total = bins.reduce(0) { $0 + $1.count }
        let error = bins.reduce(0) { $0 + abs($1.sum - $1.right) } / max(1, total)
        let shares = bins.map { bin in
            bin.count == 0
                ? "null"
                : "[\(Int(bin.count)),\(Int(bin.sum / bin.count * 1000)),"
                    + "\(Int(bin.right / bin.count * 1000))]"
        }
        print(
            "{\"task\":\"calibration\",\"error\":\((error * 10000).rounded() / 10000),"
                + "\"bins_count_said_right\":[\(shares.joined(separator: ","))]}")
        for (group, count) in counts.sorted(by: { $0.key < $1.key }) {
            let n = Double(count[0])
            func share(_ index: Int) -> String {
                String((Double(count[index]) / n * 10000).rounded() / 10000)
            }
            print(
                "{\"task\":\"quality\",\"group\":\"\(group)\",\"n\":\(count[0]),"
                    + "\"recall@1\":\(share(1)),\"recall@3\":\(share(2)),"
                    + "\"recall@10\":\(share(3)),\"known\":\(share(4)),"
                    + "\"calibration_error\":\((error * 10000).rounded() / 10000),"
                    + "\"weights\":\"\(settings)\"}")
        }
    }
}
