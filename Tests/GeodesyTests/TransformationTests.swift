import Geodesy
import Testing

@Suite struct TransformationTests {
    /// A tenth of a millimetre: what the reference values are printed to, with room for rounding.
    static let metreTolerance = 1e-4
    /// The same as an angle.
    static let degreeTolerance = 1e-9

    struct Row: Sendable {
        let code: String
        let latitude: Double
        let longitude: Double
        let x: Double
        let y: Double
    }

    /// Values of PyPI pyproj 3.7.2 (PROJ 9.5.1).
    static let rows = [
        Row(
            code: "EPSG:32631", latitude: 13.51366, longitude: 2.1098, x: 403664.411330,
            y: 1494115.471498),
        Row(
            code: "EPSG:3857", latitude: 13.51366, longitude: 2.1098, x: 234861.861676,
            y: 1518478.323185),
        Row(
            code: "EPSG:32734", latitude: -33.9, longitude: 18.4, x: 259583.221660,
            y: 6245888.045441),
        Row(code: "EPSG:3035", latitude: 52, longitude: 10, x: 4321000, y: 3210000),
        Row(
            code: "EPSG:2154", latitude: 48.85, longitude: 2.35, x: 652301.564831, y: 6861302.725900
        ),
        Row(code: "EPSG:32661", latitude: 85, longitude: 45, x: 2392767.688107, y: 1607232.311893),
        Row(
            code: "EPSG:3031", latitude: -77.85, longitude: 166.67, x: 305467.162732,
            y: -1289201.537714),
        Row(code: "EPSG:4326", latitude: -33.9, longitude: 18.4, x: 18.4, y: -33.9),
        Row(
            code: "EPSG:3832", latitude: -18.14, longitude: 178.44, x: 3165926.318161,
            y: -2040645.455654),
    ]

    @Test("Positions on the map agree with pyproj, easting first in every system", arguments: rows)
    func project(_ row: Row) throws {
        let transformation = try Transformation(to: CRS(row.code))
        let coordinate = try Coordinate(latitude: row.latitude, longitude: row.longitude)
        let found = try transformation.project(coordinate)
        #expect(abs(found.x - row.x) < Self.metreTolerance, "\(found)")
        #expect(abs(found.y - row.y) < Self.metreTolerance, "\(found)")
        let back = try transformation.coordinate(at: MapPosition(x: row.x, y: row.y))
        #expect(Geodesic.wgs84.distance(from: back, to: coordinate).metres < Self.metreTolerance)
    }

    @Test("A batch does the good positions and leaves the bad one out")
    func batch() throws {
        let transformation = try Transformation(to: CRS(epsg: 3857))
        let niamey = MapPosition(x: 2.1098, y: 13.51366)
        let beyond = MapPosition(x: 0, y: 90.5)
        let found = transformation.transform([niamey, beyond, niamey])
        #expect(found.count == 3)
        #expect(found[1] == nil)
        #expect(try found[0] == transformation.transform(niamey))
        #expect(found[2] == found[0])
        #expect(throws: GeodesyError.self) { try transformation.transform(beyond) }
        #expect(try transformation.transform(niamey) == found[0])
        let back = transformation.invert(found.compactMap { $0 })
        #expect(abs((back[1]?.y ?? 0) - 13.51366) < Self.degreeTolerance)
    }

    @Test("Latitude-first systems are told apart from CRS84")
    func axisOrder() throws {
        #expect(try CRS("EPSG:4326").isNorthFirst)
        #expect(try !CRS("OGC:CRS84").isNorthFirst)
        #expect(!CRS.crs84.isNorthFirst)
        #expect(try !CRS(epsg: 32631).isNorthFirst)
        #expect(try CRS(epsg: 3035).isNorthFirst)
        let same = try Transformation(from: CRS(epsg: 4326), to: .crs84)
        #expect(
            try same.transform(MapPosition(x: 18.4, y: -33.9)) == MapPosition(x: 18.4, y: -33.9))
    }

    @Test(
        "A system may be given as code, number, address or URN",
        arguments: [
            "EPSG:32631", "epsg:32631", "32631", " EPSG:32631 ",
            "http://www.opengis.net/def/crs/EPSG/0/32631",
            "https://www.opengis.net/def/crs/EPSG/9.9.1/32631", "urn:ogc:def:crs:EPSG::32631",
        ])
    func names(_ name: String) throws {
        let crs = try CRS(name)
        #expect(crs.title == "WGS 84 / UTM zone 31N")
        #expect(crs.kind == .projected)
        #expect(crs.unit == Length(metres: 1))
        #expect(crs.areaOfUse?.west == 0)
        #expect(crs.address == "http://www.opengis.net/def/crs/EPSG/0/32631")
    }

    @Test("A projection centred on a place puts the place at the origin")
    func centred() throws {
        let crs = try CRS("+proj=aeqd +lat_0=13.51366 +lon_0=2.1098 +datum=WGS84 +units=m")
        let transformation = try Transformation(to: crs)
        let agadez = try SahelPlace.agadez.coordinate()
        let found = try transformation.project(agadez)
        let far = (found.x * found.x + found.y * found.y).squareRoot()
        #expect(abs(far - 738_626.311421) < 0.01)
        #expect(crs.address == nil)
    }

    @Test("The unit of a system in feet is told")
    func feet() throws {
        #expect(abs((try CRS(epsg: 2263).unit?.metres ?? 0) - 1200 / 3937.0) < 1e-12)
    }

    @Test(
        "What PROJ does not know is refused by name",
        arguments: ["EPSG:999999", "nonsense", "", "EPSG:", "+proj=nowhere", "EPSG:32631\0", "-1"])
    func unknown(_ name: String) {
        let error = #expect(throws: GeodesyError.self) { try CRS(name) }
        #expect(error?.description.contains("no coordinate reference system") == true)
    }

    @Test("PROJ's own words reach the reader when there is no way between two systems")
    func reason() throws {
        let moon = try CRS("+proj=longlat +R=1737400 +no_defs")
        do {
            let operation = try Transformation(from: moon, to: CRS(epsg: 32631))
            // Newer versions of PROJ find a way of sorts; then it must at least answer.
            _ = operation.transform([MapPosition(x: 2, y: 13)])
        } catch {
            #expect(error.description.contains("PROJ could not"))
        }
    }

    @Test("Eight tasks on one operation agree")
    func shared() async throws {
        let transformation = try Transformation(to: CRS(epsg: 32631))
        let expected = try transformation.transform(MapPosition(x: 2.1098, y: 13.51366))
        let agreed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<500
                    where try transformation.transform(MapPosition(x: 2.1098, y: 13.51366))
                        != expected
                    { return false }
                    return true
                }
            }
            return try await group.reduce(true) { $0 && $1 }
        }
        #expect(agreed)
    }
}
