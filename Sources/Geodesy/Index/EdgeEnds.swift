import Glibc

/// The two ends of a short edge, which goes the short way round the axis.
struct EdgeEnds: Sendable {
    let startLatitude: Double
    let startLongitude: Double
    let endLatitude: Double
    let endLongitude: Double

    var start: Coordinate {
        Coordinate(uncheckedLatitude: startLatitude, longitude: startLongitude)
    }

    var end: Coordinate { Coordinate(uncheckedLatitude: endLatitude, longitude: endLongitude) }

    /// How many degrees the edge turns round the axis, eastward positive.
    var turn: Double { EdgeChain.shortTurn(endLongitude - startLongitude) }

    /// Whether the edge lies on the antimeridian.
    var isOnAntimeridian: Bool { abs(startLongitude) == 180 && startLongitude == endLongitude }

    /// How many degrees a geodesic piece can reach beyond the latitudes of its ends.
    var northwardBulge: Double {
        let highest = max(abs(startLatitude), abs(endLatitude))
        guard highest < 85 else { return 5 }
        let length = EdgeChain.longestPiece / SpacePoint.leastRadius
        return length * length * tan(highest * .pi / 180) / 8 * 180 / .pi * 1.02
    }

    /// How far east of one longitude another lies, 0 ..< 360; exactly zero only if they are the same.
    private static func offset(of longitude: Double, eastOf west: Double) -> Double {
        let plain = longitude == 180 && west != 180 ? -180.0 : longitude
        let origin = west == 180 && longitude != 180 ? -180.0 : west
        return plain >= origin ? plain - origin : plain - origin + 360
    }

    /// Whether the edge crosses the meridian of a position to the north of it.
    ///
    /// The western end belongs to the edge, the eastern one to the next: so a vertex counts once.
    /// Longitudes are compared as they stand, because sums would round two neighbours apart.
    func passes(northOf position: Coordinate, kind: EdgeKind) -> Bool {
        let turn = turn
        guard turn != 0 else { return false }
        let west = turn > 0 ? start : end
        let east = turn > 0 ? end : start
        guard Self.isWithin(position.longitude, from: west.longitude, to: east.longitude) else {
            return false
        }
        switch kind {
        case .straight:
            let offset = Self.offset(of: position.longitude, eastOf: west.longitude)
            let share = min(1, offset / abs(turn))
            return west.latitude + share * (east.latitude - west.latitude) > position.latitude
        case .geodesic:
            let bulge = northwardBulge
            if min(startLatitude, endLatitude) - bulge > position.latitude { return true }
            if max(startLatitude, endLatitude) + bulge < position.latitude { return false }
            // Seen from the western end, the path lies left (north) of a position right of it.
            let along = Geodesic.wgs84.segment(from: west, to: east)
            let across = Geodesic.wgs84.segment(from: west, to: position)
            guard across.distance > .zero else { return false }
            return along.initialAzimuth.degrees < across.initialAzimuth.degrees
        }
    }

    /// Whether a longitude lies on the way east from one to another, without the latter.
    private static func isWithin(_ longitude: Double, from west: Double, to east: Double) -> Bool {
        let place = longitude == 180 ? -180 : longitude
        let from = west == 180 ? -180 : west
        return from <= east ? place >= from && place < east : place >= from || place < east
    }
}
