internal import GRDB

/// Changes to a GeoPackage that come about together; lent to the closure of ``GeoPackage/write(_:)``.
///
/// The triggers of a table rest while it is written, as they need functions that SQLite lacks; its
/// index is written along, and the triggers are back before anything is committed.
public final class GeoPackageTransaction {
    let database: Database
    private let path: String
    private var writers: [String: LayerTableWriter] = [:]
    private var last: LayerTableWriter?
    private var isOver = false

    init(_ database: Database, path: String) {
        self.database = database
        self.path = path
    }

    private func checkOpen() {
        precondition(!isOver, "a transaction of \(path) was used after its end")
    }

    /// The names of all layers.
    public func layerNames() throws -> [String] {
        checkOpen()
        return try TableReader.allTables(in: database, path: path).map(\.name)
            .filter { $0 != "layer_styles" }
    }

    /// Makes a layer.
    ///
    /// - Parameters:
    ///   - schema: Its name, title and columns.
    ///   - kind: The geometry type; nil for a table without shapes.
    ///   - style: How QGIS draws it.
    /// - Throws: ``LayerError/file(path:reason:)`` where the name is taken or no name for a table, or
    ///   where columns have the same name.
    public func makeLayer(
        _ schema: LayerSchema, kind: GeometryKind?, style: LayerStyle? = nil
    ) throws {
        checkOpen()
        try LayerMaker(database, path: path).make(schema, kind: kind, style: style)
    }

    /// Puts a feature into a layer: a new one, or in the place of the one with its identifier.
    ///
    /// Properties that the layer has no column for are left out.
    ///
    /// - Returns: Whether anything was changed.
    public func put(_ feature: Feature, into layer: String) throws -> PutOutcome {
        try writer(layer).put(feature)
    }

    /// Puts features with identifiers that the layer does not have; faster than ``put(_:into:)``.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where an identifier stands twice.
    public func insert(_ features: some Sequence<Feature>, into layer: String) throws {
        let writer = try writer(layer)
        for feature in features { try writer.insert(feature) }
    }

    /// Puts a feature into a layer unless one with its identifier is there.
    ///
    /// - Returns: Whether it was put in.
    public func insertIfNew(_ feature: Feature, into layer: String) throws -> Bool {
        try writer(layer).insertIfNew(feature)
    }

    /// Puts rows of a batch into a layer, but those whose identifiers are there; faster than
    /// ``insertIfNew(_:into:)`` where the layer has the columns of the batch.
    ///
    /// - Parameters:
    ///   - rows: The batch.
    ///   - range: Which of its rows.
    ///   - layer: The name of the layer.
    /// - Throws: ``LayerError/file(path:reason:)`` where the layer takes no such rows.
    /// - Returns: The row numbers of those put in; nil for those whose identifiers were there.
    public func insertIfNew(
        _ rows: RowBatch, _ range: Range<Int>, into layer: String
    ) throws -> [Int?] {
        try writer(layer).insertIfNew(rows, range).map { $0.map { Int($0) } }
    }

    /// A number that is another one whenever somebody else has changed the file.
    public func dataVersion() throws -> Int {
        checkOpen()
        return try GeoPackage.dataVersion(database)
    }

    /// Whether a layer has no features.
    public func isEmpty(_ layer: String) throws -> Bool {
        try Int.fetchOne(
            database, sql: "SELECT 1 FROM \(GeoPackageSQL.quoted(writer(layer).table.name)) LIMIT 1"
        )
            == nil
    }

    /// Whether a layer has a feature exactly as it is.
    public func holds(_ feature: Feature, in layer: String) throws -> Bool {
        try writer(layer).holds(feature)
    }

    /// Whether a layer has a feature with an identifier.
    public func contains(id: String, in layer: String) throws -> Bool {
        try writer(layer).contains(id)
    }

    /// Takes a feature out of a layer.
    ///
    /// - Returns: Whether there was one with that identifier.
    @discardableResult
    public func remove(id: String, from layer: String) throws -> Bool {
        try writer(layer).remove(id)
    }

    /// The feature with an identifier as it stands in this transaction, or nil.
    public func feature(id: String, in layer: String) throws -> Feature? {
        checkOpen()
        let table = try writers[layer]?.table ?? TableReader.table(layer, in: database, path: path)
        return try TableStatement.feature(id, table, in: database, path: path)
    }

    private func writer(_ layer: String) throws -> LayerTableWriter {
        checkOpen()
        if let last, last.table.name == layer { return last }
        if let writer = writers[layer] {
            last = writer
            return writer
        }
        let table = try TableReader.table(layer, in: database, path: path)
        let writer = try LayerTableWriter(table, database, path: path)
        writers[layer] = writer
        return writer
    }

    /// Brings back the triggers and the extents.
    func finish() throws {
        for layer in writers.keys.sorted() { try writers[layer]?.finish() }
    }

    func end() { isOver = true }
}
