public import Gazetteer
import Layers

/// `/bases?on=DATE`: the bases with who is known to have run them on a day.
///
/// The collection `bases` has their whole record; it cannot tell who was there when, because a feature
/// has one list of operators.
public struct BasesOnDay: Sendable {
    private let bases: [Base]

    private static let encodings: [Encoding] = [.geojson, .html]

    /// Makes the operation.
    ///
    /// - Parameter bases: The bases, in the order of the answer.
    public init(bases: [Base]) {
        self.bases = bases
    }

    var route: Route {
        Route(
            "/bases", operation: "basesOnDay", summary: "The bases as they stood on a day",
            tag: "Places",
            parameters: [
                .query(
                    "on", "The day.",
                    Schemas.type(
                        "string",
                        [.init("format", .string("date")), .init("example", .string("2023-09-01"))]
                    ), isRequired: true)
            ],
            encodings: Self.encodings,
            answerSchema: Schemas.reference("featureCollection"), answer: answer)
    }

    @Sendable private func answer(_ request: ServiceRequest) async throws -> Answer {
        let text = request.query["on"] ?? ""
        guard let day = CalendarDate(iso: text) else {
            throw Problem.invalid(
                "on", "\u{201C}\(text)\u{201D} is no day; write it as 2023-09-01.")
        }
        let layer = Layer(
            name: "bases", title: "Bases on \(day)", features: bases.map { $0.feature(on: day) })
        let bytes = GeoJSONWriter.bytes(of: layer)
        let links = request.ownLinks(Self.encodings)
        if request.encoding == .html {
            return .document(
                try JSONValue(parsing: bytes), request, title: layer.title, links: links)
        }
        return Answer(contentType: Encoding.geojson.contentType, body: .bytes(bytes), links: links)
    }
}
