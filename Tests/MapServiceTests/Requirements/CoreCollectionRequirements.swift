import Layers
import Testing

/// OGC API - Features, Part 1 (17-069r4), requirements 11 to 19: collections.
@Suite("Part 1, requirements 11-19") struct CoreCollectionRequirements {
    @Test("11 /req/core/fc-md-op: GET is supported at /collections")
    func listOperation() async throws {
        #expect(try await Served.get("/collections").status == 200)
        #expect(try await Served.post("/collections").status == 405)
        #expect(try await Served.get("/collection").status == 404)
    }

    @Test("12 /req/core/fc-md-success: the list has links and collections, each once")
    func listSuccess() async throws {
        let reply = try await Served.get("/collections")
        #expect(reply["Content-Type"] == "application/json")
        #expect(reply.json["links"]?.array?.isEmpty == false)
        let ids = reply.json["collections"]?.array?.compactMap { $0["id"]?.string } ?? []
        #expect(ids == ["towns", "areas"])
        #expect(reply.json["features"] == nil)
    }

    @Test("13 /req/core/fc-md-links: self and an alternate for every other encoding, with types")
    func listLinks() async throws {
        let reply = try await Served.get("/collections")
        #expect(reply.links("self", "type") == ["application/json"])
        #expect(reply.links("alternate", "type") == ["text/html"])
        for link in reply.json["links"]?.array ?? [] {
            #expect(link["rel"]?.string != nil && link["type"]?.string != nil)
        }
        let page = try await Served.get("/collections?f=html")
        #expect(page.text.contains("f=json"))
        #expect(!reply.links("alternate").contains(reply.links("self")[0]))
    }

    @Test("14 /req/core/fc-md-items: every collection is listed, and what is not there is not")
    func items() async throws {
        let collections = try await Served.get("/collections").json["collections"]?.array ?? []
        for id in collections.compactMap({ $0["id"]?.string }) {
            #expect(try await Served.get("/collections/\(id)").status == 200)
        }
        #expect(!collections.contains { $0["id"]?.string == "dUmmYColLection" })
        #expect(try await Served.get("/collections/dUmmYColLection").status == 404)
    }

    @Test("15 /req/core/fc-md-items-links: each collection links its items in every encoding")
    func itemsLinks() async throws {
        for collection in try await Served.get("/collections").json["collections"]?.array ?? [] {
            let links = collection["links"]?.array?.filter { $0["rel"]?.string == "items" } ?? []
            #expect(links.contains { $0["type"]?.string == "application/geo+json" })
            #expect(links.contains { $0["type"]?.string == "text/html" })
            for link in links {
                let reply = try await Served.get(try #require(link["href"]?.string))
                #expect(reply.status == 200)
                let type = try #require(link["type"]?.string)
                #expect(reply["Content-Type"]?.hasPrefix(type) == true)
            }
        }
    }

    @Test("16 /req/core/fc-md-extent: the extent holds every feature, and little else")
    func extent() async throws {
        let collection = try await Served.get("/collections/areas").json
        let box = collection["extent"]?["spatial"]?["bbox"]?[0]?.array?.compactMap(\.number)
        #expect(box == [0, 0, 10, 10])
        let towns = try await Served.get("/collections/towns").json["extent"]
        let interval = towns?["temporal"]?["interval"]?[0]?.array?.compactMap(\.string) ?? []
        #expect(interval.count == 2)
        #expect(interval.first?.hasPrefix("1167-01-01") == true)
        #expect(interval.last?.hasPrefix("2000-01-01") == true)
        #expect(collection["extent"]?["temporal"] == nil, "areas have no time")
        let world = towns?["spatial"]?["bbox"]?[0]?.array?.compactMap(\.number) ?? []
        try #require(world.count == 4)
        for feature in try await Served.get("/collections/towns/items").json["features"]?.array
            ?? []
        {
            let position = feature["geometry"]?["coordinates"]?.array?.compactMap(\.number) ?? []
            guard position.count == 2 else { continue }
            #expect(world[1] <= position[1] && position[1] <= world[3])
            let isEast = world[0] <= position[0]
            let isWest = position[0] <= world[2]
            #expect(world[0] <= world[2] ? isEast && isWest : isEast || isWest)
        }
        // A box around Apia and Suva alone would be less than all.
        #expect(world[1] <= -33.9258 && world[3] >= 55.6759)
    }

    @Test("17 /req/core/fc-md-extent-multi: the first box is the union of any others")
    func extents() async throws {
        for id in ["towns", "areas"] {
            let spatial = try await Served.get("/collections/\(id)").json["extent"]?["spatial"]
            let boxes = spatial?["bbox"]?.array ?? []
            #expect(boxes.count == 1)
            #expect(boxes.allSatisfy { $0.array?.count == 4 }, "six numbers would need heights")
        }
    }

    @Test("18 /req/core/sfc-md-op: GET is supported at each collection")
    func collectionOperation() async throws {
        for id in ["towns", "areas"] {
            #expect(try await Served.get("/collections/\(id)").status == 200)
            #expect(try await Served.post("/collections/\(id)").status == 405)
        }
        #expect(try await Served.get("/collections/TOWNS").status == 404)
    }

    @Test("19 /req/core/sfc-md-success: a collection says alone what it says in the list")
    func collectionSuccess() async throws {
        let listed = try await Served.get("/collections").json["collections"]?.array ?? []
        for collection in listed {
            let id = try #require(collection["id"]?.string)
            #expect(try await Served.get("/collections/\(id)").json == collection)
        }
        #expect(listed.count == 2 && listed[0] != listed[1])
    }
}
