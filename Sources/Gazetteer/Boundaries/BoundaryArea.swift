public import Geodesy

/// A country or a first-order area with its outline, as the boundary files have it.
public struct BoundaryArea: Sendable {
    /// ISO alpha-2 of a country; the id in the registers of a first-order area.
    public let id: String
    /// ISO alpha-2 of the country that it is or belongs to.
    public let country: String
    /// The name in English as maps print it.
    public let name: String
    /// The GeoNames code of a first-order area, empty for countries.
    public let admin1: String
    /// What to beware of, for instance that the outline is older than the area; `nil` if nothing.
    public let note: String?
    /// The box around it.
    public let extent: BoundingBox
    /// The positions of its polygons: exterior rings and holes.
    public let polygons: [[[Coordinate]]]
    private let indexed = LoadedOnce<Region>()

    init?(
        id: String, country: String, name: String, admin1: String, note: String?,
        polygons: [[[Coordinate]]]
    ) {
        // RFC 7946 cuts rings at the antimeridian, so that each has plain limits.
        let boxes = polygons.compactMap(\.first).compactMap(Self.plainBox)
        guard let extent = BoundingBox(union: boxes) else { return nil }
        self.id = id
        self.country = country
        self.name = name
        self.admin1 = admin1
        self.note = note
        self.extent = extent
        self.polygons = polygons
    }

    /// The outline, indexed when it is first asked for.
    ///
    /// - Throws: ``GazetteerError/file(path:reason:)`` for an outline that encloses nothing.
    public func region() throws(GazetteerError) -> Region {
        try indexed.get { () throws(GazetteerError) in
            do {
                return try Region(polygons: polygons)
            } catch {
                throw .file(path: "boundaries", reason: "the outline of \(name): \(error)")
            }
        }
    }

    private static func plainBox(_ ring: [Coordinate]) -> BoundingBox? {
        guard let first = ring.first else { return nil }
        var west = first.longitude
        var east = west
        var south = first.latitude
        var north = south
        for corner in ring {
            west = min(west, corner.longitude)
            east = max(east, corner.longitude)
            south = min(south, corner.latitude)
            north = max(north, corner.latitude)
        }
        return try? BoundingBox(west: west, south: south, east: east, north: north)
    }
}
