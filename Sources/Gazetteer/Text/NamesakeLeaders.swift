/// The likeliest bearers of each name of a text with their shares, gathered once for a whole round of
/// choosing.
struct NamesakeLeaders {
    /// The bearers of all names, name by name, the likeliest first.
    private(set) var bearers: [Bearer] = []
    /// The share of each of the bearers.
    private(set) var shares: [Double] = []
    /// Where the bearers of each name begin, and where the last end.
    private var starts: [Int] = [0]
    /// How likely each name is a place at all.
    private var likelihoods: [Double] = []

    /// The most bearers of a name that count as its company.
    private static let shown = 6
    /// The least share that counts.
    private static let least = 0.02

    init(_ topics: [TextTopic]) {
        starts.reserveCapacity(topics.count + 1)
        likelihoods.reserveCapacity(topics.count)
        for topic in topics {
            add(topic)
            starts.append(bearers.count)
            likelihoods.append(topic.likelihood)
        }
    }

    private mutating func add(_ topic: TextTopic) {
        guard topic.bearers.count != 1 else {
            bearers.append(topic.bearers[0])
            shares.append(1)
            return
        }
        let start = bearers.count
        for index in topic.shares.indices where topic.shares[index] > Self.least {
            // Equal shares stay in the order of the bearers.
            var place = bearers.count
            while place > start, shares[place - 1] < topic.shares[index] { place -= 1 }
            guard place - start < Self.shown else { continue }
            bearers.insert(topic.bearers[index], at: place)
            shares.insert(topic.shares[index], at: place)
            if bearers.count - start > Self.shown {
                bearers.removeLast()
                shares.removeLast()
            }
        }
    }

    /// Where the bearers of a name stand.
    @inline(__always)
    func range(of topic: Int) -> Range<Int> { starts[topic]..<starts[topic + 1] }

    /// How likely a name is a place at all.
    @inline(__always)
    func likelihood(of topic: Int) -> Double { likelihoods[topic] }
}
