import HTTPTypes
import Claims
import Gazetteer
import Geodesy
import Incidents
import Layers

extension PlaceOperations {
    /// `/distance`: the geodesic between two places.
    var distanceRoute: Route {
        Route(
            "/distance", operation: "distance", summary: "The geodesic between two places",
            tag: Self.tag,
            parameters: [
                .query(
                    "from", "A place or coordinates.", Schemas.word(example: "Niamey"),
                    isRequired: true),
                .query(
                    "to", "A place or coordinates.", Schemas.word(example: "16.97,7.99"),
                    isRequired: true),
            ], encodings: Self.encodings, hasNotFound: true
        ) { request in
            let from = try position(named: request.query["from"] ?? "", "from")
            let to = try position(named: request.query["to"] ?? "", "to")
            return .document(
                Self.measured(from, to), request, title: "\(from.0) – \(to.0)")
        }
    }

    /// The geodesic between two named positions, as an object.
    static func measured(_ from: (String, Coordinate), _ to: (String, Coordinate)) -> JSONValue {
        let segment = Geodesic.wgs84.segment(from: from.1, to: to.1)
        func object(_ end: (String, Coordinate)) -> JSONValue {
            .object([
                .init("name", .string(end.0)), .init("latitude", .number(end.1.latitude)),
                .init("longitude", .number(end.1.longitude)),
            ])
        }
        return .object([
            .init("from", object(from)), .init("to", object(to)),
            .init("distance_m", .number(segment.distance.metres)),
            .init("azimuth", .number(segment.initialAzimuth.degrees)),
            .init("compass", .string(segment.initialAzimuth.compassPoint.abbreviation)),
        ])
    }

    /// `/near`: what happened around a position.
    var nearRoute: Route {
        Route(
            "/near", operation: "near", summary: "What happened around a position",
            tag: Self.tag,
            parameters: [
                Self.latitude, Self.longitude,
                .query(
                    "within", "How far to look.",
                    Schemas.word(
                        example: "50km", pattern: #"^[0-9]{1,4}(\.[0-9]{1,3})? ?(km|mi|m)$"#),
                    isRequired: true),
                .query("since", "The first day.", Self.day),
                .query(
                    "until", "The last day; the two may stand in either order.", Self.day),
                .query(
                    "limit", "How many at most; never more than 10000.", Schemas.count(usual: 1000)),
            ], encodings: Self.encodings
        ) { request in
            let center = try position(request)
            let radius: Length
            do throws(GeodesyError) {
                radius = try Length(parsing: request.query["within"] ?? "")
            } catch {
                throw Problem.invalid("within", "\(error)")
            }
            let period = try period(request)
            var query = IncidentQuery()
            query.circle = IncidentQuery.Circle(center: center, radius: radius)
            query.limit = try request.count("limit", most: 10_000, usual: 1000)
            if period.start != nil || period.end != nil { query.period = period }
            query.areas = try areasInReach(center, radius)
            let answer = try log.answer(query)
            return .document(
                .object([
                    .init("matched", .integer(answer.matched)),
                    .init("incidents", .array(answer.located.map(object))),
                    .init("area_only", .array(answer.areaOnly.map { object($0, [], nil) })),
                ]), request, title: "Near \(center)")
        }
    }

    private static let day = Schemas.type("string", [.init("format", .string("date"))])

    /// The days from `since` to `until`, whichever of them is the earlier one.
    private func period(_ request: ServiceRequest) throws(Problem) -> DatePeriod {
        let (since, until) = (try day("since", request), try day("until", request))
        guard
            let period = DatePeriod(start: since, end: until)
                ?? DatePeriod(start: until, end: since)
        else { throw .invalid("until", "it makes no period with since.") }
        return period
    }

    private func day(_ name: String, _ request: ServiceRequest) throws(Problem) -> CalendarDate? {
        guard let text = request.query[name] else { return nil }
        guard let day = CalendarDate(iso: text) else {
            throw .invalid(name, "\u{201C}\(text)\u{201D} is no day; write it as 2017-10-04.")
        }
        return day
    }

    private func object(_ located: IncidentAnswer.Located) -> JSONValue {
        var measured: [JSONValue.Member] = []
        if let segment = located.segment {
            let azimuth = segment.initialAzimuth
            measured = [
                .init("distance_m", .number(segment.distance.metres)),
                .init("azimuth", .number(azimuth.degrees)),
                .init("compass", .string(azimuth.compassPoint.abbreviation)),
            ]
        }
        return object(located.incident, measured, located.coordinate)
    }

    private func object(
        _ incident: LinkedIncident, _ measured: [JSONValue.Member], _ position: Coordinate?
    ) -> JSONValue {
        let feature = incident.feature(sources: sources)
        var members = [JSONValue.Member("id", .string(feature.id))]
        if let position {
            members.append(.init("latitude", .number(position.latitude)))
            members.append(.init("longitude", .number(position.longitude)))
        }
        members += measured
        members += feature.properties.map { .init($0.name, JSONValue(property: $0.value)) }
        return .object(members)
    }

}
