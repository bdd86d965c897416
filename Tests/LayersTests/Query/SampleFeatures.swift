import Geodesy
import Layers
import TestSupport

/// Random features of all kinds, with the troublesome places of the earth well represented.
enum SampleFeatures {
    static func position(_ random: inout SeededGenerator) -> Coordinate {
        let longitude: Double =
            switch Int.random(in: 0...5, using: &random) {
            case 0: [180, -180, 179.99, -179.99].randomElement(using: &random) ?? 0
            case 1: Double.random(in: 170...180, using: &random)
            case 2: Double.random(in: -180 ... -170, using: &random)
            default: Double.random(in: -180...180, using: &random)
            }
        let latitude: Double =
            switch Int.random(in: 0...7, using: &random) {
            case 0: [90, -90, 89.999, -89.999, 0].randomElement(using: &random) ?? 0
            default: Double.random(in: -85...85, using: &random)
            }
        return (try? Coordinate(latitude: latitude, longitude: longitude)) ?? origin
    }

    static let origin = Geodesic.wgs84.destination(
        .zero, toward: Azimuth(degrees: 0), from: BoundingBox.world.centre)

    static func geometry(_ random: inout SeededGenerator, onlyPoints: Bool) -> Geometry? {
        let kind = Int.random(in: onlyPoints ? 0...6 : 0...10, using: &random)
        let centre = position(&random)
        func around(_ count: Int) -> [Coordinate] {
            let size = Double.random(in: 1000...400_000, using: &random)
            return (0..<count).map {
                Geodesic.wgs84.destination(
                    Length(metres: size), toward: Azimuth(degrees: Double(-$0 * 360 / count)),
                    from: centre)
            }
        }
        switch kind {
        case 0: return nil
        case 1...6: return .point(centre)
        case 7: return .multiPoint(around(3))
        case 8, 9: return .lineString(around(4))
        default:
            // Rings around a pole have tests of their own.
            guard abs(centre.latitude) < 80 else { return .point(centre) }
            let ring = around(6)
            return .polygon([ring + ring.prefix(1)])
        }
    }

    static func layer(_ count: Int, _ random: inout SeededGenerator, onlyPoints: Bool) -> Layer {
        let features = (0..<count).map { number in
            let day = CalendarDate(daysSinceEpoch: 17_000 + Int.random(in: 0...900, using: &random))
            let start: PropertyValue =
                Int.random(in: 0...9, using: &random) == 0
                ? .null : day.map(PropertyValue.date) ?? .null
            return Feature(
                id: "f\(number)", geometry: geometry(&random, onlyPoints: onlyPoints),
                properties: [
                    Feature.Property("date_start", start),
                    Feature.Property(
                        "killed",
                        Int.random(in: 0...4, using: &random) == 0
                            ? .null : .integer(Int.random(in: 0...20, using: &random))),
                    Feature.Property(
                        "kind",
                        .string(
                            ["ambush", "coup", "air-strike"].randomElement(using: &random) ?? "")),
                    Feature.Property("score", .number(Double.random(in: 0...1, using: &random))),
                ])
        }
        return Layer(name: "sample", title: "Sample", features: features)
    }

    static func query(_ random: inout SeededGenerator) -> FeatureQuery {
        var query = FeatureQuery()
        switch Int.random(in: 0...4, using: &random) {
        case 0: break
        case 1:
            let one = position(&random)
            let two = position(&random)
            query.area =
                (try? BoundingBox(
                    west: one.longitude, south: min(one.latitude, two.latitude),
                    east: two.longitude,
                    north: max(one.latitude, two.latitude))).map(FeatureArea.box)
        default:
            let exponent = Double.random(in: 0...7.3, using: &random)
            var radius = 1.0
            for _ in 0..<Int(exponent) { radius *= 10 }
            query.area = .circle(
                centre: position(&random),
                radius: Length(metres: radius * (1 + 9 * (exponent - exponent.rounded(.down)))))
        }
        query.includesUnlocated = Bool.random(using: &random)
        if Bool.random(using: &random) {
            let start = 17_000 + Int.random(in: 0...900, using: &random)
            let period = DatePeriod(
                start: CalendarDate(daysSinceEpoch: start),
                end: CalendarDate(daysSinceEpoch: start + Int.random(in: 0...300, using: &random)))
            query.time = period.map { TimeWindow($0) }
            query.includesUndated = Bool.random(using: &random)
        }
        if Bool.random(using: &random) {
            query.filter = .any([
                .compare("killed", .greater, .integer(Int.random(in: 0...20, using: &random))),
                .like("kind", pattern: "a%", ignoresCase: true),
            ])
        }
        switch Int.random(in: 0...3, using: &random) {
        case 0: query.order = [.distance(from: position(&random))]
        case 1:
            query.order = [
                .property("killed", descending: Bool.random(using: &random)),
                .property("score", descending: Bool.random(using: &random)),
            ]
        case 2: query.order = [.property("kind", descending: false)]
        default: break
        }
        if Bool.random(using: &random) { query.limit = Int.random(in: 1...40, using: &random) }
        return query
    }
}
