import Geodesy

/// What a GeoPackage says about one of its tables.
struct GeoPackageTable: Sendable {
    /// The reference system of the shapes.
    enum System: Sendable {
        /// Longitude and latitude on WGS 84, or not said to be anything else.
        case geographic
        /// Another system, with the way to it.
        case other(Transformation)
        /// One that is not known, with its name.
        case unknown(String)
    }

    let schema: LayerSchema
    /// The column of the integer primary key, or what else tells the rows apart.
    let key: String
    /// Where rows with the key are read from, as SQL: the table, if it has the key itself.
    let source: String
    /// The column of texts that identifies features; nil where the primary key does.
    let identifier: String?
    let geometry: String?
    let kind: GeometryKind
    let system: System
    let systemID: Int32
    let hasIndex: Bool
    /// Whether a shape that cannot be read is no shape instead of an error.
    var passesOverBrokenShapes = false

    var name: String { schema.name }

    /// The position in the system of the table.
    func project(_ coordinate: Coordinate) throws(LayerError) -> MapPosition {
        switch system {
        case .geographic: return MapPosition(coordinate)
        case .other(let transformation):
            do throws(GeodesyError) {
                return try transformation.project(coordinate)
            } catch {
                throw .file(path: name, reason: "\(error)")
            }
        case .unknown(let system): throw .file(path: name, reason: refusal(of: system))
        }
    }

    /// The position on WGS 84.
    func locate(_ position: MapPosition) throws(BrokenBlob) -> Coordinate {
        do throws(GeodesyError) {
            switch system {
            case .geographic:
                return try Coordinate(writtenLatitude: position.y, longitude: position.x)
            case .other(let transformation): return try transformation.coordinate(at: position)
            case .unknown: break
            }
        } catch {
            throw BrokenBlob(reason: "\(error)")
        }
        throw BrokenBlob(reason: refusal(of: systemName))
    }

    private var systemName: String {
        if case .unknown(let name) = system { name } else { "EPSG:\(systemID)" }
    }

    private func refusal(of system: String) -> String {
        "its coordinates are in \(system), which is not known here; "
            + "convert the layer to EPSG:4326 first."
    }
}
