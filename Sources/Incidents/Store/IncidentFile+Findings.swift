import Layers

extension IncidentFile {
    /// What tables of this file say of each other that does not hold, as sentences.
    ///
    /// Other programs may edit the file, and no foreign key of SQLite spans the two tables of
    /// incidents.
    func referenceFindings() throws -> [String] {
        let names = try package.layerNames()
        let missing = Self.ownTables.filter { !names.contains($0) }.sorted()
        guard missing.isEmpty else {
            return missing.map { "The table \($0) is missing; restore the file from a copy." }
        }
        return try twice() + unknownLinks() + unknownColumns()
    }

    private func twice() throws -> [String] {
        var ids: [String] = []
        try package.layer(IncidentTable.byArea).forEachRow(columns: []) { ids.append($1.id) }
        let located = try package.layer(IncidentTable.located)
        return try ids.filter { try located.feature(id: $0) != nil }.map {
            "The incident \($0) stands both in \(IncidentTable.located) and in "
                + "\(IncidentTable.byArea)."
        }
    }

    private func unknownLinks() throws -> [String] {
        try acceptedLinks().flatMap { link in
            try [link.from, link.to].filter { try record(id: $0) == nil }.map {
                "The link \(link.from) \(link.relation.rawValue) \(link.to) names \($0), which is "
                    + "not in the file."
            }
        }
    }

    private func unknownColumns() throws -> [String] {
        let known = try Self.columnSets(in: package)
        var unknown: [String: Int] = [:]
        for table in [IncidentTable.located, IncidentTable.byArea] {
            try package.layer(table).forEachRow(columns: ["original_columns"]) { _, feature in
                guard case .string(let key) = feature["original_columns"], known[key] == nil else {
                    return
                }
                unknown[key, default: 0] += 1
            }
        }
        return unknown.sorted { $0.key < $1.key }.map { key, count in
            "\(count) records have columns \"\(key)\", which \(Self.columnSets) does not name."
        }
    }
}
