/// The conformance classes that the tests prove.
enum Conformance {
    static let classes = addresses(of: groups)
    /// Those of changes, for a service that takes them.
    static let changes = addresses(of: [
        (
            "ogcapi-features-4/1.0",
            ["create-replace-delete", "update", "optimistic-locking-etags", "features"]
        )
    ])

    private static let groups: [(String, [String])] = [
        ("ogcapi-features-1/1.0", ["core", "html", "geojson", "oas30"]),
        ("ogcapi-features-2/1.0", ["crs"]),
        (
            "ogcapi-features-3/1.0",
            ["queryables", "queryables-query-parameters", "filter", "features-filter"]
        ),
        (
            "cql2/1.0",
            [
                "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
                "case-insensitive-comparison", "accent-insensitive-comparison",
                "basic-spatial-functions", "basic-spatial-functions-plus",
                "spatial-functions", "temporal-functions", "array-functions",
                "property-property", "functions", "arithmetic",
            ]
        ),
        (
            "ogcapi-tiles-1/1.0",
            ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30"]
        ),
        ("ogcapi-common-1/1.0", ["core", "landing-page", "json", "html", "oas30"]),
        ("ogcapi-common-2/1.0", ["collections"]),
    ]

    private static func addresses(of groups: [(String, [String])]) -> [String] {
        groups.flatMap { standard, classes in
            classes.map { "http://www.opengis.net/spec/\(standard)/conf/\($0)" }
        }
    }
}
