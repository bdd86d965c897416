import Geodesy
import Incidents
import Layers
import TestSupport
import Testing

@Suite struct IncidentSummaryTests {
    @Test("Months stand in order with the bounds of their dead")
    func months() throws {
        let summary = IncidentSummary(try Samples.log().incidents, by: .month)
        #expect(summary.rows.map(\.label) == ["", "2016-01", "2017-10", "2019-12", "2023-09"])
        let december = try #require(summary.rows.first { $0.label == "2019-12" })
        #expect(december.count == 2)
        #expect(december.killedAtLeast == 40)
        #expect(december.killedAtMost == 40)
        let october = try #require(summary.rows.first { $0.label == "2017-10" })
        #expect(october.count == 1)
        #expect(october.killedAtLeast == 8)
        #expect(october.killedAtMost == nil)
    }

    @Test("Totals over many happenings are never added to single ones")
    func aggregates() throws {
        let total = Incident(
            id: "total", title: "Half a year", kind: .aggregate,
            date: IncidentDate(period: DatePeriod(iso: "2019"), precision: .period),
            place: IncidentPlace(name: "Region", precision: .region),
            casualties: Casualties(killed: Toll(minimum: 4600, maximum: 4600) ?? .unknown))
        let log = IncidentLog(records: [Samples.strike(), total])
        let summary = IncidentSummary(log.incidents, by: .year)
        #expect(summary.aggregates == 1)
        #expect(summary.rows.map(\.killedAtLeast) == [7])
    }

    @Test("A large log answers with its index what a small one answers without")
    func indexed() throws {
        let seed: UInt64 = 5_010
        var random = SeededGenerator(seed: seed)
        let records = try (0..<1_500).map { number in
            let isArea = number.isMultiple(of: 29)
            let first = Int.random(in: 0...3_000, using: &random)
            let last = first + (number.isMultiple(of: 7) ? 40 : 0)
            let isUndated = number.isMultiple(of: 31)
            return Incident(
                id: "many:\(number)", title: "", kind: .armedClash,
                date: IncidentDate(
                    period: isUndated
                        ? nil
                        : DatePeriod(
                            start: CalendarDate(daysSinceEpoch: first),
                            end: CalendarDate(daysSinceEpoch: last)), precision: .day),
                place: IncidentPlace(
                    name: "", precision: isArea ? .country : .point, countries: ["NE"],
                    coordinate: try Coordinate(
                        latitude: Double.random(in: -90...90, using: &random),
                        longitude: Double.random(in: -180...180, using: &random))))
        }
        let whole = IncidentLog(records: records)
        let parts = [
            IncidentLog(records: Array(records[..<750])),
            IncidentLog(records: Array(records[750...])),
        ]
        for round in 0..<40 {
            let query = IncidentQuery(
                circle: .init(
                    center: try Coordinate(
                        latitude: Double.random(in: -90...90, using: &random),
                        longitude: Double.random(in: -180...180, using: &random)),
                    radius: Length(kilometres: Double.random(in: 100...9_000, using: &random))),
                areas: ["NE"],
                period: round.isMultiple(of: 2)
                    ? nil
                    : DatePeriod(
                        start: CalendarDate(iso: "1973-01-01"), end: CalendarDate(iso: "1973-12-31")
                    ))
            let answer = try whole.answer(query)
            let both = try parts.map { try $0.answer(query) }
            let located = both.flatMap(\.located).sorted {
                ($0.distance, $0.incident.id) < ($1.distance, $1.incident.id)
            }
            #expect(answer.located == located, "seed \(seed), round \(round)")
            #expect(answer.undated == both.reduce(0) { $0 + $1.undated })
            #expect(answer.areaOnly.count == both.reduce(0) { $0 + $1.areaOnly.count })
        }
    }
}

extension IncidentAnswer.Located {
    fileprivate var distance: Length { segment?.distance ?? .zero }
}
