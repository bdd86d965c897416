import Geodesy
public import Incidents
public import Layers

/// A named set of features that the service offers under `/collections/{id}`.
public struct ServiceCollection: Sendable {
    /// The identifier in addresses: letters, digits, `-`, `_` and `.`.
    public let id: String
    /// The title for people.
    public let title: String
    /// What it holds, in a sentence or two.
    public let summary: String
    /// The address of the licence, or its name; empty if unknown.
    public let licence: String
    /// Where the features come from.
    public let source: any FeatureSource
    /// Changes the features; nil for a collection that is only read.
    public let editor: IncidentEditor?
    /// How many there are and how far they reach.
    let figures: FigureKeeper
    /// The ready answers to boxes; nil where the source is in memory anyway.
    let snapshots: SnapshotKeeper?

    /// Makes a collection and looks once at how far its features reach.
    ///
    /// - Parameters:
    ///   - id: The identifier in addresses; the name of the source unless given.
    ///   - source: Where the features come from.
    ///   - summary: What it holds.
    ///   - licence: The address of the licence, or its name.
    ///   - editor: Changes the features, for those who have the token of the service.
    /// - Throws: What the source throws.
    public init(
        id: String? = nil, source: any FeatureSource, summary: String = "", licence: String = "",
        editor: IncidentEditor? = nil
    ) async throws {
        self.id = CollectionIdentifiers.safe(id ?? source.schema.name)
        title = source.schema.title
        self.summary = summary
        self.licence = licence
        self.source = source
        snapshots = (source as? GeoPackageLayer).map { SnapshotKeeper($0) }
        self.editor = editor
        figures = FigureKeeper(source)
        _ = try await figures.current(revision: snapshots?.revision ?? 0)
    }

    /// The kinds of the properties and of the shape, for filters.
    var filterTypes: [String: CQL2Type] {
        var types: [String: CQL2Type] = ["geometry": .geometry, "geom": .geometry, "id": .string]
        for column in source.schema.columns { types[column.name] = column.type.filterType }
        return types
    }

    /// The name of the shape in filters, which is that of no property; nil where both are.
    var geometryName: String? {
        ["geometry", "geom"].first { source.schema.column($0) == nil }
    }
}

extension PropertyType {
    var filterType: CQL2Type {
        switch self {
        case .boolean: .boolean
        case .integer, .number: .number
        case .string: .string
        case .date, .timestamp: .instant
        }
    }

    /// The schema of a value.
    var schema: JSONValue {
        switch self {
        case .boolean: Schemas.flag
        case .integer: Schemas.whole(.min ... .max)
        case .number: Schemas.number
        case .string: Schemas.text
        case .date: Schemas.type("string", [.init("format", .string("date"))])
        case .timestamp: Schemas.type("string", [.init("format", .string("date-time"))])
        }
    }
}
