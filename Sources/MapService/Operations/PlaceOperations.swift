import HTTPTypes
public import Claims
public import Gazetteer
public import Geodesy
public import Incidents
import Layers

/// The gazetteer, the incident log and the verifier, as operations of the service.
public struct PlaceOperations: Sendable {
    let register: PlaceRegister
    let resolver: Resolver
    let finder: MentionFinder
    let checker: ClaimChecker
    let log: IncidentLog
    let sources: [String: SourceRecord]
    let areasInReach: @Sendable (Coordinate, Length) throws -> Set<String>

    /// Makes the operations.
    ///
    /// - Parameters:
    ///   - register: What the gazetteer knows.
    ///   - finder: Reads texts.
    ///   - checker: Judges them.
    ///   - log: What happened.
    ///   - sources: The sources of the log, by key.
    ///   - areasInReach: The areas that reach into a circle, for what is known only to an area.
    public init(
        register: PlaceRegister, finder: MentionFinder, checker: ClaimChecker, log: IncidentLog,
        sources: [String: SourceRecord],
        areasInReach: @escaping @Sendable (Coordinate, Length) throws -> Set<String>
    ) {
        self.register = register
        resolver = Resolver(register: register)
        self.finder = finder
        self.checker = checker
        self.log = log
        self.sources = sources
        self.areasInReach = areasInReach
    }

    static let tag = "Places"
    static let encodings: [Encoding] = [.json, .html]

    var routes: [Route] {
        [
            resolveRoute, reverseRoute, distanceRoute, nearRoute, checkRoute, photonRoute,
            nominatimRoute,
        ]
    }

    /// A position of two parameters.
    func position(_ request: ServiceRequest) throws -> Coordinate {
        guard let latitude = try request.number("lat", in: -90...90),
            let longitude = try request.number("lon", in: -180...180)
        else { throw Problem.invalid("lat", "lat and lon are both needed.") }
        return try Coordinate(latitude: latitude, longitude: longitude)
    }

    /// The position that a text names: coordinates, or the place that it most likely means.
    func position(named text: String, _ parameter: String) throws(Problem) -> (String, Coordinate) {
        guard !text.isEmpty else { throw .invalid(parameter, "it is empty; name a place.") }
        if let coordinate = try? Coordinate(parsing: text) { return (text, coordinate) }
        let resolution = resolver.resolve(text)
        guard let best = resolution.best else {
            let nearest = resolution.candidates.prefix(3).map(\.place.name)
            throw Problem(
                status: .notFound, code: "UnknownPlace",
                description: "The parameter \u{201C}\(parameter)\u{201D}: \u{201C}\(text)\u{201D} "
                    + "is not in the gazetteer."
                    + (nearest.isEmpty
                        ? "" : " Nearest names: \(nearest.joined(separator: ", "))."))
        }
        return (best.place.name, best.place.coordinate)
    }

    static let latitude = Route.Parameter.query(
        "lat", "Degrees north.", Schemas.number(-90...90, example: 13.51), isRequired: true)
    static let longitude = Route.Parameter.query(
        "lon", "Degrees east.", Schemas.number(-180...180, example: 2.11), isRequired: true)
}
