import Geodesy
import Layers

/// `/collections` and below: what there is, and by what it can be filtered.
struct CollectionRoutes: Sendable {
    let catalog: Catalog

    private static let encodings: [Encoding] = [.json, .html]

    var routes: [Route] {
        let list = Route(
            "/collections", operation: "collections", summary: "The collections", tag: "Features",
            encodings: Self.encodings, answerSchema: Schemas.reference("collections")
        ) { request in
            let links = request.ownLinks(Self.encodings)
            var descriptions: [JSONValue] = []
            for collection in catalog.collections {
                descriptions.append(try await description(collection, request.base))
            }
            return .document(
                .object([
                    .init("links", links.json),
                    .init(
                        "crs", .array(catalog.systems.addresses.map(JSONValue.string))),
                    .init("collections", .array(descriptions)),
                ]), request, title: "Collections", links: links)
        }
        return [list] + catalog.collections.flatMap { [single($0), queryables($0)] }
    }

    private func single(_ collection: ServiceCollection) -> Route {
        Route(
            "/collections/\(collection.id)", operation: "collection.\(collection.id)",
            summary: "The collection \u{201C}\(collection.title)\u{201D}", tag: "Features",
            encodings: Self.encodings, answerSchema: Schemas.reference("collection")
        ) { request in
            let links = request.ownLinks(Self.encodings)
            return .document(
                try await description(collection, request.base), request, title: collection.title,
                links: links)
        }
    }

    private func description(
        _ collection: ServiceCollection, _ base: String
    ) async throws -> JSONValue {
        let figures = try await collection.currentFigures()
        let address = "\(base)/collections/\(collection.id)"
        var links = [
            Link("self", address, Encoding.json.mediaType, collection.title),
            Link("alternate", address + "?f=html", Encoding.html.mediaType, collection.title),
        ]
        for encoding in ItemsRoute.encodings {
            let isWhole = [.geojsonseq, .csv, .gpkg].contains(encoding)
            links.append(
                Link(
                    "items", "\(address)/items?f=\(encoding.word)", encoding.mediaType,
                    isWhole ? "All features as \(encoding.word)" : "Features as \(encoding.word)"))
        }
        links.append(
            Link(
                "enclosure", "\(address)/items?f=geojsonseq", Encoding.geojsonseq.mediaType,
                "All features in one file"))
        links.append(
            Link(
                "enclosure", "\(address)/items?f=gpkg", Encoding.gpkg.mediaType,
                "All features as a GeoPackage"))
        links.append(
            Link(
                ItemsRoute.queryables, "\(address)/queryables", Encoding.schema.mediaType,
                "Properties to filter by"))
        links.append(
            Link(
                TileRoutes.relation, "\(address)/tiles", Encoding.json.mediaType,
                "Vector tiles"))
        if collection.licence.hasPrefix("http") {
            links.append(Link("license", collection.licence, "text/html", "Licence"))
        }
        var members: [JSONValue.Member] = [
            .init("id", .string(collection.id)), .init("title", .string(collection.title)),
        ]
        if !collection.summary.isEmpty {
            members.append(.init("description", .string(collection.summary)))
        }
        members += [
            .init("links", links.json),
            .init("extent", Self.extent(figures.extent)),
            .init("itemType", .string("feature")),
            .init("crs", .array(catalog.systems.addresses.map(JSONValue.string))),
            .init("storageCrs", .string(ReferenceSystems.crs84)),
            .init("numberOfFeatures", .integer(figures.count)),
        ]
        return .object(members)
    }

    private static func extent(_ extent: LayerExtent) -> JSONValue {
        let box = extent.box ?? .world
        var members: [JSONValue.Member] = [
            .init(
                "spatial",
                .object([
                    .init(
                        "bbox",
                        .array([
                            .array([
                                .number(box.west), .number(box.south), .number(box.east),
                                .number(box.north),
                            ])
                        ])),
                    .init("crs", .string(ReferenceSystems.crs84)),
                ]))
        ]
        if let time = extent.time {
            let ends = [time.start, time.end].map { end in
                end.map { JSONValue.string($0.description) } ?? .null
            }
            members.append(
                .init(
                    "temporal",
                    .object([
                        .init("interval", .array([.array(ends)])),
                        .init(
                            "trs",
                            .string("http://www.opengis.net/def/uom/ISO-8601/0/Gregorian")),
                    ])))
        }
        return .object(members)
    }

    private func queryables(_ collection: ServiceCollection) -> Route {
        let encodings: [Encoding] = [.schema, .json, .html]
        return Route(
            "/collections/\(collection.id)/queryables",
            operation: "queryables.\(collection.id)",
            summary: "The properties by which \u{201C}\(collection.title)\u{201D} can be filtered",
            tag: "Features", encodings: encodings
        ) { request in
            var properties: [JSONValue.Member] = []
            if let name = collection.geometryName {
                let role: [JSONValue.Member] = [
                    .init("format", .string("geometry-any")),
                    .init("x-ogc-role", .string("primary-geometry")),
                ]
                properties.append(.init(name, .object(role)))
            }
            for column in collection.source.schema.columns {
                var members = column.type.schema.members ?? []
                members.insert(.init("title", .string(column.name)), at: 0)
                properties.append(.init(column.name, .object(members)))
            }
            let links = request.ownLinks(encodings)
            return .document(
                .object([
                    .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
                    .init(
                        "$id",
                        .string("\(request.base)/collections/\(collection.id)/queryables")),
                    .init("type", .string("object")),
                    .init("title", .string(collection.title)),
                    .init("properties", .object(properties)),
                    .init("additionalProperties", .boolean(false)),
                ]), request, title: "\(collection.title): queryables", links: links)
        }
    }
}
