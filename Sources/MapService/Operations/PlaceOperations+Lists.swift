import Gazetteer
import Geodesy
import HTTPTypes
import Layers

/// The same operations for many names, positions or pairs at once, which come in the body.
///
/// Where a name is unknown, that stands in its place among the answers; the others are answered.
extension PlaceOperations {
    /// How many there may be at once.
    private static let most = 1000

    /// `POST /resolve`: which places each of many names may mean.
    var resolveManyRoute: Route {
        Route(
            "/resolve", method: .post, operation: "resolveMany",
            summary: "Which places each of many names may mean", tag: Self.tag,
            bodySchema: Schemas.object(
                [
                    ("names", Self.list(Schemas.name(example: "Wallam"))),
                    (
                        "country",
                        Schemas.type(
                            "string",
                            [
                                .init("pattern", .string("^[A-Za-z]{2}$")),
                                .init("example", .string("NE")),
                            ])
                    ),
                    ("limit", Schemas.count(most: 50, usual: 10)),
                ], required: ["names"]),
            encodings: Self.encodings, answerSchema: Self.answers
        ) { request in
            let body = try Self.body(request)
            let limit = try Self.limit(body, usual: 10)
            var options = ResolveOptions(limit: limit)
            if let country = body["country"] {
                guard let code = country.string else {
                    throw Problem.body("country = \(country.text) is no text of two letters.")
                }
                options.countries = try Self.countries(code, "country", most: 1)
            }
            return try answer(request, body, "names") { value in
                guard let name = value.string, name.unicodeScalars.count <= 500 else {
                    throw Self.wrong("this is no text of at most 500 characters.")
                }
                return resolved(name, options, limit: limit)
            }
        }
    }

    /// `POST /reverse`: the towns around each of many positions.
    var reverseManyRoute: Route {
        Route(
            "/reverse", method: .post, operation: "reverseMany",
            summary: "The towns nearest to each of many positions", tag: Self.tag,
            bodySchema: Schemas.object(
                [
                    ("positions", Self.list(Self.positionSchema)),
                    ("limit", Schemas.count(most: 50, usual: 1)),
                ], required: ["positions"]),
            encodings: Self.encodings, answerSchema: Self.answers
        ) { request in
            let body = try Self.body(request)
            let limit = try Self.limit(body, usual: 1)
            return try answer(request, body, "positions") { value in
                guard let latitude = value["latitude"]?.number,
                    let longitude = value["longitude"]?.number
                else { throw Self.wrong("latitude and longitude are needed, as numbers.") }
                let position = try Coordinate(latitude: latitude, longitude: longitude)
                let words = PlaceWords(register: register, wishes: PlaceWords.Wishes())
                return PlaceWords.collection(
                    towns(nearest: position, count: limit).map {
                        words.photon($0.place, distance: $0.distance)
                    })
            }
        }
    }

    /// `POST /distance`: the geodesics between many pairs of places.
    var distancesRoute: Route {
        let end = Schemas.word(example: "Niamey")
        return Route(
            "/distance", method: .post, operation: "distances",
            summary: "The geodesics between many pairs of places", tag: Self.tag,
            bodySchema: Schemas.object(
                [
                    (
                        "pairs",
                        Self.list(
                            Schemas.object([("from", end), ("to", end)], required: ["from", "to"]))
                    )
                ], required: ["pairs"]),
            encodings: Self.encodings, answerSchema: Self.answers
        ) { request in
            try answer(request, Self.body(request), "pairs") { value in
                guard let from = value["from"]?.string, let to = value["to"]?.string else {
                    throw Self.wrong("from and to are needed, as texts.")
                }
                guard !from.isEmpty, !to.isEmpty else {
                    throw Self.wrong("from and to each name a place; one of them is empty.")
                }
                return Self.measured(
                    try position(named: from, "from"), try position(named: to, "to"))
            }
        }
    }

    private static let answers = Schemas.object(
        [("answers", Schemas.list(Schemas.anyObject))], required: ["answers"])

    private static let positionSchema = Schemas.object(
        [
            ("latitude", Schemas.number(-90...90, example: 13.51)),
            ("longitude", Schemas.number(-180...180, example: 2.11)),
        ], required: ["latitude", "longitude"])

    static func list(_ items: JSONValue) -> JSONValue {
        Schemas.list(items, [.init("maxItems", .integer(most))])
    }

    static func wrong(_ reason: String) -> Problem {
        Problem(status: .badRequest, code: "InvalidBody", description: reason)
    }

    static func body(_ request: ServiceRequest) throws(Problem) -> JSONValue {
        let value: JSONValue
        do throws(LayerError) {
            value = try JSONValue(parsing: request.body)
        } catch {
            throw .body("\(error)")
        }
        guard value.members != nil else { throw .body("a JSON object is needed.") }
        return value
    }

    private static func limit(_ body: JSONValue, usual: Int) throws(Problem) -> Int {
        guard let given = body["limit"] else { return usual }
        guard let limit = given.number.flatMap({ Int(exactly: $0) }), (1...50).contains(limit)
        else {
            throw .body("limit = \(given.text) is no whole number from 1 to 50.")
        }
        return limit
    }

    /// The answers to all that a list holds, in its order.
    func answer(
        _ request: ServiceRequest, _ body: JSONValue, _ name: String,
        _ one: (JSONValue) throws -> JSONValue
    ) throws -> Answer {
        guard let values = body[name]?.array, values.count <= Self.most else {
            throw Problem.body(
                "it needs \u{201C}\(name)\u{201D}, a list of at most \(Self.most).")
        }
        var answers: [JSONValue] = []
        answers.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            try Task.checkCancellation()
            do {
                answers.append(try one(value))
            } catch let problem as Problem where problem.status == .notFound {
                answers.append(.object([.init("error", problem.json)]))
            } catch {
                throw Problem.body("\(name)[\(index)]: \(Problem(error).description)")
            }
        }
        return .document(
            .object([.init("answers", .array(answers))]), request, title: "Answers")
    }
}
