import Foundation
import Geodesy
import Incidents
import Layers
import Testing

/// KML, GeoPackage, and places that are only named.
@Suite struct FeatureFileImportTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("features-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func records(_ path: String, _ places: PlaceFinder = .none) throws -> [Incident] {
        var reader = try IncidentReader(
            try FileSource(path: path), name: "sample", countries: Reading.countries,
            places: places)
        var records: [Incident] = []
        while let outcome = try reader.next() {
            if case .record(let record) = outcome { records.append(record.incident) }
        }
        return records
    }

    @Test("Placemarks become incidents") func kml() throws {
        try withFolder { folder in
            let text = """
                <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark id="7">
                <name>Ambush at Tongo Tongo</name><TimeStamp><when>2017-10-04</when></TimeStamp>
                <ExtendedData><Data name="kind"><value>ambush</value></Data></ExtendedData>
                <Point><coordinates>1.7984,15.0581,0</coordinates></Point></Placemark>
                </Document></kml>
                """
            try FileBytes.write(Array(text.utf8), to: folder + "/a.kml")
            let found = try records(folder + "/a.kml")
            #expect(found.map(\.id) == ["sample:7"])
            #expect(found.first?.title == "Ambush at Tongo Tongo")
            #expect(found.first?.kind == .ambush)
            #expect(
                found.first?.date.period
                    == DatePeriod(day: try #require(CalendarDate(iso: "2017-10-04"))))
            #expect(
                found.first?.place.coordinate
                    == (try Coordinate(latitude: 15.0581, longitude: 1.7984)))
        }
    }

    @Test("A line or an area lies within a radius around its middle, a large one is only an area")
    func shapes() throws {
        try withFolder { folder in
            func feature(_ id: String, _ shape: String) -> String {
                """
                {"type": "Feature", "id": "\(id)", "geometry": \(shape), "properties": {"title": "A", \
                "date": "2020-03-01"}}
                """
            }
            let features = [
                // A tenth of a degree of the equator is 11,131.949 m, of the meridian 11,057.428 m.
                feature(
                    "line", "{\"type\":\"LineString\",\"coordinates\":[[179.9,0],[-179.9,0]]}"),
                feature(
                    "large",
                    "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,9],[0,0]]]}"),
            ]
            let text =
                "{\"type\":\"FeatureCollection\",\"features\":["
                + features.joined(separator: ",") + "]}"
            try FileBytes.write(Array(text.utf8), to: folder + "/a.geojson")
            let found = try records(folder + "/a.geojson")
            let line = try #require(found.first?.place)
            #expect(line.precision == .nearPoint)
            #expect(abs(line.coordinate?.longitude ?? 0) == 180)
            #expect(line.radius == Length(metres: 11_132))
            let large = try #require(found.last?.place)
            #expect(large.precision == .area && large.coordinate == nil)
            #expect(large.label == (try Coordinate(latitude: 4.5, longitude: 4.5)))
        }
    }

    /// The names are those of https://gdal.org/en/stable/drivers/vector/libkml.html.
    @Test("Times among the data of a placemark, as GDAL writes them, are its days")
    func timesOfGDAL() throws {
        try withFolder { folder in
            func placemark(_ data: String) -> String {
                """
                <Placemark><name>A</name><ExtendedData><SchemaData schemaUrl="#a">\(data)
                </SchemaData></ExtendedData><Point><coordinates>18.42,-33.92</coordinates></Point>
                </Placemark>
                """
            }
            let text =
                "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
                + placemark("<SimpleData name=\"timestamp\">2019/05/14</SimpleData>")
                + placemark(
                    "<SimpleData name=\"begin\">2019-05-14T10:00:00</SimpleData>"
                        + "<SimpleData name=\"end\">2019/05/16 12:00:00</SimpleData>")
                + "</Document></kml>"
            try FileBytes.write(Array(text.utf8), to: folder + "/a.kml")
            let found = try records(folder + "/a.kml")
            let first = CalendarDate(iso: "2019-05-14")
            let last = CalendarDate(iso: "2019-05-16")
            #expect(found.map(\.date.period?.start) == [first, first])
            #expect(found.map(\.date.period?.end) == [first, last])
        }
    }

    @Test("Layers of a GeoPackage are read, and a working file gives its incidents unchanged")
    func geoPackage() throws {
        try withFolder { folder in
            let day = try #require(CalendarDate(iso: "2020-02-29"))
            let features = try (0..<2_345).map { row in
                Feature(
                    id: "e\(row)",
                    geometry: .point(
                        try Coordinate(latitude: 10 + Double(row) / 1_000, longitude: 2)),
                    properties: [.init("title", .string("t\(row)")), .init("date", .date(day))])
            }
            let layer = Layer(
                name: "events", title: "Events", features: features)
            try GeoPackage.write([(layer, nil)], to: folder + "/a.gpkg")
            let found = try records(folder + "/a.gpkg")
            #expect(found.count == features.count)
            #expect(found.last?.id == "sample:e2344")
            #expect(found.last?.date.period == DatePeriod(day: day))

            let file = try IncidentFile(path: folder + "/log.gpkg", isWritable: true)
            var reader = try IncidentReader(
                try FileSource(path: folder + "/a.gpkg"), name: "sample")
            try file.importRecords(from: &reader, name: "a")
            try file.close()
            let again = try records(folder + "/log.gpkg")
            #expect(Set(again) == Set(found))
        }
    }

    @Test(
        "A working file taken into another keeps the records, sources and links; into itself, all")
    func workingFile() throws {
        try withFolder { folder in
            let table = """
                id,date,lat,lon,type,killed,source,remark of mine
                1,2017-10-04,15.05,1.83,ambush,9,paper-a,"first, of two"
                2,2017-10-04,15.06,1.85,ambush,8,paper-b,
                """
            func importing(_ source: String, into target: String) throws -> ImportReport {
                let file = try IncidentFile(path: folder + target, isWritable: true)
                var reader = try IncidentReader(
                    try FileSource(path: folder + source), name: "own")
                let report = try file.importRecords(from: &reader, name: source)
                try file.close()
                return report
            }
            try FileBytes.write(Array(table.utf8), to: folder + "/a.csv")
            #expect(try importing("/a.csv", into: "/one.gpkg").added == 2)
            let one = try IncidentFile(path: folder + "/one.gpkg", isWritable: true)
            let link = IncidentLink(
                from: "own:1", to: "own:2", relation: .sameEvent, reason: "The same.")
            try one.accept(link)
            #expect(try importing("/one.gpkg", into: "/one.gpkg").unchanged == 2)
            #expect(try importing("/one.gpkg", into: "/two.gpkg").added == 2)
            #expect(try importing("/one.gpkg", into: "/two.gpkg").unchanged == 2)
            let two = try IncidentFile(path: folder + "/two.gpkg", isWritable: true)
            #expect(try two.originals() == one.originals())
            #expect(try two.originals().keys.first?.names.last == "remark of mine")
            try two.takeSourcesAndLinks(from: one)
            #expect(try two.acceptedLinks() == [link])
            // What was undone here stays so.
            #expect(try two.undo(from: "own:1", to: "own:2"))
            try two.takeSourcesAndLinks(from: one)
            #expect(try two.acceptedLinks().isEmpty)
        }
    }

    @Test("Tables of UCDP and ACLED that other programs made layers of are read as such")
    func knownSources() throws {
        let text = """
            event_id_cnty,event_date,time_precision,event_type,actor1,iso,geo_precision,fatalities
            NIG1,04 October 2017,1,Battles,One,562,1,9
            NIG2,04 October 2017,1,Battles,One,562,3,2
            """
        let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        let position = try Coordinate(latitude: 15.05, longitude: 1.83)
        let features = lines.dropFirst().map { values in
            Feature(
                id: values[0], geometry: .point(position),
                properties: zip(lines[0], values).map { .init($0, .string($1)) })
        }
        let table = lines.enumerated().map { row, values in
            (values + (row == 0 ? ["latitude", "longitude"] : ["15.05", "1.83"]))
                .joined(separator: ",")
        }
        let expected = try Reading(table.joined(separator: "\n"))
        #expect(expected.format == .acled)
        #expect(expected.records.map(\.incident.place.precision) == [.point, .area])
        try withFolder { folder in
            let layer = Layer(name: "events", title: "Events", features: features)
            try GeoPackage.write([(layer, nil)], to: folder + "/a.gpkg")
            try FileBytes.write(GeoJSONWriter.bytes(of: layer), to: folder + "/a.geojson")
            for name in ["/a.gpkg", "/a.geojson"] {
                #expect(try records(folder + name) == expected.records.map(\.incident))
            }
        }
    }

    @Test("Places that are only named get positions by the gazetteer, and say so") func named()
        throws
    {
        let position = try Coordinate(latitude: 16.27, longitude: -0.04)
        let finder = PlaceFinder { name, countries in
            switch name {
            case "Gao":
                .found(
                    IncidentPlace(
                        placeID: "geonames:2457161", name: "Gao", precision: .nearPoint,
                        countries: ["ML"], coordinate: position),
                    title: "Gao, Mali (geonames:2457161)")
            case "Bamba": .ambiguous(["Bamba, Mali", "Bamba, Niger"])
            default: .unknown
            }
        }
        try withFolder { folder in
            let table = """
                id,date,place,latitude,longitude
                1,2019-01-01,Gao,,
                2,2019-01-01,Bamba,,
                3,2019-01-01,Nowhere,,
                4,2019-01-01,Gao,16.5,0.5

                """
            try FileBytes.write(Array(table.utf8), to: folder + "/a.csv")
            let found = try records(folder + "/a.csv", finder)
            #expect(found[0].place.coordinate == position)
            #expect(found[0].place.precision == .nearPoint)
            #expect(found[0].place.placeID == "geonames:2457161")
            #expect(found[0].note == "Position by the gazetteer: Gao, Mali (geonames:2457161).")
            #expect(found[1].place.coordinate == nil)
            #expect(found[1].note.contains("Bamba, Mali; Bamba, Niger"))
            #expect(found[2].place.precision == .area)
            #expect(found[3].place.coordinate?.latitude == 16.5)
            #expect(found[3].note.isEmpty)

            let file = try IncidentFile(path: folder + "/log.gpkg", isWritable: true)
            var reader = try IncidentReader(
                try FileSource(path: folder + "/a.csv"), name: "a", places: finder)
            let report = try file.importRecords(from: &reader, name: "a")
            #expect(report.placed == 1)
            #expect(report.unplaced == 2)
            try file.close()
        }
    }
}
