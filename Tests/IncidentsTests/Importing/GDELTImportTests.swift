import Geodesy
import Incidents
import Layers
import Testing

@Suite struct GDELTImportTests {
    /// A row with the values of an action; everything else is empty.
    private func row(
        version: Int = 2, type: String = "4", code: String = "190", country: String = "NG",
        id: String = "881990832"
    ) -> String {
        var values = [String](repeating: "", count: version == 2 ? 61 : 58)
        values[0] = id
        values[1] = "20191024"
        values[6] = "NIGER"
        values[16] = "MILITANTS"
        values[26] = code
        let action = version == 2 ? 51 : 49
        values[action] = type
        values[action + 1] = "Niamey, Niamey, Niger"
        values[action + 2] = country
        values[action + 3] = type == "1" ? country : country + "08"
        values[action + (version == 2 ? 5 : 4)] = "13.5167"
        values[action + (version == 2 ? 6 : 5)] = "2.11667"
        values[values.count - 1] = "https://news.example/\"story\""
        return values.joined(separator: "\t")
    }

    @Test("Both versions are recognised without a header, and FIPS NG is Niger", arguments: [1, 2])
    func versions(version: Int) throws {
        let reading = try Reading(row(version: version))
        #expect(reading.format == (version == 2 ? .gdelt2 : .gdelt1))
        let incident = try #require(reading.records.first?.incident)
        #expect(incident.id == "gdelt:881990832")
        #expect(incident.place.countries == ["NE"])
        #expect(
            incident.place.coordinate == (try Coordinate(latitude: 13.5167, longitude: 2.11667)))
        #expect(incident.actors == ["NIGER", "MILITANTS"])
        #expect(incident.certainty == .inferred)
        #expect(incident.reports.first?.note == "https://news.example/\"story\"")
        let nigeria = try Reading(row(version: version, country: "NI")).records[0]
        #expect(nigeria.incident.place.countries == ["NG"])
    }

    @Test(
        "Centroids of countries and states are never points",
        arguments: [
            ("1", PlacePrecision.country), ("2", .area), ("3", .point), ("4", .point),
            ("5", .area), ("", .none), ("0", .none),
        ])
    func centroids(type: String, precision: PlacePrecision) throws {
        let place = try Reading(row(type: type)).records[0].incident.place
        #expect(place.precision == precision)
        #expect((place.coordinate != nil) == precision.isPoint)
        // A country has no first-order area, though GDELT writes its code there once more.
        #expect((place.admin1 == nil) == (type == "1"))
    }

    @Test(
        "CAMEO codes keep their zeros and become kinds",
        arguments: [
            ("010", IncidentKind.statement), ("042", .consultation), ("0871", .retreat),
            ("145", .riot), ("141", .protest), ("173", .arrest), ("1711", .propertyDestruction),
            ("181", .abduction), ("1831", .explosion), ("190", .armedClash), ("194", .shelling),
            ("195", .airStrike), ("202", .attackOnCivilians), ("---", .other),
        ])
    func codes(code: String, kind: IncidentKind) throws {
        let incident = try Reading(row(code: code)).records[0].incident
        #expect(incident.kind == kind)
        #expect(incident.sourceCode == "CAMEO \(code)")
    }

    @Test("A row with too few columns costs only itself")
    func short() throws {
        let reading = try Reading([row(), "1\t20191024", row(id: "2")].joined(separator: "\n"))
        #expect(reading.records.count == 2)
        #expect(
            reading.rejections.map(\.description)
                == ["line 2: has 2 values where 61 are needed."])
    }
}
