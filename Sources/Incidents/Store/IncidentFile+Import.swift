import Layers

extension IncidentFile {
    /// Imports records, a whole batch at a time or not at all.
    ///
    /// The same records twice change nothing. A newer version of a record takes the place of the
    /// older, which is kept in the journal. After an import that was killed, the same data goes on
    /// behind the last whole batch.
    ///
    /// - Parameters:
    ///   - reader: Where the records come from.
    ///   - name: What the data is called in the journal.
    ///   - fingerprint: What tells this state of the data from others, such as size and date of its
    ///     file; nil where it cannot be told, as for a pipe.
    ///   - batchSize: How many records a batch has at most.
    ///   - progress: Called after every batch.
    /// - Throws: Where the source cannot be read or the file cannot be written.
    /// - Returns: What was done.
    @discardableResult
    public func importRecords(
        from reader: inout IncidentReader, name: String, fingerprint: String? = nil,
        batchSize: Int = 20_000, progress: (ImportReport) -> Void = { _ in }
    ) throws -> ImportReport {
        let report = ImportReport(format: reader.format)
        let journal = try beginImport(name, fingerprint)
        var keys = ColumnKeys()
        var state = ImportState(report: report)
        let mover = package.movingLog()
        defer { mover.finish() }
        var batch = try ImportBatch(&reader, size: batchSize, keys: &keys)
        while true {
            state.report.add(batch)
            if state.report.read <= journal.done && batch.rows.count > 0 {
                state.report.resumed += batch.rows.count
                guard !batch.isLast else { break }
                batch = try ImportBatch(&reader, size: batchSize, keys: &keys)
            } else {
                // One core writes while the other reads on.
                let writing = BackgroundWork { [batch, state] in
                    mover.willWrite()
                    return try write(batch, state, journal)
                }
                let next =
                    batch.isLast
                    ? nil
                    : Result { try ImportBatch(&reader, size: batchSize, keys: &keys) }
                state = try writing.finish()
                gather(batch.rows, &state)
                mover.didCommit(bytes: batch.rows.batch.byteCount)
                guard let next else { break }
                progress(state.report)
                batch = try next.get()
            }
            try Task.checkCancellation()
        }
        progress(state.report)
        return state.report
    }

    /// Which tables have rows, so that a record need not be looked for in an empty one.
    private struct FilledTables {
        var located: Bool
        var byArea: Bool

        init(_ transaction: GeoPackageTransaction) throws {
            located = try !transaction.isEmpty(IncidentTable.located)
            byArea = try !transaction.isEmpty(IncidentTable.byArea)
        }
    }

    /// What an import has done and knows.
    private struct ImportState: Sendable {
        var report: ImportReport
        /// Under which key the import stands in the journal; nil before its first batch.
        var journalID: String?
        /// The keys of the sets of columns that are kept.
        var columnSets = Set<String>()
        /// What was put in and is not gathered for the index yet.
        var added: [AddedRows] = []
    }

    /// Rows that were put into the file, with their numbers; nil for those that were not.
    private struct AddedRows: Sendable {
        let range: Range<Int>
        let numbers: [Int?]
    }

    private func gather(_ rows: IncidentRows, _ state: inout ImportState) {
        for added in state.added { gathered.add(rows, added.range, numbers: added.numbers) }
        state.added = []
    }

    /// Writes a batch and how far the import has come, all of it or nothing.
    private func write(
        _ batch: ImportBatch, _ state: ImportState, _ journal: Journal
    ) throws -> ImportState {
        var state = state
        try changeIncidents { transaction in
            for (key, columns) in batch.columnSets.sorted(by: { $0.key < $1.key }) {
                try keep(columns, key, &state.columnSets, transaction)
            }
            // Another program may have begun an import meanwhile.
            let id = try state.journalID ?? journal.id ?? "import-\(all(Self.imports).count + 1)"
            state.journalID = id
            try put(batch.rows, id, transaction, &state)
            let entry = journalEntry(id, journal, state.report, isFinished: batch.isLast)
            _ = try transaction.put(entry, into: Self.imports)
        }
        return state
    }

    /// Puts incidents that people wrote by hand into the file, with their sources and links.
    ///
    /// - Returns: What was done.
    @discardableResult
    public func importCurated(_ curated: CuratedIncidents) throws -> ImportReport {
        var state = ImportState(report: ImportReport(format: .table))
        try changeIncidents { transaction in
            var rows = IncidentRows(capacity: curated.log.records.count)
            for incident in curated.log.records {
                rows.append(incident, original: nil, columnsID: "")
            }
            state.report.read = rows.count
            try put(rows, "curated", transaction, &state)
            gather(rows, &state)
            for source in curated.sources.values.sorted(by: { $0.key < $1.key }) {
                _ = try transaction.put(Self.feature(source), into: Self.sources)
            }
            for link in curated.log.links {
                let feature = Self.feature(link, state: "accepted")
                // What a person decided in this file stays decided.
                if try transaction.feature(id: feature.id, in: Self.links) == nil {
                    _ = try transaction.put(feature, into: Self.links)
                }
            }
        }
        return state.report
    }

    private static func feature(_ source: SourceRecord) -> Feature {
        Feature(
            id: source.key, geometry: nil,
            properties: [
                .init("title", .text(source.title)), .init("publisher", .text(source.publisher)),
                .init("author", .text(source.author)), .init("date", .text(source.date)),
                .init("address", .text(source.address)), .init("licence", .text(source.licence)),
            ])
    }

    /// The columns of a source are kept once, so that its records can be written out again.
    private func keep(
        _ columns: SourceRow.Columns, _ key: String, _ kept: inout Set<String>,
        _ transaction: GeoPackageTransaction
    ) throws {
        guard kept.insert(key).inserted else { return }
        let names = Feature(
            id: key, geometry: nil,
            properties: [.init("names", .string(ColumnKeys.names(of: columns)))])
        _ = try transaction.put(names, into: Self.columnSets)
    }

    /// Writes incidents, and gathers what the index keeps of them.
    private func changeIncidents(_ body: (GeoPackageTransaction) throws -> Void) throws {
        do {
            try package.write { transaction in
                gathered.begin(
                    isEmpty: try transaction.isEmpty(IncidentTable.located),
                    dataVersion: try transaction.dataVersion())
                try body(transaction)
            }
        } catch {
            gathered.giveUp()
            throw error
        }
    }

    /// Puts incidents into their tables, and counts what became of them.
    private func put(
        _ rows: IncidentRows, _ importID: String, _ transaction: GeoPackageTransaction,
        _ state: inout ImportState
    ) throws {
        var filled = try FilledTables(transaction)
        var next = 0
        while next < rows.count {
            let range = rows.alike(from: next)
            let isLocated = rows.batch.position(of: next) != nil
            let mayHaveMoved = isLocated ? filled.byArea : filled.located
            if isLocated { filled.located = true } else { filled.byArea = true }
            let table = isLocated ? IncidentTable.located : IncidentTable.byArea
            let numbers = try transaction.insertIfNew(rows.batch, range, into: table)
            state.added.append(AddedRows(range: range, numbers: numbers))
            for (row, number) in zip(range, numbers) {
                let outcome =
                    number == nil
                    ? try replace(rows.batch, row, in: table, importID, transaction)
                    : mayHaveMoved
                        ? try removeElsewhere(rows.batch.id(of: row), table, importID, transaction)
                        : .inserted
                state.report.count(outcome)
                // The index might have known what it was before.
                if outcome == .replaced { gathered.giveUp() }
            }
            next = range.upperBound
        }
    }

    /// Takes an incident that is new in one table out of the other, where it may be known.
    private func removeElsewhere(
        _ id: String, _ table: String, _ importID: String, _ transaction: GeoPackageTransaction
    ) throws -> PutOutcome {
        let other =
            table == IncidentTable.located ? IncidentTable.byArea : IncidentTable.located
        guard try transaction.contains(id: id, in: other),
            let moved = try transaction.feature(id: id, in: other)
        else { return .inserted }
        try transaction.remove(id: id, from: other)
        try journalise(moved, importID, transaction)
        return .replaced
    }

    /// Puts an incident in the place of the one with its identifier, unless it is the same.
    private func replace(
        _ rows: RowBatch, _ row: Int, in table: String, _ importID: String,
        _ transaction: GeoPackageTransaction
    ) throws -> PutOutcome {
        let feature = rows.feature(of: row)
        if try transaction.holds(feature, in: table) { return .unchanged }
        let old = try transaction.feature(id: feature.id, in: table)
        let outcome = try transaction.put(feature, into: table)
        if outcome == .replaced, let old { try journalise(old, importID, transaction) }
        return outcome
    }

    /// Keeps a version of an incident that is about to go.
    func journalise(
        _ feature: Feature, _ importID: String, _ transaction: GeoPackageTransaction
    ) throws {
        var bytes: [UInt8] = []
        GeoJSONWriter.append(feature, to: &bytes)
        let version = Feature(
            id: "\(feature.id) before \(importID)", geometry: nil,
            properties: [
                .init("incident_id", .string(feature.id)), .init("import_id", .string(importID)),
                .init("record", .string(String(decoding: bytes, as: UTF8.self))),
            ])
        _ = try transaction.put(version, into: Self.versions)
    }

    private struct Journal: Sendable {
        /// The key of an interrupted run that goes on; nil for a new one.
        let id: String?
        let name: String
        let fingerprint: String?
        let started: String
        /// How many records an interrupted run had written.
        let done: Int
    }

    private func beginImport(_ name: String, _ fingerprint: String?) throws -> Journal {
        let entries = try all(Self.imports)
        let interrupted = entries.last { entry in
            fingerprint != nil && entry["name"] == .string(name)
                && entry["fingerprint"] == fingerprint.map { .string($0) }
                && entry["state"] == .string("running")
        }
        if let interrupted, case .integer(let done) = interrupted["read"],
            case .timestamp(let started) = interrupted["started"]
        {
            return Journal(
                id: interrupted.id, name: name, fingerprint: fingerprint, started: started,
                done: done)
        }
        return Journal(
            id: nil, name: name, fingerprint: fingerprint, started: Self.now, done: 0)
    }

    private func journalEntry(
        _ id: String, _ journal: Journal, _ report: ImportReport, isFinished: Bool
    ) -> Feature {
        Feature(
            id: id, geometry: nil,
            properties: [
                .init("name", .string(journal.name)),
                .init("format", .string(report.format.rawValue)),
                .init("fingerprint", .text(journal.fingerprint ?? "")),
                .init("state", .string(isFinished ? "finished" : "running")),
                .init("started", .timestamp(journal.started)),
                .init("finished", isFinished ? .timestamp(Self.now) : .null),
                .init("read", .integer(report.read)),
                .init("added", .integer(report.added + report.resumed)),
                .init("replaced", .integer(report.replaced)),
                .init("unchanged", .integer(report.unchanged)),
                .init("rejected", .integer(report.rejected)),
            ])
    }
}

extension ImportReport {
    /// Counts what was read; what is written is counted when it is.
    mutating func add(_ batch: ImportBatch) {
        format = batch.format
        read += batch.read
        placed += batch.placed
        unplaced += batch.unplaced
        for rejection in batch.rejections { add(rejection) }
    }

    mutating func count(_ outcome: PutOutcome) {
        switch outcome {
        case .inserted: added += 1
        case .replaced: replaced += 1
        case .unchanged: unchanged += 1
        }
    }
}
