import Geodesy
import Layers
import TestSupport
import Testing

@Suite("GeoJSON is read feature by feature")
struct GeoJSONReaderTests {
    static func features(_ text: String, chunkSize: Int = .max) throws(LayerError) -> [Feature] {
        var reader = GeoJSONReader(
            MemorySource(Array(text.utf8), name: "t.geojson", chunkSize: chunkSize))
        var features: [Feature] = []
        while let feature = try reader.next() { features.append(feature) }
        return features
    }

    @Test("The first number is the longitude: Cape Town is not in the Atlantic")
    func capeTown() throws {
        let features = try Self.features(
            #"{"type":"Feature","geometry":{"type":"Point","coordinates":[18.4,-33.9,25]},"properties":null}"#
        )
        let expected = try Coordinate(latitude: -33.9, longitude: 18.4)
        #expect(features == [Feature(id: "1", geometry: .point(expected), properties: [])])
    }

    /// The example of RFC 7946, section 1.5.
    static let example = """
        {
               "type": "FeatureCollection",
               "name": "example",
               "features": [{
                   "type": "Feature",
                   "geometry": {
                       "type": "Point",
                       "coordinates": [102.0, 0.5]
                   },
                   "properties": {
                       "prop0": "value0"
                   }
               }, {
                   "type": "Feature",
                   "id": 7,
                   "geometry": {
                       "type": "LineString",
                       "coordinates": [
                           [102.0, 0.0],
                           [103.0, 1.0],
                           [104.0, 0.0],
                           [105.0, 1.0]
                       ]
                   },
                   "properties": {
                       "prop0": "value0",
                       "prop1": 0.0
                   }
               }, {
                   "properties": {
                       "prop0": "2017-10-04",
                       "prop1": {
                           "this": "that"
                       }
                   },
                   "geometry": {
                       "coordinates": [
                           [
                               [100.0, 0.0],
                               [101.0, 0.0],
                               [101.0, 1.0],
                               [100.0, 1.0],
                               [100.0, 0.0]
                           ]
                       ],
                       "type": "Polygon"
                   },
                   "type": "Feature"
               }],
               "foreign": [{"features": 1}]
           }
        """

    @Test("The example of RFC 7946 reads the same in pieces of any size")
    func standardExample() throws {
        let whole = try Self.features(Self.example)
        #expect(whole.map(\.id) == ["1", "7", "3"])
        #expect(whole.map { $0.geometry?.typeName } == ["Point", "LineString", "Polygon"])
        #expect(whole[1]["prop1"] == .number(0))
        #expect(whole[2]["prop0"] == CalendarDate(iso: "2017-10-04").map(PropertyValue.date))
        #expect(whole[2]["prop1"] == .string(#"{"this":"that"}"#))
        for size in [1, 2, 3, 7, 64, 100] {
            #expect(try Self.features(Self.example, chunkSize: size) == whole, "pieces of \(size)")
        }
        var reader = GeoJSONReader(bytes: Array(Self.example.utf8), fileName: "t")
        while try reader.next() != nil {}
        #expect(reader.name == "example")
    }

    @Test("Sequences with separators, lines, and bare geometries of each type")
    func sequences() throws {
        let point = #"{"type":"Point","coordinates":[2,13]}"#
        let feature = #"{"type":"Feature","id":"a","geometry":\#(point),"properties":{"n":1}}"#
        for text in ["\u{1E}\(feature)\n\u{1E}\(feature)\n", "\(feature)\n\(feature)\r\n\n"] {
            let features = try Self.features(text)
            #expect(features.map(\.id) == ["a", "a"])
            #expect(features[0]["n"] == .integer(1))
        }
        for (text, type) in [
            (point, "Point"),
            (#"{"coordinates":[[2,13],[3,14]],"type":"MultiPoint"}"#, "MultiPoint"),
            (#"{"type":"LineString","coordinates":[[2,13],[3,14]]}"#, "LineString"),
            (#"{"type":"MultiLineString","coordinates":[[[2,13],[3,14]],[]]}"#, "MultiLineString"),
            (
                #"{"type":"MultiPolygon","coordinates":[[[[2,13],[3,14],[2,14],[2,13]]]]}"#,
                "MultiPolygon"
            ),
            (#"{"type":"GeometryCollection","geometries":[\#(point)]}"#, "GeometryCollection"),
        ] {
            #expect(try Self.features(text).map { $0.geometry?.typeName } == [type])
        }
    }

    @Test("Longitudes beyond the antimeridian come back, empty coordinates are no shape")
    func lenient() throws {
        let beyond = try Self.features(#"{"type":"Point","coordinates":[190,10]}"#)
        #expect(beyond[0].geometry == .point(try Coordinate(latitude: 10, longitude: -170)))
        #expect(try Self.features(#"{"type":"Point","coordinates":[]}"#)[0].geometry == nil)
    }

    @Test(
        "What is wrong is named with its place",
        arguments: [
            (#"[]"#, 1, 1, "must begin here with"),
            (
                #"{"type":"Feature","geometry":{"type":"Point","coordinates":[13,95]}}"#, 1, 61,
                "swapped"
            ),
            (
                #"{"type":"Feature","geometry":{"type":"Circle","coordinates":[1,2]}}"#, 1, 30,
                "no geometry type"
            ),
            (
                #"{"type":"Feature","geometry":{"type":"Point","coordinates":[[1,2]]}}"#, 1, 30,
                "not nested"
            ),
            (
                #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1]}}"#, 1, 61,
                "longitude and a latitude"
            ),
            (#"{"a":1}"#, 1, 8, "no type"),
            (#"{"type":"Features"}"#, 1, 20, "no geometry type"),
            (#"{"type":"FeatureCollection"}"#, 1, 29, "no array of features"),
            (
                "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"X\"}]}", 2, 1,
                "must be here"
            ),
            ("{\"type\":\"FeatureCollection\",\"features\":[\n1]}", 2, 1, "begin here"),
            ("{\"type\":\"FeatureCollection\",\"features\":[", 1, 41, "ends within"),
            (
                #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32631"}},"features":[]}"#,
                1, 35, "EPSG::32631"
            ),
        ])
    func errors(text: String, line: Int, column: Int, reason: String) {
        let error = #expect(throws: LayerError.self) { try Self.features(text) }
        guard case .malformed(_, line, column, let found)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.contains(reason))
    }

    @Test("After a bad feature the next one is read, in a collection and in a sequence")
    func recovery() throws {
        let good = #"{"type":"Feature","id":"g","geometry":null,"properties":{}}"#
        let bad = #"{"type":"Feature","id":"b","geometry":{"type":"Point","coordinates":[13,95]}}"#
        for text in [
            #"{"type":"FeatureCollection","features":[\#(bad),\#(good)]}"#, "\(bad)\n\(good)\n",
        ] {
            var reader = GeoJSONReader(bytes: Array(text.utf8), fileName: "t")
            #expect(throws: LayerError.self) { try reader.next() }
            #expect(try reader.next()?.id == "g")
            #expect(try reader.next() == nil)
        }
    }

    @Test("What the writer writes, the reader reads")
    func roundTrip() throws {
        let point = try Coordinate(latitude: -33.9, longitude: 18.4)
        let layer = Layer(
            name: "l", title: "L",
            features: [
                Feature(
                    id: "x:1", geometry: .point(point),
                    properties: [
                        Feature.Property("a", .null), Feature.Property("b", .boolean(false)),
                        Feature.Property("c", .integer(-3)), Feature.Property("d", .number(2)),
                        Feature.Property("e", .string("Ménaka\u{1}\"")),
                        Feature.Property(
                            "f", .date(try #require(CalendarDate(iso: "2019-12-21")))),
                        Feature.Property("g", .timestamp("2019-12-21T23:59:59.5Z")),
                    ]),
                Feature(
                    id: "2", geometry: .collection([.multiPoint([point, point])]), properties: []),
            ])
        let bytes = GeoJSONWriter.bytes(of: layer)
        #expect(try GeoJSONReader.features(bytes: bytes, fileName: "t") == layer.features)
    }

    @Test("Ten thousand damaged collections end in features or errors")
    func damaged() {
        let seed: UInt64 = 7946
        var random = SeededGenerator(seed: seed)
        let valid = Array(Self.example.utf8.filter { $0 != 0x20 })
        var outcomes = Set<Bool>()
        for _ in 0..<10_000 {
            let bytes = Damage.damaged(valid, using: &random)
            let size = Int.random(in: 1...400, using: &random)
            var reader = GeoJSONReader(MemorySource(bytes, name: "t", chunkSize: size))
            var calls = 0
            while calls <= bytes.count + 2 {
                calls += 1
                do throws(LayerError) {
                    guard try reader.next() != nil else { break }
                    outcomes.insert(true)
                } catch {
                    outcomes.insert(false)
                }
            }
            #expect(calls <= bytes.count + 2, "seed \(seed): the reader goes on for ever")
        }
        #expect(outcomes == [true, false], "seed \(seed)")
    }
}
