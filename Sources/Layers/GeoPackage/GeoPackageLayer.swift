internal import GRDB

/// A table of a GeoPackage that answers questions; the index of the file is used where it has one.
///
/// Every answer is of the state of the file at that time, whoever changed it.
public struct GeoPackageLayer: FeatureSource {
    let file: GeoPackage
    let table: GeoPackageTable

    init(_ file: GeoPackage, _ table: GeoPackageTable) {
        self.file = file
        self.table = table
    }

    /// The same layer, where a shape that cannot be read is no shape instead of an error.
    ///
    /// Such are bytes that are no shape, types that are not known here (curves), and positions that
    /// are not on the earth.
    public func passingOverBrokenShapes() -> GeoPackageLayer {
        var table = table
        table.passesOverBrokenShapes = true
        return GeoPackageLayer(file, table)
    }

    /// What the features look like; columns of bytes are left out.
    public var schema: LayerSchema { table.schema }

    /// The geometry type that the table declares; nil for a table without shapes.
    public var geometryKind: GeometryKind? { table.geometry == nil ? nil : table.kind }

    /// The path of the file.
    public var path: String { file.path }

    /// Whether the table has a spatial index.
    public var isIndexed: Bool { table.hasIndex }

    /// The features that a question asks for.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be read or a shape is
    ///   broken.
    public func page(_ query: FeatureQuery) throws(LayerError) -> FeaturePage {
        let sorted = SortedRows(query, table)
        return try file.read { database in
            if let page = try sorted?.page(in: database, path: file.path) { return page }
            var builder = PageBuilder(FeatureMatcher(query, time: table.schema.time))
            let statement = try TableStatement(query, table, in: database, columns: nil)
            try statement.forEach(in: database, path: file.path) { feature, row in
                builder.offer(feature, row: row)
                return !builder.isComplete
            }
            return builder.page()
        }
    }

    /// How many features fulfil the conditions.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file cannot be read.
    public func count(_ query: FeatureQuery) throws(LayerError) -> Int {
        var conditions = query
        conditions.order = []
        conditions.after = nil
        conditions.limit = nil
        return try file.read { [conditions] database in
            if conditions
                == FeatureQuery(
                    includesUnlocated: conditions.includesUnlocated,
                    includesUndated: conditions.includesUndated)
            {
                let name = GeoPackageSQL.quoted(table.name)
                return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(name)") ?? 0
            }
            let matcher = FeatureMatcher(conditions, time: table.schema.time)
            var names = conditions.filter?.propertyNames ?? []
            if conditions.time != nil, let time = table.schema.time {
                names.formUnion([time.start, time.end].compactMap(\.self))
            }
            let mentioned = conditions.condition?.propertyNames ?? []
            let isAboutShapes = mentioned.contains { table.schema.column($0) == nil }
            names.formUnion(mentioned)
            let statement = try TableStatement(
                conditions, table, in: database, columns: names,
                hasShapes: isAboutShapes || conditions.area != nil)
            var count = 0
            try statement.forEach(in: database, path: file.path) { feature, _ in
                if matcher.matches(feature) { count += 1 }
                return true
            }
            return count
        }
    }

    /// The feature with an identifier, or nil.
    public func feature(id: String) throws(LayerError) -> Feature? {
        try file.read { try TableStatement.feature(id, table, in: $0, path: file.path) }
    }

    /// How far the features reach in space and time; all are looked at.
    public func extent() throws(LayerError) -> LayerExtent {
        try file.read { database in
            let time = table.schema.time
            let names = Set([time?.start, time?.end].compactMap(\.self))
            let statement = try TableStatement(
                FeatureQuery(), table, in: database, columns: names)
            var features = ExtentGatherer(time: time)
            try statement.forEach(in: database, path: file.path) { feature, _ in
                features.add(feature)
                return true
            }
            return features.extent
        }
    }
}
