import Foundation
import Geodesy
import Layers
import TestSupport
import Testing

@Suite("GeoPackages are written, changed and asked")
struct GeoPackageTests {
    static func withFile<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("gpkg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.path + "/t.gpkg")
    }

    @Test("What is written is read: types, order, shapes, and times with milliseconds inside")
    func roundTrip() async throws {
        try await Self.withFile { path in
            let point = try Coordinate(latitude: -33.9, longitude: 18.4)
            let layer = Layer(
                name: "incidents", title: "Incidents",
                features: [
                    Feature(
                        id: "x:1", geometry: .point(point),
                        properties: [
                            Feature.Property("b", .boolean(true)),
                            Feature.Property("i", .integer(.min)),
                            Feature.Property("n", .number(0.1)),
                            Feature.Property("s", .string("Ménaka 'x' \"y\"")),
                            Feature.Property(
                                "date_start", .date(try #require(CalendarDate(iso: "2019-12-21")))),
                            Feature.Property("seen", .timestamp("2019-12-21T23:59:59Z")),
                        ]),
                    Feature(
                        id: "x:2", geometry: nil,
                        properties: ["b", "i", "n", "s", "date_start", "seen"].map {
                            Feature.Property($0, .null)
                        }),
                ])
            try GeoPackage.write([(layer, nil)], to: path)
            let file = try GeoPackage(path: path)
            #expect(try file.layerNames() == ["incidents"])
            #expect(try file.declaredVersion() == 10300)
            #expect(try file.findings().isEmpty)
            let stored = try file.layer("incidents")
            #expect(stored.schema.columns == layer.schema.columns)
            #expect(stored.schema.title == "Incidents")
            #expect(stored.geometryKind == .point)
            #expect(try stored.page(FeatureQuery()).features == layer.features)
            #expect(try stored.feature(id: "x:2") == layer.features[1])
            #expect(try stored.feature(id: "1") == nil)
            #expect(try stored.extent() == layer.extent())
            #expect(
                try FileManager.default.contentsOfDirectory(
                    atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
                    == ["t.gpkg"])
        }
    }

    @Test("The header of the file says what it is (OGC 12-128r17, requirements 1 and 2)")
    func header() async throws {
        try await Self.withFile { path in
            try GeoPackage.write([], to: path, version: .v1_4)
            let bytes = try FileBytes.read(path)
            #expect(bytes.starts(with: "SQLite format 3\0".utf8))
            #expect(Array(bytes[68..<72]) == Array("GPKG".utf8))
            #expect(Array(bytes[60..<64]) == [0, 0, 0x28, 0xA0])
        }
    }

    @Test("Every question has the same answer from the file as from memory, pages included")
    func oracle() async throws {
        let seed: UInt64 = 12_128
        var random = SeededGenerator(seed: seed)
        for onlyPoints in [true, false] {
            let layer = SampleFeatures.layer(onlyPoints ? 200 : 60, &random, onlyPoints: onlyPoints)
            try await Self.withFile { path in
                try GeoPackage.write([(layer, nil)], to: path)
                let stored = try GeoPackage(path: path).layer("sample")
                let memory = IndexedLayer(
                    Layer(
                        name: "sample", title: "Sample",
                        features: try stored.page(FeatureQuery()).features))
                for trial in 0..<80 {
                    let query = SampleFeatures.query(&random)
                    #expect(
                        try await FeatureSourceTests.allPages(query, stored)
                            == FeatureSourceTests.allPages(query, memory),
                        "seed \(seed), trial \(trial): \(query)")
                    #expect(try stored.count(query) == memory.count(query))
                }
            }
        }
    }

    static func feature(_ id: String, _ longitude: Double?, _ killed: Int) throws -> Feature {
        let point = try longitude.map { try Coordinate(latitude: 10, longitude: $0) }
        return Feature(
            id: id, geometry: point.map(Geometry.point),
            properties: [Feature.Property("killed", .integer(killed))])
    }

    static let schema = LayerSchema(
        name: "log", title: "Log", columns: [LayerColumn("killed", .integer)])

    @Test(
        "A live file: put tells new, changed and same; indexes and extents follow; readers see it")
    func live() async throws {
        try await Self.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            try file.write { try $0.makeLayer(Self.schema, kind: .point) }
            let reader = try GeoPackage(path: path).layer("log")
            let outcomes = try file.write { transaction in
                [
                    try transaction.put(Self.feature("a", 1, 4), into: "log"),
                    try transaction.put(Self.feature("b", 2, 9), into: "log"),
                    try transaction.put(Self.feature("a", 1, 4), into: "log"),
                    try transaction.put(Self.feature("a", 3, 5), into: "log"),
                    try transaction.put(Self.feature("c", nil, 5), into: "log"),
                ]
            }
            #expect(outcomes == [.inserted, .inserted, .unchanged, .replaced, .inserted])
            func ids(_ west: Double, _ east: Double) throws -> [String] {
                let box = try BoundingBox(west: west, south: 9, east: east, north: 11)
                return try reader.page(FeatureQuery(area: .box(box))).features.map(\.id)
            }
            #expect(try ids(0, 1.5) == [])
            #expect(try ids(0, 5) == ["a", "b"])
            try file.write { try $0.remove(id: "b", from: "log") }
            #expect(try ids(0, 5) == ["a"])
            #expect(try reader.count(FeatureQuery()) == 2)
            #expect(try file.findings().isEmpty)
        }
    }

    @Test("A transaction that fails leaves the file as it was, its triggers included")
    func rollBack() async throws {
        try await Self.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            try file.write {
                try $0.makeLayer(Self.schema, kind: .point)
                try $0.insert([Self.feature("a", 1, 4)], into: "log")
            }
            let error = #expect(throws: LayerError.self) {
                try file.write {
                    try $0.insert(
                        [Self.feature("b", 1, 4), Self.feature("a", 1, 4)], into: "log")
                }
            }
            #expect("\(error.map(String.init(describing:)) ?? "")".contains("\"a\" cannot be put"))
            #expect(try file.layer("log").count(FeatureQuery()) == 1)
            #expect(try file.findings().isEmpty)
        }
    }

    @Test("Names that the file cannot have are refused with the remedy")
    func names() async throws {
        try await Self.withFile { path in
            let file = try GeoPackage(path: path, access: .creating(.v1_3))
            for (name, columns, reason) in [
                ("Log", ["a"], "no name for a layer"), ("gpkg_x", ["a"], "no name for a layer"),
                ("x; drop", ["a"], "no name for a layer"), ("log", ["a", "A"], "two columns"),
            ] {
                let schema = LayerSchema(
                    name: name, title: name, columns: columns.map { LayerColumn($0, .string) })
                let error = #expect(throws: LayerError.self) {
                    try file.write { try $0.makeLayer(schema, kind: nil) }
                }
                #expect("\(error.map(String.init(describing:)) ?? "")".contains(reason))
            }
            #expect(try file.layerNames().isEmpty)
        }
    }

    @Test("What is no GeoPackage is refused with a sentence")
    func refused() async throws {
        try await Self.withFile { path in
            for (bytes, reason) in [
                (Array("name,latitude\n".utf8), "not a GeoPackage"),
                ([], "no table gpkg_contents"),
            ] {
                try FileBytes.write(bytes, to: path)
                let error = #expect(throws: LayerError.self) { try GeoPackage(path: path) }
                #expect("\(error.map(String.init(describing:)) ?? "")".contains(reason))
            }
            #expect(throws: LayerError.self) { try GeoPackage(path: path + "x") }
        }
    }

    @Test("Columns named as the file's own are kept, and its own take other names")
    func takenNames() async throws {
        try await Self.withFile { path in
            let feature = Feature(
                id: "x", geometry: nil,
                properties: ["id", "fid", "geom"].map {
                    Feature.Property($0, .string("own \($0)"))
                })
            try GeoPackage.write(
                [(Layer(name: "t", title: "T", features: [feature]), nil)], to: path)
            #expect(try GeoPackage(path: path).layer("t").feature(id: "x") == feature)
        }
    }

    @Test("A position beyond the edge of the map by rounding lies on the edge")
    func roundedEdge() async throws {
        func bytes(_ value: Double) -> Data { Data(GeometryBlobTests.double(value)) }
        try await Self.withFile { path in
            let ring = try [(179.5, 71.5), (179.5, 70.5), (178.5, 71), (179.5, 71.5)].map {
                try Coordinate(latitude: $0.1, longitude: $0.0)
            }
            let island = Feature(id: "1", geometry: .polygon([ring]), properties: [])
            try GeoPackage.write(
                [(Layer(name: "t", title: "T", features: [island]), nil)], to: path)
            var file = Data(try FileBytes.read(path))
            // Natural Earth 1:110 million writes the antimeridian so.
            for (own, theirs) in [(179.5, 180.00000000000006), (71.5, 90.000000000000014)] {
                while let range = file.range(of: bytes(own)) {
                    file.replaceSubrange(range, with: bytes(theirs))
                }
            }
            try file.write(to: URL(filePath: path))
            let edge = try [(180.0, 90.0), (180, 70.5), (178.5, 71), (180, 90)].map {
                try Coordinate(latitude: $0.1, longitude: $0.0)
            }
            let read = try GeoPackage(path: path).layer("t").feature(id: "1")?.geometry
            #expect(read == .multiPolygon([[edge]]))
        }
    }

    @Test("Five hundred damaged files end in features, findings or errors")
    func damaged() async throws {
        let seed: UInt64 = 2026
        var random = SeededGenerator(seed: seed)
        var outcomes = Set<String>()
        try await Self.withFile { path in
            let layer = SampleFeatures.layer(30, &random, onlyPoints: false)
            try GeoPackage.write([(layer, nil)], to: path)
            let valid = try FileBytes.read(path)
            for trial in 0..<500 {
                var bytes = valid
                for _ in 0..<Int.random(in: 1...20, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                        UInt8.random(in: 0...255, using: &random)
                }
                if trial.isMultiple(of: 9) {
                    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
                }
                let handle = FileManager.default
                #expect(handle.createFile(atPath: path, contents: Data(bytes)), "seed \(seed)")
                do {
                    let file = try GeoPackage(path: path)
                    for name in try file.layerNames() {
                        _ = try file.layer(name).page(FeatureQuery(limit: 50))
                    }
                    outcomes.insert(try file.findings().isEmpty ? "sound" : "findings")
                } catch is LayerError {
                    outcomes.insert("error")
                }
            }
        }
        #expect(outcomes.isSuperset(of: ["sound", "error"]), "seed \(seed)")
    }
}
