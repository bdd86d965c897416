import Geodesy
import Incidents
import Layers
import Testing

@Suite struct LinkFinderTests {
    @Test("Two articles on one ambush are proposed as one, with reasons, and nothing is merged")
    func ambush() throws {
        let records = try [Samples.ambushByCountry(), Samples.ambush()]
        let proposals = try LinkFinder().proposals(in: records)
        let proposal = try #require(proposals.first)
        #expect(proposals.count == 1)
        #expect(
            [proposal.from, proposal.to].sorted() == [
                "toposcope:incident-border-ambush", "toposcope:incident-tongo-tongo",
            ])
        #expect(proposal.score > 0.7)
        #expect(proposal.reasons.contains("same day"))
        #expect(proposal.reasons.contains("both ambush"))
        #expect(IncidentLog(records: records).incidents.count == 2)
        let joined = IncidentLog(records: records, links: [proposal.link])
        #expect(joined.incidents.count == 1)
        #expect(joined.incidents.first?.reports.count == 2)
    }

    @Test("What is linked already is not proposed again")
    func known() throws {
        let records = try [Samples.ambushByCountry(), Samples.ambush()]
        #expect(try LinkFinder().proposals(in: records, links: Samples.links).isEmpty)
    }

    private func report(_ id: String, _ source: String) throws -> Incident {
        let ambush = try Samples.ambush()
        return Incident(
            id: id, title: ambush.title, kind: .ambush, date: ambush.date, place: ambush.place,
            reports: [IncidentReport(source: source)])
    }

    private func same(_ from: String, _ to: String) -> IncidentLink {
        IncidentLink(from: from, to: to, relation: .sameEvent, reason: "")
    }

    @Test("What links join through a third record is not proposed")
    func joinedThroughOthers() throws {
        let records = try ["a", "b", "c"].map { try report($0, "paper-\($0)") }
        let finder = LinkFinder()
        #expect(try finder.proposals(in: records).count == 3)
        let linked = [same("a", "b"), same("b", "c")]
        #expect(try finder.proposals(in: records, links: linked).isEmpty)
        #expect(
            try finder.proposals(in: records, links: [same("a", "b")], refused: [same("b", "c")])
                .map(\.from) == ["a"])
    }

    @Test("A happening that a source reports already gets no second record of that source")
    func sourceOfHappening() throws {
        let records = try [report("a", "one"), report("b", "two"), report("c", "two")]
        #expect(try LinkFinder().proposals(in: records).map(\.to) == ["b", "c"])
        #expect(try LinkFinder().proposals(in: records, links: [same("a", "b")]).isEmpty)
    }

    @Test(
        "An area agrees with a place by its name or its first-order area, not by the country alone",
        arguments: [
            ("Tongo Tongo", true), ("Tillabéri region", true), ("Diffa", false),
        ])
    func areas(name: String, isProposed: Bool) throws {
        let ambush = try Samples.ambush()
        let point = Incident(
            id: "a", title: "", kind: .ambush, date: ambush.date,
            place: IncidentPlace(
                name: "Tongo Tongo", precision: .point, countries: ["NE"], admin1: "Tillaberi",
                coordinate: ambush.place.coordinate),
            reports: [IncidentReport(source: "one")])
        let area = Incident(
            id: "b", title: "", kind: .abduction, date: Samples.day("2017-10-05"),
            place: IncidentPlace(name: name, precision: .area, countries: ["NE"]),
            reports: [IncidentReport(source: "two")])
        #expect(try LinkFinder().proposals(in: [point, area]).isEmpty == !isProposed)
    }

    @Test("Two tolls of one day in one country stay apart")
    func tolls() throws {
        let strike = Samples.strike()
        // The same words from another paper, so that only the toll tells them apart.
        let operation = Incident(
            id: "other:1", title: strike.title, kind: strike.kind, date: strike.date,
            place: strike.place,
            casualties: Casualties(killed: Toll(minimum: 33, maximum: 33) ?? .unknown),
            reports: [IncidentReport(source: "another-paper")])
        #expect(try LinkFinder().proposals(in: [strike, operation]).isEmpty)
        #expect(try LinkFinder().proposals(in: [strike, Samples.operation()]).isEmpty)
    }

    @Test(
        "Distance, days and kind decide together",
        arguments: [
            (0.0, "2017-10-04", IncidentKind.ambush, true),
            (20, "2017-10-05", .armedClash, true),
            (20, "2017-10-09", .ambush, false),
            (300, "2017-10-04", .ambush, false),
            (45, "2017-10-06", .statement, false),
        ])
    func parts(kilometres: Double, day: String, kind: IncidentKind, isProposed: Bool) throws {
        let first = try Samples.ambush()
        let start = try #require(first.place.coordinate)
        let position = Geodesic.wgs84.destination(
            Length(kilometres: kilometres), toward: Azimuth(degrees: 70), from: start)
        let second = Incident(
            id: "ucdp-ged:1", title: "Event", kind: kind, date: Samples.day(day),
            place: IncidentPlace(
                name: "Place", precision: .point, countries: ["NE"], coordinate: position),
            reports: [IncidentReport(source: "ucdp-ged")])
        #expect(try LinkFinder().proposals(in: [first, second]).isEmpty == !isProposed)
    }
}
