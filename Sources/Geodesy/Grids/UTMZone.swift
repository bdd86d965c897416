/// The zones and bands of the Universal Transverse Mercator grid, with the exceptions in the north.
///
/// See NGA.SIG.0012 (2014), *The Universal Grids and the Transverse Mercator and Polar Stereographic
/// Map Projections*, chapter 7.
struct UTMZone: Hashable, Sendable {
    /// The letters of the bands from 80° south, each 8° high, the last one 12°.
    static let bands = Array("CDEFGHJKLMNPQRSTUVWX")

    /// 1...60, counted east from the antimeridian.
    let number: Int
    /// The letter of the band of latitude.
    let band: Character

    init(number: Int, band: Character) {
        self.number = number
        self.band = band
    }

    /// The zone in which the standard puts a position, `nil` beyond 80° south or 84° north.
    init?(of coordinate: Coordinate) {
        guard coordinate.latitude >= -80, coordinate.latitude <= 84 else { return nil }
        let row = min(19, Int((coordinate.latitude + 80) / 8))
        band = Self.bands[row]
        let longitude = coordinate.longitude == 180 ? -180 : coordinate.longitude
        var number = min(60, Int((longitude + 180) / 6) + 1)
        // South-west Norway belongs to 32V; 32X, 34X and 36X do not exist.
        if band == "V", longitude >= 3, longitude < 12 { number = 32 }
        if band == "X", longitude >= 0, longitude < 42 {
            number = longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37
        }
        self.number = number
    }

    /// Whether the standard has such a zone and band.
    var exists: Bool {
        (1...60).contains(number) && Self.bands.contains(band)
            && !(band == "X" && [32, 34, 36].contains(number))
    }

    var isNorth: Bool { band >= "N" }

    /// The longitude in the middle of the six degrees.
    var centralMeridian: Double { Double(number) * 6 - 183 }

    /// The latitudes from the southern to the northern edge of the band.
    var latitudes: ClosedRange<Double> {
        let south = Double(Self.bands.firstIndex(of: band) ?? 0) * 8 - 80
        return south...(band == "X" ? south + 12 : south + 8)
    }
}
