import Geodesy
import Incidents
import Layers
import TestSupport
import Testing

@Suite struct IncidentQueryTests {
    /// The figures are given to three decimals of a kilometre and two of a degree.
    private let lengthTolerance = 0.5
    private let azimuthTolerance = 0.005

    private func near(_ kilometres: Double, areas: Set<String> = []) throws -> IncidentQuery {
        IncidentQuery(
            circle: .init(center: try Samples.niamey(), radius: Length(kilometres: kilometres)),
            areas: areas)
    }

    @Test("The ambush is 172.891 km from Niamey at 350.18 degrees, as GeodSolve says")
    func measured() throws {
        var query = try near(250)
        query.kinds = [.ambush]
        let answer = try Samples.log().answer(query)
        let found = try #require(answer.located.first)
        let segment = try #require(found.segment)
        #expect(answer.matched == 1)
        #expect(abs(segment.distance.metres - 172_891) <= lengthTolerance)
        #expect(abs(segment.initialAzimuth.degrees - 350.18) <= azimuthTolerance)
        #expect(segment.initialAzimuth.compassPoint == .north)
    }

    @Test("The limit of the disc belongs to it, and nothing beyond")
    func limit() throws {
        let log = try Samples.log()
        let place = try Coordinate(latitude: 15.0532111, longitude: 1.8355139)
        let exact = Geodesic.wgs84.distance(from: try Samples.niamey(), to: place)
        for (radius, count) in [(exact, 1), (Length(metres: exact.metres.nextDown), 0)] {
            var query = IncidentQuery(circle: .init(center: try Samples.niamey(), radius: radius))
            query.kinds = [.ambush]
            #expect(try log.answer(query).matched == count)
        }
    }

    @Test("What is known only to a country is listed apart and has no distance")
    func areaOnly() throws {
        let answer = try Samples.log().answer(try near(250, areas: ["ML", "NE"]))
        #expect(
            answer.areaOnly.map(\.id) == [
                "toposcope:incident-operation", "toposcope:incident-strike",
            ])
        #expect(answer.located.allSatisfy { $0.segment != nil })
        #expect(try Samples.log().answer(try near(250, areas: ["NE"])).areaOnly.isEmpty)
        let areas: Set = ["toposcope:central-mali"]
        #expect(
            try Samples.log().answer(try near(250, areas: areas)).areaOnly.map(\.id)
                == ["toposcope:incident-operation"])
    }

    @Test("A movement is found at both of its ends, by the nearer")
    func movement() throws {
        let log = try Samples.log()
        let agadez = try Coordinate(latitude: 16.97333, longitude: 7.99111)
        let query = IncidentQuery(circle: .init(center: agadez, radius: Length(kilometres: 50)))
        let found = try #require(try log.answer(query).located.first)
        #expect(found.incident.id == "toposcope:incident-relocation")
        #expect(found.isDestination)
        #expect(abs((found.segment?.distance.metres ?? 0) - 3_521) <= lengthTolerance)
        let atStart = try log.answer(try near(10)).located.first {
            $0.incident.id == found.incident.id
        }
        #expect(atStart?.isDestination == false)
    }

    @Test("A window of time leaves out unknown dates and says how many")
    func window() throws {
        var query = try near(250)
        query.period = DatePeriod(iso: "2017")
        let answer = try Samples.log().answer(query)
        #expect(answer.located.map(\.incident.id) == ["toposcope:incident-tongo-tongo"])
        #expect(answer.undated == 1)
        #expect(try Samples.log().answer(try near(250)).located.count == 3)
    }

    @Test("Actors are found without case and accents, tolls by what the sources vouch for")
    func filters() throws {
        var query = IncidentQuery(actor: "FORCES ARMEES")
        #expect(try Samples.log().answer(query).located.count == 1)
        query = IncidentQuery(minimumKilled: 8, order: .toll)
        let answer = try Samples.log().answer(query)
        #expect(answer.located.map(\.incident.id) == ["toposcope:incident-tongo-tongo"])
        #expect(answer.areaOnly.map(\.id) == ["toposcope:incident-operation"])
        query = IncidentQuery(precisions: [.nearPoint])
        #expect(try Samples.log().answer(query).located.count == 1)
    }

    @Test("What belongs on no map is answered only when asked for")
    func offMap() throws {
        #expect(try Samples.log().answer(IncidentQuery()).areaOnly.count == 2)
        #expect(try Samples.log().answer(IncidentQuery(includesOffMap: true)).areaOnly.count == 3)
    }

    @Test("Pages together give what one answer gives", arguments: IncidentQuery.Order.allCases)
    func pages(order: IncidentQuery.Order) throws {
        var random = SeededGenerator(seed: 20_171_004)
        let log = try IncidentLog(
            records: (0..<200).map { number in try scattered(number, &random) })
        var query = IncidentQuery(
            circle: .init(center: try Samples.niamey(), radius: Length(kilometres: 9_000)),
            order: order)
        let whole = try log.answer(query).located.map(\.incident.id)
        query.limit = 7
        var paged: [String] = []
        repeat {
            let answer = try log.answer(query)
            #expect(answer.matched == whole.count)
            paged += answer.located.map(\.incident.id)
            query.after = answer.next
        } while query.after != nil
        #expect(paged == whole)
        #expect(whole.count > 20)
    }

    private func scattered(_ number: Int, _ random: inout SeededGenerator) throws -> Incident {
        // Only a few distances and days, so that ties are common.
        let coordinate = try Coordinate(
            latitude: Double(Int.random(in: -3...3, using: &random)) * 20,
            longitude: Double(Int.random(in: -4...4, using: &random)) * 40)
        let day = CalendarDate(daysSinceEpoch: Int.random(in: 17_000...17_010, using: &random))
        return Incident(
            id: "scattered:\(number)", title: "Scattered", kind: .observation,
            date: IncidentDate(period: day.map { DatePeriod(day: $0) }, precision: .day),
            place: IncidentPlace(name: "", precision: .point, coordinate: coordinate),
            casualties: Casualties(
                killed: Toll(minimum: Int.random(in: 0...3, using: &random), maximum: nil)
                    ?? .unknown))
    }

    @Test(
        "A key from elsewhere is refused in words",
        arguments: ["", "x", "1~", "~a", "1~a", "nan~1~a", "1~nan~a"])
    func foreignKey(key: String) throws {
        let log = try Samples.log()
        let error = #expect(throws: IncidentError.self) {
            try log.answer(IncidentQuery(after: key))
        }
        #expect(error?.description.contains("is no key of a page") == true)
    }
}
