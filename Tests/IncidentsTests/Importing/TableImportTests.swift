import Geodesy
import Incidents
import Layers
import Testing

@Suite struct TableImportTests {
    @Test("Dates between slashes have the day first, or the month where that is said")
    func monthFirst() throws {
        let text = "id,date,lat,lon\n1,8/4/2011,10,2\n2,8/23/2011,10,2\n"
        let dayFirst = try Reading(text)
        #expect(
            dayFirst.records.map(\.incident.date.period)
                == [DatePeriod(iso: "2011-04-08")])
        #expect(dayFirst.rejections.first?.reason.contains("--month-first") == true)
        var map = FieldMap([:])
        map.isMonthFirst = true
        #expect(
            try Reading(text, map: map).records.map(\.incident.date.period)
                == [DatePeriod(iso: "2011-08-04"), DatePeriod(iso: "2011-08-23")])
    }

    @Test("A rejected feature is named by its number, as the file may be one line")
    func rejectedFeature() throws {
        let reading = try Reading(
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":\
            {"date":"2011-01-01"}},{"type":"Feature","geometry":null,"properties":{"date":"x"}}]}
            """)
        #expect(reading.rejections.map(\.position) == ["feature 2"])
        #expect(
            reading.rejections.first?.description.hasPrefix("feature 2, column date: \"x\"") == true
        )
    }

    @Test("Columns with usual names are recognised, in any dialect", arguments: [",", ";", "\t"])
    func recognised(separator: String) throws {
        let rows = [
            ["id", "date", "lat", "lon", "type", "killed"],
            ["7", "2017-10-04", "15.05", "1.83", "ambush", "4"],
        ]
        let reading = try Reading(
            rows.map { $0.joined(separator: separator) }.joined(separator: "\n"))
        let incident = try #require(reading.records.first?.incident)
        #expect(reading.format == .table)
        #expect(incident.id == "sample:7")
        #expect(incident.kind == .ambush)
        #expect(incident.place.coordinate == (try Coordinate(latitude: 15.05, longitude: 1.83)))
        #expect(incident.date.period == DatePeriod(iso: "2017-10-04"))
        #expect(incident.casualties.killed == Toll(minimum: 4, maximum: 4))
    }

    @Test("A map names the columns, and what it leaves out is recognised")
    func mapped() throws {
        let map = try FieldMap(parsing: "date=When, latitude=North, longitude=East,title=What")
        let reading = try Reading(
            "What,When,North,East,notes\nAttack,4 October 2017,15.05,1.83,Seen", map: map)
        let incident = try #require(reading.records.first?.incident)
        #expect(incident.title == "Attack")
        #expect(incident.note == "Seen")
        #expect(incident.date.period == DatePeriod(iso: "2017-10-04"))
    }

    @Test(
        "A map that means nothing is refused in words",
        arguments: [
            ("when=Date", "\"when\" does not map a column. The fields are "),
            ("date", "\"date\" does not map a column. Write field=column."),
            ("date=Day", "\"Day\" does not map a column. The table has no such column"),
        ])
    func refusedMap(text: String, beginning: String) {
        let error = #expect(throws: IncidentError.self) {
            try Reading("Date,lat,lon\n2017-10-04,1,2", map: FieldMap(parsing: text))
        }
        #expect(error?.description.hasPrefix(beginning) == true, "\(error?.description ?? "")")
    }

    @Test("HXL hashtags say what the columns hold, whatever their names")
    func hashtags() throws {
        let reading = try Reading(
            """
            Kennung,Wann,Was,Breite,Länge,Tote,Land
            #event+id,#date+occurred,#event+type,#geo+lat,#geo+lon,#affected+killed,\
            #country+code+v_iso2
            a1,2019-12-10,armed-clash,15.2314,1.3143,71,NE
            """)
        #expect(reading.format == .hxl)
        let incident = try #require(reading.records.first?.incident)
        #expect(incident.id == "sample:a1")
        #expect(incident.kind == .armedClash)
        #expect(incident.casualties.killed == Toll(minimum: 71, maximum: 71))
        #expect(incident.place.countries == ["NE"])
        #expect(reading.records.count == 1)
    }

    @Test("A place without coordinates is an area, never a point")
    func unlocated() throws {
        let reading = try Reading("date,place,country\n2017-10-04,Somewhere,Niger\n2017,,Mali")
        #expect(reading.records.map(\.incident.place.precision) == [.area, .country])
        #expect(reading.records.map(\.incident.place.countries) == [["NE"], ["ML"]])
        #expect(reading.records[1].incident.date.precision == .year)
    }

    @Test("GeoJSON features and their sequences become incidents")
    func geojson() throws {
        let feature =
            #"{"type":"Feature","id":"x1","properties":{"kind":"coup","date":"2023-07-26"},"#
            + #""geometry":{"type":"Point","coordinates":[2.1,13.5]}}"#
        let collection = #"{"type":"FeatureCollection","features":["# + feature + "]}"
        for text in [collection, feature + "\n", "\u{1E}" + feature + "\n"] {
            let reading = try Reading(text)
            let incident = try #require(reading.records.first?.incident)
            #expect(reading.format == .geojson)
            #expect(incident.id == "sample:x1")
            #expect(incident.kind == .coup)
            #expect(
                incident.place.coordinate == (try Coordinate(latitude: 13.5, longitude: 2.1)))
        }
    }

    @Test(
        "What is no data is refused in words",
        arguments: [
            ("", "the file is empty"), ("  \n", "the file is empty"),
            ("SQLite format 3\u{0}", "give the path of the file itself"),
            ("<gpx>", "XML but no KML"),
            ("[1]", "JSON array"), ("a\u{0}b", "this is no text"),
        ])
    func foreign(text: String, part: String) {
        let error = #expect(throws: IncidentError.self) { try Reading(text) }
        #expect(error?.description.contains(part) == true)
    }
}
