import Glibc

/// The two ends of a short edge, with longitudes that may leave -180...180 but differ by at most 180.
struct EdgeEnds: Sendable {
    let startLatitude: Double
    let startLongitude: Double
    let endLatitude: Double
    let endLongitude: Double

    var start: Coordinate {
        Coordinate(
            uncheckedLatitude: startLatitude, longitude: LongitudeSpan.wrapped(startLongitude))
    }

    var end: Coordinate {
        Coordinate(uncheckedLatitude: endLatitude, longitude: LongitudeSpan.wrapped(endLongitude))
    }

    /// How many degrees a geodesic piece can reach beyond the latitudes of its ends.
    var northwardBulge: Double {
        let highest = max(abs(startLatitude), abs(endLatitude))
        guard highest < 85 else { return 5 }
        let length = EdgeChain.longestPiece / SpacePoint.leastRadius
        return length * length * tan(highest * .pi / 180) / 8 * 180 / .pi * 1.02
    }

    /// The name of a longitude that is at least `west` and less than `west` + 360.
    static func turns(of longitude: Double, from west: Double) -> Double {
        var turned = longitude
        while turned < west { turned += 360 }
        while turned - 360 >= west { turned -= 360 }
        return turned
    }

    /// Whether the edge crosses the meridian of a position to the north of it.
    ///
    /// The western end belongs to the edge, the eastern one to the next: so a vertex counts once.
    func passes(northOf position: Coordinate, kind: EdgeKind) -> Bool {
        let west = min(startLongitude, endLongitude)
        let east = max(startLongitude, endLongitude)
        let longitude = Self.turns(of: position.longitude, from: west)
        guard longitude < east else { return false }
        switch kind {
        case .straight:
            // Always from the western end, so that both sides of a shared edge round alike.
            let goesEast = endLongitude > startLongitude
            let from = goesEast ? startLatitude : endLatitude
            let to = goesEast ? endLatitude : startLatitude
            return from + (longitude - west) / (east - west) * (to - from) > position.latitude
        case .geodesic:
            let bulge = northwardBulge
            if min(startLatitude, endLatitude) - bulge > position.latitude { return true }
            if max(startLatitude, endLatitude) + bulge < position.latitude { return false }
            // Seen from the western end, the path lies left (north) of a position that is right of it.
            let goesEast = endLongitude > startLongitude
            let origin = goesEast ? start : end
            let along = Geodesic.wgs84.segment(from: origin, to: goesEast ? end : start)
            let across = Geodesic.wgs84.segment(from: origin, to: position)
            guard across.distance > .zero else { return false }
            return along.initialAzimuth.degrees < across.initialAzimuth.degrees
        }
    }
}
