import Geodesy
import Testing

@Suite struct GridTests {
    /// Values of PyPI mgrs 1.6.0 (GEOTRANS).
    static let references: [(Double, Double, String)] = [
        (13.51366, 2.1098, "31PDQ0366494115"), (16.97333, 7.99111, "32QLD9259076880"),
        (-33.9, 18.4, "34HBH5958345888"), (60.3, 5.3, "32VKM9556690558"),
        (78.2, 15.6, "33XWG1369680760"), (78.2, 8.9, "31XFG3447087473"),
        (0, 0, "31NAA6602100000"), (-0.0001, -0.0001, "30MZE3396799988"),
        (-18.14, 178.44, "60KXE5233493729"), (-77.85, 166.67, "58CEU3923257811"),
        (83.9, 179.9, "60XWU3439017795"), (71.999, -156, "05WLV9656191397"),
        (12.60915, -7.97522, "29PPP1130594131"), (33.33424, 44.40363, "38SMB4450088500"),
        (-79.9, -3.1, "30CVS9804229573"), (85, 45, "ZFD9276707232"), (85, -100, "YSH5298196454"),
        (-85, 100, "BHM4701803545"), (-88, -20, "AZQ2404708676"), (90, 0, "ZAH0000000000"),
        (-90, 0, "BAN0000000000"),
    ]

    @Test("Grid references agree with GEOTRANS, polar ones too", arguments: references)
    func mgrs(_ latitude: Double, _ longitude: Double, _ reference: String) throws {
        let coordinate = try Coordinate(latitude: latitude, longitude: longitude)
        let found = try coordinate.mgrs()
        #expect(found == reference)
        let back = try Coordinate(parsing: reference)
        #expect(Geodesic.wgs84.distance(from: back, to: coordinate).metres < 1.6)
        let ours = try Coordinate(parsing: found)
        #expect(Geodesic.wgs84.distance(from: ours, to: coordinate).metres < 0.72)
    }

    @Test("A short reference is the middle of its square")
    func middle() throws {
        // GeoConvert of GeographicLib: 38SMB4488 is 33.33424 44.40363.
        let baghdad = try Coordinate(parsing: "38SMB4488")
        #expect(abs(baghdad.latitude - 33.33424) < 5e-6)
        #expect(abs(baghdad.longitude - 44.40363) < 5e-6)
        #expect(try Coordinate(parsing: "38s mb 44 88") == baghdad)
        #expect(try Coordinate(parsing: "MGRS 38SMB 44 88") == baghdad)
        #expect(try baghdad.mgrs(digits: 2) == "38SMB4488")
        #expect(try baghdad.mgrs(digits: 0) == "38SMB")
    }

    @Test("The whole square of Niamey has its middle in it")
    func wholeSquare() throws {
        let middle = try Coordinate(parsing: "31PDQ")
        #expect(try middle.mgrs(digits: 1) == "31PDQ55")
    }

    @Test(
        "UTM is read with band or hemisphere",
        arguments: [
            "31P 403664 1494115", "31N 403664 1494115", "31 N 403664 1494115",
            "31 north 403664 1494115",
            "31P 403664mE 1494115mN", "zone 31P E403664 N1494115", "UTM 31P 403664.0 1494115.0",
            "31p 403664, 1494115",
        ])
    func utm(_ text: String) throws {
        let niamey = try SahelPlace.niamey.coordinate()
        let found = try Coordinate(parsing: text)
        #expect(Geodesic.wgs84.distance(from: found, to: niamey).metres < 0.72)
    }

    @Test("Both hemispheres of one zone are ten thousand kilometres of northing apart")
    func southernUTM() throws {
        // pyproj: Cape Town in EPSG:32734.
        let cape = try Coordinate(latitude: -33.9, longitude: 18.4)
        for text in ["34S 259583 6245888", "34H 259583 6245888", "34 south 259583 6245888"] {
            let found = try Coordinate(parsing: text)
            #expect(Geodesic.wgs84.distance(from: found, to: cape).metres < 0.72, "\(text)")
        }
        let position = try UTMPosition(cape)
        #expect(position.description == "34H 259583 6245888")
        #expect(position.zone == 34 && !position.isNorth && position.band == "H")
    }

    @Test("Beyond the grid UTM says so")
    func beyond() throws {
        let pole = try Coordinate(latitude: 86, longitude: 0)
        #expect(throws: GeodesyError.outsideUTM(latitude: 86)) { try UTMPosition(pole) }
        #expect(try pole.text(as: .utm) == pole.mgrs())
    }

    @Test("Three letters that name no square of the poles are a word, not a wrong square")
    func words() throws {
        let error = #expect(throws: GeodesyError.self) { try Coordinate(parsing: "abc") }
        #expect(error.map { "\($0)".contains("square") } == false)
        // The square of the North Pole (GEOTRANS: ZAH0000000000).
        #expect(try Coordinate(parsing: "ZAH").latitude > 89)
    }
}
