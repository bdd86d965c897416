import Foundation
import Geodesy
import Layers

extension IncidentFile {
    /// Files with fewer incidents are read whole.
    private static let leastIndexed = 5_000

    /// Answers a question from the state of the file now.
    ///
    /// For a disc the index beside the file says which rows to read. It is found again while the file
    /// is unchanged and built anew when any program has changed it.
    ///
    /// - Throws: `LayerError` where the file cannot be read, ``IncidentError/unusableKey(_:)``.
    /// - Returns: The same as an ``IncidentLog`` of all records would answer.
    public func answer(_ query: IncidentQuery) throws -> IncidentAnswer {
        let links = try acceptedLinks()
        guard try holds(atLeast: Self.leastIndexed) else {
            return try IncidentLog(records: records(), links: links).answer(query)
        }
        guard let discs = query.discs else { return try scanned(query, links) }
        return try answer(query, links, among: indexedRows(in: discs, query))
    }

    /// Rows that the index offers, and how it was come by.
    struct IndexedRows {
        /// The numbers of the rows, in their order.
        let rows: [Int]
        fileprivate let prepared: PreparedIndex
        fileprivate let discCount: Int
    }

    /// The rows in one of the discs.
    func indexedRows(
        in discs: [IncidentQuery.Circle], _ query: IncidentQuery
    ) throws -> IndexedRows {
        let prepared = try preparedIndex()
        var rows = Set<UInt32>()
        for disc in discs {
            rows.formUnion(
                prepared.index.rows(
                    within: disc.radius, of: disc.center, days: query.days, includesUndated: true))
        }
        return IndexedRows(
            rows: rows.map(Int.init).sorted(), prepared: prepared, discCount: discs.count)
    }

    /// Answers a question from the rows that the index offers.
    func answer(
        _ query: IncidentQuery, _ links: [IncidentLink], among offered: IndexedRows
    ) throws -> IncidentAnswer {
        let located = try package.layer(IncidentTable.located)
            .features(rows: offered.rows).map(IncidentTable.incident)
        let records = try withPartners(located + recordsByArea(query), links)
        var answer = try IncidentLog(records: records, links: links).answer(query)
        let index = offered.prepared.index
        answer.plan = IncidentPlan(
            index: offered.prepared.use, indexSize: index.size, discs: offered.discCount,
            indexed: index.count, candidates: records.count)
        return answer
    }

    /// Whether the file is so large that it is not read whole.
    var isIndexed: Bool { get throws { try holds(atLeast: Self.leastIndexed) } }

    /// Whether there are so many incidents with a position; counts no further.
    private func holds(atLeast count: Int) throws -> Bool {
        try package.layer(IncidentTable.located).holds(atLeast: count)
    }

    /// Whether there may be incidents without a position, which areas find.
    public var mayKnowAreasOnly: Bool {
        get throws {
            // Other programs may have taken a position away, which is looked at in small files only.
            try package.layer(IncidentTable.byArea).holds(atLeast: 1)
                || !holds(atLeast: Self.leastIndexed)
        }
    }

    /// The records known to an area that may answer a question.
    func recordsByArea(_ query: IncidentQuery) throws -> [Incident] {
        let inAreas = FeatureQuery(
            includesUnlocated: true, time: query.period.map { TimeWindow($0) },
            includesUndated: true)
        return try package.layer(IncidentTable.byArea).page(inAreas).features
            .map(IncidentTable.incident)
    }

    /// Adds the records that links join to those found: a happening is answered whole.
    func withPartners(
        _ found: [Incident], _ links: [IncidentLink]
    ) throws -> [Incident] {
        var records = found
        var known = Set(found.map(\.id))
        let joining = links.filter { $0.relation == .sameEvent }
        var isGrowing = !joining.isEmpty
        while isGrowing {
            isGrowing = false
            for link in joining where known.contains(link.from) != known.contains(link.to) {
                let missing = known.contains(link.from) ? link.to : link.from
                known.insert(missing)
                isGrowing = true
                if let record = try record(id: missing) { records.append(record) }
            }
        }
        return records
    }

    /// The record with an identifier, or nil.
    public func record(id: String) throws -> Incident? {
        for table in [IncidentTable.located, IncidentTable.byArea] {
            if let feature = try package.layer(table).feature(id: id) {
                return IncidentTable.incident(feature)
            }
        }
        return nil
    }

    /// Builds the index of the positions beside a large file, unless it is there.
    ///
    /// What was imported into an empty file is not read again for that.
    public func prepareIndex() throws {
        guard try holds(atLeast: Self.leastIndexed) else { return }
        let columns = try gathered.take(dataVersion: { try package.dataVersion() })
        // The rows are sorted while the file comes to rest.
        let draft = columns.map { taken in
            BackgroundWork { [path] in try IndexDraft(taken.columns, for: path + ".index") }
        }
        if draft != nil { try package.emptyLog() }
        // An index of a file that was changed this very moment would not be kept.
        while FileStamp(path: path)?.isFresh == true {
            try Task.checkCancellation()
            usleep(10_000)
        }
        // What other programs change from here on leaves another stamp.
        if let stamp = FileStamp(path: path)?.bytes, let draft = try? draft?.finish(),
            try package.dataVersion() == columns?.dataVersion,
            (try? draft.keep(stamp: stamp)) != nil
        {
            return
        }
        _ = try index()
    }

    /// The index of the positions, found again or built.
    public func index() throws -> SpaceTimeIndex { try preparedIndex().index }

    private func preparedIndex() throws -> PreparedIndex {
        let place = path + ".index"
        guard let before = FileStamp(path: path) else {
            throw LayerError.file(path: path, reason: "it is no longer there.")
        }
        if let found = SpaceTimeIndex(keptAt: place, stamp: before.bytes) {
            return PreparedIndex(index: found, use: .found)
        }
        var columns = SpaceTimeColumns()
        let needed: Set = [
            "date_start", "date_end", "destination_latitude", "destination_longitude",
        ]
        try package.layer(IncidentTable.located).forEachRow(columns: needed) { row, feature in
            guard case .point(let position) = feature.geometry, let number = UInt32(exactly: row)
            else { return }
            let days = IncidentTable.days(feature)
            columns.append(position, days: days, number: number)
            if case .number(let latitude) = feature["destination_latitude"],
                case .number(let longitude) = feature["destination_longitude"],
                let end = try? Coordinate(latitude: latitude, longitude: longitude)
            {
                columns.append(end, days: days, number: number)
            }
        }
        // An index of a file that changed meanwhile, or might have within the tick of the clock,
        // serves this question and is not kept; nor is one where nothing may be written.
        if before == FileStamp(path: path), !before.isFresh,
            let kept = try? SpaceTimeIndex(columns, keptAt: place, stamp: before.bytes)
        {
            return PreparedIndex(index: kept, use: .built)
        }
        return PreparedIndex(index: try SpaceTimeIndex(columns), use: .built)
    }
}

/// An index and where it came from.
private struct PreparedIndex {
    let index: SpaceTimeIndex
    let use: IncidentPlan.IndexUse
}

extension IncidentTable {
    /// The days of a row as numbers; nil where it has none.
    ///
    /// An open end reaches as far as days go.
    static func days(_ feature: Feature) -> ClosedRange<Int>? {
        period(feature).flatMap { days($0) }
    }

    /// The days of a period as numbers; nil where it begins behind its end.
    static func days(_ period: DatePeriod) -> ClosedRange<Int>? {
        let first = period.start?.daysSinceEpoch ?? Int(Int32.min) + 1
        let last = period.end?.daysSinceEpoch ?? Int(Int32.max)
        return first <= last ? first...last : nil
    }
}
