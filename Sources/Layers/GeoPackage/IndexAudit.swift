import Geodesy
internal import GRDB

/// Compares the boxes in the R*Tree of a table with its shapes, row by row.
///
/// Whatever program has written the file, a box must hold its shape, or questions pass the row over.
struct IndexAudit {
    private let table: GeoPackageTable
    private let geometry: String
    private var missing = RowTally()
    private var needless = RowTally()
    private var wrong = RowTally()
    private var loose = RowTally()
    private var headers = RowTally()
    private var unread = RowTally()
    private var orphans = RowTally()
    /// What is wrong with the first wrong box.
    private var example = ""
    /// Why the first shape that cannot be read cannot.
    private var reason = ""

    private init(_ table: GeoPackageTable, geometry: String) {
        self.table = table
        self.geometry = geometry
    }

    /// What is wrong with the index of a table, as sentences; empty for a table without an index.
    ///
    /// - Complexity: Linear in the rows; one of them is held at a time.
    static func findings(of table: GeoPackageTable, in database: Database) throws -> [String] {
        guard table.hasIndex, let geometry = table.geometry else { return [] }
        let index = GeoPackageSQL.indexName(table.name, geometry)
        let structure = try String.fetchOne(
            database, sql: "SELECT rtreecheck(?)", arguments: [index])
        if let structure, structure != "ok" {
            // What stands in damaged nodes says nothing of the rows.
            return ["The index of \(table.name) is damaged: \(structure)."]
        }
        var audit = IndexAudit(table, geometry: geometry)
        try audit.compareRows(database, index: GeoPackageSQL.quoted(index))
        try audit.findOrphans(database, index: GeoPackageSQL.quoted(index))
        return audit.sentences
    }

    private mutating func compareRows(_ database: Database, index: String) throws {
        let key = "t." + GeoPackageSQL.quoted(table.key)
        let name = table.identifier.map { "t." + GeoPackageSQL.quoted($0) } ?? "NULL"
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(key), \(name), t.\(GeoPackageSQL.quoted(geometry)),
                  r.minx, r.maxx, r.miny, r.maxy
                FROM \(GeoPackageSQL.quoted(table.name)) t LEFT JOIN \(index) r ON r.id = \(key)
                ORDER BY \(key)
                """)
        while let row = try rows.next() { compare(row) }
    }

    private mutating func compare(_ row: Row) {
        let name = RowName(key: row.readable(0) ?? 0, identifier: row.readable(1))
        let box = IndexAudit.box(row)
        guard case .blob(let data) = (row[2] as DatabaseValue).storage else {
            if box != nil { needless.add(name) }
            return
        }
        do throws(BrokenBlob) {
            let (shape, header) = try GeometryBlob.envelopes([UInt8](data))
            guard !shape.isEmpty else {
                if box != nil { needless.add(name) }
                return
            }
            if let header, Fit(header, around: shape) != .close { headers.add(name) }
            guard let box else { return missing.add(name) }
            compare(box, with: shape, of: name)
        } catch {
            // Arcs and other extensions are sound, but where they end is not known here.
            guard !error.isOfUnknownKind else { return }
            if unread.count == 0 { reason = error.reason }
            unread.add(name)
        }
    }

    private mutating func compare(
        _ box: GeometryBlob.Envelope, with shape: GeometryBlob.Envelope, of name: RowName
    ) {
        let fit = Fit(box, around: shape)
        guard fit != .close else { return }
        if example.isEmpty {
            example =
                " Row \(name) covers \(shape.words), its entry says \(box.words)."
        }
        if fit == .wrong { wrong.add(name) } else { loose.add(name) }
    }

    /// How a box lies around a shape.
    private enum Fit {
        case close
        case loose
        case wrong

        /// How much larger than its edge a box may be in proportion: four steps of 32 bits.
        ///
        /// SQLite rounds the edges outwards by up to two.
        private static let slack = 4 * Double(Float.ulpOfOne)

        init(_ box: GeometryBlob.Envelope, around shape: GeometryBlob.Envelope) {
            let edges = [
                (at: shape.minX, room: shape.minX - box.minX),
                (at: shape.minY, room: shape.minY - box.minY),
                (at: shape.maxX, room: box.maxX - shape.maxX),
                (at: shape.maxY, room: box.maxY - shape.maxY),
            ]
            let isWrong = edges.contains { $0.room < 0 }
            let isLoose = edges.contains { edge in
                edge.room > abs(edge.at) * Fit.slack + Double(Float.leastNormalMagnitude)
            }
            self = isWrong ? .wrong : isLoose ? .loose : .close
        }
    }

    private static func box(_ row: Row) -> GeometryBlob.Envelope? {
        guard let minX: Double = row.readable(3), let maxX: Double = row.readable(4),
            let minY: Double = row.readable(5), let maxY: Double = row.readable(6)
        else { return nil }
        return GeometryBlob.Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }

    private mutating func findOrphans(_ database: Database, index: String) throws {
        let keys = try Int64.fetchCursor(
            database,
            sql: """
                SELECT r.id FROM \(index) r WHERE NOT EXISTS (
                  SELECT 1 FROM \(GeoPackageSQL.quoted(table.name)) t
                  WHERE t.\(GeoPackageSQL.quoted(table.key)) = r.id)
                ORDER BY r.id
                """)
        while let key = try keys.next() { orphans.add(RowName(key: key, identifier: nil)) }
    }

    private var sentences: [String] {
        let name = table.name
        var found: [String] = []
        func say(_ tally: RowTally, _ sentence: String) {
            if tally.count > 0 { found.append(sentence) }
        }
        say(missing, "The index of \(name) lacks the shapes of \(missing).")
        say(needless, "The index of \(name) has entries for \(needless), which have no shape.")
        say(orphans, "The index of \(name) has entries for \(orphans), which are not there.")
        say(wrong, "The index of \(name) has boxes that do not hold the shapes of \(wrong).")
        say(loose, "The index of \(name) has boxes that are larger than the shapes of \(loose).")
        if !found.isEmpty {
            found[found.count - 1] +=
                example + " Make the index anew, as with ogrinfo: DisableSpatialIndex, then "
                + "CreateSpatialIndex('\(name)', '\(geometry)')."
        }
        say(headers, "In \(name) the shapes of \(headers) state another extent than they have.")
        say(unread, "In \(name) the shapes of \(unread) cannot be read: \(reason)")
        return found
    }
}

extension GeometryBlob.Envelope {
    /// The extent as people read it.
    fileprivate var words: String { "x \(minX) to \(maxX), y \(minY) to \(maxY)" }
}
