import Foundation
import Incidents
import Layers
import Testing

@Suite struct CuratedIncidentsTests {
    private static let header =
        "id,title,kind,date_start,date_end,date_precision,place_id,place_name,place_precision,"
        + "country,latitude,longitude,radius_km,second_place_id,actors,killed_min,killed_max,"
        + "killed_note,wounded_min,wounded_max,captured_min,captured_max,certainty,on_map,note\n"
    private static let good =
        "a,Ambush,ambush,2017-10-04,,day,p,Tongo Tongo,point,NE,15.05,1.84,2,,X|Y,4,,US,,,,,"
        + "stated,true,\nb,Flights,movement,2023-07,,month,,Niger,country,NE,,,,,,,,,,,,,"
        + "inferred,false,Beware\n"

    private func folder(incidents: String, links: String = "") throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("curated-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let files = [
            "incidents.csv": Self.header + incidents,
            "incident-reports.csv":
                "incident_id,source,stated_date,stated_place,stated_toll,note\na,s,4 October,,,\n",
            "incident-links.csv": "from_id,to_id,relation,reason\n" + links,
            "sources.csv":
                "key,title,publisher,author,date,address,licence,retrieved,note\ns,T,P,,2017,,,,\n",
        ]
        for (name, text) in files {
            try FileBytes.write(Array(text.utf8), to: folder + "/" + name)
        }
        return folder
    }

    @Test("Rows become incidents with bounds, periods and reports")
    func good() throws {
        let path = try folder(incidents: Self.good, links: "b,a,follow-up,Why\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let curated = try CuratedIncidents(folder: path)
        let first = curated.log.records[0]
        #expect(first.casualties.killed == Toll(minimum: 4, maximum: nil))
        #expect(first.actors == ["X", "Y"])
        #expect(first.reports.map(\.statedDate) == ["4 October"])
        #expect(first.date.period == DatePeriod(iso: "2017-10-04"))
        let second = curated.log.records[1]
        #expect(second.date.period == DatePeriod(iso: "2023-07"))
        #expect(second.date.description == "2023-07")
        #expect(!second.isOnMap)
        #expect(curated.log.links.map(\.relation) == [.followUp])
        #expect(curated.sources["s"]?.publisher == "P")
    }

    @Test(
        "Rows that break the schema are refused with file, line, column, value and remedy",
        arguments: [
            (
                "day,p,Tongo Tongo,point,NE,15.05,1.84", "day,p,Mali,country,NE,15.05,1.84",
                "incidents.csv, line 2, column latitude: \"15.05\" must be empty: "
                    + "a place known only as country has no point."
            ),
            (
                "15.05,1.84", "115.05,1.84",
                "incidents.csv, line 2, column latitude: \"115.05\" with its longitude is no "
                    + "position: Latitude 115.05 is outside -90...90. "
                    + "Were latitude and longitude swapped?"
            ),
            (
                "2017-10-04", "4.10.2017",
                "incidents.csv, line 2, column date_start: \"4.10.2017\" is no date. "
                    + "Write YYYY, YYYY-MM or YYYY-MM-DD."
            ),
            (
                "|Y,4,", "|Y,four,",
                "incidents.csv, line 2, column killed_min: \"four\" is not a whole number."
            ),
            (
                "b,Flights", "a,Flights",
                "incidents.csv, line 3, column id: \"a\" stands twice. "
                    + "Give each incident its own id."
            ),
            (
                "inferred,false", "guessed,false",
                "incidents.csv, line 3, column certainty: \"guessed\" is not one of "
                    + "stated, inferred, disputed."
            ),
        ])
    func refused(part: String, replacement: String, sentence: String) throws {
        #expect(Self.good.contains(part))
        let path = try folder(
            incidents: Self.good.replacingOccurrences(of: part, with: replacement))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: IncidentError.self) { try CuratedIncidents(folder: path) }
        #expect(error?.description == sentence)
    }

    @Test("A missing file is named")
    func missing() {
        let error = #expect(throws: LayerError.self) {
            try CuratedIncidents(folder: "/nonexistent-folder")
        }
        #expect(error?.description.contains("/nonexistent-folder/incident-reports.csv") == true)
    }
}
