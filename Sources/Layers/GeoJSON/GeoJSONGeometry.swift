import Geodesy

/// Reads the geometry objects of GeoJSON straight from the tokens.
enum GeoJSONGeometry {
    /// The nested arrays of `coordinates`, before the type says how deep they must be.
    private indirect enum Tree {
        case position(Coordinate)
        case positions([Coordinate])
        case list([Tree])
    }

    /// What a geometry object says.
    struct Parts {
        var type: String?
        private var tree: Tree?
        private var geometries: [Geometry]?

        /// Takes one member of the object; others than those of RFC 7946 are passed over.
        mutating func take(_ name: String, _ parser: inout JSONParser) throws(LayerError) {
            switch name {
            case "type": type = try readTypeName(&parser)
            case "coordinates": tree = try readTree(&parser)
            case "geometries":
                var list: [Geometry] = []
                try parser.readArray { (parser) throws(LayerError) in
                    if let geometry = try read(&parser) { list.append(geometry) }
                }
                geometries = list
            default: try parser.skipValue()
            }
        }

        /// The shape, where the parts agree; nil for one without positions.
        func geometry(error: (String) -> LayerError) throws(LayerError) -> Geometry? {
            guard let type else { throw error("a geometry has no type.") }
            guard types.contains(type) else {
                throw error(
                    "\"\(type)\" is no geometry type; GeoJSON has "
                        + types.joined(separator: ", ") + ".")
            }
            if type == "GeometryCollection" {
                guard let geometries else {
                    throw error("a GeometryCollection has no geometries.")
                }
                return .collection(geometries)
            }
            guard let tree else { throw error("a \(type) has no coordinates.") }
            guard let geometry = GeoJSONGeometry.geometry(type, tree) else {
                throw error("the coordinates are not nested as a \(type) asks for.")
            }
            // RFC 7946, 3.1: empty coordinates may be read as no geometry.
            if case .list(let list) = tree, list.isEmpty { return nil }
            return geometry
        }
    }

    /// The names of the types, as GeoJSON writes them.
    static let types = [
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
        "GeometryCollection",
    ]

    /// Reads a geometry object or `null`.
    static func read(_ parser: inout JSONParser) throws(LayerError) -> Geometry? {
        parser.skipSpace()
        if parser.byte == UInt8(ascii: "n") {
            try parser.readLiteral("null")
            return nil
        }
        let start = parser.position
        var parts = Parts()
        try parser.readObject { (parser, name) throws(LayerError) in
            try parts.take(name, &parser)
        }
        return try parts.geometry { parser.error($0, at: start) }
    }

    static func readTypeName(_ parser: inout JSONParser) throws(LayerError) -> String {
        parser.skipSpace()
        guard parser.byte == 0x22 else { throw parser.error("the type must be a text.") }
        return try parser.readString()
    }

    /// The shape of the type, or nil where the arrays are not nested as it asks for.
    private static func geometry(_ type: String, _ tree: Tree) -> Geometry? {
        switch (type, tree) {
        case ("Point", .position(let coordinate)): .point(coordinate)
        case ("Point", .list(let list)) where list.isEmpty: .collection([])
        case ("MultiPoint", _): line(tree).map(Geometry.multiPoint)
        case ("LineString", _): line(tree).map(Geometry.lineString)
        case ("MultiLineString", _): lines(tree).map(Geometry.multiLineString)
        case ("Polygon", _): lines(tree).map(Geometry.polygon)
        case ("MultiPolygon", .list(let list)): all(list.map(lines)).map(Geometry.multiPolygon)
        default: nil
        }
    }

    private static func line(_ tree: Tree) -> [Coordinate]? {
        switch tree {
        case .positions(let line): line
        case .list(let list) where list.isEmpty: []
        default: nil
        }
    }

    private static func lines(_ tree: Tree) -> [[Coordinate]]? {
        guard case .list(let list) = tree else { return nil }
        return all(list.map(line))
    }

    private static func all<Element>(_ list: [Element?]) -> [Element]? {
        let found = list.compactMap(\.self)
        return found.count == list.count ? found : nil
    }

    private static func readTree(_ parser: inout JSONParser) throws(LayerError) -> Tree {
        try parser.expect(UInt8(ascii: "["), "an array of coordinates")
        try parser.enter()
        defer { parser.leave() }
        parser.skipSpace()
        if parser.byte != UInt8(ascii: "["), parser.byte != UInt8(ascii: "]") {
            return .position(try readPosition(&parser))
        }
        var positions: [Coordinate] = []
        var list: [Tree] = []
        if parser.skip(UInt8(ascii: "]")) { return .list([]) }
        repeat {
            parser.skipSpace()
            let start = parser.position
            switch try readTree(&parser) {
            case .position(let position) where list.isEmpty: positions.append(position)
            case let tree:
                guard positions.isEmpty else {
                    throw parser.error("positions and arrays are mixed.", at: start)
                }
                list.append(tree)
            }
        } while parser.skip(UInt8(ascii: ","))
        try parser.expect(UInt8(ascii: "]"), "a comma or the end of the array")
        return list.isEmpty ? .positions(positions) : .list(list)
    }

    /// The one place where the order of the two numbers is read: longitude, latitude, and a height
    /// that is passed over (RFC 7946, 3.1.1).
    private static func readPosition(_ parser: inout JSONParser) throws(LayerError) -> Coordinate {
        let start = parser.position
        let longitude = try parser.readNumber().double
        guard parser.skip(UInt8(ascii: ",")) else {
            throw parser.error("a position needs a longitude and a latitude.", at: start)
        }
        let latitude = try parser.readNumber().double
        while parser.skip(UInt8(ascii: ",")) { _ = try parser.readNumber() }
        try parser.expect(UInt8(ascii: "]"), "a comma or the end of the position")
        do throws(GeodesyError) {
            return try Coordinate(writtenLatitude: latitude, longitude: longitude)
        } catch {
            throw parser.error(
                "\(error) GeoJSON is in degrees on WGS 84, longitude first.", at: start)
        }
    }
}
