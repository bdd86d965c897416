import Geodesy
import Layers
import Testing

@Suite("Layers are written in the formats that people use")
struct LayerFormatTests {
    static func layer() throws -> Layer {
        let first = try #require(CalendarDate(iso: "2017-10-04"))
        let last = try #require(CalendarDate(iso: "2017-10-05"))
        return Layer(
            name: "incidents", title: "Incidents & more",
            features: [
                Feature(
                    id: "x:1",
                    geometry: .point(try Coordinate(latitude: -33.9, longitude: 18.4)),
                    properties: [
                        Feature.Property("name", .string("Cape \"Town\", <sea>")),
                        Feature.Property("date_start", .date(first)),
                        Feature.Property("date_end", .date(last)),
                        Feature.Property("killed_min", .integer(4)),
                        Feature.Property("note", .null),
                        Feature.Property("on_map", .boolean(true)),
                    ]),
                Feature(
                    id: "x:2", geometry: nil,
                    properties: [
                        Feature.Property("name", .string("b\u{1}\nc")),
                        Feature.Property("date_start", .date(first)),
                        Feature.Property("date_end", .date(first)),
                    ]),
            ])
    }

    static func text(_ format: LayerFormat, _ layer: Layer) -> String {
        String(decoding: format.bytes(of: layer), as: UTF8.self)
    }

    @Test(
        "A table of points: longitude 18.4 and latitude -33.9 under their names, empty cells for null"
    )
    func csv() throws {
        #expect(
            try Self.text(.csv, Self.layer()) == """
                id,longitude,latitude,name,date_start,date_end,killed_min,note,on_map
                x:1,18.4,-33.9,"Cape ""Town"", <sea>",2017-10-04,2017-10-05,4,,true
                x:2,,,"b\u{1}
                c",2017-10-04,2017-10-04,,,

                """)
    }

    @Test("A table with HXL tags in its second row")
    func hxl() throws {
        let lines = try Self.text(.hxl, Self.layer()).split(separator: "\n")
        #expect(
            lines[1] == "#meta+id,#geo+lon,#geo+lat,#loc+name,#date+start,#date+end,"
                + "#affected+killed+min,#description+note,#meta+on_map")
        #expect(lines[2].hasPrefix("x:1,18.4,-33.9,"))
    }

    @Test("A table of other shapes has well-known text, longitude first, cut at the antimeridian")
    func wellKnownText() throws {
        let line = try [170.0, -170].map { try Coordinate(latitude: 10, longitude: $0) }
        let ring = try [(0.0, 0.0), (0, 1), (1, 1), (0, 0)].map {
            try Coordinate(latitude: $0.1, longitude: $0.0)
        }
        let shapes: [Geometry] = [
            .lineString(line), .polygon([ring]), .multiPoint(line), .collection([.point(line[0])]),
        ]
        let layer = Layer(
            name: "l", title: "L",
            features: shapes.enumerated().map {
                Feature(id: "\($0)", geometry: $1, properties: [])
            })
        #expect(
            Self.text(.csv, layer) == """
                id,wkt
                0,"MULTILINESTRING ((170 10,180 10),(-180 10,-170 10))"
                1,"POLYGON ((0 0,1 1,0 1,0 0))"
                2,"MULTIPOINT ((170 10),(-170 10))"
                3,GEOMETRYCOLLECTION (POINT (170 10))

                """)
    }

    @Test("KML, byte for byte: time spans, typed data, reserved letters, longitude first")
    func kml() throws {
        #expect(
            try Self.text(.kml, Self.layer()) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <kml xmlns="http://www.opengis.net/kml/2.2"><Document id="root">
                <name>Incidents &amp; more</name>
                <Schema name="incidents" id="columns">
                <SimpleField name="feature_id" type="string"/>
                <SimpleField name="name" type="string"/>
                <SimpleField name="date_start" type="string"/>
                <SimpleField name="date_end" type="string"/>
                <SimpleField name="killed_min" type="int"/>
                <SimpleField name="note" type="string"/>
                <SimpleField name="on_map" type="bool"/>
                </Schema>
                <Placemark><name>Cape &quot;Town&quot;, &lt;sea&gt;</name><TimeSpan>\
                <begin>2017-10-04</begin><end>2017-10-05</end></TimeSpan><ExtendedData>\
                <SchemaData schemaUrl="#columns"><SimpleData name="feature_id">x:1</SimpleData>\
                <SimpleData name="name">Cape &quot;Town&quot;, &lt;sea&gt;</SimpleData>\
                <SimpleData name="date_start">2017-10-04</SimpleData>\
                <SimpleData name="date_end">2017-10-05</SimpleData>\
                <SimpleData name="killed_min">4</SimpleData>\
                <SimpleData name="on_map">true</SimpleData></SchemaData></ExtendedData>\
                <Point><coordinates>18.4,-33.9</coordinates></Point></Placemark>
                <Placemark><name>b
                c</name><TimeStamp><when>2017-10-04</when></TimeStamp><ExtendedData>\
                <SchemaData schemaUrl="#columns"><SimpleData name="feature_id">x:2</SimpleData>\
                <SimpleData name="name">b
                c</SimpleData><SimpleData name="date_start">2017-10-04</SimpleData>\
                <SimpleData name="date_end">2017-10-04</SimpleData></SchemaData></ExtendedData>\
                </Placemark>
                </Document></kml>

                """)
    }

    @Test("GPX, byte for byte: waypoints first, then tracks, latitude and longitude by name")
    func gpx() throws {
        let line = try [1.0, 2].map { try Coordinate(latitude: 10, longitude: $0) }
        let layer = Layer(
            name: "l", title: "L",
            features: [Feature(id: "t", geometry: .lineString(line), properties: [])]
                + (try Self.layer().features))
        #expect(
            Self.text(.gpx, layer) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <gpx version="1.1" creator="Toposcope" xmlns="http://www.topografix.com/GPX/1/1">
                <metadata><name>L</name></metadata>
                <wpt lat="-33.9" lon="18.4"><time>2017-10-04T00:00:00Z</time>\
                <name>Cape &quot;Town&quot;, &lt;sea&gt;</name>\
                <desc>name: Cape &quot;Town&quot;, &lt;sea&gt;
                date_start: 2017-10-04
                date_end: 2017-10-05
                killed_min: 4
                on_map: true</desc></wpt>
                <trk><name>t</name><trkseg><trkpt lat="10" lon="1"/><trkpt lat="10" lon="2"/></trkseg></trk>
                </gpx>

                """)
    }

    @Test("Formats are known by the endings of paths", arguments: LayerFormat.allCases)
    func endings(format: LayerFormat) {
        #expect(LayerFormat(path: "a/B.\(format.fileExtension.uppercased())") == format)
        #expect(LayerFormat(path: "a.shp") == nil)
    }

    @Test("A source is streamed page by page into the same bytes")
    func streaming() async throws {
        let features = (0..<2500).map { Feature(id: "\($0)", geometry: nil, properties: []) }
        let layer = Layer(name: "l", title: "L", features: features)
        var sink: [UInt8] = []
        var writer = LayerFormat.geojson.writer(schema: layer.schema, onlyPoints: true)
        #expect(try await writer.write(layer, to: &sink) == 2500)
        #expect(sink == LayerFormat.geojson.bytes(of: layer))
        var some: [UInt8] = []
        var second = LayerFormat.geojsonl.writer(schema: layer.schema, onlyPoints: true)
        let count = try await second.write(layer, FeatureQuery(limit: 1700), to: &some)
        #expect(count == 1700)
        #expect(some.count(where: { $0 == 10 }) == 1700)
    }
}
