import Geodesy
internal import GRDB

/// Conditions of SQL that let through at least every row which a question asks for.
enum RowConditions {
    struct Condition {
        let sql: String
        let arguments: [DatabaseValue]
    }

    /// All that SQL can tell of the rows that a question asks for.
    static func all(
        _ query: FeatureQuery, _ table: GeoPackageTable, in database: Database
    ) throws -> [Condition] {
        var found: [Condition] = []
        if let area = try area(query, table, in: database) { found.append(area) }
        if let condition = query.condition,
            let box = FilterConditions.box(condition, table.schema),
            let area = try area(FeatureQuery(area: .box(box)), table, in: database)
        {
            found.append(area)
        }
        return found + properties(query, table)
    }

    /// Rows whose box in the index touches the area; nil where the index cannot tell.
    static func area(
        _ query: FeatureQuery, _ table: GeoPackageTable, in database: Database
    ) throws -> Condition? {
        // The index holds broken shapes too, which count as missing.
        guard let area = query.area, table.hasIndex, !table.passesOverBrokenShapes,
            let geometry = table.geometry,
            let boxes = boxes(around: area, table)
        else { return nil }
        let tree = GeoPackageSQL.quoted(GeoPackageSQL.indexName(table.name, geometry))
        if query.includesUnlocated {
            // Without an index of missing shapes every row would be looked at, unless there are none.
            let own = GeoPackageSQL.quoted(table.name)
            let isComplete = try Bool.fetchOne(
                database,
                sql: "SELECT (SELECT count(*) FROM \(own)) = (SELECT count(*) FROM \(tree))")
            guard isComplete == true else { return nil }
        }
        let key = GeoPackageSQL.quoted(table.key)
        let test = "(maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)"
        let tests = boxes.map { _ in "SELECT id FROM \(tree) WHERE \(test)" }
        return Condition(
            sql: "\(key) IN (\(tests.joined(separator: " UNION ")))",
            arguments: boxes.flatMap { box in
                [box.minX, box.maxX, box.minY, box.maxY].map(\.databaseValue)
            })
    }

    /// One or two boxes in the system of the table that hold the area; nil where none can be told.
    private static func boxes(
        around area: FeatureArea, _ table: GeoPackageTable
    ) -> [GeometryBlob.Envelope]? {
        guard let box = area.boundingBox else { return [] }
        let halves: [(west: Double, east: Double)] =
            box.crossesAntimeridian
            ? [(box.west, 180), (-180, box.east)] : [(box.west, box.east)]
        switch table.system {
        case .geographic:
            var boxes = halves.map {
                GeometryBlob.Envelope(
                    minX: $0.west, minY: box.south, maxX: $0.east, maxY: box.north)
            }
            // A pole lies in every box that touches it, and the antimeridian has two longitudes.
            if box.north == 90 {
                boxes.append(.init(minX: -180, minY: 90, maxX: 180, maxY: 90))
            }
            if box.south == -90 {
                boxes.append(.init(minX: -180, minY: -90, maxX: 180, maxY: -90))
            }
            for meridian in [-180.0, 180] where abs(box.west) == 180 || abs(box.east) == 180 {
                boxes.append(
                    .init(minX: meridian, minY: box.south, maxX: meridian, maxY: box.north))
            }
            return boxes
        case .other(let transformation):
            var boxes: [GeometryBlob.Envelope] = []
            for half in halves {
                guard let box = projected(half, box, transformation) else { return nil }
                boxes.append(box)
            }
            return boxes
        case .unknown: return nil
        }
    }

    /// The box around a projected box of degrees: its edges and inside at 33 by 33 positions, widened
    /// by what may bulge between them; nil where a position has no image.
    private static func projected(
        _ half: (west: Double, east: Double), _ box: BoundingBox, _ transformation: Transformation
    ) -> GeometryBlob.Envelope? {
        let steps = 32
        var positions: [MapPosition] = []
        for row in 0...steps {
            for column in 0...steps {
                let part = (x: Double(column) / Double(steps), y: Double(row) / Double(steps))
                positions.append(
                    MapPosition(
                        x: half.west + part.x * (half.east - half.west),
                        y: box.south + part.y * (box.north - box.south)))
            }
        }
        var envelope = GeometryBlob.Envelope()
        for image in transformation.transform(positions) {
            guard let image, image.x.isFinite, image.y.isFinite else { return nil }
            envelope.add(image)
        }
        let margin = (
            x: (envelope.maxX - envelope.minX) / 16 + 1e-6,
            y: (envelope.maxY - envelope.minY) / 16 + 1e-6
        )
        envelope.minX -= margin.x
        envelope.maxX += margin.x
        envelope.minY -= margin.y
        envelope.maxY += margin.y
        return envelope
    }

    /// Conditions on properties and time that SQL judges alike.
    static func properties(_ query: FeatureQuery, _ table: GeoPackageTable) -> [Condition] {
        var found: [Condition] = []
        if let window = query.time, !query.includesUndated, let time = table.schema.time {
            found += self.time(window, time, table.schema)
        }
        if let filter = query.filter { found += conditions(filter, table.schema) }
        if let condition = query.condition {
            found += FilterConditions.columns(condition, table.schema)
        }
        return found
    }

    private static func time(
        _ window: TimeWindow, _ time: TimeColumns, _ schema: LayerSchema
    ) -> [Condition] {
        let names = [time.start, time.end].compactMap(\.self)
        let types = names.compactMap { schema.column($0)?.type }
        guard types.count == names.count, types.allSatisfy({ $0 == .date || $0 == .timestamp })
        else { return [] }
        let columns = names.map(GeoPackageSQL.quoted)
        let first = columns[0]
        let last = columns.count > 1 ? columns[1] : first
        let late = "max(coalesce(\(first), \(last)), coalesce(\(last), \(first)))"
        let early = "min(coalesce(\(first), \(last)), coalesce(\(last), \(first)))"
        var found: [Condition] = []
        // Days and moments of a layer begin alike, so that texts compare by their days.
        if let start = window.start, let day = day(of: start) {
            found.append(
                Condition(sql: "\(late) >= ?", arguments: [day.description.databaseValue]))
        }
        if let end = window.end, let day = day(of: end) {
            found.append(
                Condition(sql: "\(early) < ?", arguments: ["\(day)~".databaseValue]))
        }
        return found
    }

    private static func day(of moment: Moment) -> CalendarDate? {
        CalendarDate(daysSinceEpoch: moment.milliseconds.flooredQuotient(by: 86_400_000))
    }

    private static func conditions(
        _ filter: PropertyFilter, _ schema: LayerSchema
    ) -> [Condition] {
        switch filter {
        case .all(let filters): return filters.flatMap { conditions($0, schema) }
        case .compare(let name, let comparison, let value):
            guard let column = schema.column(name) else { return [] }
            switch (column.type, value) {
            case (.integer, .integer), (.integer, .number), (.number, .integer),
                (.number, .number), (.string, .string):
                return [
                    Condition(
                        sql: "\(GeoPackageSQL.quoted(name)) \(comparison.sign) ?",
                        arguments: [RowCoding.stored(value)])
                ]
            default: return []
            }
        case .oneOf, .isNull, .like, .any, .not: return []
        }
    }
}

extension PropertyFilter.Comparison {
    fileprivate var sign: String {
        switch self {
        case .equal: "="
        case .notEqual: "<>"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}
