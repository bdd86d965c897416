import Layers
import Testing

/// OGC API - Features, Part 2 (18-058r1): all 18 requirements.
@Suite("Part 2, requirements 1-18") struct ReferenceSystemRequirements {
    private static let items = "/collections/towns/items"
    private static let northFirst = Served.systems + "EPSG/0/4326"
    private static let crs84 = Served.systems + "OGC/1.3/CRS84"

    private func parameter(_ name: String, _ path: String = items) async throws -> JSONValue {
        let operation = try await Served.get("/openapi").json["paths"]?[path]?["get"]
        return try #require(
            operation?["parameters"]?.array?.first { $0["name"]?.string == name })
    }

    @Test("/req/crs/crs-uri: systems have addresses of the form of the OGC")
    func addresses() async throws {
        let systems = try await Served.get("/collections/towns").json["crs"]?.array ?? []
        #expect(systems.count >= 2)
        for system in systems.compactMap(\.string) {
            #expect(
                system.wholeMatch(of: /http:\/\/www\.opengis\.net\/def\/crs\/\w+\/[\w.]+\/\w+/)
                    != nil)
        }
        #expect(try await Served.get(Self.items + "?crs=EPSG:4326").status == 400)
    }

    @Test("/req/crs/fc-md-crs-list: each collection lists its systems, the usual one first")
    func list() async throws {
        for id in ["towns", "areas"] {
            let systems = try await Served.get("/collections/\(id)").json["crs"]?.array ?? []
            #expect(systems.first?.string == Self.crs84)
            #expect(Set(systems.compactMap(\.string)).count == systems.count)
        }
    }

    @Test("/req/crs/fc-md-crs-list-global: the list of all holds for each collection")
    func globalList() async throws {
        let reply = try await Served.get("/collections").json
        let all = reply["crs"]?.array ?? []
        #expect(!all.isEmpty)
        for collection in reply["collections"]?.array ?? [] {
            #expect(collection["crs"]?.array == all)
        }
    }

    @Test("/req/crs/fc-md-storageCrs: the system of the data is told")
    func storage() async throws {
        for id in ["towns", "areas"] {
            let system = try await Served.get("/collections/\(id)").json["storageCrs"]
            #expect(system?.string?.hasPrefix(Served.systems) == true)
        }
    }

    @Test("/req/crs/fc-md-storageCrs-valid-value: it is one of those listed")
    func storageValue() async throws {
        let collection = try await Served.get("/collections/towns").json
        let systems = collection["crs"]?.array?.compactMap(\.string) ?? []
        #expect(systems.contains(collection["storageCrs"]?.string ?? ""))
        #expect(!systems.contains("nonsense"))
    }

    @Test("/req/crs/fc-bbox-crs-definition: bbox-crs is an optional address")
    func boxDefinition() async throws {
        let definition = try await parameter("bbox-crs")
        #expect(definition["in"]?.string == "query")
        #expect(definition["required"]?.boolean == false)
        #expect(definition["schema"]?["type"]?.string == "string")
        #expect(definition["schema"]?["format"]?.string == "uri")
    }

    @Test("/req/crs/fc-bbox-crs-valid-values: all systems of the collection, and no other")
    func boxValues() async throws {
        let systems = try await Served.get("/collections/towns").json["crs"]?.array ?? []
        for system in systems.compactMap(\.string) {
            let reply = try await Served.get(Self.items + "?bbox=0,0,1,1&bbox-crs=\(system)")
            #expect(reply.status == 200, "\(system)")
        }
        let other = Served.systems + "EPSG/0/2154"
        #expect(try await Served.get(Self.items + "?bbox=0,0,1,1&bbox-crs=\(other)").status == 400)
    }

    @Test("/req/crs/bbox-crs-exception: an unknown system of the box is 400 and says so")
    func boxException() async throws {
        for system in [Served.systems + "EPSG/0/0", "", "4326"] {
            let reply = try await Served.get(Self.items + "?bbox=0,0,1,1&bbox-crs=\(system)")
            #expect(reply.status == 400)
            #expect(reply.json["description"]?.string?.contains("bbox-crs") == true)
        }
    }

    @Test("/req/crs/fc-bbox-crs-default-value: a box without a system is longitude first")
    func boxDefault() async throws {
        #expect(try await Served.get(Self.items + "?bbox=0,10,5,15").ids == ["1", "3", "8"])
        // Also where the answer is asked for in another system.
        let asked = Self.items + "?bbox=0,10,5,15&crs=\(Self.northFirst)"
        #expect(try await Served.get(asked).ids == ["1", "3", "8"])
    }

    @Test("/req/crs/fc-bbox-crs-action: a box is read in its system and axis order")
    func boxAction() async throws {
        let asked = Self.items + "?bbox=10,0,15,5&bbox-crs=\(Self.northFirst)"
        #expect(try await Served.get(asked).ids == ["1", "3", "8"])
        #expect(try await Served.get(Self.items + "?bbox=10,0,15,5").ids == ["8"])
        // Niamey in UTM zone 31N lies at about 403,700 m east and 1,494,000 m north.
        let metric = "?bbox=400000,1490000,410000,1500000&bbox-crs=\(Served.systems)EPSG/0/32631"
        #expect(try await Served.get(Self.items + metric).ids == ["1", "8"])
    }

    @Test("/req/crs/fc-crs-definition: crs is an optional address of items and of a feature")
    func definition() async throws {
        for path in [Self.items, Self.items + "/{featureId}"] {
            let definition = try await parameter("crs", path)
            #expect(definition["in"]?.string == "query")
            #expect(definition["required"]?.boolean == false)
            #expect(definition["schema"]?["type"]?.string == "string")
        }
    }

    @Test("/req/crs/fc-crs-valid-value: all systems of the collection can be had, and no other")
    func values() async throws {
        let systems = try await Served.get("/collections/towns").json["crs"]?.array ?? []
        for system in systems.compactMap(\.string) {
            for path in [Self.items, Self.items + "/1"] {
                #expect(try await Served.get("\(path)?crs=\(system)").status == 200, "\(system)")
            }
        }
        let other = Served.systems + "EPSG/0/2154"
        #expect(try await Served.get(Self.items + "?crs=\(other)").status == 400)
    }

    @Test("/req/crs/crs-exception: an unknown system is 400 and says so")
    func exception() async throws {
        for path in [Self.items, Self.items + "/1"] {
            for system in [Served.systems + "EPSG/0/999999", "", "WGS84"] {
                let reply = try await Served.get("\(path)?crs=\(system)")
                #expect(reply.status == 400)
                #expect(reply.json["description"]?.string?.contains("crs") == true)
            }
        }
    }

    @Test("/req/crs/fc-crs-default-value: without crs the answer is longitude first")
    func defaultValue() async throws {
        let plain = try await Served.get(Self.items + "/6")
        let asked = try await Served.get(Self.items + "/6?crs=\(Self.crs84)")
        #expect(plain.json["geometry"] == asked.json["geometry"])
        #expect(plain.json["geometry"]?["coordinates"]?[0]?.number == 18.4232)
    }

    @Test("/req/crs/fc-crs-action: positions are those of the system")
    func action() async throws {
        // Cape Town by pyproj 3.7: 2050861.2428, -4018843.1252 in EPSG:3857.
        let reply = try await Served.get(
            Self.items + "/6?crs=\(Served.systems)EPSG/0/3857")
        let numbers = reply.json["geometry"]?["coordinates"]?.array?.compactMap(\.number) ?? []
        try #require(numbers.count == 2)
        #expect(abs(numbers[0] - 2_050_861.242782638) < 1e-3)
        #expect(abs(numbers[1] + 4_018_843.1251947014) < 1e-3)
        #expect(numbers[0] != 18.4232)
    }

    @Test("/req/crs/ogc-crs-header: every answer with positions names their system")
    func header() async throws {
        for path in [Self.items, Self.items + "/1", Self.items + "?f=html"] {
            #expect(try await Served.get(path)["Content-Crs"] != nil, "\(path)")
        }
        #expect(try await Served.get("/collections")["Content-Crs"] == nil)
    }

    @Test("/req/crs/ogc-crs-header-value: the name stands in angle brackets")
    func headerValue() async throws {
        #expect(try await Served.get(Self.items)["Content-Crs"] == "<\(Self.crs84)>")
        let asked = try await Served.get(Self.items + "?crs=\(Self.northFirst)")
        #expect(asked["Content-Crs"] == "<\(Self.northFirst)>")
    }

    @Test("/req/crs/geojson: GeoJSON in another system has the axis order of that system")
    func geojson() async throws {
        let reply = try await Served.get(Self.items + "/6?crs=\(Self.northFirst)")
        #expect(reply["Content-Type"] == "application/geo+json")
        let numbers = reply.json["geometry"]?["coordinates"]?.array?.compactMap(\.number) ?? []
        #expect(numbers == [-33.9258, 18.4232])
        let usual = try await Served.get(Self.items + "/6")
        #expect(usual.json["geometry"]?["coordinates"]?.array?.first?.number == 18.4232)
    }
}
