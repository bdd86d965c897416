import Layers
import Testing

/// OGC API - Features, Part 1 (17-069r4), requirements 20 to 35: features.
@Suite("Part 1, requirements 20-35") struct CoreFeatureRequirements {
    private static let items = "/collections/towns/items"

    private func parameter(_ name: String) async throws -> JSONValue {
        let document = try await Served.get("/openapi").json
        let operation = document["paths"]?[Self.items]?["get"]
        let shared = document["components"]?["parameters"]
        let found = operation?["parameters"]?.array?.compactMap { parameter in
            parameter["$ref"]?.string.flatMap {
                shared?[String($0.split(separator: "/").last ?? "")]
            }
                ?? parameter
        }
        return try #require(found?.first { $0["name"]?.string == name })
    }

    @Test("20 /req/core/fc-op: GET is supported at the items of each collection")
    func operation() async throws {
        for id in ["towns", "areas"] {
            #expect(try await Served.get("/collections/\(id)/items").status == 200)
            #expect(try await Served.post("/collections/\(id)/items").status == 405)
        }
        #expect(try await Served.get("/collections/nothing/items").status == 404)
    }

    // No greatest value is given, as the standard lets an API do: more than a page holds is no error.
    @Test("21 /req/core/fc-limit-definition: limit is a whole number from 1 with a default")
    func limitDefinition() async throws {
        let limit = try await parameter("limit")
        #expect(limit["in"]?.string == "query" && limit["required"]?.boolean == false)
        #expect(limit["schema"]?["type"]?.string == "integer")
        #expect(limit["schema"]?["minimum"]?.integer == 1)
        #expect(limit["schema"]?["maximum"] == nil)
        #expect(limit["schema"]?["default"]?.integer == 100)
        #expect(limit["style"]?.string == "form" && limit["explode"]?.boolean == false)
        #expect(try await Served.get(Self.items + "?limit=0").status == 400)
    }

    @Test("22 /req/core/fc-limit-response-1: never more than the limit; a huge one is cut off")
    func limitResponse() async throws {
        for limit in [1, 4, 9] {
            #expect(try await Served.get(Self.items + "?limit=\(limit)").ids.count == limit)
        }
        for huge in ["1000000", "99999999999999999999999999"] {
            #expect(try await Served.get(Self.items + "?limit=\(huge)").ids.count == 9)
        }
        #expect(try await Served.get(Self.items + "?limit=-1").status == 400)
    }

    @Test("23 /req/core/fc-bbox-definition: bbox is a list of 4 or 6 numbers with commas")
    func boxDefinition() async throws {
        let box = try await parameter("bbox")
        #expect(box["in"]?.string == "query" && box["required"]?.boolean == false)
        #expect(box["schema"]?["type"]?.string == "array")
        #expect(box["schema"]?["minItems"]?.integer == 4)
        #expect(box["schema"]?["maxItems"]?.integer == 6)
        let counts = box["schema"]?["oneOf"]?.array?.map { $0["maxItems"]?.integer }
        #expect(counts == [4, 6])
        #expect(box["schema"]?["items"]?["type"]?.string == "number")
        #expect(box["style"]?.string == "form" && box["explode"]?.boolean == false)
        #expect(try await Served.get(Self.items + "?bbox=1,2,3,4,5").status == 400)
    }

    @Test(
        "24 /req/core/fc-bbox-response: what touches the box, and what has no position (24C)",
        arguments: [
            ("0,10,5,15", ["1", "3", "8"]), ("177,-20,-170,-10", ["4", "5", "8"]),
            ("2.1098,13.5137,3,14", ["1", "8"]), ("-10,-10,-5,-5", ["8"]),
            ("0,10,-100,5,15,100", ["1", "3", "8"]),
        ])
    func boxResponse(box: String, ids: [String]) async throws {
        #expect(try await Served.get(Self.items + "?bbox=\(box)").ids == ids)
    }

    @Test("25 /req/core/fc-time-definition: datetime is an optional text")
    func timeDefinition() async throws {
        let time = try await parameter("datetime")
        #expect(time["in"]?.string == "query" && time["required"]?.boolean == false)
        #expect(time["schema"]?["type"]?.string == "string")
        #expect(time["style"]?.string == "form" && time["explode"]?.boolean == false)
        #expect(try await Served.get(Self.items + "?datetime=../..").status == 400)
    }

    @Test(
        "26 /req/core/fc-time-response: what overlaps the time, and what has none (26C)",
        arguments: [
            ("1905-01-01", ["1", "9"]), ("1905-01-01/1950-01-01", ["1", "3", "9"]),
            ("1950-01-01/..", ["3", "8", "9"]), ("../1167-01-01", ["7", "9"]),
            ("1168-01-01/1169-01-01", ["9"]), ("1905-01-01T12:00:00Z", ["1", "9"]),
        ])
    func timeResponse(time: String, ids: [String]) async throws {
        #expect(try await Served.get(Self.items + "?datetime=\(time)").ids == ids)
    }

    @Test("27 /req/core/fc-response: all conditions hold at once, and 200 also for nothing")
    func response() async throws {
        let both = try await Served.get(Self.items + "?bbox=0,10,5,15&datetime=1950-01-01")
        #expect(both.ids == ["3"])
        let none = try await Served.get(Self.items + "?name=Atlantis")
        #expect(none.status == 200)
        #expect(none.ids.isEmpty && none.json["features"]?.array != nil)
    }

    @Test("28 /req/core/fc-links: self and alternates, and next only where more follows")
    func links() async throws {
        let first = try await Served.get(Self.items + "?limit=5")
        #expect(first.links("self").count == 1)
        #expect(first.links("alternate", "type").contains("text/html"))
        let next = try #require(first.links("next").first)
        #expect(try await Served.get(next).links("next").isEmpty)
        #expect(try await Served.get(Self.items + "?limit=9").links("next").isEmpty)
    }

    @Test("29 /req/core/fc-rel-type: every link has a relation and a type that is kept")
    func relations() async throws {
        let reply = try await Served.get(Self.items + "?limit=2")
        for link in reply.json["links"]?.array ?? [] {
            let type = try #require(link["type"]?.string)
            #expect(link["rel"]?.string?.isEmpty == false)
            let followed = try await Served.get(try #require(link["href"]?.string))
            #expect(followed["Content-Type"]?.hasPrefix(type) == true, "\(link.text)")
        }
    }

    @Test("30 /req/core/fc-timeStamp: the time of the answer, as RFC 3339 has it")
    func timeStamp() async throws {
        let reply = try await Served.get(Self.items)
        let stamp = try #require(reply.json["timeStamp"]?.string)
        #expect(Moment(rfc3339: stamp) != nil, "\(stamp)")
        #expect(stamp.hasSuffix("Z"))
        #expect(Moment(rfc3339: String(stamp.dropLast())) == nil)
    }

    @Test("31 /req/core/fc-numberMatched: the count of all matches, whatever the page")
    func matched() async throws {
        for query in ["", "?limit=2", "?limit=2&bbox=-180,-90,180,90"] {
            #expect(try await Served.get(Self.items + query).json["numberMatched"]?.integer == 9)
        }
        let few = try await Served.get(Self.items + "?name=Suva&limit=1")
        #expect(few.json["numberMatched"]?.integer == 1)
    }

    @Test("32 /req/core/fc-numberReturned: the count of the features in the answer")
    func returned() async throws {
        for limit in [1, 5, 100] {
            let reply = try await Served.get(Self.items + "?limit=\(limit)")
            #expect(reply.json["numberReturned"]?.integer == reply.ids.count)
        }
        let none = try await Served.get(Self.items + "?name=Atlantis")
        #expect(none.json["numberReturned"]?.integer == 0)
    }

    @Test("33 /req/core/f-op: GET is supported at each feature")
    func featureOperation() async throws {
        for id in try await Served.get(Self.items).ids {
            #expect(try await Served.get("\(Self.items)/\(id)").status == 200)
        }
        #expect(try await Served.post(Self.items + "/1").status == 405)
        #expect(try await Served.get(Self.items + "/99").status == 404)
    }

    @Test("34 /req/core/f-success: the feature is that of the list")
    func featureSuccess() async throws {
        let listed = try await Served.get(Self.items).json["features"]?.array ?? []
        for feature in listed {
            let id = try #require(feature["id"]?.string)
            let alone = try await Served.get("\(Self.items)/\(id)").json
            #expect(alone["id"] == feature["id"])
            #expect(alone["geometry"] == feature["geometry"])
            #expect(alone["properties"] == feature["properties"])
        }
        #expect(listed.count == 9)
    }

    @Test("35 /req/core/f-links: self, alternate and collection, with types")
    func featureLinks() async throws {
        let reply = try await Served.get(Self.items + "/1")
        for relation in ["self", "alternate", "collection"] {
            #expect(reply.links(relation).count == 1, "\(relation)")
            #expect(reply.links(relation, "type").count == 1)
        }
        #expect(reply.links("self", "type") == ["application/geo+json"])
        #expect(reply.links("next").isEmpty)
    }
}
