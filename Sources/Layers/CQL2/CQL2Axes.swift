import Geodesy

/// The reference system of the positions in a filter.
struct CQL2Axes {
    private let crs: CRS
    private let transformation: Transformation?

    init(_ crs: CRS) throws(LayerError) {
        self.crs = crs
        if crs == .crs84 {
            transformation = nil
            return
        }
        do throws(GeodesyError) {
            transformation = try Transformation(from: .crs84, to: crs)
        } catch {
            throw .malformed(format: "CQL2", line: 1, column: 1, reason: "\(error)")
        }
    }

    /// The position of two numbers as they are written, in the axis order of the system.
    func coordinate(_ first: Double, _ second: Double) throws(GeodesyError) -> Coordinate {
        guard let transformation else {
            return try Coordinate(latitude: second, longitude: first)
        }
        let (x, y) = crs.isNorthFirst ? (second, first) : (first, second)
        return try transformation.coordinate(at: MapPosition(x: x, y: y))
    }

    /// The shape of a box of four edges in the order of the system; two boxes where the first edge
    /// in longitude is greater than the second.
    func box(_ edges: [Double]) throws(GeodesyError) -> Geometry {
        let (firstLow, secondLow, firstHigh, secondHigh) = (edges[0], edges[1], edges[2], edges[3])
        if crs == .crs84 {
            _ = try BoundingBox(
                west: firstLow, south: secondLow, east: firstHigh, north: secondHigh)
        }
        if crs == .crs84, firstLow > firstHigh {
            return .multiPolygon([
                try rings(firstLow, secondLow, 180, secondHigh),
                try rings(-180, secondLow, firstHigh, secondHigh),
            ])
        }
        if crs.kind == .geographic, crs.isNorthFirst, secondLow > secondHigh {
            return .multiPolygon([
                try rings(firstLow, secondLow, firstHigh, 180),
                try rings(firstLow, -180, firstHigh, secondHigh),
            ])
        }
        return .polygon(try rings(firstLow, secondLow, firstHigh, secondHigh))
    }

    private func rings(
        _ firstLow: Double, _ secondLow: Double, _ firstHigh: Double, _ secondHigh: Double
    ) throws(GeodesyError) -> [[Coordinate]] {
        // The edges of a box in another projection are curves on WGS 84.
        let steps = crs.kind == .geographic ? 1 : 16
        var corners = [(firstLow, secondLow), (firstHigh, secondLow)]
        corners += [(firstHigh, secondHigh), (firstLow, secondHigh)]
        var ring: [Coordinate] = []
        for index in 0..<4 {
            let from = corners[index]
            let to = corners[(index + 1) % 4]
            for step in 0..<steps {
                let part = Double(step) / Double(steps)
                ring.append(
                    try coordinate(
                        from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part))
            }
        }
        ring.append(ring[0])
        return [ring]
    }
}
