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

    /// Appends the same as ``json`` writes.
    func append(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, link) in enumerated() {
            bytes += index == 0 ? "{\"href\":".utf8 : ",{\"href\":".utf8
            JSONValue.string(link.address).append(to: &bytes)
            bytes += ",\"rel\":".utf8
            JSONValue.string(link.relation).append(to: &bytes)
            bytes += ",\"type\":".utf8
            JSONValue.string(link.type).append(to: &bytes)
            if !link.title.isEmpty {
                bytes += ",\"title\":".utf8
                JSONValue.string(link.title).append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
