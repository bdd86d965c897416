import Glibc

/// Chooses between the bearers of the names of a text by what the whole text says.
///
/// Countries and areas named, places near one another, kinds asked for by the words around, and how
/// important each place is; names without doubt help those in doubt, in a few rounds.
struct NamesakeChooser {
    let model: NamesakeModel
    private(set) var topics: [TextTopic]
    /// The first token of each span of each topic.
    private let positions: [[Int]]

    private static let rounds = 3
    /// The most other names that one name is weighed against.
    private static let company = 48
    /// The most bearers of a name that count as its company.
    private static let shown = 6

    init(topics: [TextTopic], positions: [[Int]], model: NamesakeModel = .standard) {
        self.topics = topics
        self.positions = positions
        self.model = model
    }

    /// Chooses.
    ///
    /// - Complexity: O(names) for long texts: each is weighed against a bounded company.
    mutating func run() {
        for index in topics.indices {
            let prior = topics[index].bearers.map {
                Double($0.importance) * model.weights[NamesakeModel.Sign.importance.rawValue] * 2
            }
            topics[index].shares = Self.shares(prior)
        }
        for _ in 0..<Self.rounds {
            var next = topics
            for index in topics.indices where !topics[index].bearers.isEmpty {
                let signs = signs(of: index)
                let scores = signs.map { row in
                    zip(row, model.weights).reduce(0) { $0 + $1.0 * $1.1 }
                }
                next[index].scores = scores
                next[index].shares = Self.shares(scores)
            }
            topics = next
        }
    }

    /// The signs of each bearer of a name, given the present shares of all others.
    func signs(of index: Int) -> [[Double]] {
        let topic = topics[index]
        let company = company(of: index)
        let votes = votes(company)
        return topic.bearers.map { signs(of: $0, in: topic, index: index, company, votes) }
    }

    /// Other names with how near in the text they stand, nearest first.
    private func company(of index: Int) -> [(topic: Int, gap: Int)] {
        var result: [(topic: Int, gap: Int)] = []
        for other in topics.indices where other != index && !topics[other].bearers.isEmpty {
            var gap = Int.max
            for own in positions[index].prefix(6) {
                for their in positions[other].prefix(12) { gap = min(gap, abs(own - their)) }
            }
            result.append((other, gap))
        }
        result.sort { $0.gap == $1.gap ? $0.topic < $1.topic : $0.gap < $1.gap }
        return Array(result.prefix(Self.company))
    }

    private struct Votes {
        var total = 0.0
        var countries: [UInt16: Double] = [:]
        var areas: [UInt32: Double] = [:]
        var namedCountries: [UInt16: Double] = [:]
        var namedAreas: [UInt32: Double] = [:]
    }

    private func votes(_ company: [(topic: Int, gap: Int)]) -> Votes {
        var votes = Votes()
        for member in company {
            let topic = topics[member.topic]
            let weight = topic.likelihood * log(1 + Double(topic.spans.count))
            votes.total += weight
            for (bearer, share) in leaders(topic) {
                votes.countries[bearer.country, default: 0] += weight * share
                let area = Self.area(bearer)
                if bearer.rank > 0, bearer.admin1 != 0 {
                    votes.areas[area, default: 0] += weight * share
                }
                if bearer.rank == 0 {
                    votes.namedCountries[bearer.country, default: 0] += topic.likelihood * share
                } else if bearer.rank == 1 {
                    votes.namedAreas[area, default: 0] += topic.likelihood * share
                }
            }
        }
        return votes
    }

    @inline(__always)
    private static func area(_ bearer: Bearer) -> UInt32 {
        UInt32(bearer.country) << 16 | UInt32(bearer.admin1)
    }

    /// The likeliest bearers with their shares.
    private func leaders(_ topic: TextTopic) -> [(Bearer, Double)] {
        if topic.bearers.count == 1 { return [(topic.bearers[0], 1)] }
        return topic.shares.indices.sorted {
            topic.shares[$0] == topic.shares[$1] ? $0 < $1 : topic.shares[$0] > topic.shares[$1]
        }
        .prefix(Self.shown).filter { topic.shares[$0] > 0.02 }
        .map { (topic.bearers[$0], topic.shares[$0]) }
    }

    private func signs(
        of bearer: Bearer, in topic: TextTopic, index: Int,
        _ company: [(topic: Int, gap: Int)], _ votes: Votes
    ) -> [Double] {
        var signs = [Double](repeating: 0, count: NamesakeModel.Sign.allCases.count)
        func set(_ sign: NamesakeModel.Sign, _ value: Double) { signs[sign.rawValue] = value }
        set(.importance, Double(bearer.importance))
        set(.population, Double(bearer.population))
        if bearer.role != .preferred { set(.otherName, 1) }
        switch bearer.rank {
        case 0: set(.isCountry, 1)
        case 1: set(.isFirstArea, 1)
        case 2, 3: set(.isSmallArea, 1)
        case 4, 5: set(.isSeat, 1)
        default: break
        }
        let isPopulated = bearer.letter == UInt8(ascii: "P")
        if isPopulated { set(.isPopulated, 1) }
        if bearer.isRegion { set(.isRegion, 1) }
        if !isPopulated, bearer.letter != UInt8(ascii: "A"), bearer.letter != UInt8(ascii: "L") {
            set(.isNature, 1)
        }
        if let asked = topic.asked {
            set(Self.fits(bearer, asked: asked) ? .askedKind : .otherKind, 1)
        }
        setContainer(of: bearer, topic, &signs)
        let total = max(votes.total, 0.5) + 0.5
        set(.countryShare, (votes.countries[bearer.country] ?? 0) / total)
        if bearer.admin1 != 0 {
            set(.areaShare, (votes.areas[Self.area(bearer)] ?? 0) / total)
            if bearer.rank != 1 {
                set(.areaNamed, min(1, votes.namedAreas[Self.area(bearer)] ?? 0))
            }
        }
        if bearer.rank != 0 {
            set(.countryNamed, min(1, votes.namedCountries[bearer.country] ?? 0))
        }
        setNeighbours(of: bearer, company, &signs)
        return signs
    }

    private func setContainer(of bearer: Bearer, _ topic: TextTopic, _ signs: inout [Double]) {
        guard topic.container >= 0 else { return }
        var inside = 0.0
        var near = 0.0
        for (area, share) in leaders(topics[topic.container]) {
            if area.contains(bearer) {
                inside = max(inside, min(1, share * 2))
            } else if area.rank > 1, area.row != bearer.row {
                near = max(near, share * Double(expf(-area.kilometres(to: bearer) / 60)))
            }
        }
        signs[NamesakeModel.Sign.inContainer.rawValue] = inside
        signs[NamesakeModel.Sign.nearContainer.rawValue] = near
        signs[NamesakeModel.Sign.outsideContainer.rawValue] = 1 - max(inside, min(1, near * 2))
    }

    private func setNeighbours(
        of bearer: Bearer, _ company: [(topic: Int, gap: Int)], _ signs: inout [Double]
    ) {
        var sums: (Float, Float, Float, Float) = (0, 0, 0, 0)
        var namedNearby = 0.0
        for member in company {
            let topic = topics[member.topic]
            var best: (Float, Float, Float) = (0, 0, 0)
            for (other, share) in leaders(topic) {
                let weight = Float(share * topic.likelihood)
                if member.gap < 12, other.contains(bearer) {
                    namedNearby = max(namedNearby, Double(weight))
                }
                // A country's or large area's middle says little about nearness.
                if other.rank <= 1 || other.row == bearer.row { continue }
                let distance = other.kilometres(to: bearer)
                if distance > 2500 { continue }
                best.0 = max(best.0, weight * expf(-distance / 25))
                best.1 = max(best.1, weight * expf(-distance / 100))
                best.2 = max(best.2, weight * expf(-distance / 400))
            }
            sums.0 += best.0
            sums.1 += best.1
            sums.2 += best.2
            if member.gap < 12 { sums.3 += best.1 }
        }
        signs[NamesakeModel.Sign.neighbours25.rawValue] = Double(log1pf(sums.0))
        signs[NamesakeModel.Sign.neighbours100.rawValue] = Double(log1pf(sums.1))
        signs[NamesakeModel.Sign.neighbours400.rawValue] = Double(log1pf(sums.2))
        signs[NamesakeModel.Sign.areaNamedNearby.rawValue] = namedNearby
        signs[NamesakeModel.Sign.neighboursNearby.rawValue] = Double(log1pf(sums.3))
    }

    /// Whether a place is of the kind that the words around ask for.
    static func fits(_ bearer: Bearer, asked: UInt8) -> Bool {
        switch asked {
        case UInt8(ascii: "C"): bearer.rank == 0
        // "The Sahel region" is no area of any one country.
        case UInt8(ascii: "A"):
            (bearer.letter == UInt8(ascii: "A") && bearer.rank > 0)
                || bearer.letter == UInt8(ascii: "L")
        case UInt8(ascii: "X"): true
        case UInt8(ascii: "P"): bearer.letter == UInt8(ascii: "P")
        case UInt8(ascii: "T"):
            bearer.letter == UInt8(ascii: "T") || bearer.letter == UInt8(ascii: "L")
        default: bearer.letter == asked
        }
    }

    /// Probabilities from log-odds.
    static func shares(_ scores: [Double]) -> [Double] {
        guard let top = scores.max() else { return [] }
        let parts = scores.map { exp($0 - top) }
        let total = parts.reduce(0, +)
        return parts.map { $0 / total }
    }
}
