import Geodesy
import Incidents
import Layers
import Testing

/// The rows are made up; the terms of ACLED do not let its own be passed on.
@Suite struct ACLEDImportTests {
    private static let header =
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,"
        + "actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,"
        + "iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,"
        + "source,source_scale,notes,fatalities,tags,timestamp"

    private func row(
        date: String = "2023-02-16", time: String = "1", type: String = "Battles",
        detail: String = "Armed clash", inter: String = "1", place: String = "1",
        fatalities: String = "7"
    ) -> String {
        "NIG1,\(date),2023,\(time),Political violence,\(type),\(detail),Forces of Niger,"
            + "Allies; Helpers,\(inter),Unknown group,,3,13,,562,Western Africa,Niger,Tillaberi,"
            + "Ouallam,,Ouallam,14.3164,2.0859,\(place),Paper A; Paper B,National,"
            + "\"Made up, for tests\",\(fatalities),,1700000000"
    }

    @Test(
        "Three styles of date mean the same day",
        arguments: ["2023-02-16", "16 February 2023", "16-02-2023", "16/02/2023"])
    func dates(text: String) throws {
        let reading = try Reading(Self.header + "\n" + row(date: text))
        #expect(reading.format == .acled)
        let date = try #require(reading.records.first?.incident.date)
        #expect(date.period == DatePeriod(iso: "2023-02-16"))
        #expect(date.precision == .day)
    }

    @Test("Coarse dates become the week around the day and its month")
    func coarse() throws {
        let week = try Reading(Self.header + "\n" + row(time: "2")).records[0].incident.date
        #expect(
            week.period
                == DatePeriod(
                    start: CalendarDate(iso: "2023-02-13"), end: CalendarDate(iso: "2023-02-19")))
        #expect(week.precision == .week)
        let month = try Reading(Self.header + "\n" + row(time: "3")).records[0].incident.date
        #expect(month.period == DatePeriod(iso: "2023-02"))
        #expect(month.precision == .month)
    }

    @Test(
        "Actors, lists, country, toll and the source's own words are kept",
        arguments: ["1", "State forces"])
    func fields(inter: String) throws {
        let record = try Reading(Self.header + "\n" + row(inter: inter)).records[0]
        let incident = record.incident
        #expect(incident.actors == ["Forces of Niger", "Unknown group", "Allies", "Helpers"])
        #expect(incident.place.countries == ["NE"])
        #expect(incident.casualties.killed == Toll(minimum: 7, maximum: 7))
        #expect(incident.sourceCode == "Battles / Armed clash")
        #expect(incident.note == "Made up, for tests")
        #expect(record.original.values[9] == inter)
    }

    @Test(
        "Types become kinds of the common vocabulary",
        arguments: [
            ("Battles", "Armed clash", IncidentKind.armedClash),
            ("Explosions/Remote violence", "Air/drone strike", .airStrike),
            ("Explosions/Remote violence", "Remote explosive/landmine/IED", .explosion),
            ("Violence against civilians", "Attack", .attackOnCivilians),
            ("Violence against civilians", "Abduction/forced disappearance", .abduction),
            ("Protests", "Peaceful protest", .protest), ("Riots", "Mob violence", .riot),
            ("Strategic developments", "Looting/property destruction", .propertyDestruction),
            ("Battle-No change of territory", "", .armedClash),
        ])
    func kinds(type: String, detail: String, kind: IncidentKind) throws {
        let reading = try Reading(Self.header + "\n" + row(type: type, detail: detail))
        #expect(reading.records.first?.incident.kind == kind)
    }

    @Test("A point near a town and the label of an area are told apart")
    func places() throws {
        let near = try Reading(Self.header + "\n" + row(place: "2")).records[0].incident.place
        #expect(near.precision == .nearPoint)
        let area = try Reading(Self.header + "\n" + row(place: "3")).records[0].incident.place
        #expect(area.precision == .area)
        #expect(area.coordinate == nil)
        #expect(area.label != nil)
    }

    @Test("Older column sets are read by what they have")
    func older() throws {
        let reading = try Reading(
            """
            data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,\
            actor1,assoc_actor_1,inter1,actor2,inter2,interaction,region,country,admin1,location,\
            latitude,longitude,geo_precision,source,notes,fatalities,timestamp,iso3
            77,562,NIG9,9,16-02-2015,2015,1,Battle-No change of territory,A,,1,B,3,13,Africa,\
            Niger,Diffa,Bosso,13.7,13.3,1,Paper,Made up,2,1,NER
            """)
        #expect(reading.format == .acled)
        #expect(reading.rejections.isEmpty)
        #expect(reading.records.first?.incident.id == "acled:NIG9")
        #expect(reading.records.first?.incident.date.period == DatePeriod(iso: "2015-02-16"))
    }
}
