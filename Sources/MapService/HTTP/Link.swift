import Layers

/// A link of an answer, in its body and its `Link` header alike.
struct Link: Sendable {
    let relation: String
    let address: String
    let type: String
    let title: String

    init(_ relation: String, _ address: String, _ type: String, _ title: String = "") {
        self.relation = relation
        self.address = address
        self.type = type
        self.title = title
    }

    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("href", .string(address)), .init("rel", .string(relation)),
            .init("type", .string(type)),
        ]
        if !title.isEmpty { members.append(.init("title", .string(title))) }
        return .object(members)
    }

    /// The form of RFC 8288.
    var header: String { "<\(address)>; rel=\"\(relation)\"; type=\"\(type)\"" }
}

extension [Link] {
    var json: JSONValue { .array(map(\.json)) }
}
