import Gazetteer
import Geodesy
import Layers

/// How a place is written for clients that know Photon or Nominatim.
struct PlaceWords {
    /// What the client wants to read besides.
    struct Wishes {
        var language: String?
        var hasAddress = false
        var hasNames = false
        var hasTags = false
        var hasShape = false
        /// Whether the kind of a place is called `category`, as in the second form of Nominatim.
        var isSecondForm = false
    }

    let register: PlaceRegister
    let wishes: Wishes

    /// A feature as Photon has it.
    func photon(_ place: Place, distance: Length?) -> JSONValue {
        var properties: [JSONValue.Member] = [
            .init("name", .string(name(of: place))), .init("country", .string(country(of: place))),
            .init("countrycode", .string(place.countries.first ?? "")),
            .init("osm_key", .string("place")), .init("osm_value", .string(place.kindWords)),
            .init("type", .string(Self.layer(of: place))),
            .init("id", .string(place.id.rawValue)),
        ]
        if let distance { properties.append(.init("distance_m", .number(distance.metres))) }
        return .object([
            .init("type", .string("Feature")), .init("geometry", Self.point(place)),
            .init("properties", .object(properties)),
        ])
    }

    /// An object as Nominatim has it.
    func nominatim(_ place: Place) -> JSONValue {
        let box = Self.box(around: place)
        return .object(
            [
                .init("place_id", .string(place.id.rawValue)),
                .init("lat", .string(String(place.coordinate.latitude))),
                .init("lon", .string(String(place.coordinate.longitude))),
            ] + members(of: place)
                + [
                    .init(
                        "boundingbox",
                        .array(
                            [box.south, box.north, box.west, box.east].map { .string(String($0)) }))
                ] + (wishes.hasShape ? [.init("geojson", Self.point(place))] : []))
    }

    /// A feature as Nominatim has it.
    func nominatimFeature(_ place: Place) -> JSONValue {
        let box = Self.box(around: place)
        return .object([
            .init("type", .string("Feature")),
            .init(
                "properties",
                .object([.init("place_id", .string(place.id.rawValue))] + members(of: place))),
            .init(
                "bbox", .array([box.west, box.south, box.east, box.north].map(JSONValue.number))),
            .init("geometry", Self.point(place)),
        ])
    }

    static func collection(_ features: [JSONValue]) -> JSONValue {
        .object([
            .init("type", .string("FeatureCollection")), .init("features", .array(features)),
        ])
    }

    /// The sort of thing that Photon's `layer` chooses by.
    static func layer(of place: Place) -> String {
        switch (place.featureClass, place.featureCode) {
        case (.populated, "PPLX"): "district"
        case (.populated, _): "city"
        case (.administrative, let code) where code.hasPrefix("PCL"): "country"
        case (.administrative, let code) where code.hasPrefix("ADM1"): "state"
        case (.administrative, let code) where code.hasPrefix("ADM2"): "county"
        case (.administrative, _): "district"
        default: "other"
        }
    }

    private func members(of place: Place) -> [JSONValue.Member] {
        let (name, country) = (name(of: place), country(of: place))
        var members: [JSONValue.Member] = [
            .init(
                "display_name",
                .string([name, country].filter { !$0.isEmpty }.joined(separator: ", "))),
            .init("name", .string(name)),
            .init(wishes.isSecondForm ? "category" : "class", .string("place")),
            .init("type", .string(place.kindWords)),
            .init("addresstype", .string(Self.layer(of: place))),
            .init("importance", .number(place.population == nil ? 0.1 : 0.5)),
        ]
        if wishes.hasAddress {
            let kind = Self.layer(of: place)
            var address: [JSONValue.Member] = [
                .init(kind == "other" ? "locality" : kind, .string(name))
            ]
            if kind != "country" { address.append(.init("country", .string(country))) }
            let code = place.countries.first?.lowercased() ?? ""
            address.append(.init("country_code", .string(code)))
            members.append(.init("address", .object(address)))
        }
        if wishes.hasNames { members.append(.init("namedetails", names(of: place))) }
        if wishes.hasTags {
            let tags = place.population.map { [JSONValue.Member("population", .string("\($0)"))] }
            members.append(.init("extratags", .object(tags ?? [])))
        }
        return members
    }

    private func names(of place: Place) -> JSONValue {
        var members = [JSONValue.Member("name", .string(place.name))]
        for name in place.names where name.kind == .preferred {
            let key = "name" + (name.language.map { ":\($0)" } ?? "")
            if !members.contains(where: { $0.name == key }) {
                members.append(.init(key, .string(name.text)))
            }
        }
        return .object(members)
    }

    /// The name in the language that is wanted, where one is known.
    private func name(of place: Place) -> String {
        guard let language = wishes.language else { return place.name }
        return place.names.first { $0.language == language && $0.kind == .preferred }?.text
            ?? place.name
    }

    private func country(of place: Place) -> String {
        place.countries.map { code in
            guard let country = register.country(iso: code) else { return code }
            return wishes.language == "fr" ? country.frenchName : country.englishName
        }.joined(separator: ", ")
    }

    private static func point(_ place: Place) -> JSONValue {
        let position = [place.coordinate.longitude, place.coordinate.latitude]
        return .object([
            .init("type", .string("Point")),
            .init("coordinates", .array(position.map(JSONValue.number))),
        ])
    }

    /// About how far a place reaches, in degrees.
    private static func box(
        around place: Place
    ) -> (west: Double, south: Double, east: Double, north: Double) {
        let reach = max(place.extent.kilometres, 1) / 111
        let (latitude, longitude) = (place.coordinate.latitude, place.coordinate.longitude)
        return (
            max(-180, longitude - reach), max(-90, latitude - reach),
            min(180, longitude + reach), min(90, latitude + reach)
        )
    }
}
