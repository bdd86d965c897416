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
}
