import Geodesy
import TestSupport
import Testing

@Suite struct GeodesicTests {
    /// What Karney's method promises, in metres.
    static let promised = 15e-9
    /// One step of a `Double` at 180 degrees, as metres on the ground: what the input itself loses.
    static let inputStep = 3.2e-9
    /// The tolerance of azimuths in PROJ's own test, in degrees.
    static let azimuthStep = 1e-13

    @Test("Niamey to Agadez is 738.626 km at azimuth 58.04° (GeodSolve 2.1.2)")
    func niameyToAgadez() throws {
        let niamey = try Coordinate(latitude: 13.51366, longitude: 2.10980)
        let agadez = try Coordinate(latitude: 16.97333, longitude: 7.99111)
        let segment = Geodesic.wgs84.segment(from: niamey, to: agadez)
        #expect(abs(segment.distance.metres - 738_626.311421) < 1e-6)
        #expect(abs(segment.initialAzimuth.degrees - 58.04044569743) < 1e-10)
        #expect(abs(segment.finalAzimuth.degrees - 59.58875106004) < 1e-10)
        #expect(segment.initialAzimuth.principalCompassPoint == .northeast)
        #expect(segment.initialAzimuth.compassPoint == .eastNortheast)
        #expect(abs(segment.distance.miles - 458.961) < 0.0005)
    }

    @Test("The inverse problem agrees with GeographicLib's test set to 15 nm on every row")
    func inverseRows() throws {
        for row in try ReferenceRow.all() {
            let found = Geodesic.wgs84.segment(from: row.origin, to: row.destination)
            let error = abs(found.distance.metres - row.distance.metres)
            #expect(error <= Self.promised + Self.inputStep, "\(row)")
            // An error of direction counts as the distance by which it misses the end.
            let allowed =
                (Self.promised + Self.inputStep) / max(abs(row.reducedLength), 1e-3) * 180 / .pi
                + Self.azimuthStep
            let start = found.initialAzimuth.angle(to: row.initialAzimuth)
            let end = found.finalAzimuth.angle(to: row.finalAzimuth)
            #expect(start <= allowed, "initial azimuth off by \(start)°, \(row)")
            #expect(end <= allowed, "final azimuth off by \(end)°, \(row)")
        }
    }

    @Test("The direct problem agrees with GeographicLib's test set to 15 nm on every row")
    func directRows() throws {
        for row in try ReferenceRow.all() {
            let forth = Geodesic.wgs84.destination(
                row.distance, toward: row.initialAzimuth, from: row.origin)
            let missed = Geodesic.wgs84.distance(from: forth, to: row.destination).metres
            #expect(missed <= Self.promised + 2 * Self.inputStep, "\(row)")
            let back = Geodesic.wgs84.destination(
                row.distance, toward: row.finalAzimuth.reversed, from: row.destination)
            let missedBack = Geodesic.wgs84.distance(from: back, to: row.origin).metres
            #expect(missedBack <= Self.promised + 2 * Self.inputStep, "\(row)")
        }
    }

    @Test("Distances between places of the Sahel agree with GeographicLib", arguments: SahelLeg.all)
    func sahelLegs(_ leg: SahelLeg) throws {
        let segment = Geodesic.wgs84.segment(
            from: try leg.origin.coordinate(), to: try leg.destination.coordinate())
        // The rows are rounded to metres and hundredths of a degree.
        #expect(abs(segment.distance.kilometres - leg.kilometres) <= 0.00051)
        #expect(abs(segment.distance.miles - leg.miles) <= 0.00051)
        #expect(segment.initialAzimuth.angle(to: Azimuth(degrees: leg.azimuth)) <= 0.0051)
        let back = segment.finalAzimuth.reversed
        #expect(back.angle(to: Azimuth(degrees: leg.backAzimuth)) <= 0.0051)
        #expect(segment.initialAzimuth.principalCompassPoint.abbreviation == leg.of8)
        #expect(segment.initialAzimuth.compassPoint.abbreviation == leg.of16)
    }

    @Test("Each of a dozen awkward positions can be measured to and gone to from each other")
    func awkwardPositions() throws {
        let positions = try Self.awkward.map { try Coordinate(latitude: $0.0, longitude: $0.1) }
        for first in positions {
            for second in positions {
                let segment = Geodesic.wgs84.segment(from: first, to: second)
                #expect(segment.distance.metres >= 0)
                #expect(segment.distance.metres <= 20_003_931.46)
                let back = Geodesic.wgs84.distance(from: second, to: first)
                #expect(abs(back.metres - segment.distance.metres) < 1e-8)
                let reached = Geodesic.wgs84.destination(
                    segment.distance, toward: segment.initialAzimuth, from: first)
                #expect(Geodesic.wgs84.distance(from: reached, to: second).metres < 1e-7)
            }
        }
    }

    static let awkward: [(Double, Double)] = [
        (90, 0), (-90, 0), (0, 180), (0, -180), (-0.0, -0.0), (0, 0), (13.5, 2.1), (-13.5, -177.9),
        (13.5, 2.100001), (-33.9, 18.4), (-18.14, 178.44), (-77.85, 166.67), (90, 123), (-90, -180),
    ]

    @Test("The way from pole to pole is 20003.931459 km, half the meridian")
    func poleToPole() throws {
        let north = try Coordinate(latitude: 90, longitude: 30)
        let south = try Coordinate(latitude: -90, longitude: -71)
        // GeographicLib: twice the quarter meridian of 10001965.7293127 m.
        let length = Geodesic.wgs84.distance(from: north, to: south)
        #expect(abs(length.metres - 20_003_931.4586254) < 1e-6)
    }

    @Test("Equal positions are no distance apart and the direction is north")
    func equalPositions() throws {
        let suva = try Coordinate(latitude: -18.14, longitude: 178.44)
        let segment = Geodesic.wgs84.segment(from: suva, to: suva)
        #expect(segment.distance == .zero)
        #expect(segment.initialAzimuth.degrees == 0)
    }

    @Test("Both names of the antimeridian are the same position")
    func antimeridian() throws {
        let east = try Coordinate(latitude: -17, longitude: 180)
        let west = try Coordinate(latitude: -17, longitude: -180)
        #expect(Geodesic.wgs84.distance(from: east, to: west).metres < 1e-8)
    }

    @Test(
        "What is no position is refused with the value",
        arguments: [
            (Double.nan, 0.0), (90.000001, 0), (-91, 0), (.infinity, 0), (0, .nan), (0, 180.5),
        ])
    func refused(_ latitude: Double, _ longitude: Double) {
        #expect(throws: GeodesyError.self) {
            try Coordinate(latitude: latitude, longitude: longitude)
        }
    }

    @Test("A latitude that would be a longitude asks whether they were swapped")
    func swapped() throws {
        let error = #expect(throws: GeodesyError.self) {
            try Coordinate(latitude: 133.9, longitude: 18.4)
        }
        #expect(
            error?.description
                == "Latitude 133.9 is outside -90...90. Were latitude and longitude swapped?")
    }

    @Test("Direct after inverse comes back, distances are symmetric and obey the triangle")
    func properties() {
        let seed: UInt64 = 20_171_004
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let a = Coordinate.random(using: &generator)
            let b = Coordinate.random(using: &generator)
            let c = Coordinate.random(using: &generator)
            let ab = Geodesic.wgs84.segment(from: a, to: b)
            let reached = Geodesic.wgs84.destination(
                ab.distance, toward: ab.initialAzimuth, from: a)
            #expect(
                Geodesic.wgs84.distance(from: reached, to: b).metres < 1e-7, "seed \(seed)")
            let ba = Geodesic.wgs84.distance(from: b, to: a)
            #expect(abs(ba.metres - ab.distance.metres) < 1e-8, "seed \(seed)")
            let way = Geodesic.wgs84.length(of: [a, c, b])
            #expect(way.metres >= ab.distance.metres - 1e-8, "seed \(seed)")
        }
    }
}
