import Geodesy
import Incidents

/// Where a question about incidents looks, ready to be asked.
struct IncidentScope {
    /// The words for people: "Within 250 km of Niamey, Niger".
    let heading: String
    /// What the person should know of the choice of places.
    let remarks: [String]
    /// The centre, where there is one.
    let center: PositionArgument?
    let circle: IncidentQuery.Circle?
    let measure: (@Sendable (Coordinate) -> IncidentQuery.Sight?)?
    /// Discs that hold all that ``measure`` sees.
    var bounds: [IncidentQuery.Circle] = []
    /// The areas that reach there; outlines are read only where incidents have no position.
    let areas: () throws -> AreasInReach
    /// Whether distances are measured, from a centre or from a line.
    var measuresDistance = true

    /// Puts the place into a question to a source.
    func apply(to query: inout IncidentQuery, asking source: IncidentSource) throws {
        query.circle = circle
        query.measure = measure
        query.bounds = bounds
        guard try source.mayKnowAreasOnly else { return }
        let areas = try areas()
        query.areas = areas.identifiers
        query.areasOutOfReach = areas.outOfReach
    }
}
