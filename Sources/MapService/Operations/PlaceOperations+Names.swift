import Foundation
import Gazetteer
import Geodesy
import Layers

extension PlaceOperations {
    /// `/resolve`: which places a name may mean.
    var resolveRoute: Route {
        Route(
            "/resolve", operation: "resolve", summary: "Which places a name may mean",
            tag: Self.tag,
            parameters: [
                .query("name", "The name.", Schemas.name(example: "Wallam"), isRequired: true),
                .query("prefix", "Whether the name is only begun.", Schemas.flag),
                .query(
                    "country", "Only places in this country, by its two letters.",
                    Schemas.word(example: "NE", pattern: "^[A-Za-z]{2}$")),
                .query("limit", "How many at most; never more than 50.", Schemas.count(usual: 10)),
            ], encodings: Self.encodings
        ) { request in
            let name = request.query["name"] ?? ""
            let limit = try request.count("limit", most: 50, usual: 10)
            guard name.unicodeScalars.count <= 500 else {
                throw Problem.invalid(
                    "name",
                    "it has \(name.unicodeScalars.count) characters; a name has at most 500. POST a "
                        + "text to /check.")
            }
            guard ["true", "false", nil].contains(request.query["prefix"]) else {
                throw Problem.invalid(
                    "prefix",
                    "\u{201C}\(request.query["prefix"] ?? "")\u{201D} is neither true nor false.")
            }
            let begun =
                request.query["prefix"] == "true"
                ? register.index.completions(of: name, limit: limit) : []
            var options = ResolveOptions(limit: limit)
            if let country = request.query["country"] {
                options.countries = try Self.countries(country, "country", most: 1)
            }
            return .document(
                resolved(name, options, begun: begun, limit: limit), request, title: name,
                links: request.ownLinks(Self.encodings))
        }
    }

    /// What a name may mean, as an object.
    func resolved(
        _ name: String, _ options: ResolveOptions, begun: [Completion] = [], limit: Int
    ) -> JSONValue {
        let resolution = resolver.resolve(name, options: options)
        let candidates = ranked(begun, resolution.candidates, name).prefix(limit)
            .map { object($0.place, $0.candidate, begun: $0.begun) }
        return .object([
            .init("query", .string(name)),
            .init("known", .boolean(resolution.isKnown)),
            .init("ambiguous", .boolean(resolution.isAmbiguous)),
            .init("candidates", .array(candidates)),
        ])
    }

    private func object(
        _ place: Place, _ candidate: Candidate?, begun: String? = nil
    ) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(place.id.rawValue)),
            .init("latitude", .number(place.coordinate.latitude)),
            .init("longitude", .number(place.coordinate.longitude)),
        ]
        members += place.feature().properties.map { .init($0.name, JSONValue(property: $0.value)) }
        if let candidate {
            members += [
                .init("matched_name", .string(begun ?? candidate.matchedName)),
                .init("confidence", .number(candidate.confidence)),
                .init(
                    "reasons",
                    .array(
                        candidate.reasons.map {
                            .object([
                                .init("text", .string($0.text)),
                                .init("weight", .number($0.weight)),
                            ])
                        })),
            ]
        } else if let begun {
            members.append(.init("matched_name", .string(begun)))
        }
        return .object(members)
    }

    /// A place of an answer, and how it was found.
    private struct Ranked {
        let place: Place
        let candidate: Candidate?
        /// The name that begins as was asked.
        let begun: String?
        let weight: Double
    }

    /// Places that begin so and places that may be meant, those first that people more likely want.
    ///
    /// A great town that differs by a letter goes before a hamlet that begins just so; of few letters
    /// every one counts.
    private func ranked(
        _ begun: [Completion], _ candidates: [Candidate], _ name: String
    ) -> [Ranked] {
        let index = register.index
        let known = Dictionary(candidates.map { ($0.place.id, $0) }) { first, _ in first }
        let beginning = begun.map { completion in
            let place = index.place(at: completion.row)
            return Ranked(
                place: place, candidate: known[place.id], begun: completion.name,
                weight: completion.score)
        }
        let ids = Set(beginning.map(\.place.id))
        let isShort = name.count < Self.fewLetters
        let others = candidates.filter { !ids.contains($0.place.id) }.map { candidate in
            let importance = index.row(of: candidate.place.id).map(index.importance(at:)) ?? 0
            return Ranked(
                place: candidate.place, candidate: candidate, begun: nil,
                weight: importance * candidate.confidence.squareRoot())
        }
        // Without begun names the order is that of the gazetteer.
        guard !beginning.isEmpty else { return others }
        guard !isShort else { return beginning + others }
        let all = beginning + others
        return all.indices.sorted { first, second in
            all[first].weight == all[second].weight
                ? first < second : all[first].weight > all[second].weight
        }.map { all[$0] }
    }

    /// A name of fewer letters is only begun, not misspelt.
    private static let fewLetters = 5

    /// The towns and villages nearest to a position; nobody is in a country as one is in a town.
    func towns(
        nearest position: Coordinate, count: Int
    ) -> [(place: Place, distance: Length)] {
        let index = register.index
        return index.nearest(
            to: position, count: count, where: { index.featureClass(at: $0) == .populated }
        ).map { (index.place(at: $0.row), $0.segment.distance) }
    }

    /// `/reverse`: the towns around a position, as Photon writes them, or as Nominatim does.
    var reverseRoute: Route {
        Route(
            "/reverse", operation: "reverse", summary: "The towns nearest to a position",
            tag: Self.tag,
            parameters: [
                Self.latitude, Self.longitude,
                .query("limit", "How many at most; never more than 50.", Schemas.count(usual: 1)),
                .query(
                    "format", "json for the form of Nominatim.",
                    Schemas.choice(["json", "jsonv2", "geojson"])),
            ] + Self.ignored(["lang", "accept-language", "zoom", "addressdetails", "radius"]),
            encodings: [.geojson, .html], answerSchema: Schemas.anyObject
        ) { request in
            let position = try position(request)
            let found = towns(
                nearest: position, count: try request.count("limit", most: 50, usual: 1))
            let value: JSONValue
            switch request.query["format"] {
            case "json"?, "jsonv2"?: value = found.first.map { nominatim($0.place) } ?? Self.nowhere
            case nil, "geojson"?:
                value = Self.photon(found.map { photon($0.place, distance: $0.distance) })
            case let other?:
                throw Problem.invalid("format", "\(other) is none of json, jsonv2, geojson.")
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
            ] + Self.ignored(["lang", "location_bias_scale", "zoom"]),
            encodings: [.geojson, .html], answerSchema: Schemas.anyObject
        ) { request in
            var options = ResolveOptions(limit: try request.count("limit", most: 50, usual: 10))
            let latitude = try request.number("lat", in: -90...90)
            let longitude = try request.number("lon", in: -180...180)
            // One of the two says nothing.
            if let latitude, let longitude {
                options.near = try Coordinate(latitude: latitude, longitude: longitude)
            }
            let name = String((request.query["q"] ?? "").unicodeScalars.prefix(500))
            let found = resolver.resolve(name, options: options).candidates
            return .document(
                Self.photon(found.map { photon($0.place, distance: nil) }), request, title: name)
        }
    }

    /// `/search`: the dialect of Nominatim, for its clients.
    var nominatimRoute: Route {
        Route(
            "/search", operation: "nominatim", summary: "Places by name, as Nominatim answers",
            tag: Self.tag,
            parameters: [
                .query("q", "The name.", Schemas.text(example: "Agadez"), isRequired: true),
                .query("limit", "How many at most; never more than 50.", Schemas.count(usual: 10)),
                .query("format", "The form.", Schemas.choice(["json", "jsonv2"])),
                .query(
                    "countrycodes", "Only in these countries, by two letters.",
                    Schemas.word(example: "ne,ml", pattern: "^[A-Za-z]{2}(,[A-Za-z]{2})*$")),
            ] + Self.ignored(["accept-language", "addressdetails", "namedetails", "dedupe"]),
            encodings: Self.encodings,
            answerSchema: Schemas.list(Schemas.anyObject)
        ) { request in
            guard ["json", "jsonv2", nil].contains(request.query["format"]) else {
                throw Problem.invalid(
                    "format",
                    "\u{201C}\(request.query["format"] ?? "")\u{201D} is neither json nor jsonv2.")
            }
            var options = ResolveOptions(limit: try request.count("limit", most: 50, usual: 10))
            if let codes = request.query["countrycodes"] {
                options.countries = try Self.countries(codes, "countrycodes", most: 300)
            }
            let name = String((request.query["q"] ?? "").unicodeScalars.prefix(500))
            let found = resolver.resolve(name, options: options).candidates
            return .document(
                .array(found.map { nominatim($0.place) }), request, title: name)
        }
    }

    /// The countries of a list of codes of two letters.
    static func countries(
        _ text: String, _ parameter: String, most: Int
    ) throws(Problem) -> Set<String> {
        let codes = text.uppercased().split(separator: ",", omittingEmptySubsequences: false)
        let isList = codes.allSatisfy { code in
            code.utf8.count == 2 && code.utf8.allSatisfy { (65...90).contains($0) }
        }
        guard isList, codes.count <= most else {
            throw .invalid(
                parameter,
                "\u{201C}\(text.prefix(80))\u{201D} is no "
                    + (most == 1
                        ? "code of a country; write two letters such as NE."
                        : "list of countries; write codes of two letters such as ne,ml."))
        }
        return Set(codes.map(String.init))
    }

    /// Parameters that clients send and that change nothing here.
    private static func ignored(_ names: [String]) -> [Route.Parameter] {
        names.map { .query($0, "Taken for the sake of clients, and without effect.", Schemas.text) }
    }

    static func photon(_ features: [JSONValue]) -> JSONValue {
        .object([
            .init("type", .string("FeatureCollection")), .init("features", .array(features)),
        ])
    }

    func photon(_ place: Place, distance: Length?) -> JSONValue {
        var properties: [JSONValue.Member] = [
            .init("name", .string(place.name)),
            .init("country", .string(country(of: place))),
            .init("countrycode", .string(place.countries.first ?? "")),
            .init("osm_key", .string("place")), .init("osm_value", .string(place.kindWords)),
            .init("type", .string("city")), .init("id", .string(place.id.rawValue)),
        ]
        if let distance { properties.append(.init("distance_m", .number(distance.metres))) }
        return .object([
            .init("type", .string("Feature")),
            .init(
                "geometry",
                .object([
                    .init("type", .string("Point")),
                    .init(
                        "coordinates",
                        .array([
                            .number(place.coordinate.longitude),
                            .number(place.coordinate.latitude),
                        ])),
                ])),
            .init("properties", .object(properties)),
        ])
    }

    private static let nowhere = JSONValue.object([
        .init("error", .string("Unable to geocode"))
    ])

    private func nominatim(_ place: Place) -> JSONValue {
        let reach = max(place.extent.kilometres, 1) / 111
        let (latitude, longitude) = (place.coordinate.latitude, place.coordinate.longitude)
        let box = [
            max(-90, latitude - reach), min(90, latitude + reach), max(-180, longitude - reach),
            min(180, longitude + reach),
        ]
        return .object([
            .init("place_id", .string(place.id.rawValue)),
            .init("lat", .string(String(latitude))), .init("lon", .string(String(longitude))),
            .init("display_name", .string("\(place.name), \(country(of: place))")),
            .init("name", .string(place.name)), .init("class", .string("place")),
            .init("type", .string(place.kindWords)),
            .init("importance", .number(place.population == nil ? 0.1 : 0.5)),
            .init("boundingbox", .array(box.map { .string(String($0)) })),
        ])
    }

    private func country(of place: Place) -> String {
        place.countries.map { register.country(iso: $0)?.englishName ?? $0 }
            .joined(separator: ", ")
    }
}
