import Gazetteer
import Geodesy
import Layers

/// How the description of a position is shown.
enum ReverseText {
    /// For people: one sentence, then the nearest places.
    static func table(_ description: PositionDescription, _ register: PlaceRegister) -> String {
        var table = TextTable([
            ("km", .right), ("direction", .left), ("azimuth", .right), ("name", .left),
            ("country", .left), ("kind", .left), ("source", .left),
        ])
        for near in description.nearest {
            let place = register.index.place(at: near.row)
            table.add([
                near.segment.distance.kilometres.fixed(2),
                near.segment.initialAzimuth.compassPoint.abbreviation,
                near.segment.initialAzimuth.degrees.fixed(1) + "°", place.name,
                place.countries.map { register.country(iso: $0)?.englishName ?? $0 }
                    .joined(separator: ", "),
                place.kindWords, place.id.rawValue,
            ])
        }
        return register.sentence(for: description) + "\n" + table.rendered()
    }

    /// For programs.
    static func json(
        _ description: PositionDescription, _ register: PlaceRegister
    ) -> JSONValue {
        func rounded(_ value: Double, _ scale: Double) -> JSONValue {
            .number((value * scale).rounded() / scale)
        }
        return .object([
            .init("latitude", .number(description.position.latitude)),
            .init("longitude", .number(description.position.longitude)),
            .init("description", .string(register.sentence(for: description))),
            .init("country", description.country.map { .string($0) } ?? .null),
            .init("area", description.area.map { .string($0.name) } ?? .null),
            .init("area_id", description.area.map { .string($0.id) } ?? .null),
            .init(
                "nearest",
                .array(
                    description.nearest.map { near in
                        let place = register.index.place(at: near.row)
                        return .object([
                            .init("id", .string(place.id.rawValue)),
                            .init("name", .string(place.name)),
                            .init("kind", .string(place.kindWords)),
                            .init(
                                "country", .string(place.countries.joined(separator: "|"))),
                            .init("metres", rounded(near.segment.distance.metres, 1000)),
                            .init(
                                "azimuth", rounded(near.segment.initialAzimuth.degrees, 1000)),
                            .init(
                                "direction",
                                .string(near.segment.initialAzimuth.compassPoint.abbreviation)),
                        ])
                    })),
        ])
    }
}
