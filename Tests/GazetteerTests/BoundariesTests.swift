import Gazetteer
import Geodesy
import Testing

@Suite struct BoundariesTests {
    static let boundaries = Boundaries(
        folder: #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
            + "/gazetteer/boundaries")

    static let niamey = (13.51366, 2.10980)
    static let tongoTongo = (15.0532111, 1.8355139)

    private func place(_ pair: (Double, Double)) throws -> Coordinate {
        try Coordinate(latitude: pair.0, longitude: pair.1)
    }

    struct Row: Sendable {
        let name: String
        let latitude: Double
        let longitude: Double
        let of: String
        let with: String
        let kilometres: Double
    }

    /// Measured on the densified lines of Natural Earth 1:10m with GeographicLib.
    static let rows = [
        Row(
            name: "Tongo Tongo", latitude: 15.0532111, longitude: 1.8355139, of: "NE", with: "ML",
            kilometres: 27.34),
        Row(
            name: "Niamey", latitude: 13.51366, longitude: 2.10980, of: "NE", with: "BF",
            kilometres: 88.3),
        Row(
            name: "Niamey", latitude: 13.51366, longitude: 2.10980, of: "ML", with: "NE",
            kilometres: 198.6),
        Row(
            name: "Ouallam", latitude: 14.31641, longitude: 2.08597, of: "NE", with: "ML",
            kilometres: 109.7),
        Row(
            name: "Agadez", latitude: 16.97333, longitude: 7.99111, of: "NE", with: "ML",
            kilometres: 399.9),
        Row(
            name: "Gao", latitude: 16.27167, longitude: -0.04472, of: "ML", with: "NE",
            kilometres: 144.0),
        Row(
            name: "Tessalit", latitude: 20.20126, longitude: 1.01186, of: "ML", with: "DZ",
            kilometres: 61.1),
    ]

    @Test("Distances to borders agree with Natural Earth within 200 metres", arguments: rows)
    func borders(_ row: Row) throws {
        let from = try Coordinate(latitude: row.latitude, longitude: row.longitude)
        let found = try #require(
            try Self.boundaries.nearestBorder(of: row.of, with: row.with, from: from))
        #expect(abs(found.point.distance.kilometres - row.kilometres) < 0.2, "\(found)")
        #expect(found.sides == [row.of, row.with].sorted())
        #expect(found.status == .international)
    }

    @Test("The border is due north of Tongo Tongo")
    func direction() throws {
        let found = try #require(
            try Self.boundaries.nearestBorder(of: "NE", from: place(Self.tongoTongo)))
        #expect(found.sides == ["ML", "NE"])
        #expect(found.point.azimuth.angle(to: Azimuth(degrees: 358)) < 1)
        #expect(abs(found.point.coordinate.latitude - 15.3002) < 0.01)
        #expect(abs(found.point.coordinate.longitude - 1.8270) < 0.01)
    }

    @Test(
        "Positions lie in their countries",
        arguments: [
            (13.51366, 2.10980, "NE"), (15.0532111, 1.8355139, "NE"), (16.27167, -0.04472, "ML"),
            (12.60915, -7.97522, "ML"), (12.36566, -1.53388, "BF"), (-33.95, 18.6, "ZA"),
            (-17.8, 178.0, "FJ"), (51.88, -176.65, "US"), (67, -179.9, "RU"), (67, 180, "RU"),
            (67, -180, "RU"), (-85, 10, "AQ"), (-90, 0, "AQ"), (-29.6, 28.2, "LS"),
            (41.9029, 12.4534, "VA"), (9.07, 7.49, "NG"),
        ])
    func countries(_ latitude: Double, _ longitude: Double, _ iso: String) throws {
        #expect(try Self.boundaries.country(at: place((latitude, longitude))) == iso)
    }

    @Test("The open sea is in no country, and a pier is with its country when a reach is given")
    func sea() throws {
        #expect(try Self.boundaries.country(at: place((0, -20))) == nil)
        #expect(
            try Self.boundaries.country(at: place((0, -20)), reach: Length(kilometres: 50)) == nil)
        let offDakar = try place((14.70, -17.70))
        #expect(try Self.boundaries.country(at: offDakar) == nil)
        #expect(try Self.boundaries.country(at: offDakar, reach: Length(kilometres: 50)) == "SN")
    }

    @Test("Positions lie in their first-order areas")
    func areas() throws {
        let niamey = try #require(try Self.boundaries.area(at: place(Self.niamey)))
        #expect(niamey.name == "Niamey" && niamey.country == "NE")
        let tongoTongo = try #require(try Self.boundaries.area(at: place(Self.tongoTongo)))
        #expect(tongoTongo.name == "Tillabéri" && tongoTongo.country == "NE")
        #expect(try Self.boundaries.area(id: tongoTongo.id)?.name == "Tillabéri")
        #expect(try Self.boundaries.area(at: place((48.85, 2.35))) == nil)
    }

    @Test("Neighbours agree with the list of GeoNames")
    func neighbours() throws {
        #expect(
            try Self.boundaries.neighbours(of: "NE") == ["BF", "BJ", "DZ", "LY", "ML", "NG", "TD"])
        #expect(
            try Self.boundaries.neighbours(of: "ML") == ["BF", "CI", "DZ", "GN", "MR", "NE", "SN"])
        #expect(try Self.boundaries.neighbours(of: "IS").isEmpty)
        #expect(
            try Self.boundaries.nearestBorder(of: "NE", with: "SN", from: place(Self.niamey)) == nil
        )
    }

    @Test("The three borders of Mali, Niger and Burkina Faso meet in one point")
    func triBorder() throws {
        let found = try Self.boundaries.meetingPoints(of: ["ML", "NE", "BF"])
        #expect(found.count == 1)
        let point = try #require(found.first)
        // The tri-point at 14.9 N, 0.2 E.
        let distance = Geodesic.wgs84.distance(from: point, to: try place((14.911, 0.2185)))
        #expect(distance.kilometres < 1)
        #expect(try Self.boundaries.meetingPoints(of: ["NE", "SN", "ML"]).isEmpty)
        #expect(try Self.boundaries.meetingPoints(of: ["NE", "ML"]).isEmpty)
    }

    @Test("Bamako is far from the sea and Abidjan is at it; Mali has no coast")
    func coasts() throws {
        let bamako = try #require(
            try Self.boundaries.nearestCoast(from: place((12.60915, -7.97522))))
        #expect(bamako.distance.kilometres > 600 && bamako.distance.kilometres < 800)
        let abidjan = try #require(
            try Self.boundaries.nearestCoast(from: place((5.35444, -4.00167))))
        #expect(abidjan.distance.kilometres < 15)
        #expect(try Self.boundaries.nearestCoast(of: "ML", from: place(Self.niamey)) == nil)
        let benin = try #require(
            try Self.boundaries.nearestCoast(of: "BJ", from: place(Self.niamey)))
        #expect(benin.azimuth.principalCompassPoint == .south)
    }

    @Test("The extent of Niger is the one on maps, that of Fiji crosses the antimeridian")
    func extents() throws {
        let niger = try #require(try Self.boundaries.country(iso: "NE"))
        #expect(abs(niger.extent.west - 0.15) < 0.1 && abs(niger.extent.east - 16) < 0.1)
        #expect(abs(niger.extent.south - 11.7) < 0.1 && abs(niger.extent.north - 23.5) < 0.1)
        let fiji = try #require(try Self.boundaries.country(iso: "FJ"))
        #expect(fiji.extent.crossesAntimeridian && fiji.extent.width < 10)
        #expect(try Self.boundaries.country(iso: "ZZ") == nil)
    }

    @Test("A folder without boundaries is named in the error")
    func missing() throws {
        let nowhere = Boundaries(folder: "/nonexistent/boundaries")
        let error = #expect(throws: GazetteerError.self) {
            try nowhere.country(at: place(Self.niamey))
        }
        #expect(error?.description.contains("/nonexistent/boundaries/countries.geojson") == true)
    }
}
