import Glibc

import Geodesy

/// Decides which places a name may stand for, in order of likelihood, with reasons.
///
/// Immutable; one value serves any number of threads.
public struct Resolver: Sendable {
    /// What the resolver chooses from.
    public let register: PlaceRegister

    var index: PlaceIndex { register.index }

    /// For each list of countries of the index, how much likelier a place there is because the
    /// curated tables know one of them well.
    private let familiarity: [Double]
    /// For each kind of place of the index, how likely it is to be written of.
    private let kinds: [Double]

    let weights: ScoreWeights
    let spelling: SpellingCost

    /// Makes a resolver.
    public init(register: PlaceRegister) {
        self.init(register: register, weights: ScoreWeights())
    }

    /// Makes a resolver with other weights, for fitting them.
    package init(register: PlaceRegister, weights: ScoreWeights) {
        self.register = register
        self.weights = weights
        spelling = SpellingCost(wrong: Float(weights.wrong), likeness: Float(weights.likeness))
        familiarity = register.index.countryLists.map { countries in
            let places = countries.map { register.curatedPlaces[$0] ?? 0 }.max() ?? 0
            return weights.familiarity * log(Double(places) + 1)
        }
        kinds = register.index.featureTypes.map { weights.kind($0.0, $0.1) }
    }

    /// How much likelier a place is because the curated tables know its country well.
    @inline(__always)
    func familiarity(at row: Int) -> Double {
        let number = Int(index.countryNumbers[row])
        return number < familiarity.count ? familiarity[number] : 0
    }

    /// How likely a place of this kind is to be written of.
    @inline(__always)
    func likelihoodOfKind(at row: Int) -> Double {
        let number = Int(index.features[row])
        return number < kinds.count ? kinds[number] : 0
    }

    /// The places that a name may stand for.
    ///
    /// Understands names, qualified names ("Gao, Mali"), type words ("région d'Agadez",
    /// "Agadez airport"), codes (`iata:NIM`, `geonames:2440485`), positions (`geo:13.51,2.11`) and
    /// misspellings.
    ///
    /// - Parameters:
    ///   - name: The name as written.
    ///   - options: What else is known.
    /// - Returns: Candidates, best first; empty where nothing comes near.
    public func resolve(_ name: String, options: ResolveOptions = ResolveOptions()) -> Resolution {
        let query = NameQuery(name, register: register)
        var options = options
        if let rows = codedRows(name) {
            return resolution(name, ranked: rows, query: query, options: options)
        }
        if Self.isPosition(name) {
            options.near = try? Coordinate(parsing: name)
            let ranked = options.near.map { rows(at: $0) } ?? []
            return resolution(name, ranked: ranked, query: query, options: options)
        }
        options.qualifiers = query.qualifiers
        var scored = candidates(for: query, options: options)
        if scored.isEmpty, !query.qualifiers.isEmpty {
            options.qualifiers = []
            scored = candidates(for: query, options: options)
        }
        if query.qualifiers.isEmpty, scored.first.map({ $0.edits > 0 }) ?? true,
            let qualified = qualifiedCandidates(name, options: options)
        {
            scored = Self.merged(scored, qualified)
        }
        return resolution(name, ranked: scored, query: query, options: options)
    }

    /// The places that are called so, scored with what is known, best first.
    ///
    /// The quick way for a reader of texts: exact names only, no reasons.
    public func candidates(
        forName name: Int, options: ResolveOptions = ResolveOptions()
    ) -> [ScoredRow] {
        index.uses(ofName: name)
            .compactMap { score($0, hit: SpelledName(name: name), options: options) }
            .sorted { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score }
    }
}
