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
            nominatimRoute, resolveManyRoute, reverseManyRoute, distancesRoute,
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
        do throws(GeodesyError) {
            return (text, try Coordinate(parsing: text))
        } catch {
            // What begins with a figure is meant as coordinates, and names no place.
            let first = text.unicodeScalars.first { !" +-".unicodeScalars.contains($0) }
            if text.hasPrefix("geo:") || first.map({ ("0"..."9").contains($0) }) == true {
                throw Problem(
                    status: .notFound, code: "UnknownPosition",
                    description: "The parameter \u{201C}\(parameter)\u{201D}: \(error)")
            }
        }
        let resolution = resolver.resolve(text)
        if let best = resolution.best { return (best.place.name, best.place.coordinate) }
        let nearest = resolution.candidates.prefix(3)
        let quoted =
            "The parameter \u{201C}\(parameter)\u{201D}: \u{201C}\(text.prefix(200))\u{201D}"
        guard resolution.isKnown, !nearest.isEmpty else {
            throw Problem(
                status: .notFound, code: "UnknownPlace",
                description: "\(quoted) is not in the gazetteer."
                    + (nearest.isEmpty
                        ? ""
                        : " Nearest names: \(nearest.map(\.place.name).joined(separator: ", ")).")
                    + " Coordinates such as 13.51,2.11 are taken too.")
        }
        throw Problem(
            status: .notFound, code: "AmbiguousPlace",
            description: "\(quoted) may mean several places: "
                + nearest.map { "\($0.place.name) (\(description(of: $0.place)))" }.joined(
                    separator: "; ")
                + ". Give the coordinates of the one that is meant.")
    }

    /// What tells a place from others of its name: its country and where it is.
    private func description(of place: Place) -> String {
        (place.countries.map { register.country(iso: $0)?.englishName ?? $0 }
            + ["\(place.coordinate)"]).joined(separator: ", ")
    }

    static let latitude = Route.Parameter.query(
        "lat", "Degrees north.", Schemas.number(-90...90, example: 13.51), isRequired: true)
    static let longitude = Route.Parameter.query(
        "lon", "Degrees east.", Schemas.number(-180...180, example: 2.11), isRequired: true)
}
