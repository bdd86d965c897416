import Geodesy
import HTTPTypes
import Layers

/// `/tileMatrixSets` and `/collections/{id}/tiles`: the collections as vector tiles.
///
/// See OGC 20-057, *OGC API - Tiles, Part 1*.
struct TileRoutes: Sendable {
    let catalog: Catalog
    let configuration: ServiceConfiguration

    static let relation = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
    private static let scheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
    private static let encodings: [Encoding] = [.json, .html]
    private static let tag = "Tiles"

    var routes: [Route] {
        [matrixSets, matrixSet]
            + catalog.collections.flatMap { [list($0), tileset($0), tile($0)] }
    }

    private var matrixSets: Route {
        Route(
            "/tileMatrixSets", operation: "tileMatrixSets", summary: "The pyramids of tiles",
            tag: Self.tag, encodings: Self.encodings
        ) { request in
            let address = "\(request.base)/tileMatrixSets/\(TileMatrixSet.id)"
            let links = request.ownLinks(Self.encodings)
            return .document(
                .object([
                    .init("links", links.json),
                    .init(
                        "tileMatrixSets",
                        .array([
                            .object([
                                .init("id", .string(TileMatrixSet.id)),
                                .init("uri", .string(TileMatrixSet.address)),
                                .init(
                                    "links",
                                    [Link("self", address, Encoding.json.mediaType)].json),
                            ])
                        ])),
                ]), request, title: "Tile matrix sets", links: links)
        }
    }

    private var matrixSet: Route {
        Route(
            "/tileMatrixSets/\(TileMatrixSet.id)", operation: "tileMatrixSet",
            summary: "The pyramid of squares of web maps", tag: Self.tag,
            encodings: Self.encodings
        ) { request in
            let links = request.ownLinks(Self.encodings)
            return .document(
                TileMatrixSet.json(links: links), request, title: TileMatrixSet.id, links: links)
        }
    }

    private func list(_ collection: ServiceCollection) -> Route {
        Route(
            "/collections/\(collection.id)/tiles", operation: "tilesets.\(collection.id)",
            summary: "The tilesets of \u{201C}\(collection.title)\u{201D}", tag: Self.tag,
            encodings: Self.encodings
        ) { request in
            let links = request.ownLinks(Self.encodings)
            let members =
                Self.members(collection) + [
                    .init(
                        "links",
                        [
                            Link(
                                "self", Self.address(collection, request),
                                Encoding.json.mediaType, "The tileset")
                        ].json)
                ]
            return .document(
                .object([
                    .init("links", links.json), .init("tilesets", .array([.object(members)])),
                ]), request, title: "\(collection.title): tiles", links: links)
        }
    }

    private static func address(
        _ collection: ServiceCollection, _ request: ServiceRequest
    ) -> String {
        "\(request.base)/collections/\(collection.id)/tiles/\(TileMatrixSet.id)"
    }

    private static func members(_ collection: ServiceCollection) -> [JSONValue.Member] {
        [
            .init("title", .string(collection.title)), .init("dataType", .string("vector")),
            .init("crs", .string(TileMatrixSet.crs)),
            .init("tileMatrixSetURI", .string(TileMatrixSet.address)),
        ]
    }

    private func tileset(_ collection: ServiceCollection) -> Route {
        Route(
            "/collections/\(collection.id)/tiles/\(TileMatrixSet.id)",
            operation: "tileset.\(collection.id)",
            summary: "The tiles of \u{201C}\(collection.title)\u{201D}", tag: Self.tag,
            encodings: Self.encodings
        ) { request in
            let own = request.ownLinks(Self.encodings)
            let links =
                own + [
                    Link(
                        Self.scheme, "\(request.base)/tileMatrixSets/\(TileMatrixSet.id)",
                        Encoding.json.mediaType, "The pyramid")
                ]
            let template = JSONValue.object([
                .init(
                    "href",
                    .string(
                        Self.address(collection, request) + "/{tileMatrix}/{tileRow}/{tileCol}")),
                .init("rel", .string("item")), .init("type", .string(Encoding.tile.mediaType)),
                .init("title", .string("Tiles")), .init("templated", .boolean(true)),
            ])
            var properties: [JSONValue.Member] = []
            for column in collection.source.schema.columns {
                properties.append(.init(column.name, column.type.schema))
            }
            let layer = JSONValue.object([
                .init("id", .string(collection.id)), .init("dataType", .string("vector")),
                .init(
                    "propertiesSchema",
                    .object([
                        .init("type", .string("object")),
                        .init("properties", .object(properties)),
                    ])),
            ])
            let box = try await collection.currentFigures().extent.box ?? .world
            return .document(
                .object(
                    Self.members(collection) + [
                        .init("links", .array(links.map(\.json) + [template])),
                        .init("layers", .array([layer])),
                        .init(
                            "boundingBox",
                            .object([
                                .init(
                                    "lowerLeft", .array([.number(box.west), .number(box.south)])),
                                .init(
                                    "upperRight", .array([.number(box.east), .number(box.north)])),
                                .init("crs", .string(ReferenceSystems.crs84)),
                            ])),
                    ]), request, title: "\(collection.title): tiles", links: links)
        }
    }

    private func tile(_ collection: ServiceCollection) -> Route {
        let maker = TileMaker(collection: collection)
        let most = (1 << TileAddress.deepest) - 1
        return Route(
            "/collections/\(collection.id)/tiles/\(TileMatrixSet.id)/{tileMatrix}/{tileRow}/"
                + "{tileCol}",
            operation: "tile.\(collection.id)",
            summary: "A tile of \u{201C}\(collection.title)\u{201D}", tag: Self.tag,
            parameters: [
                .path(
                    "tileMatrix", "The level, from 0 for the whole world.",
                    Schemas.whole(0...TileAddress.deepest)),
                .path("tileRow", "The row, from the north.", Schemas.whole(0...most)),
                .path("tileCol", "The column, from the west.", Schemas.whole(0...most)),
            ] + ItemsRoute.conditions(collection),
            encodings: [.tile], hasNotFound: true
        ) { [catalog, configuration] request in
            guard
                let tile = TileAddress(
                    level: request.value("tileMatrix"), row: request.value("tileRow"),
                    column: request.value("tileCol"))
            else {
                throw Problem.notFound(
                    "tile \(request.value("tileMatrix"))/\(request.value("tileRow"))/"
                        + "\(request.value("tileCol")) in \(TileMatrixSet.id)")
            }
            let asked = try ItemsQuery(request, collection, catalog.systems, configuration)
            let bytes = try await maker.bytes(of: tile, asked)
            return Answer(
                status: bytes.isEmpty ? .noContent : .ok, contentType: Encoding.tile.contentType,
                body: bytes.isEmpty ? .empty : .bytes(bytes))
        }
    }
}
