import Glibc

/// A place that bears a name, with what choosing between namesakes needs, ready to compute with.
struct Bearer {
    /// The row in the index.
    let row: Int32
    /// The role of the name for this place.
    let role: NameUse.Role
    /// The position on the unit sphere, for sorting out by nearness; never reported.
    let x: Float
    let y: Float
    let z: Float
    /// How important the place is, 0...32.
    let importance: Float
    /// The decimal logarithm of the number of inhabitants; 0 if unknown.
    let population: Float
    /// The class letter.
    let letter: UInt8
    /// The rank of the feature: 0 country, 1 first-order area, 2 second, 3 smaller area, 4 capital,
    /// 5 seat of an area, 6 other.
    let rank: UInt8
    /// The number of the country in the index.
    let country: UInt16
    /// Whether it is a region that belongs to no one country.
    let isRegion: Bool
    /// The number of the first-order area in the index; 0 if unknown.
    let admin1: UInt16

    init(_ use: NameUse, in index: PlaceIndex) {
        let row = use.row
        self.row = Int32(row)
        role = use.role
        let latitude = Float(index.latitudes[row]) * 1e-7 * .pi / 180
        let longitude = Float(index.longitudes[row]) * 1e-7 * .pi / 180
        x = cosf(latitude) * cosf(longitude)
        y = cosf(latitude) * sinf(longitude)
        z = sinf(latitude)
        importance = Float(index.weights[row]) / 2048
        let people = index.populations[row]
        population = people == 0 ? 0 : log10f(Float(people))
        let (type, code) = index.featureType(at: row)
        letter = type.rawValue.utf8.first ?? 0
        rank = Self.rank(type, code)
        isRegion = type == .area && index.countries(at: row).isEmpty
        country = index.countryNumbers[row]
        admin1 = index.admin1Numbers[row]
    }

    /// The distance to another bearer in kilometres over the sphere, as straight as a chord: good
    /// to weigh nearness with, half a percent short at 2,000 km.
    @inline(__always)
    func kilometres(to other: Bearer) -> Float {
        let dx = x - other.x
        let dy = y - other.y
        let dz = z - other.z
        return 6371 * (dx * dx + dy * dy + dz * dz).squareRoot()
    }

    /// Whether the place is an area that holds another, as far as their codes tell.
    @inline(__always)
    func contains(_ other: Bearer) -> Bool {
        switch rank {
        case 0: country == other.country && other.rank > 0
        case 1: country == other.country && admin1 != 0 && admin1 == other.admin1 && other.rank > 1
        default: false
        }
    }

    private static func rank(_ type: FeatureClass, _ code: String) -> UInt8 {
        switch code {
        case "ADM1", "ADM1H": 1
        case "ADM2", "ADM2H": 2
        case "PPLC": 4
        case "PPLA", "PPLA2": 5
        default:
            if type == .administrative {
                code.hasPrefix("PCL") || code == "TERR" ? 0 : 3
            } else {
                6
            }
        }
    }
}

extension PlaceIndex {
    /// The class and the code of a place.
    @inline(__always)
    func featureType(at row: Int) -> (FeatureClass, String) {
        let number = Int(features[row])
        return number < featureTypes.count ? featureTypes[number] : (.spot, "")
    }
}
