/// Measures on the WGS 84 ellipsoid: distances, directions, destinations.
///
/// The solver is PROJ's `geodesic.h`, Karney's method with series to sixth order, accurate to about
/// 15 nanometres. Distances are geodesics on the ellipsoid, not great circles on a sphere and not
/// rhumb lines.
///
/// See C. F. F. Karney, *Algorithms for geodesics*, J. Geodesy 87 (2013),
/// doi:10.1007/s00190-012-0578-z.
public struct Geodesic: Sendable {
    private let solver: GeodesicSolver

    /// The solver for WGS 84, the figure that every ``Coordinate`` refers to.
    public static let wgs84 = Geodesic(
        solver: GeodesicSolver(semiMajorAxis: 6_378_137, flattening: 1 / 298.257_223_563))

    /// The shortest path between two positions.
    ///
    /// Symmetric in length; defined for antipodes and poles. For equal positions the length is zero
    /// and both directions are north.
    ///
    /// - Parameters:
    ///   - origin: Where the path starts.
    ///   - destination: Where it ends.
    /// - Returns: The length, at most 20 003 931.5 metres (pole to pole), and both directions.
    ///
    /// The corresponding C function is `geod_inverse`.
    public func segment(from origin: Coordinate, to destination: Coordinate) -> GeodesicSegment {
        solver.inverse(from: origin, to: destination)
    }

    /// The shortest distance over the ellipsoid between two positions.
    ///
    /// - Parameters:
    ///   - origin: Where the path starts.
    ///   - destination: Where it ends.
    /// - Returns: A length of at least zero, at most 20 003 931.5 metres (pole to pole).
    /// - Note: Not the great-circle distance, which differs by up to 0.56 percent.
    ///
    /// The corresponding C function is `geod_inverse`.
    public func distance(from origin: Coordinate, to destination: Coordinate) -> Length {
        solver.distance(from: origin, to: destination)
    }

    /// The position reached by going a distance in a direction.
    ///
    /// - Parameters:
    ///   - distance: How far; a negative length goes backwards.
    ///   - azimuth: The direction on leaving the origin.
    ///   - origin: Where to start.
    /// - Returns: The end of the geodesic, with longitude in -180...180.
    ///
    /// The corresponding C function is `geod_direct`.
    public func destination(
        _ distance: Length, toward azimuth: Azimuth, from origin: Coordinate
    ) -> Coordinate {
        solver.direct(from: origin, azimuth: azimuth, distance: distance).coordinate
    }

    /// The position reached by going a distance in a direction, and the direction on passing it.
    ///
    /// - Parameters:
    ///   - distance: How far; a negative length goes backwards.
    ///   - azimuth: The direction on leaving the origin.
    ///   - origin: Where to start.
    /// - Returns: The end of the geodesic with its forward direction there.
    ///
    /// The corresponding C function is `geod_direct`.
    public func waypoint(
        after distance: Length, toward azimuth: Azimuth, from origin: Coordinate
    ) -> Waypoint {
        solver.direct(from: origin, azimuth: azimuth, distance: distance)
    }

    /// The perimeter, the area and the sense of a ring whose edges are geodesics.
    ///
    /// - Parameter ring: The corners in order; the last may repeat the first.
    /// - Returns: The measures of the ring. Of the two sides it measures the one that the sense
    ///   makes the inside, counted as at most half the earth.
    /// - Throws: ``GeodesyError/tooFewPositions(needed:found:)`` for fewer than three corners.
    /// - Complexity: O(*n*).
    ///
    /// The corresponding C functions are `geod_polygon_addpoint` and `geod_polygon_compute`.
    public func measure(ring: [Coordinate]) throws(GeodesyError) -> RingMeasure {
        let open = ring.count > 1 && ring.first == ring.last ? ring.dropLast() : ring[...]
        guard open.count >= 3 else { throw .tooFewPositions(needed: 3, found: open.count) }
        let measured = solver.measure(ring: open)
        return RingMeasure(
            perimeter: Length(metres: measured.metres),
            area: Area(squareMetres: abs(measured.squareMetres)),
            isCounterclockwise: measured.squareMetres > 0)
    }
}
