import Geodesy

/// Positions of places and bases; see the register of sources of the project for their origins.
enum SahelPlace: String, Sendable, CaseIterable {
    case niamey, agadez, gao, tessalit, bamako, abidjan, tongoTongo
    case airBase101, airBase201, bamakoAirport, ouallam, agadezAirport, dakar, ndjamena

    func coordinate() throws -> Coordinate {
        switch self {
        case .niamey: try Coordinate(latitude: 13.51366, longitude: 2.1098)
        case .agadez: try Coordinate(latitude: 16.97333, longitude: 7.99111)
        case .gao: try Coordinate(latitude: 16.27167, longitude: -0.04472)
        case .tessalit: try Coordinate(latitude: 20.20126, longitude: 1.01186)
        case .bamako: try Coordinate(latitude: 12.60915, longitude: -7.97522)
        case .abidjan: try Coordinate(latitude: 5.35444, longitude: -4.00167)
        case .tongoTongo: try Coordinate(latitude: 15.0532111, longitude: 1.8355139)
        case .airBase101: try Coordinate(latitude: 13.4815, longitude: 2.18361)
        case .airBase201: try Coordinate(latitude: 16.950278, longitude: 8.013889)
        case .bamakoAirport: try Coordinate(latitude: 12.5335, longitude: -7.94994)
        case .ouallam: try Coordinate(latitude: 14.31641, longitude: 2.08597)
        case .agadezAirport: try Coordinate(latitude: 16.966, longitude: 8.00011)
        case .dakar: try Coordinate(latitude: 14.6937, longitude: -17.44406)
        case .ndjamena: try Coordinate(latitude: 12.10672, longitude: 15.0444)
        }
    }
}
