internal import GRDB

/// Puts thousands of new rows into an R*Tree at once: packed full, along a curve through the plane.
///
/// The rows become nodes of their own in the order of a Hilbert curve. Existing nodes stay; only those
/// above the second level are made anew. The tables are those that SQLite's R*Tree module keeps
/// ("Shadow Tables" in its documentation); `rtreecheck()` finds them as the module would leave them.
///
/// See I. Kamel, C. Faloutsos, *On packing R-trees*, CIKM 1993.
final class PackedIndex {
    private let database: Database
    private let name: String
    private let insertNode: BoundStatement
    private let insertParent: BoundStatement
    private let insertRow: BoundStatement
    /// The same for many rows at once.
    private let insertRows: BoundStatement
    private var nodeSize = 0
    private var nextNode: Int64 = 2

    private static let root: Int64 = 1
    /// How many rows are written with one statement.
    private static let rowCount = 100

    init(_ database: Database, table name: String) throws {
        self.database = database
        self.name = name
        func statement(
            _ table: String, _ columns: String, rows: Int = 1
        ) throws -> BoundStatement {
            let table = GeoPackageSQL.quoted(name + table)
            let values = repeatElement("(?, ?)", count: rows).joined(separator: ", ")
            return try BoundStatement(
                database, sql: "INSERT OR REPLACE INTO \(table) (\(columns)) VALUES \(values)")
        }
        insertNode = try statement("_node", "nodeno, data")
        insertParent = try statement("_parent", "nodeno, parentnode")
        insertRow = try statement("_rowid", "rowid, nodeno")
        insertRows = try statement("_rowid", "rowid, nodeno", rows: PackedIndex.rowCount)
    }

    /// Adds rows.
    ///
    /// - Parameter entries: The rows, none of them in the tree.
    /// - Throws: What SQLite reports.
    /// - Returns: False, with nothing done, where they are not surely new or the tree is not of the
    ///   kind that GeoPackages have.
    /// - Throws: What SQLite says.
    func add(_ entries: [IndexEntry]) throws -> Bool {
        guard let least = entries.lazy.map(\.key).min(), try least > newestRow(),
            let root = try data(of: PackedIndex.root), root.count > 4 + 4 * IndexEntry.size,
            root.count - 4 < 65_536
        else { return false }
        nodeSize = root.count
        let newest = try Int64.fetchOne(
            database, sql: "SELECT max(nodeno) FROM \(GeoPackageSQL.quoted(name + "_node"))")
        nextNode = (newest ?? PackedIndex.root) + 1
        let depth = Int(root[0]) << 8 | Int(root[1])
        var top = cells(in: root)
        switch depth {
        case 0:
            try buildUp(from: leaves(entries + top), height: 1)
        case 1:
            try buildUp(from: top + leaves(entries), height: 1)
        default:
            for _ in 2..<depth {
                var below: [IndexEntry] = []
                for cell in top {
                    guard let node = try data(of: cell.key) else { return false }
                    below += cells(in: node)
                }
                for cell in top { try remove(cell.key) }
                top = below
            }
            let added = try group(leaves(entries))
            try buildUp(from: top + added, height: 2)
        }
        return true
    }

    private func newestRow() throws -> Int64 {
        try Int64.fetchOne(
            database, sql: "SELECT max(rowid) FROM \(GeoPackageSQL.quoted(name + "_rowid"))")
            ?? .min
    }

    private func data(of node: Int64) throws -> [UInt8]? {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT data FROM \(GeoPackageSQL.quoted(name + "_node")) WHERE nodeno = ?",
            arguments: [node])
        guard let row, case .blob(let data) = (row[0] as DatabaseValue).storage else { return nil }
        return [UInt8](data)
    }

    private func remove(_ node: Int64) throws {
        for table in ["_node", "_parent"] {
            try database.execute(
                sql: "DELETE FROM \(GeoPackageSQL.quoted(name + table)) WHERE nodeno = ?",
                arguments: [node])
        }
    }

    private func cells(in node: [UInt8]) -> [IndexEntry] {
        let count = min(Int(node[2]) << 8 | Int(node[3]), (node.count - 4) / IndexEntry.size)
        return (0..<count).map { IndexEntry(node[(4 + $0 * IndexEntry.size)...]) }
    }

    private var capacity: Int { (nodeSize - 4) / IndexEntry.size }

    /// Writes rows as leaves, and returns the leaves.
    private func leaves(_ entries: [IndexEntry]) throws -> [IndexEntry] {
        var places: [(row: Int64, leaf: Int64)] = []
        places.reserveCapacity(entries.count)
        let leaves = try pack(entries) { (cell, leaf) in places.append((cell.key, leaf)) }
        try insertRows(PackedIndex.byRow(places))
        return leaves
    }

    /// The places in the order of their rows, in which the table grows at its end.
    private static func byRow(
        _ places: [(row: Int64, leaf: Int64)]
    ) -> [(row: Int64, leaf: Int64)] {
        guard let least = places.lazy.map(\.row).min(), let most = places.lazy.map(\.row).max(),
            most - least == Int64(places.count - 1)
        else { return places.sorted { $0.row < $1.row } }
        // Keys without gaps say themselves where they belong.
        var sorted = places
        for place in places { sorted[Int(place.row - least)] = place }
        return sorted
    }

    private func insertRows(_ places: [(row: Int64, leaf: Int64)]) throws {
        var next = 0
        while places.count - next >= PackedIndex.rowCount {
            for offset in 0..<PackedIndex.rowCount {
                insertRows.bind(places[next + offset].row, at: 2 * offset + 1)
                insertRows.bind(places[next + offset].leaf, at: 2 * offset + 2)
            }
            try insertRows.run()
            next += PackedIndex.rowCount
        }
        for place in places[next...] {
            insertRow.bind(place.row, at: 1)
            insertRow.bind(place.leaf, at: 2)
            try insertRow.run()
        }
    }

    /// Writes nodes that hold other nodes, and returns them.
    private func group(_ nodes: [IndexEntry]) throws -> [IndexEntry] {
        try pack(nodes) { (cell, parent) in try setParent(of: cell.key, to: parent) }
    }

    private func setParent(of node: Int64, to parent: Int64) throws {
        insertParent.bind(node, at: 1)
        insertParent.bind(parent, at: 2)
        try insertParent.run()
    }

    /// Writes levels until one fits into the root.
    private func buildUp(from nodes: [IndexEntry], height: Int) throws {
        var nodes = nodes
        var height = height
        while nodes.count > capacity {
            nodes = try group(nodes)
            height += 1
        }
        for node in nodes { try setParent(of: node.key, to: PackedIndex.root) }
        try write(nodes[...], as: PackedIndex.root, depth: height)
    }

    /// Spreads cells evenly over as few nodes as hold them.
    private func pack(
        _ cells: [IndexEntry], place: (IndexEntry, Int64) throws -> Void
    ) throws -> [IndexEntry] {
        let sorted = HilbertCurve.sorted(cells)
        let count = (sorted.count + capacity - 1) / capacity
        var nodes: [IndexEntry] = []
        nodes.reserveCapacity(count)
        for index in 0..<count {
            let start = sorted.count * index / count
            let slice = sorted[start..<(sorted.count * (index + 1) / count)]
            let node = nextNode
            nextNode += 1
            try write(slice, as: node, depth: 0)
            for cell in slice { try place(cell, node) }
            nodes.append(IndexEntry(key: node, holding: slice))
        }
        return nodes
    }

    private func write(_ cells: ArraySlice<IndexEntry>, as node: Int64, depth: Int) throws {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(nodeSize)
        // Only the root says how many levels lie below it.
        for number in [depth, cells.count] {
            bytes.append(UInt8(truncatingIfNeeded: number >> 8))
            bytes.append(UInt8(truncatingIfNeeded: number))
        }
        for cell in cells { cell.append(to: &bytes) }
        bytes.append(contentsOf: repeatElement(0, count: nodeSize - bytes.count))
        insertNode.bind(node, at: 1)
        insertNode.bind(bytes, at: 2)
        try insertNode.run()
    }
}
