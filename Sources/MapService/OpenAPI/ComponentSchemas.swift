import Layers

/// The schemas that answers share.
enum ComponentSchemas {
    static let all: [JSONValue.Member] = [
        .init("link", link), .init("landingPage", landingPage), .init("conformance", conformance),
        .init("collections", collections), .init("collection", collection),
        .init("geometry", geometry), .init("feature", feature),
        .init("featureCollection", featureCollection), .init("problem", problem),
    ]

    private static let links = Schemas.list(Schemas.reference("link"))

    private static let link = Schemas.object(
        [
            ("href", Schemas.text), ("rel", Schemas.text), ("type", Schemas.text),
            ("title", Schemas.text),
        ], required: ["href", "rel"])

    private static let landingPage = Schemas.object(
        [("title", Schemas.text), ("description", Schemas.text), ("links", links)],
        required: ["links"])

    private static let conformance = Schemas.object(
        [("conformsTo", Schemas.list(Schemas.text))], required: ["conformsTo"])

    private static let collection = Schemas.object(
        [
            ("id", Schemas.text), ("title", Schemas.text), ("description", Schemas.text),
            ("links", links), ("extent", Schemas.anyObject), ("itemType", Schemas.text),
            ("crs", Schemas.list(Schemas.text)), ("storageCrs", Schemas.text),
            ("numberOfFeatures", Schemas.type("integer")),
        ], required: ["id", "links"])

    private static let collections = Schemas.object(
        [
            ("links", links), ("crs", Schemas.list(Schemas.text)),
            ("collections", Schemas.list(Schemas.reference("collection"))),
        ], required: ["links", "collections"])

    private static let geometry = Schemas.type(
        "object",
        [
            .init("nullable", .boolean(true)), .init("required", .array([.string("type")])),
            .init(
                "properties",
                .object([
                    .init(
                        "type",
                        Schemas.choice([
                            "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon",
                            "MultiPolygon", "GeometryCollection",
                        ])),
                    .init("coordinates", Schemas.type("array", [.init("items", .object([]))])),
                    .init("geometries", Schemas.list(Schemas.anyObject)),
                ])),
        ])

    private static let feature = Schemas.object(
        [
            ("type", Schemas.choice(["Feature"])), ("id", Schemas.text),
            ("geometry", Schemas.reference("geometry")), ("properties", Schemas.anyObject),
            ("links", links),
        ], required: ["type", "geometry", "properties"])

    private static let featureCollection = Schemas.object(
        [
            ("type", Schemas.choice(["FeatureCollection"])), ("links", links),
            ("timeStamp", Schemas.type("string", [.init("format", .string("date-time"))])),
            ("numberMatched", Schemas.type("integer", [.init("minimum", .integer(0))])),
            ("numberReturned", Schemas.type("integer", [.init("minimum", .integer(0))])),
            ("features", Schemas.list(Schemas.reference("feature"))),
        ], required: ["type", "features"])

    private static let problem = Schemas.object(
        [("code", Schemas.text), ("description", Schemas.text)],
        required: ["code", "description"])
}
