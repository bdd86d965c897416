import Gazetteer

/// What the claims of one text say together about which bearer of a name it speaks of.
///
/// A text uses a name in one sense: three distances of one town point to one town. Each claim votes
/// for the places of its subject by how well it can fit with any place of its reference.
struct NamesakeVotes {
    /// By name and place, the fit of each claim that measured it, with the number of the claim.
    private var fits: [String: [PlaceID: [(claim: Int, fit: Double)]]] = [:]
    private var claims: [String: [Int]] = [:]

    /// The least that one claim can say against a place: texts contain errors.
    private static let floor = 0.004

    init(_ weighed: [WeighedReadings?]) {
        for (number, weighed) in weighed.enumerated() {
            guard let weighed else { continue }
            var best: [PlaceID: Double] = [:]
            for entry in weighed.readings {
                guard let id = entry.reading.subject.place?.id else { continue }
                best[id] = max(best[id] ?? 0, entry.referencePrior * entry.reading.fit)
            }
            for (id, fit) in best {
                fits[weighed.key, default: [:]][id, default: []].append((number, fit))
            }
            claims[weighed.key, default: []].append(number)
        }
    }

    /// How much the other claims speak for the subject of a reading.
    func support(for entry: WeighedReadings.Entry, of key: String, besides number: Int) -> Double {
        guard let id = entry.reading.subject.place?.id, let voters = claims[key], voters.count > 1
        else { return 1 }
        let given = fits[key]?[id] ?? []
        var product = 1.0
        for voter in voters where voter != number {
            product *= max(Self.floor, given.first { $0.claim == voter }?.fit ?? 0)
        }
        return product
    }
}
