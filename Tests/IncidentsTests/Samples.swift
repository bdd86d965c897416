import Geodesy
import Incidents
import Layers

/// Incidents as five news articles of 2017 to 2023 report them, for tests.
enum Samples {
    static func day(_ text: String) -> IncidentDate {
        IncidentDate(period: DatePeriod(iso: text), precision: .day)
    }

    static func ambush() throws -> Incident {
        Incident(
            id: "toposcope:incident-tongo-tongo", title: "Ambush of a joint patrol",
            kind: .ambush, date: day("2017-10-04"),
            place: IncidentPlace(
                placeID: "geonames:2438420", name: "Tongo Tongo", precision: .point,
                countries: ["NE"],
                coordinate: try Coordinate(latitude: 15.0532111, longitude: 1.8355139),
                radius: Length(kilometres: 2)),
            actors: ["United States forces", "Forces armées nigériennes"],
            casualties: Casualties(killed: Toll(minimum: 4, maximum: nil) ?? .unknown),
            reports: [IncidentReport(source: "article-b", statedDate: "October 4")])
    }

    static func ambushByCountry() -> Incident {
        Incident(
            id: "toposcope:incident-border-ambush", title: "Twelve and thirty soldiers attacked",
            kind: .ambush, date: day("2017-10-04"),
            place: IncidentPlace(name: "Niger", precision: .country, countries: ["NE"]),
            casualties: Casualties(killed: Toll(minimum: 8, maximum: nil) ?? .unknown),
            reports: [IncidentReport(source: "article-a")])
    }

    static func relocation() throws -> Incident {
        Incident(
            id: "toposcope:incident-relocation", title: "Forces move to Agadez", kind: .movement,
            date: day("2023-09-07"),
            place: IncidentPlace(
                name: "Air Base 101", precision: .point, countries: ["NE"],
                coordinate: try Coordinate(latitude: 13.4815, longitude: 2.18361)),
            destination: IncidentPlace(
                name: "Air Base 201", precision: .point, countries: ["NE"],
                coordinate: try Coordinate(latitude: 16.950278, longitude: 8.013889)),
            reports: [IncidentReport(source: "article-c")])
    }

    static func strike() -> Incident {
        Incident(
            id: "toposcope:incident-strike", title: "First strike of an armed drone",
            kind: .airStrike, date: day("2019-12-21"),
            place: IncidentPlace(name: "Mali", precision: .country, countries: ["ML"]),
            casualties: Casualties(killed: Toll(minimum: 7, maximum: 7) ?? .unknown),
            reports: [IncidentReport(source: "article-d")])
    }

    static func operation() -> Incident {
        Incident(
            id: "toposcope:incident-operation", title: "Operation in central Mali",
            kind: .armedClash, date: day("2019-12-21"),
            place: IncidentPlace(
                placeID: "toposcope:central-mali", name: "central Mali", precision: .area,
                countries: ["ML"]),
            casualties: Casualties(
                killed: Toll(minimum: 33, maximum: 33) ?? .unknown,
                captured: Toll(minimum: 1, maximum: 1) ?? .unknown),
            reports: [IncidentReport(source: "article-d")])
    }

    static func undated() throws -> Incident {
        Incident(
            id: "toposcope:incident-flights", title: "Transport flights", kind: .movement,
            date: .unknown,
            place: IncidentPlace(
                name: "Niamey", precision: .nearPoint, countries: ["NE"],
                coordinate: try Coordinate(latitude: 13.51366, longitude: 2.1098)))
    }

    static func unrelated() -> Incident {
        Incident(
            id: "toposcope:incident-caption", title: "Caption of an old photograph",
            kind: .observation, date: day("2016-01-07"),
            place: IncidentPlace(name: "Persian Gulf region", precision: .region),
            isOnMap: false)
    }

    static let links = [
        IncidentLink(
            from: "toposcope:incident-border-ambush", to: "toposcope:incident-tongo-tongo",
            relation: .sameEvent, reason: "Same day, same sides."),
        IncidentLink(
            from: "toposcope:incident-strike", to: "toposcope:incident-operation",
            relation: .possiblyPartOf, reason: "The source does not say."),
    ]

    static func log() throws -> IncidentLog {
        IncidentLog(
            records: [
                ambushByCountry(), try ambush(), try relocation(), strike(), operation(),
                try undated(), unrelated(),
            ], links: links)
    }

    static func niamey() throws -> Coordinate {
        try Coordinate(latitude: 13.51366, longitude: 2.1098)
    }
}
