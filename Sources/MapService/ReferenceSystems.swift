import Geodesy
import Layers

/// The reference systems in which geometries can be had and asked for.
struct ReferenceSystems: Sendable {
    /// The address of the usual system, longitude before latitude.
    static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

    /// A system with the way to it.
    struct System: Sendable {
        let address: String
        let crs: CRS
        /// Nil for the usual system.
        let transformation: Transformation?
    }

    let systems: [System]

    /// The usual system, WGS 84 with latitude first, web maps, and the UTM zones of the Sahel.
    init() throws(GeodesyError) {
        var systems = [System(address: Self.crs84, crs: .crs84, transformation: nil)]
        for code in [4326, 3857, 32630, 32631, 32632, 32633] {
            let crs = try CRS(epsg: code)
            systems.append(
                System(
                    address: "http://www.opengis.net/def/crs/EPSG/0/\(code)", crs: crs,
                    transformation: try Transformation(to: crs)))
        }
        self.systems = systems
    }

    var addresses: [String] { systems.map(\.address) }

    /// The system that a parameter names; 400 for any that is not offered.
    func system(_ request: ServiceRequest, parameter: String) throws(Problem) -> System {
        let wanted = request.query[parameter] ?? Self.crs84
        guard let found = systems.first(where: { $0.address == wanted }) else {
            throw .invalid(
                parameter,
                "\u{201C}\(wanted)\u{201D} is not offered. The systems are "
                    + addresses.joined(separator: ", ") + ".")
        }
        return found
    }
}

extension ReferenceSystems.System {
    /// The two numbers of a position in the order of the system; nil where it does not reach.
    func numbers(of coordinate: Coordinate) -> (Double, Double)? {
        guard let transformation else { return (coordinate.longitude, coordinate.latitude) }
        guard let position = try? transformation.project(coordinate) else { return nil }
        return crs.isNorthFirst ? (position.y, position.x) : (position.x, position.y)
    }

    /// A shape as a GeoJSON geometry in this system; null where it cannot be had in it.
    func json(of geometry: Geometry?) -> JSONValue {
        guard let geometry else { return .null }
        // A planar client would draw what is not cut across the whole map.
        return value(geometry.cut) ?? .null
    }

    private func value(_ geometry: Geometry) -> JSONValue? {
        let type = JSONValue.Member("type", .string(geometry.typeName))
        let coordinates: JSONValue?
        switch geometry {
        case .point(let coordinate): coordinates = position(coordinate)
        case .multiPoint(let line), .lineString(let line): coordinates = list(line, position)
        case .multiLineString(let lines), .polygon(let lines):
            coordinates = list(lines) { list($0, position) }
        case .multiPolygon(let polygons):
            coordinates = list(polygons) { list($0) { list($0, position) } }
        case .collection(let members):
            guard let geometries = list(members, value) else { return nil }
            return .object([type, .init("geometries", geometries)])
        }
        return coordinates.map { .object([type, .init("coordinates", $0)]) }
    }

    private func list<Item>(_ items: [Item], _ value: (Item) -> JSONValue?) -> JSONValue? {
        var values: [JSONValue] = []
        values.reserveCapacity(items.count)
        for item in items {
            guard let value = value(item) else { return nil }
            values.append(value)
        }
        return .array(values)
    }

    private func position(_ coordinate: Coordinate) -> JSONValue? {
        numbers(of: coordinate).map { .array([.number($0.0), .number($0.1)]) }
    }

    /// The box of two corners in this system, on WGS 84.
    func box(_ edges: [Double]) throws -> BoundingBox {
        guard let transformation else {
            return try BoundingBox(
                west: edges[0], south: edges[1], east: edges[2], north: edges[3])
        }
        let ordered = crs.isNorthFirst ? [edges[1], edges[0], edges[3], edges[2]] : edges
        if crs.kind == .geographic {
            return try BoundingBox(
                west: ordered[0], south: ordered[1], east: ordered[2], north: ordered[3])
        }
        guard ordered[0] <= ordered[2], ordered[1] <= ordered[3] else {
            throw GeodesyError.invalidBoundingBox(
                reason: "the first corner must be the lower one in both numbers.")
        }
        // The edges of the box are curves on WGS 84, so more than the corners counts.
        let steps = 16
        var coordinates: [Coordinate] = []
        for step in 0...steps {
            let part = Double(step) / Double(steps)
            let x = ordered[0] + (ordered[2] - ordered[0]) * part
            let y = ordered[1] + (ordered[3] - ordered[1]) * part
            for (x, y) in [(x, ordered[1]), (x, ordered[3]), (ordered[0], y), (ordered[2], y)] {
                coordinates.append(try transformation.coordinate(at: MapPosition(x: x, y: y)))
            }
        }
        guard let box = BoundingBox(containing: coordinates) else { return .world }
        return box
    }
}
