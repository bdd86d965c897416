import Glibc

extension Geodesic {
    /// The position half-way along the geodesic between two positions.
    ///
    /// - Parameters:
    ///   - origin: Where the path starts.
    ///   - destination: Where it ends.
    /// - Returns: The position with the same distance to both.
    public func midpoint(from origin: Coordinate, to destination: Coordinate) -> Coordinate {
        let segment = segment(from: origin, to: destination)
        return self.destination(
            segment.distance * 0.5, toward: segment.initialAzimuth, from: origin)
    }

    /// Positions at equal distances along the geodesic between two positions.
    ///
    /// - Parameters:
    ///   - origin: Where the path starts; the first position of the answer.
    ///   - destination: Where it ends; the last position of the answer.
    ///   - count: How many positions in all, both ends included.
    /// - Returns: The positions in order, the two ends exactly as given.
    /// - Precondition: `count` is at least 2.
    /// - Complexity: O(`count`).
    public func points(
        from origin: Coordinate, to destination: Coordinate, count: Int
    ) -> [Coordinate] {
        precondition(count >= 2, "A path has two ends, so \(count) positions are too few.")
        let segment = segment(from: origin, to: destination)
        var points = [origin]
        points.reserveCapacity(count)
        for index in 1..<count - 1 {
            let share = Double(index) / Double(count - 1)
            points.append(
                self.destination(
                    segment.distance * share, toward: segment.initialAzimuth, from: origin))
        }
        points.append(destination)
        return points
    }

    /// Positions along the geodesic between two positions, no farther apart than a spacing.
    ///
    /// - Parameters:
    ///   - origin: Where the path starts; the first position of the answer.
    ///   - destination: Where it ends; the last position of the answer.
    ///   - spacing: The greatest distance between neighbours; all distances are equal.
    /// - Returns: The positions in order, at least the two ends, at most a million and one.
    /// - Precondition: The spacing is longer than zero.
    /// - Complexity: O(length / `spacing`).
    public func points(
        from origin: Coordinate, to destination: Coordinate, spacing: Length
    ) -> [Coordinate] {
        precondition(spacing > .zero, "A spacing of \(spacing.metres) m leads nowhere.")
        let steps = (distance(from: origin, to: destination) / spacing).rounded(.up)
        return points(
            from: origin, to: destination, count: Int(min(1_000_000, max(1, steps))) + 1)
    }

    /// The length of a path through positions in order, zero for fewer than two.
    ///
    /// - Parameter path: The positions; the edges between them are geodesics.
    /// - Returns: The sum of the distances between neighbours.
    /// - Complexity: O(*n*).
    public func length(of path: [Coordinate]) -> Length {
        zip(path, path.dropFirst()).reduce(.zero) { $0 + distance(from: $1.0, to: $1.1) }
    }

    /// The constant direction of the rhumb line (loxodrome) between two positions.
    ///
    /// It is the straight line on a Mercator map, the short way round, and not the shortest path:
    /// readers of such maps mean it when they say "north-east".
    ///
    /// - Parameters:
    ///   - origin: Where the line starts.
    ///   - destination: Where it ends.
    /// - Returns: The direction all along the line; north for equal positions.
    ///
    /// See G. G. Bennett, *Practical rhumb line calculations on the spheroid*, Journal of Navigation
    /// 49 (1996), doi:10.1017/S0373463300013151.
    public func rhumbAzimuth(from origin: Coordinate, to destination: Coordinate) -> Azimuth {
        guard origin.latitude != destination.latitude else {
            let turn = LongitudeSpan.wrapped(destination.longitude - origin.longitude)
            guard turn != 0, abs(origin.latitude) < 90 else { return Azimuth(degrees: 0) }
            return Azimuth(degrees: turn > 0 ? 90 : -90)
        }
        let turn = LongitudeSpan.wrapped(destination.longitude - origin.longitude) * .pi / 180
        let rise = Self.isometricLatitude(destination) - Self.isometricLatitude(origin)
        return Azimuth(degrees: atan2(turn, rise) * 180 / .pi)
    }

    /// The latitude on a Mercator map, in radians; infinite at the poles.
    private static func isometricLatitude(_ coordinate: Coordinate) -> Double {
        guard abs(coordinate.latitude) < 90 else {
            return coordinate.latitude > 0 ? .infinity : -.infinity
        }
        let flattening = 1 / 298.257_223_563
        let eccentricity = (flattening * (2 - flattening)).squareRoot()
        let phi = coordinate.latitude * .pi / 180
        return asinh(tan(phi)) - eccentricity * atanh(eccentricity * sin(phi))
    }
}
