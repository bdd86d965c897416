import Claims
import Gazetteer
import HTTPTypes
import Layers

extension PlaceOperations {
    /// `POST /check`: what a text states about geography, judged, or what each of many texts does.
    var checkRoute: Route {
        var route = Route(
            "/check", method: .post, operation: "check",
            summary: "What a text states about geography, judged; or each of many texts",
            tag: Self.tag, bodySchema: Self.texts, encodings: Self.encodings,
            answerSchema: Self.findings
        ) { request in
            let isPlain = request.headers[.contentType]?.lowercased().hasPrefix("text/plain")
            if isPlain == true {
                guard let text = String(validating: request.body, as: UTF8.self) else {
                    throw Problem.body("it is not UTF-8.")
                }
                return .document(judged(text), request, title: "Findings")
            }
            let body = try Self.body(request)
            switch (body["text"], body["texts"]) {
            case (let text?, nil):
                guard let text = text.string else {
                    throw Problem.body("text = \(text.text) is no text.")
                }
                return .document(judged(text), request, title: "Findings")
            case (nil, _?):
                return try answer(request, body, "texts") { value in
                    guard let text = value.string else { throw Self.wrong("this is no text.") }
                    return judged(text)
                }
            case (_?, _?):
                throw Problem.body(
                    "it has both \u{201C}text\u{201D} and \u{201C}texts\u{201D}; give one of them.")
            case (nil, nil):
                throw Problem.body(
                    "a JSON object with a text \u{201C}text\u{201D}, or with a list of them, "
                        + "\u{201C}texts\u{201D}, is needed.")
            }
        }
        route.bodyExamples = [
            ("one", .object([.init("text", .string(Self.examples[0]))])),
            ("many", .object([.init("texts", .array(Self.examples.map(JSONValue.string)))])),
        ]
        route.bodyTypes = [Encoding.json.mediaType, Encoding.text.mediaType]
        return route
    }

    private static let examples = [
        "Agadez lies 740 km north-east of Niamey.", "Gao is a town in Niger, 900 km from Bamako.",
    ]

    /// The places that a text names and the claims that it makes.
    private func judged(_ text: String) -> JSONValue {
        let result = checker.check(text, reading: finder.read(text))
        return .object([
            .init("mentions", .array(result.mentions.map(\.json))),
            .init("claims", .array(result.findings.map(\.json))),
        ])
    }

    /// One text, or a list of them, and not both.
    private static var texts: JSONValue {
        let either = ["text", "texts"].map { name in
            JSONValue.object([.init("required", .array([.string(name)]))])
        }
        return .object(
            (Schemas.object([("text", Schemas.text), ("texts", list(Schemas.text))]).members ?? [])
                + [.init("oneOf", .array(either))])
    }

    /// What is found in one text, or under `answers` in each of the list, in its order.
    private static var findings: JSONValue {
        let objects = Schemas.list(Schemas.anyObject)
        let one = Schemas.object(
            [("mentions", objects), ("claims", objects)], required: ["mentions", "claims"])
        let many = Schemas.object([("answers", Schemas.list(one))], required: ["answers"])
        return .object([.init("oneOf", .array([one, many]))])
    }
}
