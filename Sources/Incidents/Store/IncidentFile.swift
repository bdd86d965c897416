public import Layers

/// The working file: a GeoPackage that keeps incidents, their sources, their links and a journal.
///
/// Any GIS opens it live. What other programs change in it counts from the next question on. All
/// methods may be called from any task; one program writes at a time while many read.
public struct IncidentFile: Sendable {
    /// The layout of the tables that this program writes.
    static let schemaVersion = 1
    /// The table that says which layout a file has.
    static let versionTable = "toposcope"
    static let sources = "sources"
    static let links = "incident_links"
    static let imports = "imports"
    static let columnSets = "import_columns"
    static let versions = "incident_versions"
    /// The tables that the program alone reads, and that tell nobody else anything.
    public static let tablesOfProgram: Set = [versionTable, columnSets]

    /// The path of the file.
    public let path: String
    let package: GeoPackage
    /// What was imported since the file was opened.
    let gathered = GatheredIndex()

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: Where it lies.
    ///   - isWritable: Whether it will be written; a file that is not there is then made.
    ///   - version: The version of the standard for a new file.
    /// - Throws: `LayerError.file` where it cannot be opened, ``IncidentError/unusableFile(path:reason:)``
    ///   where it is no file of incidents or from a newer program.
    public init(
        path: String, isWritable: Bool, version: GeoPackageVersion = .v1_3
    ) throws {
        self.path = path
        package = try GeoPackage(path: path, access: isWritable ? .creating(version) : .reading)
        let names = try package.layerNames()
        guard names.contains(Self.versionTable) else {
            guard isWritable else {
                throw IncidentError.unusableFile(
                    path: path,
                    reason: "it has no incidents yet; import some with toposcope import --file.")
            }
            try makeTables(besides: Set(names))
            return
        }
        let marker = try package.layer(Self.versionTable).feature(id: "schema")
        guard case .integer(let found) = marker?["version"], found <= Self.schemaVersion else {
            throw IncidentError.unusableFile(
                path: path,
                reason: "it was written by a newer version of this program; install that one.")
        }
    }

    /// Whether a GeoPackage is a working file, and not one of another program.
    ///
    /// - Throws: `LayerError.file` where it cannot be opened.
    public static func isWorkingFile(at path: String) throws -> Bool {
        let package = try GeoPackage(path: path)
        let names = try package.layerNames()
        try package.close()
        return names.contains(versionTable)
    }

    private func makeTables(besides names: Set<String>) throws {
        try package.write { transaction in
            // Another program may have made them while this one waited to write.
            if try transaction.layerNames().contains(Self.versionTable) { return }
            func make(
                _ name: String, _ title: String, _ columns: [LayerColumn],
                kind: GeometryKind? = nil, style: LayerStyle? = nil
            ) throws {
                guard !names.contains(name) else {
                    throw IncidentError.unusableFile(
                        path: path,
                        reason: "it has a layer \"\(name)\" of another program already.")
                }
                try transaction.makeLayer(
                    LayerSchema(name: name, title: title, columns: columns), kind: kind,
                    style: style)
            }
            func texts(_ names: String...) -> [LayerColumn] {
                names.map { LayerColumn($0, .string) }
            }
            try make(
                IncidentTable.located, "Incidents", IncidentTable.columns, kind: .point,
                style: KindStyle.style)
            try make(IncidentTable.byArea, "Incidents known to an area", IncidentTable.columns)
            try make(
                Self.sources, "Sources",
                texts("title", "publisher", "author", "date", "address", "licence"))
            try make(
                Self.links, "Links between incidents",
                texts("from_id", "to_id", "relation", "reason", "state")
                    + [LayerColumn("decided", .timestamp)])
            try make(
                Self.imports, "Journal of imports",
                texts("name", "format", "fingerprint", "state")
                    + [LayerColumn("started", .timestamp), LayerColumn("finished", .timestamp)]
                    + ["read", "added", "replaced", "unchanged", "rejected"].map {
                        LayerColumn($0, .integer)
                    })
            try make(Self.columnSets, "Columns of imported records", texts("names"))
            try make(
                Self.versions, "Replaced versions of incidents",
                texts("incident_id", "import_id", "record"))
            try make(Self.versionTable, "Layout of this file", [LayerColumn("version", .integer)])
            let marker = Feature(
                id: "schema", geometry: nil,
                properties: [.init("version", .integer(Self.schemaVersion))])
            _ = try transaction.put(marker, into: Self.versionTable)
        }
    }

    /// The version of the GeoPackage standard that the file declares, for example 10300.
    public func declaredVersion() throws -> Int { try package.declaredVersion() }

    /// How many incidents the file holds.
    public func count() throws -> Int {
        try package.layer(IncidentTable.located).count(FeatureQuery())
            + package.layer(IncidentTable.byArea).count(FeatureQuery(includesUnlocated: true))
    }

    /// The sources by key.
    public func sourceRecords() throws -> [String: SourceRecord] {
        var records: [String: SourceRecord] = [:]
        for feature in try all(Self.sources) {
            func text(_ name: String) -> String {
                if case .string(let text) = feature[name] { text } else { "" }
            }
            records[feature.id] = SourceRecord(
                key: feature.id, title: text("title"), publisher: text("publisher"),
                author: text("author"), date: text("date"), address: text("address"),
                licence: text("licence"))
        }
        return records
    }

    /// What is wrong with the file, as sentences; empty where it is sound.
    public func findings() throws -> [String] {
        let pages = try package.findings()
        // What a damaged page refers to cannot be told.
        return pages.isEmpty ? try referenceFindings() : pages
    }

    /// Closes the file.
    public func close() throws { try package.close() }

    func all(_ layer: String) throws -> [Feature] {
        try package.layer(layer).page(
            FeatureQuery(includesUnlocated: true, includesUndated: true)
        ).features
    }
}
