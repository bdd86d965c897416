public import Gazetteer
public import Geodesy

/// What the register of places knows, as the judge asks for it.
public struct RegisteredGeography: Geography {
    private let register: PlaceRegister
    private let resolver: Resolver
    private let boundaries: Boundaries?
    private let trouble = OutlineTrouble()

    /// Makes it from a register and outlines.
    ///
    /// - Parameters:
    ///   - register: The places, countries, regions and bases.
    ///   - boundaries: The outlines; nil to judge without any.
    public init(register: PlaceRegister, boundaries: Boundaries?) {
        self.register = register
        resolver = Resolver(register: register)
        self.boundaries = boundaries
    }

    /// Why outlines could not be read, from the first that failed; nil if none did.
    ///
    /// What would need an unreadable outline counts as unknown, never as false.
    public var problem: String? { trouble.reason }

    private func outline<Answer>(
        _ ask: (Boundaries) throws -> Answer?
    ) -> Answer? {
        guard let boundaries else { return nil }
        do {
            return try ask(boundaries)
        } catch {
            trouble.note(error)
            return nil
        }
    }

    /// The common English name of a country.
    public func name(ofCountry iso2: String) -> String? {
        register.country(iso: iso2)?.englishName
    }

    /// The places that are called so, the most important first, at most so many.
    public func places(called name: String, atMost limit: Int) -> [Place] {
        let uses = register.index.uses(of: NameKey(name))
        return uses.prefix(limit).map { register.index.place(at: $0.row) }
    }

    /// The places whose names come near a name, the likeliest first, at most so many.
    public func places(like name: String, atMost limit: Int) -> [Place] {
        resolver.resolve(name, options: ResolveOptions(limit: limit)).candidates.map(\.place)
    }

    /// The capital of a country.
    public func capital(ofCountry iso2: String) -> Place? {
        register.country(iso: iso2).flatMap { register.capital(of: $0) }
    }

    /// The countries with a land border with a country.
    public func neighbours(ofCountry iso2: String) -> Set<String>? {
        register.country(iso: iso2)?.neighbours
    }

    /// The countries of a region or continent; regions of regions count with their own.
    public func members(ofRegion id: PlaceID) -> Set<String>? {
        guard let region = register.region(id: id) else { return nil }
        var members = region.members
        var parts = [id]
        while let whole = parts.popLast() {
            for part in register.regions where part.partOf.contains(whole) {
                if !part.members.isSubset(of: members) { parts.append(part.id) }
                members.formUnion(part.members)
            }
        }
        return members.isEmpty ? nil : members
    }

    /// The country in which a position lies; places that a coast of the map cuts off count as well.
    public func country(at position: Coordinate) -> String? {
        outline { try $0.country(at: position, reach: Length(kilometres: 5)) }
    }

    /// The nearest point of the land border between two countries, or of a country with any other.
    public func nearestBorder(
        of iso2: String, with other: String?, from position: Coordinate
    ) -> NearestPoint? {
        outline { try $0.nearestBorder(of: iso2, with: other, from: position)?.point }
    }

    /// The nearest point of the sea coast.
    public func nearestCoast(from position: Coordinate) -> NearestPoint? {
        outline { try $0.nearestCoast(from: position) }
    }

    /// The nearest point of the sea coast of a country.
    public func nearestCoast(of iso2: String, from position: Coordinate) -> NearestPoint? {
        outline { try $0.nearestCoast(of: iso2, from: position) }
    }

    /// The box around a country.
    public func box(ofCountry iso2: String) -> BoundingBox? {
        outline { try $0.country(iso: iso2)?.extent }
    }

    /// Whether a position lies inside a first-order area, where its outline is at hand.
    public func contains(_ area: Place, _ position: Coordinate) -> Bool? {
        guard area.featureCode == "ADM1" else { return nil }
        return outline { try $0.area(id: area.id.rawValue)?.region().contains(position) }
    }

    /// The names of the known facilities of a kind in a country.
    public func facilities(_ noun: String, inCountry iso2: String) -> [String] {
        let isAirport = noun == "airport" || noun == "aeroport"
        return register.bases.filter { base in
            guard base.country == iso2 else { return false }
            switch base.kind {
            case .airport: return isAirport
            case .airBase: return !isAirport
            case .armyCamp, .outpost: return !isAirport
            }
        }.map(\.name)
    }
}
