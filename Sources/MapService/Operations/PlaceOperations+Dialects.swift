import Gazetteer
import Geodesy
import Layers

/// What existing clients ask of Photon and Nominatim.
extension PlaceOperations {
    /// A name has at most so many characters here; what follows is not looked at.
    private static let longestName = 500
    private static let most = 50

    /// `/reverse`: the towns around a position, as Photon writes them, or as Nominatim does.
    var reverseRoute: Route {
        Route(
            "/reverse", operation: "reverse", summary: "The towns nearest to a position",
            tag: Self.tag,
            parameters: [
                Self.latitude, Self.longitude,
                .query("limit", "How many at most; never more than 50.", Schemas.count(usual: 1)),
                .query(
                    "format", "A form of Nominatim; without it the form of Photon.",
                    Schemas.choice(Self.forms)),
            ] + Self.languages + Self.details
                + Self.ignored(["zoom", "radius", "distance_sort", "layer", "email"]),
            encodings: [.geojson, .html], answerSchema: Schemas.anyObject
        ) { request in
            let position = try position(request)
            let found = towns(
                nearest: position,
                count: try request.count("limit", most: Self.most, usual: 1))
            let form = try Self.form(request)
            let words = words(request, form, hasAddress: true)
            let value =
                switch form {
                case nil:
                    PlaceWords.collection(
                        found.map { words.photon($0.place, distance: $0.distance) })
                case "geojson"?:
                    PlaceWords.collection(
                        found.prefix(1).map { words.nominatimFeature($0.place) })
                default: found.first.map { words.nominatim($0.place) } ?? Self.nowhere
                }
            return .document(value, request, title: "Places near \(position)")
        }
    }

    /// `/api`: the dialect of Photon, for its clients.
    var photonRoute: Route {
        Route(
            "/api", operation: "photon", summary: "Places by name, as Photon answers",
            tag: Self.tag,
            parameters: [
                .query("q", "The name.", Schemas.text(example: "Agadez"), isRequired: true),
                .query("limit", "How many at most; never more than 50.", Schemas.count(usual: 10)),
                .query(
                    "lat", "Degrees north of where places are likelier.", Schemas.number(-90...90)),
                .query(
                    "lon", "Degrees east of where places are likelier.", Schemas.number(-180...180)),
                .query("bbox", "Only in this box: west, south, east, north.", Self.box),
                .query(
                    "layer", "Only of this sort.",
                    Schemas.choice(Self.layers)),
            ] + Self.languages + Self.ignored(["location_bias_scale", "zoom", "osm_tag"]),
            encodings: [.geojson, .html], answerSchema: Schemas.anyObject
        ) { request in
            var options = ResolveOptions(limit: Self.most)
            let latitude = try request.number("lat", in: -90...90)
            let longitude = try request.number("lon", in: -180...180)
            // One of the two says nothing.
            if let latitude, let longitude {
                options.near = try Coordinate(latitude: latitude, longitude: longitude)
            }
            let limit = try request.count("limit", most: Self.most, usual: 10)
            let box = try Self.box(request, "bbox")
            let layer = request.query["layer"]
            guard layer.map(Self.layers.contains) ?? true else {
                throw Problem.invalid(
                    "layer",
                    "\u{201C}\(layer ?? "")\u{201D} is none of "
                        + Self.layers.joined(separator: ", ") + ".")
            }
            if box == nil, layer == nil { options.limit = limit }
            let name = String((request.query["q"] ?? "").unicodeScalars.prefix(Self.longestName))
            let places = resolver.resolve(name, options: options).candidates.map(\.place)
                .filter { place in
                    box?.contains(place.coordinate) != false
                        && (layer == nil || layer == PlaceWords.layer(of: place))
                }
            let words = words(request, nil, hasAddress: false)
            return .document(
                PlaceWords.collection(
                    places.prefix(limit).map { words.photon($0, distance: nil) }),
                request, title: name)
        }
    }

    /// `/search`: the dialect of Nominatim, for its clients.
    var nominatimRoute: Route {
        Route(
            "/search", operation: "nominatim", summary: "Places by name, as Nominatim answers",
            tag: Self.tag,
            parameters: [
                .query(
                    "q", "The name; instead of it, or before them, the parts that follow.",
                    Schemas.text(example: "Agadez"))
            ]
                + Self.parts.map { .query($0, "A part of what is looked for.", Schemas.text) }
                + [
                    .query(
                        "limit", "How many at most; never more than 50.", Schemas.count(usual: 10)),
                    .query("format", "The form.", Schemas.choice(Self.forms)),
                    .query(
                        "countrycodes", "Only in these countries, by two letters.",
                        Schemas.word(
                            example: "ne,ml", pattern: "^[A-Za-z]{2}(,[A-Za-z]{2})*$")),
                    .query(
                        "viewbox", "Two corners of a box; what lies in it comes first.", Self.box),
                    .query(
                        "bounded", "1 for what lies in the viewbox only.",
                        Schemas.choice(["0", "1"])),
                ] + Self.languages + Self.details
                + Self.ignored([
                    "dedupe", "email", "exclude_place_ids", "featureType", "featuretype", "layer",
                    "postalcode", "polygon_text", "polygon_kml", "polygon_svg",
                    "polygon_threshold",
                ]),
            encodings: Self.encodings, answerSchema: Schemas.anyValue
        ) { request in
            let form = try Self.form(request)
            var options = ResolveOptions(limit: Self.most)
            if let codes = request.query["countrycodes"] {
                options.countries = try Self.countries(codes, "countrycodes", most: 300)
            }
            let limit = try request.count("limit", most: Self.most, usual: 10)
            let box = try Self.box(request, "viewbox")
            if box == nil { options.limit = limit }
            let isBounded = try Self.flag(request, "bounded")
            let asked = (["q"] + Self.parts).compactMap { request.query[$0] }
                .filter { !$0.isEmpty }.joined(separator: ", ")
            let name = String(asked.unicodeScalars.prefix(Self.longestName))
            let places = resolver.resolve(name, options: options).candidates.map(\.place)
            var chosen = places
            if let box {
                chosen = places.filter { box.contains($0.coordinate) }
                if !isBounded { chosen += places.filter { !box.contains($0.coordinate) } }
            }
            let words = words(request, form, hasAddress: false)
            let found = chosen.prefix(limit)
            return .document(
                form == "geojson"
                    ? PlaceWords.collection(found.map(words.nominatimFeature))
                    : .array(found.map(words.nominatim)), request, title: name)
        }
    }

    // MARK: Parameters

    /// The parts of an address that Nominatim takes apart, the narrowest first.
    private static let parts = ["amenity", "street", "city", "county", "state", "country"]
    /// The layers of Photon; of some there is nothing here.
    private static let layers = [
        "house", "street", "locality", "district", "city", "county", "state", "country", "other",
    ]
    private static let forms = ["json", "jsonv2", "geojson"]
    private static let box = Schemas.list(
        Schemas.number, [.init("minItems", .integer(4)), .init("maxItems", .integer(4))])
    private static let nowhere = JSONValue.object([
        .init("error", .string("Unable to geocode"))
    ])

    private static let languages: [Route.Parameter] = ["lang", "accept-language"].map {
        .query($0, "The language of names, as far as they are known in it.", Schemas.text)
    }

    private static let details: [Route.Parameter] = [
        ("addressdetails", "1 for the parts of the address."),
        ("namedetails", "1 for the names in other languages."),
        ("extratags", "1 for the number of inhabitants."),
        ("polygon_geojson", "1 for the position as GeoJSON."),
    ].map { .query($0.0, $0.1, Schemas.text) }

    /// Parameters that clients send and that change nothing here.
    private static func ignored(_ names: [String]) -> [Route.Parameter] {
        names.map { .query($0, "Taken for the sake of clients, and without effect.", Schemas.text) }
    }

    /// The form of Nominatim that is wanted; nil for none.
    private static func form(_ request: ServiceRequest) throws(Problem) -> String? {
        guard let form = request.query["format"] else { return nil }
        guard forms.contains(form) else {
            throw .invalid(
                "format",
                "\u{201C}\(form)\u{201D} is none of \(forms.joined(separator: ", ")).")
        }
        return form
    }

    private static func flag(
        _ request: ServiceRequest, _ name: String
    ) throws(Problem) -> Bool {
        guard let text = request.query[name] else { return false }
        guard text == "0" || text == "1" else {
            throw .invalid(name, "\u{201C}\(text)\u{201D} is neither 0 nor 1.")
        }
        return text == "1"
    }

    /// The box between two corners in either order; what lies beyond the map is cut off.
    private static func box(
        _ request: ServiceRequest, _ name: String
    ) throws -> BoundingBox? {
        guard let text = request.query[name] else { return nil }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false)
            .compactMap { Double(decimal: String($0.trimmed)) }
        guard numbers.count == 4, text.count(where: { $0 == "," }) == 3,
            numbers.allSatisfy(\.isFinite)
        else {
            throw Problem.invalid(
                name,
                "\u{201C}\(text.prefix(80))\u{201D} is no list of 4 numbers, such as 0,10,5,15.")
        }
        func cut(_ value: Double, _ most: Double) -> Double { min(max(value, -most), most) }
        return try BoundingBox(
            west: cut(min(numbers[0], numbers[2]), 180),
            south: cut(min(numbers[1], numbers[3]), 90),
            east: cut(max(numbers[0], numbers[2]), 180), north: cut(max(numbers[1], numbers[3]), 90)
        )
    }

    /// How places are written for a request.
    private func words(
        _ request: ServiceRequest, _ form: String?, hasAddress: Bool
    ) -> PlaceWords {
        func isOn(_ name: String, _ usual: Bool = false) -> Bool {
            request.query[name].map { $0 == "1" || $0.lowercased() == "true" } ?? usual
        }
        let wanted = request.query["lang"] ?? request.query["accept-language"]
        let language = wanted.map { $0.prefix { $0.isLetter }.lowercased() }
        return PlaceWords(
            register: register,
            wishes: PlaceWords.Wishes(
                language: language, hasAddress: isOn("addressdetails", hasAddress),
                hasNames: isOn("namedetails"), hasTags: isOn("extratags"),
                hasShape: isOn("polygon_geojson"),
                isSecondForm: form == "jsonv2" || form == "geojson"))
    }
}
