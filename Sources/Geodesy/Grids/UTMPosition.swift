/// A position on the Universal Transverse Mercator grid on WGS 84.
public struct UTMPosition: Hashable, Sendable {
    /// The zone, 1...60.
    public let zone: Int
    /// Whether northings count from the equator (north) or from 10 000 km south of it.
    public let isNorth: Bool
    /// Metres east, 500 000 on the central meridian.
    public let easting: Double
    /// Metres north.
    public let northing: Double
    /// The letter of the band of latitude, `C` to `X` without `I` and `O`.
    public let band: Character

    /// Finds where a position lies on the grid, with the zones of Norway and Svalbard.
    ///
    /// - Throws: ``GeodesyError/outsideUTM(latitude:)`` beyond 80° south and 84° north.
    public init(_ coordinate: Coordinate) throws(GeodesyError) {
        guard let found = UTMZone(of: coordinate) else {
            throw .outsideUTM(latitude: coordinate.latitude)
        }
        let projection = try GridProjections.utm(zone: found.number, isNorth: found.isNorth)
        let position = try projection.project(coordinate)
        zone = found.number
        isNorth = found.isNorth
        band = found.band
        easting = position.x
        northing = position.y
    }

    /// Finds the position on WGS 84 of a pair of numbers on the grid.
    static func coordinate(
        zone: Int, isNorth: Bool, easting: Double, northing: Double
    ) throws(GeodesyError) -> Coordinate {
        try GridProjections.utm(zone: zone, isNorth: isNorth)
            .coordinate(at: MapPosition(x: easting, y: northing))
    }
}

extension UTMPosition: CustomStringConvertible {
    /// Zone and band, easting and northing in whole metres: "31P 403664 1494115".
    ///
    /// Band S is written "north", because its letter may also be read as the southern hemisphere.
    public var description: String {
        "\(zone)\(band == "S" ? " north" : "\(band)") "
            + "\(Int(easting.rounded())) \(Int(northing.rounded()))"
    }
}
