import Geodesy
import Layers

/// Small layers for the tests, with facts anyone can check.
enum Samples {
    private static func position(_ latitude: Double, _ longitude: Double) -> Geometry? {
        (try? Coordinate(latitude: latitude, longitude: longitude)).map(Geometry.point)
    }

    private static func town(
        _ id: String, _ name: String, _ geometry: Geometry?, _ inhabitants: Int?, _ founded: Int?
    ) -> Feature {
        Feature(
            id: id, geometry: geometry,
            properties: [
                .init("name", .string(name)),
                .init("inhabitants", inhabitants.map(PropertyValue.integer) ?? .null),
                .init(
                    "date",
                    founded.flatMap { CalendarDate(year: $0, month: 1, day: 1) }
                        .map(PropertyValue.date) ?? .null),
            ])
    }

    /// Towns in all corners of the map, one without a position and one without a date.
    static let towns = Layer(
        name: "towns", title: "Towns",
        features: [
            town("1", "Niamey", position(13.5137, 2.1098), 1_026_848, 1905),
            town("2", "Agadez", position(16.9733, 7.9911), 110_497, 1449),
            town("3", "Ouallam", position(14.3187, 2.0848), 10_594, 1950),
            town("4", "Suva", position(-18.1416, 178.4419), 93_970, 1882),
            town("5", "Apia", position(-13.8333, -171.7667), 41_611, 1850),
            town("6", "Cape Town", position(-33.9258, 18.4232), 433_688, 1652),
            town("7", "København", position(55.6759, 12.5655), 1_366_301, 1167),
            town("8", "Anywhere", nil, 1, 2000),
            town("9", "Undated", position(0, 0), nil, nil),
        ])

    /// One square of ten degrees with its corner at the origin.
    static let areas: Layer = {
        let corners = [(0.0, 0.0), (0, 10), (10, 10), (10, 0), (0, 0)]
        let ring = corners.compactMap { try? Coordinate(latitude: $0.0, longitude: $0.1) }
        return Layer(
            name: "areas", title: "Areas",
            features: [
                Feature(
                    id: "square", geometry: .polygon([ring]),
                    properties: [.init("name", .string("Square"))])
            ])
    }()
}
