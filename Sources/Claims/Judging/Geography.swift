public import Gazetteer
public import Geodesy

/// What the judge has to know of the world beyond the places of a text.
///
/// ``RegisteredGeography`` answers from the gazetteer; a caller may bring other knowledge. Every
/// answer may be nil, which means unknown and never "no".
public protocol Geography: Sendable {
    /// The common English name of a country.
    func name(ofCountry iso2: String) -> String?
    /// The places that are called so, the most important first, at most so many.
    func places(called name: String, atMost limit: Int) -> [Place]
    /// The places whose names come near a name that is not known, the likeliest first, at most so
    /// many; those that are called just so come as well.
    func places(like name: String, atMost limit: Int) -> [Place]
    /// The capital of a country.
    func capital(ofCountry iso2: String) -> Place?
    /// The countries with a land border with a country.
    func neighbours(ofCountry iso2: String) -> Set<String>?
    /// The countries of a region or continent.
    func members(ofRegion id: PlaceID) -> Set<String>?
    /// The country in which a position lies.
    func country(at position: Coordinate) -> String?
    /// The nearest point of the land border between two countries, or of a country with any other.
    func nearestBorder(
        of iso2: String, with other: String?, from position: Coordinate
    ) -> NearestPoint?
    /// The nearest point of the sea coast.
    func nearestCoast(from position: Coordinate) -> NearestPoint?
    /// The nearest point of the sea coast of a country.
    func nearestCoast(of iso2: String, from position: Coordinate) -> NearestPoint?
    /// The box around a country.
    func box(ofCountry iso2: String) -> BoundingBox?
    /// Whether a position lies inside an area, by its outline; nil where there is none.
    func contains(_ area: Place, _ position: Coordinate) -> Bool?
    /// The names of the known facilities of a kind ("base", "airport") in a country.
    func facilities(_ noun: String, inCountry iso2: String) -> [String]
}

extension Geography {
    /// Unknown: countries are then measured to by their land borders alone.
    public func nearestCoast(of iso2: String, from position: Coordinate) -> NearestPoint? { nil }

    /// None: knowledge of spelling is not needed to judge.
    public func places(like name: String, atMost limit: Int) -> [Place] { [] }
}
