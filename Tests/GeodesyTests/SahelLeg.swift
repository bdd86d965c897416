import Geodesy

/// A leg between two places of the Sahel with its measures by PyPI geographiclib 2.1.
struct SahelLeg: Sendable {
    let origin: SahelPlace
    let destination: SahelPlace
    let kilometres: Double
    let miles: Double
    let azimuth: Double
    let backAzimuth: Double
    let of8: String
    let of16: String

    init(
        _ origin: SahelPlace, _ destination: SahelPlace, _ kilometres: Double, _ miles: Double,
        _ azimuth: Double, _ backAzimuth: Double, _ of8: String, _ of16: String
    ) {
        self.origin = origin
        self.destination = destination
        self.kilometres = kilometres
        self.miles = miles
        self.azimuth = azimuth
        self.backAzimuth = backAzimuth
        self.of8 = of8
        self.of16 = of16
    }

    static let all = [
        SahelLeg(.niamey, .agadez, 738.626, 458.961, 58.04, 239.59, "NE", "ENE"),
        SahelLeg(.airBase101, .airBase201, 734.540, 456.422, 57.76, 239.30, "NE", "ENE"),
        SahelLeg(.niamey, .airBase101, 8.747, 5.435, 113.99, 294.01, "SE", "ESE"),
        SahelLeg(.agadez, .airBase201, 3.521, 2.188, 136.44, 316.44, "SE", "SE"),
        SahelLeg(.agadezAirport, .airBase201, 2.276, 1.414, 139.85, 319.86, "SE", "SE"),
        SahelLeg(.niamey, .tongoTongo, 172.891, 107.429, 350.18, 170.11, "N", "N"),
        SahelLeg(.airBase101, .tongoTongo, 177.907, 110.546, 347.85, 167.77, "N", "NNW"),
        SahelLeg(.ouallam, .tongoTongo, 85.871, 53.358, 341.72, 161.66, "N", "NNW"),
        SahelLeg(.niamey, .ouallam, 88.852, 55.210, 358.34, 178.34, "N", "N"),
        SahelLeg(.bamako, .bamakoAirport, 8.808, 5.473, 161.82, 341.83, "S", "SSE"),
        SahelLeg(.bamako, .gao, 946.072, 587.862, 63.69, 245.67, "NE", "ENE"),
        SahelLeg(.gao, .tessalit, 449.059, 279.032, 14.25, 194.58, "N", "NNE"),
        SahelLeg(.tessalit, .niamey, 749.287, 465.585, 170.85, 351.17, "S", "S"),
        SahelLeg(.niamey, .bamako, 1098.284, 682.442, 265.93, 83.64, "W", "W"),
        SahelLeg(.niamey, .gao, 383.226, 238.125, 323.05, 142.49, "NW", "NW"),
        SahelLeg(.tongoTongo, .gao, 242.514, 150.691, 304.03, 123.52, "NW", "NW"),
        SahelLeg(.agadez, .gao, 860.841, 534.902, 265.98, 83.68, "W", "W"),
        SahelLeg(.abidjan, .bamako, 913.498, 567.621, 331.71, 151.09, "NW", "NNW"),
        SahelLeg(.dakar, .ndjamena, 3527.438, 2191.848, 90.66, 278.39, "E", "E"),
    ]
}
