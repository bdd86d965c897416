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
    ///   - batchSize: How many records a batch has.
    ///   - progress: Called after every batch.
    /// - Throws: Where the source cannot be read or the file cannot be written.
    /// - Returns: What was done.
    @discardableResult
    public func importRecords(
        from reader: inout IncidentReader, name: String, fingerprint: String? = nil,
        batchSize: Int = 10_000, progress: (ImportReport) -> Void = { _ in }
    ) throws -> ImportReport {
        var report = ImportReport(format: reader.format)
        let journal = try beginImport(name, fingerprint)
        var hadRecords = try count() > 0
        var columnSets = Set<String>()
        while true {
            let batch = try nextBatch(&reader, batchSize, &report)
            report.format = reader.format
            let isLast = batch.isLast
            if report.read <= journal.done && !batch.records.isEmpty {
                report.resumed += batch.records.count
            } else {
                try package.write { transaction in
                    for record in batch.records {
                        let key = try keep(record.original.columns, &columnSets, transaction)
                        let feature = IncidentTable.feature(
                            record.incident, original: record.original, columnsID: key)
                        let outcome = try put(
                            feature, mayExist: hadRecords, journal.id, transaction)
                        report.count(outcome)
                    }
                    let entry = journalEntry(
                        journal, name, fingerprint, report, isFinished: isLast)
                    _ = try transaction.put(entry, into: Self.imports)
                }
            }
            hadRecords = hadRecords || !batch.records.isEmpty
            progress(report)
            if isLast { return report }
            try Task.checkCancellation()
        }
    }

    /// Puts incidents that people wrote by hand into the file, with their sources and links.
    ///
    /// - Returns: What was done.
    @discardableResult
    public func importCurated(_ curated: CuratedIncidents) throws -> ImportReport {
        var report = ImportReport(format: .table)
        let hadRecords = try count() > 0
        try package.write { transaction in
            for incident in curated.log.records {
                report.read += 1
                let feature = IncidentTable.feature(incident, original: nil, columnsID: nil)
                report.count(try put(feature, mayExist: hadRecords, "curated", transaction))
            }
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
        return report
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

    private func nextBatch(
        _ reader: inout IncidentReader, _ size: Int, _ report: inout ImportReport
    ) throws -> (records: [ImportedRecord], isLast: Bool) {
        var records: [ImportedRecord] = []
        records.reserveCapacity(size)
        for _ in 0..<size {
            guard let outcome = try reader.next() else { return (records, true) }
            report.read += 1
            switch outcome {
            case .record(let record): records.append(record)
            case .rejected(let rejection): report.add(rejection)
            }
        }
        return (records, false)
    }

    /// The columns of a source are kept once, so that its records can be written out again.
    private func keep(
        _ columns: SourceRow.Columns, _ kept: inout Set<String>,
        _ transaction: GeoPackageTransaction
    ) throws -> String {
        let names = JSONValue.array(columns.names.map { .string($0) }).text
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in names.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let key = String(hash, radix: 36)
        if kept.insert(key).inserted {
            let feature = Feature(
                id: key, geometry: nil, properties: [.init("names", .string(names))])
            _ = try transaction.put(feature, into: Self.columnSets)
        }
        return key
    }

    private func put(
        _ feature: Feature, mayExist: Bool, _ importID: String,
        _ transaction: GeoPackageTransaction
    ) throws -> PutOutcome {
        let isLocated = feature.geometry != nil
        let table = isLocated ? IncidentTable.located : IncidentTable.byArea
        guard mayExist else { return try transaction.put(feature, into: table) }
        let other = isLocated ? IncidentTable.byArea : IncidentTable.located
        let old = try transaction.feature(id: feature.id, in: table)
        let moved = try old == nil ? transaction.feature(id: feature.id, in: other) : nil
        let outcome = try transaction.put(feature, into: table)
        guard let replaced = moved ?? (outcome == .replaced ? old : nil) else { return outcome }
        if moved != nil { try transaction.remove(id: feature.id, from: other) }
        try journalise(replaced, importID, transaction)
        return .replaced
    }

    private func journalise(
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

    private struct Journal {
        let id: String
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
            return Journal(id: interrupted.id, started: started, done: done)
        }
        return Journal(id: "import-\(entries.count + 1)", started: Self.now, done: 0)
    }

    private func journalEntry(
        _ journal: Journal, _ name: String, _ fingerprint: String?, _ report: ImportReport,
        isFinished: Bool
    ) -> Feature {
        Feature(
            id: journal.id, geometry: nil,
            properties: [
                .init("name", .string(name)), .init("format", .string(report.format.rawValue)),
                .init("fingerprint", .text(fingerprint ?? "")),
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
    mutating func count(_ outcome: PutOutcome) {
        switch outcome {
        case .inserted: added += 1
        case .replaced: replaced += 1
        case .unchanged: unchanged += 1
        }
    }
}
