/// One happening: all records of it that `same-event` links join, counted once.
public struct LinkedIncident: Hashable, Sendable, Identifiable {
    /// The record with the closest place, then the closest date, then the lowest identifier.
    public let primary: Incident
    /// The other records of the same happening, by identifier.
    public let others: [Incident]
    /// The links of any kind that touch one of the records.
    public let links: [IncidentLink]

    /// The identifier of the primary record.
    public var id: String { primary.id }

    /// All records, the primary one first.
    public var records: [Incident] { [primary] + others }

    /// What the sources say: the reports of all records, each once.
    public var reports: [IncidentReport] {
        var seen = Set<IncidentReport>()
        return records.flatMap(\.reports).filter { seen.insert($0).inserted }
    }

    /// All actors of all records, each once.
    public var actors: [String] {
        var seen = Set<String>()
        return records.flatMap(\.actors).filter { seen.insert($0.lowercased()).inserted }
    }

    /// The people killed: what all records allow, or everything they name if they contradict.
    public var killed: Toll { combined(\.killed) }
    /// The people wounded, combined in the same way.
    public var wounded: Toll { combined(\.wounded) }
    /// The people captured, combined in the same way.
    public var captured: Toll { combined(\.captured) }

    /// Whether no number satisfies all records at once.
    public var hasContradictoryTolls: Bool {
        [\Casualties.killed, \.wounded, \.captured].contains { commonBounds($0) == nil }
    }

    /// How firmly the sources stand behind it; disputed if one record is or if tolls contradict.
    public var certainty: Certainty {
        if hasContradictoryTolls || records.contains(where: { $0.certainty == .disputed }) {
            return .disputed
        }
        return primary.certainty
    }

    /// Joins records; the order of the arguments does not matter.
    ///
    /// - Precondition: At least one record.
    init(records: [Incident], links: [IncidentLink]) {
        precondition(!records.isEmpty, "A happening has at least one record.")
        let ordered = records.sorted { LinkedIncident.isCloser($0, than: $1) }
        primary = ordered[0]
        others = ordered.dropFirst().sorted { $0.id < $1.id }
        self.links = links
    }

    private func commonBounds(_ toll: KeyPath<Casualties, Toll>) -> Toll? {
        var common = Toll.unknown
        for record in records {
            guard let both = common.intersection(record.casualties[keyPath: toll]) else {
                return nil
            }
            common = both
        }
        return common
    }

    private func combined(_ toll: KeyPath<Casualties, Toll>) -> Toll {
        commonBounds(toll)
            ?? records.reduce(.unknown) { $0.union($1.casualties[keyPath: toll]) }
    }

    private static func isCloser(_ first: Incident, than second: Incident) -> Bool {
        let (place, otherPlace) = (rank(first.place.precision), rank(second.place.precision))
        if place != otherPlace { return place < otherPlace }
        let (date, otherDate) = (rank(first.date.precision), rank(second.date.precision))
        if date != otherDate { return date < otherDate }
        return first.id < second.id
    }

    private static func rank(_ precision: PlacePrecision) -> Int {
        PlacePrecision.allCases.firstIndex(of: precision) ?? PlacePrecision.allCases.count
    }

    private static func rank(_ precision: DatePrecision) -> Int {
        DatePrecision.allCases.firstIndex(of: precision) ?? DatePrecision.allCases.count
    }
}
