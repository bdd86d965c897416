import Geodesy
import Layers
import TestSupport
import Testing

@Suite struct KMLReaderTests {
    private func features(_ text: String) throws -> [Feature] {
        var reader = KMLReader(MemorySource(Array(text.utf8), name: "t.kml", chunkSize: 7))
        var features: [Feature] = []
        while let feature = try reader.next() { features.append(feature) }
        return features
    }

    @Test("Placemarks have names, times, data and shapes; longitude comes first") func placemarks()
        throws
    {
        let found = try features(
            """
            <?xml version="1.0"?><!-- a & b -->
            <kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"><kml:Document><name>Log</name>
            <Placemark id="p1"><name>Cape &amp; Town</name>
            <description><![CDATA[<b>wine</b>]]></description>
            <TimeStamp><when>2019-05-14</when></TimeStamp>
            <ExtendedData><Data name="killed"><displayName>x</displayName><value>3</value></Data>
            <SchemaData><SimpleData name="kind">ambush</SimpleData></SchemaData></ExtendedData>
            <Point><coordinates>18.42322,-33.925,25</coordinates></Point></Placemark>
            <Placemark><TimeSpan><begin>2020</begin><end>2021</end></TimeSpan><Polygon>
            <outerBoundaryIs><LinearRing><coordinates>0,0 4,0 4,4 0,0</coordinates></LinearRing>
            </outerBoundaryIs></Polygon></Placemark><Placemark/>
            </kml:Document></kml:kml>
            """)
        #expect(found.count == 3)
        #expect(found[0].id == "p1")
        #expect(found[0]["name"] == .string("Cape & Town"))
        #expect(found[0]["description"] == .string("<b>wine</b>"))
        #expect(found[0]["date"] == .string("2019-05-14"))
        #expect(found[0]["killed"] == .string("3"))
        #expect(found[0]["kind"] == .string("ambush"))
        #expect(
            found[0].geometry == .point(try Coordinate(latitude: -33.925, longitude: 18.42322)))
        #expect(found[1].geometry?.typeName == "Polygon")
        #expect(found[1]["date_end"] == .string("2021"))
        #expect(found[2].geometry == nil)
    }

    @Test(
        "What is no KML is refused with the place",
        arguments: [
            ("<kml><Placemark></kml>", "</kml> ends what Placemark began"),
            ("<kml><Placemark>", "ends within kml/Placemark"),
            ("<kml>&unknown;</kml>", "the entity &unknown; is not known"),
            ("<kml a=1></kml>", "has no value in quotes"), ("<kml", "a tag has no end"),
        ])
    func refusals(text: String, reason: String) {
        #expect {
            try features(text)
        } throws: { "\($0)".contains(reason) }
    }

    @Test("A broken placemark costs only itself") func brokenPlacemark() throws {
        let text = """
            <kml><Placemark><Point><coordinates>x</coordinates></Point></Placemark>
            <Placemark><Point><coordinates>2,13</coordinates></Point></Placemark></kml>
            """
        var reader = KMLReader(MemorySource(Array(text.utf8), name: "t"))
        #expect(throws: LayerError.self) { try reader.next() }
        #expect(try reader.next()?.geometry != nil)
        #expect(try reader.next() == nil)
    }

    @Test("Damaged files end in features or errors") func damaged() {
        let whole = Array(
            """
            <kml><Document><Placemark id="a"><name>A &lt; B</name><TimeStamp><when>2019</when>
            </TimeStamp><Point><coordinates>1.5,2.5</coordinates></Point></Placemark></Document></kml>
            """.utf8)
        for round in 0..<2_000 {
            var dice = SeededGenerator(seed: UInt64(round))
            var reader = KMLReader(
                MemorySource(Damage.damaged(whole, using: &dice), name: "t"))
            for _ in 0..<50 {
                do {
                    guard try reader.next() != nil else { break }
                } catch {}
            }
        }
    }
}
