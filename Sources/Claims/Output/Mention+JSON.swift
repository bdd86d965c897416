public import Gazetteer
import Geodesy
public import Layers

extension Mention {
    /// The mention as one JSON object, with offsets in Unicode code points.
    public var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("start", .integer(range.lowerBound)), .init("end", .integer(range.upperBound)),
            .init("text", .string(text)), .init("kind", .string(kind.rawValue)),
        ]
        if let best = resolution?.best {
            let place = best.place
            members.append(
                .init(
                    "place",
                    .object(
                        [
                            .init("id", .string(place.id.rawValue)),
                            .init("name", .string(place.name)),
                        ] + place.coordinate.jsonMembers + [
                            .init("country", place.countries.first.map { .string($0) } ?? .null)
                        ])))
            members.append(.init("confidence", .rounded(best.confidence, 4)))
        } else {
            members.append(.init("place", .null))
            members.append(.init("confidence", .integer(0)))
        }
        if let remark { members.append(.init("remark", .string(remark))) }
        return .object(members)
    }
}
