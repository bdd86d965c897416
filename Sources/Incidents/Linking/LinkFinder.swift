public import Geodesy
public import Layers

/// Proposes which records of different sources report the same happening.
///
/// Records are compared where their days lie close and their places are near each other, or where the
/// place of one is only an area that may hold the other. Each part of the comparison (place, date,
/// kind, actors, toll) gives a number from 0 to 1; the score is their weighted mean. Two exact tolls
/// that contradict each other widely end the comparison: they are two happenings of one day.
public struct LinkFinder: Sendable {
    /// How far apart two points may lie.
    public var distance: Length
    /// How many days may lie between two dates.
    public var days: Int
    /// The least score of a proposal.
    public var threshold: Double

    private let geodesic = Geodesic.wgs84

    /// Makes a finder.
    public init(
        distance: Length = Length(kilometres: 50), days: Int = 2, threshold: Double = 0.6
    ) {
        self.distance = distance
        self.days = days
        self.threshold = threshold
    }

    /// The proposals among records, the best first; equal ones by identifier.
    ///
    /// - Parameters:
    ///   - records: The records.
    ///   - links: Links that exist already; what they join, directly or through others, is not
    ///     proposed, and counts together where one source may not report twice.
    ///   - refused: Links that were refused or undone, which are not proposed again.
    /// - Throws: `LayerError.file` where the system gives no memory for an index.
    /// - Complexity: O(*n* log *n*) for points that are scattered in space and time.
    /// - Returns: Proposals of `same-event` links.
    public func proposals(
        in records: [Incident], links: [IncidentLink] = [], refused: [IncidentLink] = []
    ) throws(LayerError) -> [LinkProposal] {
        let dated = records.filter { $0.isOnMap && $0.kind != .aggregate && $0.days != nil }
        let known = Set((links + refused).map { Pair($0.from, $0.to) })
        let groups = LinkedGroups(records, links: links)
        var pairs = Set<[Int]>()
        try addNeighbours(dated, to: &pairs)
        addAreas(dated, to: &pairs)
        return pairs.compactMap { pair -> LinkProposal? in
            let (first, second) = (dated[pair[0]], dated[pair[1]])
            guard !known.contains(Pair(first.id, second.id)),
                groups.leader(of: first.id) != groups.leader(of: second.id),
                // One source does not report the same happening twice.
                groups.sources(of: first).isDisjoint(with: groups.sources(of: second))
            else { return nil }
            return comparison(of: first, with: second)
        }.sorted {
            $0.score == $1.score ? ($0.from, $0.to) < ($1.from, $1.to) : $0.score > $1.score
        }
    }

    private struct Pair: Hashable {
        let ids: Set<String>
        init(_ first: String, _ second: String) { ids = [first, second] }
    }

    /// Pairs of points, found with the index.
    private func addNeighbours(
        _ records: [Incident], to pairs: inout Set<[Int]>
    ) throws(LayerError) {
        var columns = SpaceTimeColumns()
        var rows: [Int] = []
        for (row, record) in records.enumerated() {
            guard let position = record.place.coordinate else { continue }
            columns.append(position, days: record.days)
            rows.append(row)
        }
        guard !rows.isEmpty else { return }
        let index = try SpaceTimeIndex(columns)
        for row in rows {
            guard let position = records[row].place.coordinate, let own = records[row].days else {
                continue
            }
            let window = (own.lowerBound - days)...(own.upperBound + days)
            for found in index.rows(within: distance, of: position, days: window) {
                let other = rows[Int(found)]
                if other > row { pairs.insert([row, other]) }
            }
        }
    }

    /// Pairs of which at least one place is an area: by country and day.
    private func addAreas(_ records: [Incident], to pairs: inout Set<[Int]>) {
        var rowsByCell: [String: [Int]] = [:]
        for (row, record) in records.enumerated() {
            guard let own = record.days, own.count <= 31 else { continue }
            for country in record.place.countries {
                for day in (own.lowerBound - days)...own.upperBound {
                    rowsByCell["\(country) \(day)", default: []].append(row)
                }
            }
        }
        for rows in rowsByCell.values {
            let areas = rows.filter { records[$0].place.coordinate == nil }
            for area in areas {
                for other in rows where other != area {
                    pairs.insert([min(area, other), max(area, other)])
                }
            }
        }
    }

    /// Compares two records, whatever their sources; nil where too little speaks for one happening.
    public func comparison(of first: Incident, with second: Incident) -> LinkProposal? {
        guard let toll = toll(first.casualties.killed, second.casualties.killed) else { return nil }
        let parts = [
            place(first.place, second.place), date(first, second), kind(first, second),
            actors(first, second), toll,
        ].compactMap(\.self)
        let weight = parts.reduce(0) { $0 + $1.weight }
        let score = parts.reduce(0) { $0 + $1.weight * $1.value } / max(weight, 1e-9)
        guard score >= threshold else { return nil }
        let ordered = parts.sorted { $0.weight * $0.value > $1.weight * $1.value }
        return LinkProposal(
            from: min(first.id, second.id), to: max(first.id, second.id),
            score: (score * 1000).rounded() / 1000, reasons: ordered.map(\.reason))
    }

    private struct Part {
        let weight: Double
        let value: Double
        let reason: String
    }

    private func place(_ first: IncidentPlace, _ second: IncidentPlace) -> Part? {
        if let start = first.coordinate, let end = second.coordinate {
            let apart = geodesic.distance(from: start, to: end)
            let reach = (first.radius ?? .zero) + (second.radius ?? .zero)
            let beyond = max(0, apart.metres - reach.metres)
            let value = max(0, 1 - beyond / max(distance.metres, 1))
            let kilometres = (apart.kilometres * 10).rounded() / 10
            return Part(weight: 3, value: value, reason: "\(kilometres) km apart")
        }
        let common = first.countries.filter(second.countries.contains)
        guard !common.isEmpty else { return nil }
        return Part(
            weight: 2, value: Self.agreement(of: first, second),
            reason:
                "one place is known only as \(first.coordinate == nil ? first.name : second.name)")
    }

    /// How well two places of one country agree, at least one of which is an area.
    private static func agreement(of first: IncidentPlace, _ second: IncidentPlace) -> Double {
        func names(_ place: IncidentPlace) -> Set<String> {
            Set(
                [place.name, place.admin1 ?? ""].filter { !$0.isEmpty }
                    .map { AreaKey.key(country: "", name: $0) })
        }
        let areas = [first, second].filter { $0.coordinate == nil }
        // A country, or what is larger, may well hold the other place.
        guard areas.allSatisfy({ $0.precision == .area }) else { return 0.6 }
        return names(first).isDisjoint(with: names(second)) ? 0.3 : 0.8
    }

    private func date(_ first: Incident, _ second: Incident) -> Part? {
        guard let own = first.days, let other = second.days else { return nil }
        if own.overlaps(other) {
            let isExact = own.count == 1 && other.count == 1
            let value = isExact ? 1 : max(0.4, 1 - Double(max(own.count, other.count)) / 60)
            return Part(weight: 2, value: value, reason: isExact ? "same day" : "dates overlap")
        }
        let gap = max(own.lowerBound - other.upperBound, other.lowerBound - own.upperBound)
        return Part(
            weight: 2, value: max(0, 0.7 - 0.25 * Double(gap - 1)),
            reason: gap == 1 ? "one day apart" : "\(gap) days apart")
    }

    private func kind(_ first: Incident, _ second: Incident) -> Part {
        if first.kind == second.kind {
            return Part(weight: 1.5, value: 1, reason: "both \(first.kind.rawValue)")
        }
        let isSameSort = first.kind.isViolent == second.kind.isViolent
        return Part(
            weight: 1.5, value: isSameSort ? 0.6 : 0,
            reason: "\(first.kind.rawValue) and \(second.kind.rawValue)")
    }

    private func actors(_ first: Incident, _ second: Incident) -> Part? {
        let own = ActorWords.words(of: first.actors)
        let other = ActorWords.words(of: second.actors)
        guard !own.isEmpty, !other.isEmpty else { return nil }
        let common = own.intersection(other)
        let value = Double(common.count) / Double(min(own.count, other.count))
        return Part(
            weight: 1.5, value: value,
            reason: common.isEmpty
                ? "no actor in common" : "actors share \(common.sorted().joined(separator: ", "))")
    }

    /// Nil where two tolls contradict each other so widely that there are two happenings.
    private func toll(_ first: Toll, _ second: Toll) -> Part?? {
        guard first.isKnown, second.isKnown else { return .some(nil) }
        if first.intersection(second) != nil {
            return Part(weight: 1, value: 1, reason: "tolls agree: \(first) and \(second)")
        }
        let low = max(first.minimum ?? 0, second.minimum ?? 0)
        let high = min(first.maximum ?? .max, second.maximum ?? .max)
        // Early counts differ by a few; twice as many dead is another attack.
        guard low - high <= max(3, high / 2) else { return nil }
        return Part(weight: 1, value: 0.4, reason: "tolls differ: \(first) and \(second)")
    }
}

extension Incident {
    /// The first and last day since 1970-01-01; nil where the date is unknown or open.
    var days: ClosedRange<Int>? {
        guard let start = date.period?.start, let end = date.period?.end else { return nil }
        return start.daysSinceEpoch...end.daysSinceEpoch
    }
}
