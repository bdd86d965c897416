import Foundation
internal import GRDB

/// A GeoPackage: one SQLite file with layers that any GIS opens directly.
///
/// One program may write while many read, in this process and in others: the file is kept in WAL mode
/// when it is opened for writing. Files made by other software are read as they are, and one that takes
/// the place of a file opened for reading is read from then on. All methods may be called from any task.
///
/// See OGC 12-128r17 (GeoPackage 1.3).
public final class GeoPackage: Sendable {
    /// What a file is opened for.
    public enum Access: Hashable, Sendable {
        /// Reading a file that exists.
        case reading
        /// Reading and writing a file that exists.
        case writing
        /// Reading and writing a file, made new where there is none.
        case creating(GeoPackageVersion)
    }

    /// The path of the file.
    public let path: String

    private enum Store {
        case file(ReplaceableFile)
        case queue(DatabaseQueue)
        case pool(DatabasePool)
    }

    private let store: Store
    private let isWritable: Bool

    /// Opens a file.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file is not there, no GeoPackage, of a
    ///   version that is not known, or cannot be opened.
    public init(path: String, access: Access = .reading) throws(LayerError) {
        self.path = path
        let entry = FileSystem.entry(at: path)
        if entry == .folder {
            throw .file(path: path, reason: "it is a folder; give the path of a .gpkg file.")
        }
        if entry == .none {
            guard case .creating = access else {
                throw .file(path: path, reason: "no such file or folder; check the path.")
            }
        }
        isWritable = access != .reading
        let configuration = GeoPackage.configuration(isReadOnly: access == .reading)
        store = try DatabaseFailure.translated(path) {
            guard access == .reading else {
                do {
                    return .pool(try DatabasePool(path: path, configuration: configuration))
                } catch let error as DatabaseError where UnwritableFolder.explains(error, path) {
                    throw UnwritableFolder.refusal(path)
                }
            }
            return .file(
                try ReplaceableFile(path) {
                    do {
                        return try DatabaseQueue(path: path, configuration: configuration)
                    } catch let error as DatabaseError
                        where UnwritableFolder.explains(error, path)
                    {
                        return try UnwritableFolder.queue(reading: path, configuration)
                    }
                })
        }
        if case .creating(let version) = access, entry == .none || isEmpty {
            try initialise(version)
        }
        try checkKind()
    }

    /// Makes a new file that is complete by itself, without a write-ahead log beside it.
    init(exportingTo path: String, _ version: GeoPackageVersion) throws(LayerError) {
        self.path = path
        isWritable = true
        store = try DatabaseFailure.translated(path) {
            let configuration = GeoPackage.configuration(isReadOnly: false)
            return .queue(try DatabaseQueue(path: path, configuration: configuration))
        }
        try initialise(version)
    }

    private static func configuration(isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.readonly = isReadOnly
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            // Writing touches the pages of three trees at random: 64 MiB hold the upper ones.
            let size = database.configuration.readonly ? 8 : 64
            try database.execute(sql: "PRAGMA cache_size = \(-size * 1024)")
            // The log is moved into the file after 32 MiB, not after every batch.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = \(GeoPackage.usualLogPages)")
        }
        return configuration
    }

    /// After so many pages the log is moved into the file.
    static let usualLogPages = 8192

    /// Begins to move the log into the file beside the caller, who writes batch after batch.
    ///
    /// - Returns: What moves it, to be told of each batch and to be finished.
    public func movingLog() -> LogMover {
        guard isWritable, case .pool = store else { return LogMover(self, connection: nil) }
        let configuration = GeoPackage.configuration(isReadOnly: false)
        return LogMover(
            self, connection: try? DatabaseQueue(path: path, configuration: configuration))
    }

    /// Moves what stands in the log into the file, as far as nobody reads it.
    func moveLog() {
        guard case .pool(let pool) = store else { return }
        _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
    }

    /// Says after how many pages the writer moves the log; a hint that may be passed over.
    func moveLog(afterPages pages: Int) {
        guard case .pool(let pool) = store else { return }
        try? pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_autocheckpoint = \(pages)")
        }
    }

    /// Writes layers into a new file that appears whole or not at all; an older one is replaced.
    ///
    /// - Parameters:
    ///   - layers: The layers, each with the way that QGIS draws it.
    ///   - path: Where to write.
    ///   - version: The version of the standard.
    /// - Throws: ``LayerError/file(path:reason:)``; an older file then stays as it was.
    public static func write(
        _ layers: [(layer: Layer, style: LayerStyle?)], to path: String,
        version: GeoPackageVersion = .v1_3
    ) throws(LayerError) {
        if FileSystem.entry(at: path) == .folder {
            throw .file(path: path, reason: "it is a folder; give the path of a file.")
        }
        let target = FileSystem.entry(at: path) == .none ? path : FileSystem.resolved(path)
        let random = String(UInt64.random(in: 0 ... .max), radix: 36)
        let temporary =
            FileSystem.folder(of: target) + "/.\(FileSystem.processID).\(random).gpkg"
        defer {
            FileSystem.remove(temporary)
            FileSystem.remove(temporary + "-journal")
        }
        do throws(LayerError) {
            let file = try GeoPackage(exportingTo: temporary, version)
            try file.write { transaction in
                for (layer, style) in layers {
                    try transaction.makeLayer(
                        layer.schema, kind: GeometryKind.holding(layer.features), style: style)
                    try transaction.insert(layer.features, into: layer.name)
                }
            }
            try file.close()
        } catch .file(_, let reason) {
            throw .file(path: path, reason: reason)
        }
        try FileSystem.rename(temporary, to: target)
        FileSystem.synchroniseFolder(of: target)
    }

    /// Moves the log into the file where nobody reads it.
    public func emptyLog() throws(LayerError) {
        guard isWritable, case .pool(let pool) = store else { return }
        try DatabaseFailure.translated(path) {
            // Where somebody reads, the log stays for them.
            try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
    }

    /// A number that is another one whenever somebody else has changed the file.
    public func dataVersion() throws(LayerError) -> Int {
        try DatabaseFailure.translated(path) {
            switch store {
            case .file(let file): try file.queue.writeWithoutTransaction(GeoPackage.dataVersion)
            case .queue(let queue): try queue.writeWithoutTransaction(GeoPackage.dataVersion)
            case .pool(let pool): try pool.writeWithoutTransaction(GeoPackage.dataVersion)
            }
        }
    }

    /// The number as the writing connection sees it.
    static func dataVersion(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
    }

    /// Closes the file; nothing may be asked of it afterwards.
    public func close() throws(LayerError) {
        try DatabaseFailure.translated(path) {
            switch store {
            case .file(let file): try file.queue.close()
            case .queue(let queue): try queue.close()
            case .pool(let pool):
                // The last connection to close may be a reader, which cannot empty the log. Where
                // somebody else still reads, the log stays for them.
                try? pool.writeWithoutTransaction { database in
                    _ = try database.checkpoint(.truncate)
                }
                try pool.close()
            }
        }
    }

    /// Runs reads that see one state of the file.
    func read<Result>(_ body: (Database) throws -> Result) throws(LayerError) -> Result {
        try DatabaseFailure.translated(path) {
            switch store {
            case .file(let file): try file.queue.read(body)
            case .queue(let queue): try queue.read(body)
            case .pool(let pool): try pool.read(body)
            }
        }
    }

    /// Changes the file in one transaction: all of it or, when the body throws, nothing.
    ///
    /// - Parameter body: Gets the transaction, which it must not keep.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws, and ``LayerError/file(path:reason:)`` where the file cannot be
    ///   written; the file then is as it was before.
    @discardableResult
    public func write<Result>(
        _ body: (GeoPackageTransaction) throws -> Result
    ) throws(LayerError) -> Result {
        guard isWritable else {
            throw .file(path: path, reason: "it was opened for reading only.")
        }
        return try DatabaseFailure.translated(path) {
            switch store {
            case .file(let file):
                try file.queue.writeWithoutTransaction { try write(in: $0, body) }
            case .queue(let queue):
                try queue.writeWithoutTransaction { try write(in: $0, body) }
            case .pool(let pool):
                try pool.writeWithoutTransaction { try write(in: $0, body) }
            }
        }
    }

    private func write<Result>(
        in database: Database, _ body: (GeoPackageTransaction) throws -> Result
    ) throws -> Result {
        var results: [Result] = []
        try database.inTransaction(.immediate) {
            let transaction = GeoPackageTransaction(database, path: path)
            defer { transaction.end() }
            results = [try body(transaction)]
            try transaction.finish()
            return .commit
        }
        return results[0]
    }

    private var isEmpty: Bool {
        (try? read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }) == 0
    }

    private func initialise(_ version: GeoPackageVersion) throws(LayerError) {
        try write { transaction in
            // Another program may have made the file while this one waited to write.
            let tables = try Int.fetchOne(
                transaction.database, sql: "SELECT count(*) FROM sqlite_master")
            guard tables == 0 else { return }
            try transaction.database.execute(
                sql: """
                    PRAGMA application_id = \(GeoPackageSQL.applicationID);
                    PRAGMA user_version = \(version.rawValue);
                    \(GeoPackageSQL.coreTables)
                    """)
        }
    }

    /// Refuses what is no GeoPackage; older ones have other numbers, so the table decides.
    private func checkKind() throws(LayerError) {
        let (hasContents, version) = try read { database in
            (
                try database.tableExists("gpkg_contents"),
                try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            )
        }
        guard hasContents else {
            throw .file(
                path: path,
                reason: "it is a database but no GeoPackage, as it has no table gpkg_contents.")
        }
        guard version < 20000 else {
            throw .file(
                path: path,
                reason: "it is a GeoPackage of version \(version / 10000), which is newer than "
                    + "this program; install a newer one.")
        }
    }

    /// The version of the standard that the file declares, for example 10300.
    public func declaredVersion() throws(LayerError) -> Int {
        try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    }

    /// The names of all layers, with and without shapes, in alphabetical order.
    public func layerNames() throws(LayerError) -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT table_name FROM gpkg_contents
                    WHERE data_type IN ('features', 'attributes')
                      AND table_name IN (SELECT name FROM sqlite_master)
                      AND table_name <> 'layer_styles'
                    ORDER BY table_name
                    """)
        }
    }

    /// A layer by its name.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where the file has none of that name.
    public func layer(_ name: String) throws(LayerError) -> GeoPackageLayer {
        let table = try read { try TableReader.table(name, in: $0, path: self.path) }
        return GeoPackageLayer(self, table)
    }

    /// Runs SQL of tests, to make what other programs make.
    package func execute(sql: String) throws(LayerError) {
        try write { try $0.database.execute(sql: sql) }
    }

    /// What is wrong with the file, as sentences; empty where it is sound.
    ///
    /// Looks at every page (`integrity_check`), at references between tables, and at the indexes, whose
    /// boxes are compared with the shapes.
    public func findings() throws(LayerError) -> [String] {
        try read { database in
            var findings = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                .filter { $0 != "ok" }
            for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                let table: String = row.readable(0) ?? "?"
                let parent: String = row.readable(2) ?? "?"
                findings.append("A row of \(table) refers to a row of \(parent) that is not there.")
            }
            for table in try TableReader.allTables(in: database, path: self.path) {
                findings += try IndexAudit.findings(of: table, in: database)
            }
            return findings
        }
    }
}
