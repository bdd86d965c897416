import Gazetteer
import Geodesy
import Incidents

/// The countries, first-order areas and regions that reach into a circle.
struct AreasInReach {
    /// Outlines are drawn this closely.
    private static let tolerance = Length(kilometres: 10)

    /// ISO alpha-2 codes of countries, identifiers of countries, areas and regions, keys of areas.
    let identifiers: Set<String>
    /// Identifiers and keys of the first-order areas that surely do not reach there.
    let outOfReach: Set<String>

    /// Takes areas that are known.
    init(identifiers: Set<String>, outOfReach: Set<String> = []) {
        self.identifiers = identifiers
        self.outOfReach = outOfReach
    }

    /// The areas that reach into one of several circles.
    init(union circles: [AreasInReach]) {
        identifiers = circles.reduce(into: []) { $0.formUnion($1.identifiers) }
        outOfReach = circles.dropFirst().reduce(circles.first?.outOfReach ?? []) {
            $0.intersection($1.outOfReach)
        }
    }

    /// Measures the areas whose boxes touch that of the circle.
    ///
    /// - Throws: `GazetteerError` for a boundary file that cannot be read.
    init(
        of center: Coordinate, within radius: Length, boundaries: Boundaries,
        register: PlaceRegister
    ) throws {
        let wider = radius + AreasInReach.tolerance
        let box = BoundingBox(around: center, reach: wider)
        func distance(_ area: BoundaryArea) throws -> Length? {
            area.extent.intersects(box) ? try area.region().distance(from: center) : nil
        }
        let countries = Set(
            try boundaries.countries().filter { try distance($0).map { $0 <= radius } ?? false }
                .map(\.country))
        var areas = Set<String>()
        var others = Set<String>()
        for area in try boundaries.areas() {
            let names = [area.id, AreaKey.key(country: area.country, name: area.name)]
            let distance = try distance(area)
            if let distance, distance <= radius { areas.formUnion(names) }
            // An outline with a remark may be older than the area.
            if distance.map({ $0 > wider }) ?? true, area.note == nil { others.formUnion(names) }
        }
        outOfReach = others.subtracting(areas)
        let regions = register.regions.filter { !$0.members.isDisjoint(with: countries) }
        identifiers =
            countries.union(areas).union(regions.map(\.id.rawValue))
            .union(countries.compactMap { register.country(iso: $0)?.place.id.rawValue })
    }
}
