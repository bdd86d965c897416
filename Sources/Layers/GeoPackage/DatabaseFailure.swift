internal import GRDB

/// What SQLite reports, as sentences for people.
enum DatabaseFailure {
    /// Runs a body and gives its errors the path and a remedy.
    static func translated<Result>(
        _ path: String, _ body: () throws -> Result
    ) throws(LayerError) -> Result {
        do {
            return try body()
        } catch let error as LayerError {
            throw error
        } catch let error as DatabaseError
            where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
        {
            throw .busy(path: path)
        } catch let error as DatabaseError {
            throw .file(path: path, reason: reason(error))
        } catch {
            throw .file(path: path, reason: "\(error)")
        }
    }

    private static func reason(_ error: DatabaseError) -> String {
        let message = error.message ?? "code \(error.extendedResultCode.rawValue)"
        return switch error.resultCode {
        case .SQLITE_FULL: "the disk is full; free some space and try again. Nothing was lost."
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            "it cannot be written; check its permissions and whether the disk is read-only."
        case .SQLITE_CANTOPEN: "it cannot be opened; check the path and the permissions."
        case .SQLITE_NOTADB: "it is not a GeoPackage; give the path of a .gpkg file."
        case .SQLITE_CORRUPT: "the file is damaged (\(message)); restore it from a copy."
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
            "the disk is full, and reading needs a little room beside the file; free some space."
        case .SQLITE_IOERR: "the disk reported an error (\(message))."
        case .SQLITE_CONSTRAINT: "a rule of the table was broken: \(message)."
        default: "SQLite says: \(message)."
        }
    }
}
