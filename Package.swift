// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Toposcope",
    products: [
        .library(name: "Geodesy", targets: ["Geodesy"]),
        .library(name: "Layers", targets: ["Layers"]),
        .library(name: "Gazetteer", targets: ["Gazetteer"]),
        .library(name: "Claims", targets: ["Claims"]),
        .library(name: "Incidents", targets: ["Incidents"]),
        .library(name: "MapService", targets: ["MapService"]),
        .executable(name: "toposcope", targets: ["toposcope"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
        .target(name: "Geodesy", dependencies: ["CPROJ"], swiftSettings: strict),
        .systemLibrary(
            name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CMalloc"),
        .target(
            name: "Layers",
            dependencies: [
                "Geodesy", "CGEOS", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "Gazetteer", dependencies: ["Geodesy", "Layers"], swiftSettings: strict),
        .target(
            name: "Claims", dependencies: ["Geodesy", "Layers", "Gazetteer"],
            swiftSettings: strict),
        .target(name: "Incidents", dependencies: ["Geodesy", "Layers"], swiftSettings: strict),
        .target(
            name: "MapService",
            dependencies: [
                "CMalloc", "CZlib", "Geodesy", "Layers", "Gazetteer", "Claims", "Incidents",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            ],
            exclude: ["WebMap"],
            swiftSettings: strict),
        .executableTarget(
            name: "toposcope",
            dependencies: [
                "Geodesy", "Layers", "Gazetteer", "Claims", "Incidents", "MapService",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "IncidentsBenchmark", dependencies: ["Incidents", "Layers", "Geodesy"],
            path: "Tests/Benchmarks/Incidents", swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .executableTarget(
            name: "GazetteerBenchmark", dependencies: ["Gazetteer", "Layers", "Geodesy"],
            path: "Tests/Benchmarks/Gazetteer", swiftSettings: strict),
        .testTarget(
            name: "GeodesyTests", dependencies: ["Geodesy", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "LayersTests", dependencies: ["Layers", "Geodesy", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "GazetteerTests",
            dependencies: ["Gazetteer", "Layers", "Geodesy", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "ClaimsTests",
            dependencies: ["Claims", "Gazetteer", "Layers", "Geodesy", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "IncidentsTests",
            dependencies: ["Incidents", "Layers", "Geodesy", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "MapServiceTests",
            dependencies: [
                "MapService", "Claims", "Gazetteer", "Incidents", "Layers", "Geodesy",
                "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ToolTests",
            dependencies: [
                "toposcope", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
