import Foundation
import Geodesy
import Incidents
import Layers
import Testing

@Suite struct UCDPImportTests {
    /// The columns of version 23.1.
    static let header =
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
        + "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
        + "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
        + "source_date,source_headline,source_original,where_prec,where_coordinates,"
        + "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,"
        + "country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
        + "deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"

    private func row(
        id: String = "1", precision: String = "1", violence: String = "1",
        latitude: String = "15.05", dates: String = "1,2017-10-04T00:00:00,2017-10-04T00:00:00",
        toll: String = "9,9,8"
    ) -> String {
        "\(id),0,2017,1,Clear,\(violence),1,1,Name,1,1,Government of Niger - IS,1,1,"
            + "Government of Niger,2,2,IS,3,Paper,,,,,\(precision),Tongo Tongo village,near,"
            + "Tillabéri region,,\(latitude),1.83,POINT (1.83 15.05),1,Niger,436,Africa,1,"
            + "\(dates),8,0,0,1,\(toll),436,"
    }

    @Test("A row becomes an incident with its interval, precision and country")
    func row() throws {
        let reading = try Reading(Self.header + "\n" + row())
        #expect(reading.format == .ucdp)
        let incident = try #require(reading.records.first?.incident)
        #expect(incident.id == "ucdp-ged:1")
        #expect(incident.kind == .armedClash)
        #expect(incident.casualties.killed == Toll(minimum: 8, maximum: 9))
        #expect(incident.place.precision == .point)
        #expect(incident.place.countries == ["NE"])
        #expect(incident.date.precision == .day)
        #expect(incident.actors == ["Government of Niger", "IS"])
    }

    @Test(
        "Only precisions 1 and 2 are points; 2 reaches 25 km",
        arguments: [
            ("1", PlacePrecision.point), ("2", .nearPoint), ("3", .area), ("4", .area),
            ("5", .area), ("6", .country), ("7", .region),
        ])
    func precision(code: String, precision: PlacePrecision) throws {
        let reading = try Reading(Self.header + "\n" + row(precision: code))
        let place = try #require(reading.records.first?.incident.place)
        #expect(place.precision == precision)
        #expect((place.coordinate != nil) == precision.isPoint)
        #expect((place.label != nil) == !precision.isPoint)
        #expect(place.radius == (code == "2" ? Length(kilometres: 25) : nil))
    }

    @Test("Old rows whose high lies below best keep all their numbers in the interval")
    func disorder() throws {
        let reading = try Reading(Self.header + "\n" + row(toll: "5,3,4"))
        let killed = reading.records.first?.incident.casualties.killed
        #expect(killed == Toll(minimum: 3, maximum: 5))
    }

    @Test(
        "A bad value costs its row and is named with line and column",
        arguments: [
            ("type_of_violence", "9", "line 3, column type_of_violence: \"9\" is not 1, 2 or 3."),
            ("latitude", "95.5", "line 3, column latitude: \"95.5\" is outside -90...90 degrees."),
            ("latitude", "north", "line 3, column latitude: \"north\" is not a number of degrees."),
            ("where_prec", "0", "line 3, column where_prec: \"0\" is not one of 1 to 7."),
            ("best", "-1", "line 3, column best: \"-1\" is negative."),
            (
                "dates", "1,2017-10-04,2017-10-03",
                "line 3, column date_end: \"2017-10-03\" lies before date_start."
            ),
        ])
    func rejected(column: String, value: String, sentence: String) throws {
        let bad =
            switch column {
            case "type_of_violence": row(id: "2", violence: value)
            case "latitude": row(id: "2", latitude: value)
            case "where_prec": row(id: "2", precision: value)
            case "best": row(id: "2", toll: "\(value),9,8")
            default: row(id: "2", dates: value)
            }
        let reading = try Reading([Self.header, row(), bad, row(id: "3")].joined(separator: "\n"))
        #expect(reading.records.map(\.incident.id) == ["ucdp-ged:1", "ucdp-ged:3"])
        #expect(reading.rejections.map(\.description) == [sentence])
    }

    @Test("GeoJSON and CSV of the same event give the same incident and the same columns")
    func geojson() throws {
        let csv = try Reading(Self.header + "\n" + row())
        let names = Self.header.split(separator: ",").map(String.init)
        let values = row().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let numeric: Set = [
            "id", "relid", "year", "active_year", "type_of_violence", "conflict_new_id",
            "dyad_new_id", "side_a_new_id", "side_b_new_id", "number_of_sources", "where_prec",
            "priogrid_gid", "country_id", "event_clarity", "date_prec", "deaths_a", "deaths_b",
            "deaths_civilians", "deaths_unknown", "best", "high", "low",
        ]
        let own: Set = ["latitude", "longitude", "geom_wkt"]
        let properties = zip(names, values).filter { !own.contains($0.0) }.map { name, value in
            "\"\(name)\": " + (numeric.contains(name) ? value : "\"\(value)\"")
        }
        let json = try Reading(
            """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": \
            {\(properties.joined(separator: ", "))}, "geometry": {"type": "Point", \
            "coordinates": [1.83, 15.05]}}]}
            """)
        #expect(json.format == .ucdp)
        #expect(json.records.map(\.incident) == csv.records.map(\.incident))
        #expect(json.records.map(\.original.values) == csv.records.map(\.original.values))
        #expect(json.records.first?.original.columns == csv.records.first?.original.columns)
    }

    @Test("A layer whose key is the identifier has all the columns too")
    func keyed() throws {
        let csv = try Reading(Self.header + "\n" + row(id: "77"))
        let names = Self.header.split(separator: ",").map(String.init)
        let values = row(id: "77").split(separator: ",", omittingEmptySubsequences: false)
            .map(String.init)
        let own: Set = ["id", "latitude", "longitude", "geom_wkt"]
        let feature = Feature(
            id: "77", geometry: .point(try Coordinate(latitude: 15.05, longitude: 1.83)),
            properties: zip(names, values).filter { !own.contains($0.0) }
                .map { .init($0.0, .string($0.1)) })
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("keyed-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let layer = Layer(name: "ged", title: "GED", features: [feature])
        try GeoPackage.write([(layer, nil)], to: path)
        var reader = try IncidentReader(
            try FileSource(path: path), name: "a", countries: Reading.countries)
        guard case .record(let record) = try reader.next() else {
            Issue.record("the event was not taken")
            return
        }
        #expect(record.incident == csv.records.first?.incident)
        #expect(record.original.columns == csv.records.first?.original.columns)
    }

    @Test("Rows cut at any piece of the file read the same")
    func pieces() throws {
        let text = ([Self.header] + (1...20).map { row(id: "\($0)") }).joined(separator: "\r\n")
        let whole = try Reading(text).records.map(\.incident)
        #expect(whole.count == 20)
        for size in [1, 7, 1000] {
            #expect(try Reading(text, chunkSize: size).records.map(\.incident) == whole)
        }
    }
}
