import ArgumentParser
import Gazetteer
import Geodesy

/// Where a question about incidents looks: around a place, along a route, at a border, in an area.
struct ScopeOptions: ParsableArguments {
    @Argument(help: "A place, a code such as iata:NIM, or coordinates such as 13.51,2.11.")
    var place: String?

    @Option(
        help: ArgumentHelp(
            "How far to look (default: 250km from a place, 50km from a route or border).",
            valueName: "distance"))
    var within: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Along the geodesics between these places.", valueName: "place"))
    var along: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Along the land border between these two countries.", valueName: "country"))
    var border: [String] = []

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("In this country, first-order area or region.", valueName: "area"))
    var area: String?

    func validate() throws {
        if let within {
            do {
                _ = try Length(parsing: within)
            } catch {
                throw ValidationError("--within: \(error)")
            }
        }
        let given = [place != nil, !along.isEmpty, !border.isEmpty, area != nil].count { $0 }
        if given > 1 {
            throw ValidationError("Give one of a place, --along, --border and --in, not several.")
        }
        if along.count == 1 {
            throw ValidationError("--along takes at least two places, in the order of the route.")
        }
        if !border.isEmpty && border.count != 2 {
            throw ValidationError("--border takes two countries, for example --border Niger Mali.")
        }
        if within != nil && (area != nil || given == 0) {
            throw ValidationError("--within goes with a place, --along or --border.")
        }
    }

    /// What is asked for; nil for everywhere.
    func scope(folder: String, register: PlaceRegister) throws -> IncidentScope? {
        let boundaries = Boundaries(folder: folder + "/boundaries")
        let maker = IncidentScopeMaker(register: register, boundaries: boundaries)
        if let place {
            return try maker.around(place, within: Length(parsing: within ?? "250km"))
        }
        let reach = try Length(parsing: within ?? "50km")
        if !along.isEmpty { return try maker.along(along, within: reach) }
        if border.count == 2 { return try maker.border(border[0], border[1], within: reach) }
        return try area.map { try maker.inside($0) }
    }
}
