import HTTPTypes
import Layers

/// One service for all tests of requirements, since none of them changes it.
enum Served {
    private static let client = Task { try await TestClient() }

    /// Asks it.
    static func get(
        _ path: String, _ headers: [(String, String)] = []
    ) async throws -> TestClient.Reply {
        try await client.value.get(path, headers)
    }

    /// Asks it with a method that changes things.
    static func post(_ path: String) async throws -> TestClient.Reply {
        try await client.value.send(.post, path)
    }

    /// The resources of the standard's core.
    static let resources = [
        "/", "/openapi", "/conformance", "/collections", "/collections/towns",
        "/collections/towns/items", "/collections/towns/items/1",
    ]

    /// The addresses of the reference systems, without what all have in common.
    static let systems = "http://www.opengis.net/def/crs/"
}

extension TestClient.Reply {
    /// The identifiers of the features, in order.
    var ids: [String] {
        json["features"]?.array?.compactMap { $0["id"]?.string } ?? []
    }

    /// The values of a member of the links with some relation.
    func links(_ relation: String, _ member: String) -> [String] {
        json["links"]?.array?.filter { $0["rel"]?.string == relation }
            .compactMap { $0[member]?.string } ?? []
    }
}
