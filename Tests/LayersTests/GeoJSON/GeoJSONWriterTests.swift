import Foundation
import Geodesy
import Layers
import Testing

@Suite("GeoJSON is written exactly after RFC 7946")
struct GeoJSONWriterTests {
    static func position(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
        try Coordinate(latitude: latitude, longitude: longitude)
    }

    static func line(_ numbers: [(Double, Double)]) throws -> [Coordinate] {
        try numbers.map { try position($0.0, $0.1) }
    }

    static func text(_ geometry: Geometry?) -> String {
        var bytes: [UInt8] = []
        GeoJSONWriter.append(Feature(id: "a", geometry: geometry, properties: []), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("Cape Town stands in Africa: longitude 18.4 is written first, latitude -33.9 second")
    func capeTown() throws {
        #expect(
            try Self.text(.point(Self.position(18.4, -33.9)))
                == #"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[18.4,-33.9]},"properties":{}}"#
        )
    }

    @Test(
        "A whole collection, byte for byte: types of properties, name, extent behind the features")
    func collection() throws {
        let layer = Layer(
            name: "towns", title: "Towns",
            features: [
                Feature(
                    id: "x:1", geometry: .point(try Self.position(18.4, -33.9)),
                    properties: [
                        Feature.Property("name", .string("Cape \"Town\"\n")),
                        Feature.Property("population", .integer(3_740_026)),
                        Feature.Property("share", .number(0.1)),
                        Feature.Property("whole", .number(2)),
                        Feature.Property("broken", .number(.nan)),
                        Feature.Property("coastal", .boolean(true)),
                        Feature.Property(
                            "founded", .date(try #require(CalendarDate(iso: "1652-04-06")))),
                        Feature.Property("seen", .timestamp("2019-10-24T14:30:00Z")),
                        Feature.Property("note", .null),
                    ]),
                Feature(id: "x:2", geometry: nil, properties: []),
            ])
        #expect(
            String(decoding: GeoJSONWriter.bytes(of: layer), as: UTF8.self) == """
                {"type":"FeatureCollection","name":"towns","title":"Towns","features":[
                {"type":"Feature","id":"x:1","geometry":{"type":"Point","coordinates":[18.4,-33.9]},\
                "properties":{"name":"Cape \\"Town\\"\\n","population":3740026,"share":0.1,"whole":2.0,\
                "broken":null,"coastal":true,"founded":"1652-04-06","seen":"2019-10-24T14:30:00Z",\
                "note":null}},
                {"type":"Feature","id":"x:2","geometry":null,"properties":{}}
                ],"bbox":[18.4,-33.9,18.4,-33.9]}

                """)
    }

    @Test("An empty collection is valid and has no extent")
    func empty() {
        let layer = Layer(name: "none", title: "None", features: [])
        #expect(
            String(decoding: GeoJSONWriter.bytes(of: layer), as: UTF8.self)
                == "{\"type\":\"FeatureCollection\",\"name\":\"none\",\"title\":\"None\",\"features\":[]}\n"
        )
    }

    @Test(
        "Degrees have at most six decimals and never a minus zero",
        arguments: [
            (2.109_801_234_567, "2.109801"), (-0.000_000_1, "0"), (-180, "-180"), (0.1, "0.1"),
            (12.000_000_6, "12.000001"), (-7.5, "-7.5"), (179.999_999_9, "180"),
        ])
    func decimals(longitude: Double, written: String) throws {
        #expect(
            try Self.text(.point(Self.position(longitude, 1))).contains("[\(written),1]"))
    }

    @Test("Exteriors are written counter-clockwise, holes clockwise, rings closed")
    func rings() throws {
        let clockwise = try Self.line([(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)])
        let hole = try Self.line([(2, 2), (4, 2), (4, 4), (2, 4)])
        #expect(
            Self.text(.polygon([clockwise, hole]))
                == #"{"type":"Feature","id":"a","bbox":[0,0,10,10],"geometry":{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[2,2],[2,4],[4,4],[4,2],[2,2]]]},"properties":{}}"#
        )
    }

    @Test("A line across the antimeridian is cut as ogr2ogr -lco RFC7946=YES cuts it")
    func lineAcross() throws {
        #expect(
            try Self.text(.lineString(Self.line([(170, 10), (-170, 10)])))
                == #"{"type":"Feature","id":"a","bbox":[170,10,-170,10],"geometry":{"type":"MultiLineString","coordinates":[[[170,10],[180,10]],[[-180,10],[-170,10]]]},"properties":{}}"#
        )
    }

    @Test("Fiji's box across the antimeridian becomes two polygons and an extent with west > east")
    func fiji() throws {
        let ring = try Self.line([(177, -19), (-179, -19), (-179, -16), (177, -16), (177, -19)])
        #expect(
            Self.text(.polygon([ring]))
                == #"{"type":"Feature","id":"a","bbox":[177,-19,-179,-16],"geometry":{"type":"MultiPolygon","coordinates":[[[[180,-16],[177,-16],[177,-19],[180,-19],[180,-16]]],[[[-180,-19],[-179,-19],[-179,-16],[-180,-16],[-180,-19]]]]},"properties":{}}"#
        )
    }

    @Test(
        "Points on both sides of the antimeridian get the narrow extent, points all around the plain one"
    )
    func extents() throws {
        func extent(_ longitudes: [Double]) throws -> String {
            let features = try longitudes.enumerated().map {
                Feature(
                    id: "\($0)", geometry: .point(try Self.position($1, -17)), properties: [])
            }
            let bytes = GeoJSONWriter.bytes(of: Layer(name: "l", title: "L", features: features))
            let text = String(decoding: bytes, as: UTF8.self)
            return String(text[(text.range(of: "\"bbox\":")?.upperBound ?? text.endIndex)...])
        }
        #expect(try extent([177, -179, 178.5]) == "[177,-17,-179,-17]}\n")
        #expect(try extent([-170, -60, 10, 60, 120, 170]) == "[-170,-17,170,-17]}\n")
        #expect(try extent((0...200).map { Double($0) / 10 - 10 }) == "[-10,-17,10,-17]}\n")
    }

    @Test("A text sequence has the separator of RFC 8142, lines have none")
    func sequences() throws {
        let feature = Feature(id: "1", geometry: nil, properties: [])
        let plain = #"{"type":"Feature","id":"1","geometry":null,"properties":{}}"#
        for (form, expected) in [
            (GeoJSONWriter.Form.textSequence, "\u{1E}\(plain)\n\u{1E}\(plain)\n"),
            (.lines, "\(plain)\n\(plain)\n"),
        ] {
            var bytes: [UInt8] = []
            var writer = GeoJSONWriter(form: form)
            writer.begin(to: &bytes)
            writer.append(feature, to: &bytes)
            writer.append(feature, to: &bytes)
            writer.end(to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == expected)
        }
    }
}
