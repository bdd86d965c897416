import Geodesy
import Layers
import Testing

@testable import MapService

/// OGC API - Tiles, Part 1 (20-057), and the Mapbox Vector Tile Specification 2.1.
@Suite("Vector tiles") struct TileTests {
    private static let path = "/collections/towns/tiles/WebMercatorQuad"

    @Test("A position has the tile that the formulas of web maps give it")
    func addresses() throws {
        // Cape Town by mercantile 1.2.1: tile(18.4232, -33.9258, 10) is x 564, y 614.
        let tile = try #require(TileAddress(level: "10", row: "614", column: "564"))
        let place = tile.place(longitude: 18.4232, latitude: -33.9258)
        #expect((0..<4096).contains(place.x) && (0..<4096).contains(place.y))
        // The corners of the world, at the latitude where its square ends.
        let world = try #require(TileAddress(level: "0", row: "0", column: "0"))
        let corner = world.place(longitude: 180, latitude: -85.051_128_779_806_6)
        #expect(abs(corner.x - 4096) < 1e-6 && abs(corner.y - 4096) < 1e-6)
        let edges = tile.edges
        #expect(edges.west < 18.4232 && edges.east > 18.4232)
        #expect(edges.south < -33.9258 && edges.north > -33.9258)
        for parts in [("23", "0", "0"), ("1", "2", "0"), ("1", "0", "-1"), ("a", "0", "0")] {
            #expect(TileAddress(level: parts.0, row: parts.1, column: parts.2) == nil)
        }
    }

    @Test("The bytes are those of the example in the specification, 4.3.5")
    func commands() {
        // A point at (25, 17) is the command 9 and the numbers 50 and 34.
        var writer = TileWriter(name: "a")
        writer.add(.points([.init(x: 25, y: 17)]), id: "7", properties: [])
        let expected: [UInt8] = [
            0x1A, 0x20, 0x0A, 1, 0x61, 0x12, 0x0D, 8, 7, 0x12, 2, 0, 0, 0x18, 1, 0x22, 3, 9, 50, 34,
            0x1A, 2, 0x69, 0x64, 0x22, 3, 0x0A, 1, 0x37, 0x28, 0x80, 0x20, 0x78, 2,
        ]
        #expect(writer.bytes == expected)
        // A polygon from (3, 6) over (8, 12) and (20, 34): 9 6 12 18 10 12 24 44 15.
        var shapes = TileWriter(name: "a")
        let ring = [(3, 6), (8, 12), (20, 34)].map { TileShape.Place(x: $0.0, y: $0.1) }
        shapes.add(.polygons([ring]), id: "x", properties: [])
        #expect(shapes.bytes.contains([9, 6, 12, 18, 10, 12, 24, 44, 15]))
    }

    @Test("Outer rings run clockwise on the screen, holes the other way") func orientation() throws
    {
        func ring(_ corners: [(Double, Double)]) -> [Coordinate] {
            corners.compactMap { try? Coordinate(latitude: $0.0, longitude: $0.1) }
        }
        let outer = ring([(-40, -40), (-40, 40), (40, 40), (40, -40), (-40, -40)])
        let hole = ring([(-10, -10), (10, -10), (10, 10), (-10, 10), (-10, -10)])
        let world = try #require(TileAddress(level: "0", row: "0", column: "0"))
        for rings in [[outer, hole], [outer.reversed(), hole.reversed()]] {
            guard case .polygons(let found) = TileShape(.polygon(rings), on: world) else {
                Issue.record("no polygon")
                continue
            }
            #expect(found.count == 2)
            #expect(TileShape.doubledArea(found[0]) > 0)
            #expect(TileShape.doubledArea(found[1]) < 0)
        }
    }

    @Test("What crosses a tile is cut at its buffer; what misses it is not there")
    func clipping() throws {
        let tile = try #require(TileAddress(level: "2", row: "1", column: "2"))
        let line = [(10.0, -50.0), (10, 170)].compactMap {
            try? Coordinate(latitude: $0.0, longitude: $0.1)
        }
        guard case .lines(let pieces) = TileShape(.lineString(line), on: tile) else {
            Issue.record("no line")
            return
        }
        #expect(pieces.count == 1)
        #expect(pieces[0].map(\.x) == [-128, 4224])
        let south = [(-10.0, 10.0), (-20, 20)].compactMap {
            try? Coordinate(latitude: $0.0, longitude: $0.1)
        }
        #expect(TileShape(.lineString(south), on: tile) == nil)
    }

    @Test("Many points on a tile are thinned, few are not, and the first of a place stays")
    func thinning() {
        var few = TileThinning(points: 10)
        let fine = [(100.0, 100.0), (101, 101), (110, 100)].map { few.keeps(x: $0.0, y: $0.1) }
        #expect(fine == [true, false, true])
        var many = TileThinning(points: 100_000)
        let coarse = [(100.0, 100.0), (110, 100), (100, 164)].map { many.keeps(x: $0.0, y: $0.1) }
        #expect(coarse == [true, false, true])
    }

    @Test("A tile has the points that lie on it, an empty one is 204") func tiles() async throws {
        let client = try await TestClient()
        let world = try await client.get(Self.path + "/0/0/0")
        #expect(world.status == 200)
        #expect(world["Content-Type"] == "application/vnd.mapbox-vector-tile")
        for name in ["Niamey", "Cape Town", "towns", "inhabitants"] {
            #expect(world.body.contains(Array(name.utf8)), "\(name)")
        }
        #expect(!world.body.contains(Array("Anywhere".utf8)), "it has no position")
        let east = try await client.get(Self.path + "/1/1/1")
        #expect(east.body.contains(Array("Cape Town".utf8)))
        #expect(!east.body.contains(Array("Niamey".utf8)))
        let sea = try await client.get(Self.path + "/5/20/2")
        #expect(sea.status == 204 && sea.body.isEmpty)
        let filtered = try await client.get(Self.path + "/0/0/0?filter=inhabitants%3E1000000")
        #expect(filtered.body.contains(Array("Niamey".utf8)))
        #expect(!filtered.body.contains(Array("Suva".utf8)))
    }

    @Test(
        "A tile that the pyramid does not have is 404",
        arguments: ["/23/0/0", "/1/0/2", "/1/2/0", "/0/0/x", "/0/-1/0"])
    func missing(tile: String) async throws {
        #expect(try await Served.get(Self.path + tile).status == 404)
    }

    @Test("Tilesets are linked from the collection, and say where their tiles are")
    func tilesets() async throws {
        let collection = try await Served.get("/collections/towns")
        let list = try await Served.get(
            try #require(collection.links(TileRoutes.relation).first))
        let tileset = try #require(list.json["tilesets"]?[0]?["links"]?[0]?["href"]?.string)
        let reply = try await Served.get(tileset)
        #expect(reply.json["dataType"]?.string == "vector")
        #expect(reply.json["crs"]?.string == "http://www.opengis.net/def/crs/EPSG/0/3857")
        let template = try #require(reply.links("item").first)
        let address = template.replacing("{tileMatrix}", with: "0")
            .replacing("{tileRow}", with: "0").replacing("{tileCol}", with: "0")
        #expect(try await Served.get(address).status == 200)
        let scheme = try await Served.get(
            try #require(reply.links("http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme").first))
        let matrices = scheme.json["tileMatrices"]?.array ?? []
        #expect(matrices.count == 23)
        // OGC 17-083r4, annex D.1: level 0 of WebMercatorQuad.
        let scale = matrices.first?["scaleDenominator"]?.number ?? 0
        #expect(abs(scale - 559_082_264.028_717_8) < 1)
        let size = matrices.first?["cellSize"]?.number ?? 0
        #expect(abs(size - 156_543.033_928_041) < 1e-6)
        #expect(try await Served.get("/tileMatrixSets/Other").status == 404)
    }
}
