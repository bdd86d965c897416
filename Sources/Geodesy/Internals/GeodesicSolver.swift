import CPROJ

/// The border to PROJ's `geodesic.h`: pure functions over an initialised ellipsoid.
///
/// `geod_geodesic` is plain numbers, so the value is `Sendable` and may be used by many tasks at once.
struct GeodesicSolver: Sendable {
    private let ellipsoid: geod_geodesic

    init(semiMajorAxis: Double, flattening: Double) {
        var ellipsoid = geod_geodesic()
        unsafe geod_init(&ellipsoid, semiMajorAxis, flattening)
        self.ellipsoid = ellipsoid
    }

    func inverse(from origin: Coordinate, to destination: Coordinate) -> GeodesicSegment {
        var metres = 0.0
        var initial = 0.0
        var final = 0.0
        unsafe withUnsafePointer(to: ellipsoid) { ellipsoid in
            unsafe geod_inverse(
                ellipsoid, origin.latitude, origin.longitude, destination.latitude,
                destination.longitude, &metres, &initial, &final)
        }
        // Equal positions have no direction; PROJ answers 180 there, which would read as "south".
        guard metres > 0 else {
            let north = Azimuth(degrees: 0)
            return GeodesicSegment(distance: .zero, initialAzimuth: north, finalAzimuth: north)
        }
        return GeodesicSegment(
            distance: Length(metres: metres), initialAzimuth: Azimuth(degrees: initial),
            finalAzimuth: Azimuth(degrees: final))
    }

    func distance(from origin: Coordinate, to destination: Coordinate) -> Length {
        var metres = 0.0
        unsafe withUnsafePointer(to: ellipsoid) { ellipsoid in
            unsafe geod_inverse(
                ellipsoid, origin.latitude, origin.longitude, destination.latitude,
                destination.longitude, &metres, nil, nil)
        }
        return Length(metres: metres)
    }

    func direct(from origin: Coordinate, azimuth: Azimuth, distance: Length) -> Waypoint {
        var latitude = 0.0
        var longitude = 0.0
        var final = 0.0
        unsafe withUnsafePointer(to: ellipsoid) { ellipsoid in
            unsafe geod_direct(
                ellipsoid, origin.latitude, origin.longitude, azimuth.degrees, distance.metres,
                &latitude, &longitude, &final)
        }
        return Waypoint(
            coordinate: Coordinate(uncheckedLatitude: latitude, longitude: longitude),
            azimuth: Azimuth(degrees: final))
    }

    /// The signed area (counter-clockwise positive, at most half the earth) and the perimeter.
    func measure(ring: some Sequence<Coordinate>) -> (squareMetres: Double, metres: Double) {
        var area = 0.0
        var perimeter = 0.0
        var polygon = geod_polygon()
        unsafe geod_polygon_init(&polygon, 0)
        unsafe withUnsafePointer(to: ellipsoid) { ellipsoid in
            for coordinate in ring {
                unsafe geod_polygon_addpoint(
                    ellipsoid, &polygon, coordinate.latitude, coordinate.longitude)
            }
            _ = unsafe geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, &perimeter)
        }
        return (area, perimeter)
    }
}
