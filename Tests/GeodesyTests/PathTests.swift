import Geodesy
import Testing

@Suite struct PathTests {
    @Test("Points along Niamey to Agadez agree with GeographicLib")
    func along() throws {
        let niamey = try SahelPlace.niamey.coordinate()
        let agadez = try SahelPlace.agadez.coordinate()
        let points = Geodesic.wgs84.points(from: niamey, to: agadez, count: 5)
        #expect(points.count == 5 && points.first == niamey && points.last == agadez)
        #expect(abs(points[1].latitude - 14.39281318888151) < 1e-12)
        #expect(abs(points[1].longitude - 3.562414955741591) < 1e-12)
        let middle = Geodesic.wgs84.midpoint(from: niamey, to: agadez)
        #expect(abs(middle.latitude - 15.262909352473399) < 1e-12)
        #expect(abs(middle.longitude - 5.02638308538884) < 1e-12)
        let spaced = Geodesic.wgs84.points(
            from: niamey, to: agadez, spacing: Length(kilometres: 100))
        #expect(spaced.count == 9)
        #expect(abs(Geodesic.wgs84.length(of: spaced).metres - 738_626.311421) < 1e-6)
        #expect(Geodesic.wgs84.length(of: [niamey]) == .zero)
        #expect(
            Geodesic.wgs84.points(from: niamey, to: niamey, spacing: Length(metres: 1)).count == 2)
    }

    /// Perimeters and signed areas of PyPI geographiclib 2.1.
    static let rings: [([(Double, Double)], Double, Double)] = [
        (
            [(13.51366, 2.1098), (16.97333, 7.99111), (16.27167, -0.04472)], 1982693.4101369835,
            141215974713.56165
        ),
        ([(52, 0), (41, -74), (-23, -43), (-26, 28)], 29506941.15517801, 65690027591345.67),
        (
            [(-17, 178), (-17, -178), (-19, -178), (-19, 178)], 1289816.8127823856,
            -93795539347.80603
        ),
        ([(80, 0), (80, 90), (80, 180), (80, -90)], 6301599.963614223, 2507270031169.875),
    ]

    @Test("Perimeter, area and sense of rings agree with GeographicLib", arguments: rings)
    func areas(_ corners: [(Double, Double)], _ perimeter: Double, _ area: Double) throws {
        let ring = try corners.map { try Coordinate(latitude: $0.0, longitude: $0.1) }
        for closed in [ring, ring + ring.prefix(1)] {
            let found = try Geodesic.wgs84.measure(ring: closed)
            #expect(abs(found.perimeter.metres - perimeter) < 1e-6)
            // GeographicLib promises 0.1 square metres for a corner.
            #expect(abs(found.area.squareMetres - abs(area)) < 0.1 * Double(ring.count))
            #expect(found.isCounterclockwise == (area > 0))
        }
        #expect(throws: GeodesyError.tooFewPositions(needed: 3, found: 2)) {
            try Geodesic.wgs84.measure(ring: Array(ring.prefix(2)))
        }
    }

    @Test(
        "Rhumb directions are angles on the Mercator map of pyproj",
        arguments: [
            (13.51366, 2.1098, 16.97333, 7.99111, 58.783929609715805),
            (14.6937, -17.44406, 12.10672, 15.0444, 94.6504998096339),
            (40.6, -73.8, 51.6, -0.5, 77.76838971025568),
            (-33.9, 18.4, -77.85, 166.67, 121.854467175632),
            (10, 20, 10, 25, 90), (10, 20, 10, 15, 270), (10, 178, 10, -178, 90), (0, 0, 90, 50, 0),
            (5, 5, -90, 5, 180), (7, 7, 7, 7, 0), (0, 179, 1e-9, -179, 89.9999999714),
        ])
    func rhumb(
        _ latitude: Double, _ longitude: Double, _ toLatitude: Double, _ toLongitude: Double,
        _ degrees: Double
    ) throws {
        let found = Geodesic.wgs84.rhumbAzimuth(
            from: try Coordinate(latitude: latitude, longitude: longitude),
            to: try Coordinate(latitude: toLatitude, longitude: toLongitude))
        // pyproj gives the map to a micrometre, the shortest of these lines is 700 km long.
        #expect(found.angle(to: Azimuth(degrees: degrees)) < 1e-8)
    }
}
