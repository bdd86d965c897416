import Glibc

/// Chooses between the bearers of the names of a text by what the whole text says.
///
/// Countries and areas named, places near one another, kinds asked for by the words around, and how
/// important each place is; names without doubt help those in doubt, in a few rounds. What is chosen gets
/// a confidence of its own by ``CertaintyModel``.
struct NamesakeChooser {
    let model: NamesakeModel
    private(set) var topics: [TextTopic]
    /// The first token of each span of each topic.
    private let positions: [[Int]]

    private static let rounds = 3
    /// The most other names that one name is weighed against.
    private static let company = 48

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
        let companies = topics.indices.map {
            topics[$0].bearers.isEmpty ? [] : company(of: $0)
        }
        var signs = [Double](repeating: 0, count: NamesakeModel.Sign.allCases.count)
        for round in 0..<Self.rounds {
            let leaders = NamesakeLeaders(topics)
            for index in topics.indices where !topics[index].bearers.isEmpty {
                let votes = votes(companies[index], leaders)
                var scores = [Double](repeating: 0, count: topics[index].bearers.count)
                for number in topics[index].bearers.indices {
                    set(&signs, of: number, in: index, companies[index], leaders, votes)
                    for sign in signs.indices {
                        scores[number] += signs[sign] * model.weights[sign]
                    }
                }
                topics[index].shares = Self.shares(scores)
                guard round == Self.rounds - 1, let best = topics[index].best else { continue }
                set(&signs, of: best, in: index, companies[index], leaders, votes)
                topics[index].confidence = CertaintyModel.confidence(
                    share: topics[index].shares[best], bearers: scores.count, names: topics.count,
                    signs: signs)
            }
        }
    }

    /// Another name with how near in the text it stands.
    private struct Companion {
        let topic: Int
        let gap: Int
    }

    /// Other names, nearest in the text first.
    private func company(of index: Int) -> [Companion] {
        var result: [Companion] = []
        for other in topics.indices where other != index && !topics[other].bearers.isEmpty {
            var gap = Int.max
            for own in positions[index].prefix(6) {
                for their in positions[other].prefix(12) { gap = min(gap, abs(own - their)) }
            }
            result.append(Companion(topic: other, gap: gap))
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

    private func votes(_ company: [Companion], _ leaders: NamesakeLeaders) -> Votes {
        var votes = Votes()
        for member in company {
            let likelihood = leaders.likelihood(of: member.topic)
            let weight = likelihood * log(1 + Double(topics[member.topic].spans.count))
            votes.total += weight
            for number in leaders.range(of: member.topic) {
                let bearer = leaders.bearers[number]
                let share = leaders.shares[number]
                votes.countries[bearer.country, default: 0] += weight * share
                let area = Self.area(bearer)
                if bearer.rank > 0, bearer.admin1 != 0 {
                    votes.areas[area, default: 0] += weight * share
                }
                if bearer.rank == 0 {
                    votes.namedCountries[bearer.country, default: 0] += likelihood * share
                } else if bearer.rank == 1 {
                    votes.namedAreas[area, default: 0] += likelihood * share
                }
            }
        }
        return votes
    }

    @inline(__always)
    private static func area(_ bearer: Bearer) -> UInt32 {
        UInt32(bearer.country) << 16 | UInt32(bearer.admin1)
    }

    /// The signs of one bearer of a name, given the present shares of all other names.
    private func set(
        _ signs: inout [Double], of number: Int, in index: Int, _ company: [Companion],
        _ leaders: NamesakeLeaders, _ votes: Votes
    ) {
        let bearer = topics[index].bearers[number]
        for sign in signs.indices { signs[sign] = 0 }
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
        if let asked = topics[index].asked {
            set(Self.fits(bearer, asked: asked) ? .askedKind : .otherKind, 1)
        }
        setContainer(of: bearer, topics[index].container, leaders, &signs)
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
        setNeighbours(of: bearer, company, leaders, &signs)
    }

    private func setContainer(
        of bearer: Bearer, _ container: Int, _ leaders: NamesakeLeaders, _ signs: inout [Double]
    ) {
        guard container >= 0 else { return }
        var inside = 0.0
        var near = 0.0
        for number in leaders.range(of: container) {
            let area = leaders.bearers[number]
            let share = leaders.shares[number]
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
        of bearer: Bearer, _ company: [Companion], _ leaders: NamesakeLeaders,
        _ signs: inout [Double]
    ) {
        var sums: (Float, Float, Float, Float) = (0, 0, 0, 0)
        var namedNearby = 0.0
        for member in company {
            let likelihood = leaders.likelihood(of: member.topic)
            var best: (Float, Float, Float) = (0, 0, 0)
            for number in leaders.range(of: member.topic) {
                let other = leaders.bearers[number]
                let weight = Float(leaders.shares[number] * likelihood)
                if member.gap < 12, other.contains(bearer) {
                    namedNearby = max(namedNearby, Double(weight))
                }
                // A country's or large area's middle says little about nearness.
                if other.rank <= 1 || other.row == bearer.row { continue }
                let distance = other.kilometres(to: bearer)
                if distance > 2500 { continue }
                // Within 400 km, 100 km and 25 km: powers of one another.
                let wide = expf(-distance / 400)
                let middle = wide * wide * wide * wide
                best.0 = max(best.0, weight * middle * middle * middle * middle)
                best.1 = max(best.1, weight * middle)
                best.2 = max(best.2, weight * wide)
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
