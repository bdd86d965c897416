import Geodesy
import Incidents
import Layers
import Testing

@Suite struct LinkedIncidentFeatureTests {
    private let sources = [
        "article-a": SourceRecord(key: "article-a", title: "First", address: "https://a.example/"),
        "article-b": SourceRecord(key: "article-b", title: "Second"),
    ]

    @Test("The feature of an ambush has a point, typed properties and its provenance")
    func ambush() throws {
        let layer = try Samples.log().layer(sources: sources)
        let feature = try #require(
            layer.features.first { $0.id == "toposcope:incident-tongo-tongo" })
        #expect(
            feature.geometry
                == .point(try Coordinate(latitude: 15.0532111, longitude: 1.8355139)))
        #expect(feature["date_start"] == CalendarDate(iso: "2017-10-04").map { .date($0) })
        #expect(feature["killed_min"] == .integer(8))
        #expect(feature["killed_max"] == .null)
        #expect(feature["reports"] == .integer(2))
        #expect(feature["radius_km"] == .number(2))
        #expect(feature["sources"] == .string("article-b; article-a"))
        #expect(feature["source_titles"] == .string("Second; First"))
        #expect(feature["source_addresses"] == .string("https://a.example/"))
    }

    @Test("What has no point has no shape, and what belongs on no map is left out")
    func shapes() throws {
        let layer = try Samples.log().layer()
        #expect(layer.features.count == 5)
        #expect(layer.features.filter { $0.geometry == nil }.count == 2)
        let strike = try #require(layer.features.first { $0.id == "toposcope:incident-strike" })
        #expect(strike["place_precision"] == .string("country"))
        #expect(
            strike["links"] == .string("possibly-part-of toposcope:incident-operation"))
    }

    @Test("All features have the same properties in the same order, and every one its sources")
    func columns() throws {
        let layer = try Samples.log().layer()
        let names = layer.features.map { $0.properties.map(\.name) }
        #expect(Set(names).count == 1)
        #expect(Set(names[0]).count == names[0].count)
        #expect(names[0].contains("sources"))
    }
}
