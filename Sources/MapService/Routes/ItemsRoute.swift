import HTTPTypes
import Geodesy
import Hummingbird
import Layers
import NIOCore

/// `/collections/{id}/items`: the features, page by page.
struct ItemsRoute: Sendable {
    /// The parameters whose names no property can take.
    static let reserved: Set = [
        "f", "limit", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs",
        "sortby", "properties", "after",
    ]
    static let encodings: [Encoding] = [.geojson, .html, .geojsonseq, .csv, .gpkg]
    static let queryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"

    let collection: ServiceCollection
    let systems: ReferenceSystems
    let configuration: ServiceConfiguration

    var route: Route {
        var route = Route(
            "/collections/\(collection.id)/items", operation: "items.\(collection.id)",
            summary: "The features of \u{201C}\(collection.title)\u{201D}", tag: "Features",
            parameters: parameters, encodings: Self.encodings,
            answerSchema: Schemas.reference("featureCollection"), hasNotFound: true,
            answer: answer)
        route.ready = { request in
            guard request.encoding == .geojson, collection.snapshots != nil else { return nil }
            let asked = try ItemsQuery(request, collection, systems, configuration)
            return ready(asked, request)
        }
        return route
    }

    private var parameters: [Route.Parameter] {
        let system = Self.system(systems)
        let names = collection.source.schema.columns.map(\.name)
        return [
            .query(
                "limit",
                "How many features at most; of more than \(configuration.largestPage) a page has "
                    + "\(configuration.largestPage).",
                Schemas.count(usual: configuration.usualPage)),
            .query(
                "bbox",
                "Features that touch this box: 4 numbers, or 6 with heights, the lower corner first. "
                    + "The first is greater than the third in a box across the antimeridian.",
                Schemas.box),
            .query("bbox-crs", "The reference system of bbox.", system),
            .query("crs", "The reference system of the answer.", system),
            .query("filter-crs", "The reference system of the filter.", system),
            .query(
                "sortby", "Properties to sort by, with - for descending.",
                Schemas.list(
                    Schemas.choice(names.flatMap { [$0, "+\($0)", "-\($0)"] }),
                    [.init("minItems", .integer(1))])),
            .query(
                "after", "Where the page begins, as a next link says.",
                Schemas.word(
                    example: "9-5b315d", pattern: "^[0-9]{1,15}-([0-9a-f]{2}){1,400}$")),
        ] + Self.conditions(collection)
    }

    private static func system(_ systems: ReferenceSystems) -> JSONValue {
        Schemas.type(
            "string",
            [
                .init("format", .string("uri")),
                .init("enum", .array(systems.addresses.map(JSONValue.string))),
                .init("default", .string(ReferenceSystems.crs84)),
            ])
    }

    /// What chooses among features, and among their properties, for items and tiles alike.
    static func conditions(_ collection: ServiceCollection) -> [Route.Parameter] {
        let columns = collection.source.schema.columns
        let names = columns.map(\.name)
        return [
            .query(
                "datetime",
                "Features of this time: a day, a moment, or two with a slash between, the earlier one "
                    + "first; .. or nothing for an open end.",
                Schemas.word(example: "2017-10-01/2017-10-31", pattern: TimePatterns.window)),
            .query(
                "filter", "A condition in CQL2; an object in JSON, and anything else in text.",
                Schemas.word(example: names.first.map { "\"\($0)\" IS NOT NULL" } ?? "true")),
            .query(
                "filter-lang", "The encoding of the filter, which the filter itself tells too.",
                Schemas.choice(["cql2-text", "cql2-json", "cql-text"], usual: "cql2-text")),
            .query(
                "properties", "The properties to answer with.",
                Schemas.list(Schemas.choice(names), [.init("minItems", .integer(1))])),
        ]
            + columns.filter { !reserved.contains($0.name) }.map {
                .query($0.name, "Features with this \($0.name).", $0.type.schema)
            }
    }

    @Sendable private func answer(_ request: ServiceRequest) async throws -> Answer {
        let asked = try ItemsQuery(request, collection, systems, configuration)
        if let ready = ready(asked, request) { return ready.make() }
        let headers = Self.headers(asked)
        if request.encoding == .geojsonseq || request.encoding == .csv {
            return try download(asked, request, headers)
        }
        if request.encoding == .gpkg {
            let package = PackageDownload(collection: collection, asked: asked)
            return try await package.answer(
                limit: request.query["limit"] == nil ? nil : asked.query.limit, headers)
        }
        let page = try await collection.source.page(asked.query)
        let matched: Int
        if let known = asked.knownCount {
            matched = known
        } else if page.next == nil {
            matched = page.features.count
        } else {
            matched = try await collection.source.count(asked.query)
        }
        let links = links(request, next: page.next.map { "\(matched)-\($0.text)" })
        let features = page.features.map { asked.shown($0) }
        let timeStamp = TimeText.now
        if request.encoding == .html {
            let value = html(features, asked, request, links, matched, timeStamp)
            var answer = Answer.document(value, request, title: collection.title, links: links)
            answer.headers = headers
            return answer
        }
        var bytes: [UInt8] = []
        let place = Self.begin(links, timeStamp, matched, features.count, &bytes)
        for (index, feature) in features.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            FeatureBytes.append(feature, in: asked.system, to: &bytes)
        }
        bytes += "]}".utf8
        return Answer(
            contentType: Encoding.geojson.contentType, body: .bytes(bytes), links: links,
            headers: headers, timeStampOffset: place)
    }

    private static func headers(_ asked: ItemsQuery) -> HTTPFields {
        guard let name = ServiceHeaders.contentSystem else { return HTTPFields() }
        return [name: "<\(asked.system.address)>"]
    }

    /// The answer to a question for a box and nothing else, where the features are written already.
    private func ready(_ asked: ItemsQuery, _ request: ServiceRequest) -> ReadyAnswer? {
        guard asked.isPlain, request.encoding == .geojson,
            let snapshot = collection.snapshots?.current()
        else { return nil }
        return ReadyAnswer(
            features: LayerSnapshot.isPlain(asked.box) ? asked.query.limit ?? 0 : Int.max
        ) {
            answer(asked, request, from: snapshot)
        }
    }

    private func answer(
        _ asked: ItemsQuery, _ request: ServiceRequest, from snapshot: LayerSnapshot
    ) -> Answer {
        let page = snapshot.page(
            in: asked.box, after: asked.query.after?.row, limit: asked.query.limit ?? 0)
        let links = links(
            request,
            next: page.next.map { "\(page.matched)-\(FeaturePageKey(row: $0).text)" })
        var start: [UInt8] = []
        start.reserveCapacity(2048)
        let place = Self.begin(links, TimeText.now, page.matched, page.features.count, &start)
        var content = ByteBuffer(bytes: start)
        snapshot.append(page, to: &content)
        content.writeStaticString("]}")
        return Answer(
            contentType: Encoding.geojson.contentType, body: .buffer(content), links: links,
            headers: Self.headers(asked), timeStampOffset: place)
    }

    /// Appends all that stands before the features, and tells where the time stands.
    private static func begin(
        _ links: [Link], _ timeStamp: String, _ matched: Int, _ returned: Int,
        _ bytes: inout [UInt8]
    ) -> Int {
        bytes += "{\"type\":\"FeatureCollection\",\"links\":".utf8
        links.append(to: &bytes)
        bytes += ",\"timeStamp\":\"".utf8
        let place = bytes.count
        bytes += "\(timeStamp)\",\"numberMatched\":\(matched)".utf8
        bytes += ",\"numberReturned\":\(returned),\"features\":[".utf8
        return place
    }

    private func links(_ request: ServiceRequest, next: String?) -> [Link] {
        var links = request.ownLinks(Self.encodings)
        if let next {
            links.append(
                Link(
                    "next", request.address(nil, changing: [("after", next)]),
                    request.encoding.mediaType, "The next page"))
        }
        links.append(
            Link(
                "collection", "\(request.base)/collections/\(collection.id)",
                Encoding.json.mediaType, "The collection"))
        return links
    }

    private func html(
        _ features: [Feature], _ asked: ItemsQuery, _ request: ServiceRequest, _ links: [Link],
        _ matched: Int, _ timeStamp: String
    ) -> JSONValue {
        .object([
            .init("links", links.json),
            .init("timeStamp", .string(timeStamp)),
            .init("numberMatched", .integer(matched)),
            .init("numberReturned", .integer(features.count)),
            .init(
                "features",
                .array(
                    features.map { feature in
                        let address =
                            "\(request.base)/collections/\(collection.id)/items/"
                            + PercentCoding.encoded(feature.id) + "?f=html"
                        return FeatureBytes.json(
                            feature, in: asked.system,
                            members: [
                                .init(
                                    "links",
                                    [Link("self", address, Encoding.html.mediaType)].json)
                            ])
                    })),
        ])
    }

    /// Everything that matches, whatever the page: a thousand features at a time.
    private func download(
        _ asked: ItemsQuery, _ request: ServiceRequest, _ headers: HTTPFields
    ) throws -> Answer {
        let source = collection.source
        let isLimited = request.query["limit"] != nil
        let columns = asked.properties ?? source.schema.columns.map(\.name)
        let encoding = request.encoding
        return Answer(
            contentType: encoding.contentType,
            body: .stream {
                var query = asked.query
                var left = isLimited ? query.limit ?? 0 : Int.max
                var isBegun = false
                var isEnded = false
                let table = DelimitedWriter()
                return {
                    guard !isEnded else { return nil }
                    var bytes: [UInt8] = []
                    if encoding == .csv, !isBegun {
                        table.append(["id"] + columns + ["wkt"], to: &bytes)
                    }
                    isBegun = true
                    query.limit = min(left, 1000)
                    let page = try await source.page(query)
                    for feature in page.features {
                        let feature = asked.shown(feature)
                        if encoding == .csv {
                            table.append(
                                FeatureBytes.cells(feature, columns, in: asked.system), to: &bytes)
                        } else {
                            bytes.append(0x1E)
                            FeatureBytes.append(feature, in: asked.system, to: &bytes)
                            bytes.append(10)
                        }
                    }
                    left -= page.features.count
                    query.after = page.next
                    isEnded = page.next == nil || left <= 0
                    return bytes
                }
            }, headers: headers)
    }

}

extension ItemsQuery {
    /// Whether the question is for a box at most, with all that the features have.
    var isPlain: Bool {
        guard system.transformation == nil, properties == nil, query.order.isEmpty,
            query.time == nil, query.condition == nil, query.filter == nil
        else { return false }
        return query.area == nil || box != nil
    }

    /// The box asked for.
    var box: BoundingBox? {
        if case .box(let box)? = query.area { box } else { nil }
    }

    /// The feature with the properties that were asked for.
    func shown(_ feature: Feature) -> Feature {
        guard let properties else { return feature }
        return Feature(
            id: feature.id, geometry: feature.geometry,
            properties: feature.properties.filter { properties.contains($0.name) })
    }
}
