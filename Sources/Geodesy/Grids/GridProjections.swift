import Synchronization

/// The projections of the UTM and UPS grids, made once when first needed.
enum GridProjections {
    private static let known = Mutex<[Int: Transformation]>([:])

    /// The Universal Transverse Mercator projection of a zone and hemisphere (EPSG:326xx, 327xx).
    static func utm(zone: Int, isNorth: Bool) throws(GeodesyError) -> Transformation {
        try projection(epsg: (isNorth ? 32600 : 32700) + zone)
    }

    /// The Universal Polar Stereographic projection of a hemisphere (EPSG:32661, EPSG:32761).
    static func ups(isNorth: Bool) throws(GeodesyError) -> Transformation {
        try projection(epsg: isNorth ? 32661 : 32761)
    }

    private static func projection(epsg code: Int) throws(GeodesyError) -> Transformation {
        try known.withLock { (known) throws(GeodesyError) in
            if let made = known[code] { return made }
            let made = try Transformation(to: CRS(epsg: code))
            known[code] = made
            return made
        }
    }
}
