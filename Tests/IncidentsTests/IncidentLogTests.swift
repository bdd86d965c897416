import Geodesy
import Incidents
import Layers
import Testing

@Suite struct IncidentLogTests {
    @Test("Two reports of one ambush count once, at the closer place, with both sources and bounds")
    func sameEvent() throws {
        let log = try Samples.log()
        #expect(log.records.count == 7)
        #expect(log.incidents.count == 6)
        let ambush = try #require(log.incident(id: "toposcope:incident-border-ambush"))
        #expect(ambush.id == "toposcope:incident-tongo-tongo")
        #expect(ambush.orderedSourceKeys == ["article-b", "article-a"])
        #expect(ambush.killed == Toll(minimum: 8, maximum: nil))
        #expect(ambush.certainty == .stated)
    }

    @Test("Two tolls of one day that may overlap stay apart, and each names the other")
    func possiblyPartOf() throws {
        let log = try Samples.log()
        let strike = try #require(log.incident(id: "toposcope:incident-strike"))
        let operation = try #require(log.incident(id: "toposcope:incident-operation"))
        #expect(strike.killed == Toll(minimum: 7, maximum: 7))
        #expect(operation.killed == Toll(minimum: 33, maximum: 33))
        #expect(strike.links == operation.links)
        #expect(strike.links.map(\.relation) == [.possiblyPartOf])
    }

    @Test("Records that contradict each other are disputed, and the toll spans both")
    func contradiction() throws {
        let first = Samples.strike()
        let second = Incident(
            id: "b", title: "Strike", kind: .airStrike, date: first.date, place: first.place,
            casualties: Casualties(killed: Toll(minimum: 9, maximum: 9) ?? .unknown))
        let log = IncidentLog(
            records: [first, second],
            links: [IncidentLink(from: "b", to: first.id, relation: .sameEvent, reason: "")])
        let joined = try #require(log.incidents.first)
        #expect(log.incidents.count == 1)
        #expect(joined.hasContradictoryTolls)
        #expect(joined.certainty == .disputed)
        #expect(joined.killed == Toll(minimum: 7, maximum: 9))
    }

    @Test("Chains and rings of same-event links join into one, whatever their order")
    func chains() {
        let ids = ["d", "a", "c", "b", "e"]
        let records = ids.map { id in
            Incident(
                id: id, title: id, kind: .ambush, date: .unknown,
                place: IncidentPlace(name: "", precision: .none))
        }
        let pairs = [("c", "d"), ("a", "b"), ("b", "c"), ("d", "a"), ("a", "nowhere")]
        let links = pairs.map {
            IncidentLink(from: $0.0, to: $0.1, relation: .sameEvent, reason: "")
        }
        let log = IncidentLog(records: records, links: links)
        #expect(log.incidents.map(\.id) == ["a", "e"])
        #expect(log.incidents[0].others.map(\.id) == ["b", "c", "d"])
    }
}
