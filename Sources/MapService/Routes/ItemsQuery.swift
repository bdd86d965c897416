import Geodesy
import Layers

/// The parameters of `items`, understood.
struct ItemsQuery: Sendable {
    var query: FeatureQuery
    let system: ReferenceSystems.System
    /// The properties to show; nil for all.
    let properties: [String]?
    /// How many features match, as an earlier page has counted.
    let knownCount: Int?

    init(
        _ request: ServiceRequest, _ collection: ServiceCollection, _ systems: ReferenceSystems,
        _ configuration: ServiceConfiguration
    ) throws {
        system = try systems.system(request, parameter: "crs")
        query = FeatureQuery(
            includesUnlocated: true, includesUndated: true,
            limit: try request.count(
                "limit", most: configuration.largestPage, usual: configuration.usualPage))
        let boxSystem = try systems.system(request, parameter: "bbox-crs")
        if let text = request.query["bbox"] {
            query.area = .box(try Self.box(text, boxSystem))
        }
        if let text = request.query["datetime"] { query.time = try Self.window(text) }
        query.condition = CQL2Filter.all(
            try Self.filters(request, collection, systems))
        if let text = request.query["sortby"] { query.order = try Self.order(text, collection) }
        properties = try request.query["properties"].map { try Self.names($0, collection) }
        (query.after, knownCount) = try Self.cursor(request.query["after"])
    }

    private static func box(_ text: String, _ system: ReferenceSystems.System) throws -> BoundingBox
    {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double(decimal: $0.trimmed) }
        guard numbers.count == parts.count, parts.count == 4 || parts.count == 6 else {
            throw Problem.invalid(
                "bbox", "\u{201C}\(text)\u{201D} is not 4 or 6 numbers separated by commas.")
        }
        var edges = numbers
        if numbers.count == 6 {
            guard numbers[2] <= numbers[5] else {
                throw Problem.invalid("bbox", "the lowest height is above the highest.")
            }
            edges = [numbers[0], numbers[1], numbers[3], numbers[4]]
        }
        do {
            return try system.box(edges)
        } catch {
            throw Problem.invalid("bbox", "\(error)")
        }
    }

    /// `2017-10-04`, `2017-10-04T11:40:00Z`, and two of them with a slash between.
    private static func window(_ text: String) throws(Problem) -> TimeWindow {
        func wrong(_ reason: String) -> Problem { .invalid("datetime", reason) }
        func ends(_ text: Substring) throws(Problem) -> TimeWindow {
            if let day = CalendarDate(iso: text) { return TimeWindow(DatePeriod(day: day)) }
            if let moment = Moment(rfc3339: text),
                let window = TimeWindow(start: moment, end: moment)
            {
                return window
            }
            throw wrong(
                "\u{201C}\(text)\u{201D} is no RFC 3339 day or moment, such as 2017-10-04 or "
                    + "2017-10-04T11:40:00Z.")
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 1 { return try ends(parts[0]) }
        guard parts.count == 2 else { throw wrong("\u{201C}\(text)\u{201D} has two slashes.") }
        func isOpen(_ part: Substring) -> Bool { part.isEmpty || part == ".." }
        guard !isOpen(parts[0]) || !isOpen(parts[1]) else {
            throw wrong("an interval may be open at one end only.")
        }
        let start = isOpen(parts[0]) ? nil : try ends(parts[0]).start
        let end = isOpen(parts[1]) ? nil : try ends(parts[1]).end
        guard let window = TimeWindow(start: start, end: end) else {
            throw wrong("\u{201C}\(text)\u{201D} ends before it starts.")
        }
        return window
    }

    private static func filters(
        _ request: ServiceRequest, _ collection: ServiceCollection, _ systems: ReferenceSystems
    ) throws -> [CQL2Filter] {
        var filters: [CQL2Filter] = []
        let system = try systems.system(request, parameter: "filter-crs")
        let language = request.query["filter-lang"] ?? "cql2-text"
        guard ["cql2-text", "cql2-json", "cql-text"].contains(language) else {
            throw Problem.invalid(
                "filter-lang", "\(language) is none of cql2-text, cql2-json, cql-text.")
        }
        if let text = request.query["filter"] {
            // A filter tells its encoding itself: in JSON it is an object, which no text begins as.
            let isJSON = text.utf8.first { ![9, 10, 13, 32].contains($0) } == UInt8(ascii: "{")
            do throws(LayerError) {
                let filter =
                    isJSON
                    ? try CQL2Filter(json: JSONValue(parsing: text), crs: system.crs)
                    : try CQL2Filter(text: text, crs: system.crs)
                try filter.check(against: collection.filterTypes)
                filters.append(filter)
            } catch {
                throw Problem.invalid("filter", "\(error)")
            }
        }
        for column in collection.source.schema.columns
        where !ItemsRoute.reserved.contains(column.name) {
            guard let text = request.query[column.name] else { continue }
            guard let value = PropertyValue(reading: text, as: column.type) else {
                throw Problem.invalid(
                    column.name,
                    "\u{201C}\(text)\u{201D} is no value of type "
                        + "\(column.type.rawValue).")
            }
            filters.append(CQL2Filter(property: column.name, equals: value))
        }
        return filters
    }

    private static func order(
        _ text: String, _ collection: ServiceCollection
    ) throws(Problem) -> [FeatureOrder] {
        var order: [FeatureOrder] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            var name = part.trimmed
            let isDescending = name.first == "-"
            if isDescending || name.first == "+" { name.removeFirst() }
            guard collection.source.schema.column(String(name)) != nil else {
                throw .invalid("sortby", "there is no property \u{201C}\(name)\u{201D}.")
            }
            order.append(.property(String(name), descending: isDescending))
        }
        return order
    }

    private static func names(
        _ text: String, _ collection: ServiceCollection
    ) throws(Problem) -> [String] {
        var names: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = String(part.trimmed)
            guard collection.source.schema.column(name) != nil else {
                throw .invalid("properties", "there is no property \u{201C}\(name)\u{201D}.")
            }
            names.append(name)
        }
        return names
    }

    /// The count of all matches stands before the key, so that only the first page counts.
    private static func cursor(_ text: String?) throws(Problem) -> (FeaturePageKey?, Int?) {
        guard let text else { return (nil, nil) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isHexadecimal =
            parts.count == 2 && !parts[1].isEmpty && parts[1].utf8.count.isMultiple(of: 2)
            && parts[1].utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard isHexadecimal, let count = Int(parts[0]), count >= 0, parts[0].first != "+" else {
            throw .invalid("after", "only what a \u{201C}next\u{201D} link contains can be given.")
        }
        guard let key = FeaturePageKey(String(parts[1])) else {
            throw .notFound("page \u{201C}\(text.prefix(40))\u{201D}; begin without after")
        }
        return (key, count)
    }
}

extension PropertyValue {
    /// The value that a text of an address stands for; nil where it is none of the type.
    fileprivate init?(reading text: String, as type: PropertyType) {
        switch type {
        case .boolean:
            guard text == "true" || text == "false" else { return nil }
            self = .boolean(text == "true")
        case .integer:
            guard let value = Int(text) else { return nil }
            self = .integer(value)
        case .number:
            if let value = Int(text) {
                self = .integer(value)
            } else if let value = Double(decimal: text) {
                self = .number(value)
            } else {
                return nil
            }
        case .string: self = .string(text)
        case .date:
            guard let day = CalendarDate(iso: text) else { return nil }
            self = .date(day)
        case .timestamp:
            guard Moment(rfc3339: text) != nil || CalendarDate(iso: text) != nil else { return nil }
            self = .timestamp(text)
        }
    }
}
