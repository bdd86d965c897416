import Geodesy

extension Geometry {
    /// The same shape in the form that map files ask for.
    ///
    /// Rings are closed and without repeated positions, exteriors counter-clockwise and holes
    /// clockwise (RFC 7946, 3.1.6); lines and polygons that cross the antimeridian are cut there
    /// into their multiple forms (RFC 7946, 3.1.9), with straight lines in degrees; a ring around a
    /// pole is led to the pole along the antimeridian. A step of more than 180 degrees of longitude
    /// is taken the short way round.
    ///
    /// - Parameter decimals: The decimals of a degree to which positions are rounded, 0...9; six are
    ///   about 11 centimetres.
    /// - Returns: The shape, of the same type or its multiple form.
    /// - Complexity: Linear in the positions, and O(*n* log *n*) in the crossings.
    public func normalised(decimals: Int = 6) -> Geometry {
        normalised(DegreeGrid(decimals: decimals))
    }

    func normalised(_ grid: DegreeGrid) -> Geometry {
        switch self {
        case .point(let coordinate):
            return .point(RawPosition(coordinate, grid).coordinate(shifted: 0, grid))
        case .multiPoint(let coordinates):
            return .multiPoint(
                coordinates.map { RawPosition($0, grid).coordinate(shifted: 0, grid) })
        case .lineString(let line):
            let pieces = Geometry.pieces(ofLine: line, grid)
            return pieces.count == 1 ? .lineString(pieces[0]) : .multiLineString(pieces)
        case .multiLineString(let lines):
            return .multiLineString(lines.flatMap { Geometry.pieces(ofLine: $0, grid) })
        case .polygon(let rings):
            let pieces = Geometry.pieces(ofPolygon: rings, grid)
            return pieces.count == 1 ? .polygon(pieces[0]) : .multiPolygon(pieces)
        case .multiPolygon(let polygons):
            return .multiPolygon(polygons.flatMap { Geometry.pieces(ofPolygon: $0, grid) })
        case .collection(let geometries):
            return .collection(geometries.map { $0.normalised(grid) })
        }
    }

    private static func pieces(ofLine line: [Coordinate], _ grid: DegreeGrid) -> [[Coordinate]] {
        let positions = Unwrapped.line(line, grid)
        // A line of one place twice is no line, but it is all there is.
        guard positions.count > 1 else {
            return [line.map { RawPosition($0, grid).coordinate(shifted: 0, grid) }]
        }
        return AntimeridianCutter.pieces(ofLine: positions).map { wrapped($0, grid) }
    }

    private static func pieces(
        ofPolygon polygon: [[Coordinate]], _ grid: DegreeGrid
    ) -> [[[Coordinate]]] {
        let rings = polygon.map { Unwrapped.ring($0, grid) }
        guard let exterior = rings.first,
            let extent = AntimeridianCutter.extent(of: exterior)
        else { return [[]] }
        let whole =
            [exterior]
            + rings.dropFirst().map { hole in
                // Lay each hole on the turn on which the exterior lies.
                guard let own = AntimeridianCutter.extent(of: hole) else { return hole }
                let middle = (own.west + own.east) / 2
                let turn: Double =
                    middle < extent.west ? 360 : middle > extent.east ? -360 : 0
                return hole.map {
                    RawPosition(longitude: $0.longitude + turn, latitude: $0.latitude)
                }
            }
        let pieces = AntimeridianCutter.pieces(ofPolygon: whole)
        return pieces.map { rings in
            rings.enumerated().compactMap { (index, ring) in
                let isCounterClockwise = Unwrapped.doubleArea(ring) >= 0
                let positions = isCounterClockwise == (index == 0) ? ring : ring.reversed()
                let written = wrapped(positions, grid)
                return index == 0 || written.count >= 4 ? written : nil
            }
        }
    }

    /// Brings a piece that lies within one turn back to -180...180.
    private static func wrapped(_ piece: [RawPosition], _ grid: DegreeGrid) -> [Coordinate] {
        guard let extent = AntimeridianCutter.extent(of: piece) else { return [] }
        let turn = -360 * (((extent.west + extent.east) / 2 + 180) / 360).rounded(.down)
        // Rounding may have brought the ends of a cut onto their neighbours.
        return piece.reduce(into: []) { written, position in
            let next = position.coordinate(shifted: turn, grid)
            if written.last != next { written.append(next) }
        }
    }
}
