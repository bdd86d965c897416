import Geodesy
import Layers

/// How an incident lies in the tables of a file: those with a position apart from the others.
enum IncidentTable {
    /// The layer of incidents with a position.
    static let located = "incidents"
    /// The table of incidents known only to an area, which have no shape.
    static let byArea = "incidents_by_area"

    /// The columns of both.
    static let columns: [LayerColumn] = [
        .init("title", .string), .init("kind", .string), .init("source_code", .string),
        .init("date_start", .date), .init("date_end", .date), .init("date_precision", .string),
        .init("place", .string), .init("place_id", .string), .init("place_precision", .string),
        .init("country", .string), .init("admin1", .string), .init("radius_km", .number),
        .init("label_latitude", .number), .init("label_longitude", .number),
        .init("destination", .string), .init("destination_id", .string),
        .init("destination_latitude", .number), .init("destination_longitude", .number),
        .init("actors", .string), .init("killed_min", .integer), .init("killed_max", .integer),
        .init("killed_note", .string), .init("wounded_min", .integer),
        .init("wounded_max", .integer), .init("captured_min", .integer),
        .init("captured_max", .integer), .init("certainty", .string), .init("on_map", .boolean),
        .init("sources", .string), .init("reports", .string), .init("note", .string),
        .init("original_columns", .string), .init("original", .string),
    ]

    /// Where the key of the source's columns stands among ``columns``.
    static let columnsKeyIndex = columns.count - 2

    /// The row of an incident.
    ///
    /// - Parameters:
    ///   - incident: The incident.
    ///   - original: The record of the source; nil for incidents that were written by hand.
    ///   - columnsID: Under which key the columns of the record are kept.
    /// - Returns: A feature with the same columns for every incident.
    static func feature(
        _ incident: Incident, original: SourceRow?, columnsID: String?
    ) -> Feature {
        let place = incident.place
        let end = incident.destination
        let toll = incident.casualties
        var seen = Set<String>()
        let sources = incident.reports.map(\.source).filter { seen.insert($0).inserted }
        let values: [PropertyValue] = [
            .string(incident.title), .string(incident.kind.rawValue),
            .text(incident.sourceCode ?? ""),
            incident.date.period?.start.map { .date($0) } ?? .null,
            incident.date.period?.end.map { .date($0) } ?? .null,
            .string(incident.date.precision.rawValue), .text(place.name),
            .text(place.placeID ?? ""), .string(place.precision.rawValue),
            .text(place.countries.joined(separator: "; ")), .text(place.admin1 ?? ""),
            place.radius.map { .number($0.kilometres) } ?? .null,
            place.label.map { .number($0.latitude) } ?? .null,
            place.label.map { .number($0.longitude) } ?? .null,
            .text(end?.name ?? ""), .text(end?.placeID ?? ""),
            end?.coordinate.map { .number($0.latitude) } ?? .null,
            end?.coordinate.map { .number($0.longitude) } ?? .null,
            .text(incident.actors.joined(separator: "; ")),
            .count(toll.killed.minimum), .count(toll.killed.maximum), .text(toll.note),
            .count(toll.wounded.minimum), .count(toll.wounded.maximum),
            .count(toll.captured.minimum), .count(toll.captured.maximum),
            .string(incident.certainty.rawValue), .boolean(incident.isOnMap),
            .text(sources.joined(separator: "; ")), .text(ReportText.text(of: incident.reports)),
            .text(incident.note), .text(columnsID ?? ""),
            .text(original.map { JSONValue.array($0.values.map { .string($0) }).text } ?? ""),
        ]
        return Feature(
            id: incident.id, geometry: place.coordinate.map { .point($0) },
            properties: zip(columns, values).map { Feature.Property($0.name, $1) })
    }

    /// The incident of a row, however other programs have edited it.
    ///
    /// A position in the row counts as a point even if the precision says otherwise.
    static func incident(_ feature: Feature) -> Incident {
        func text(_ name: String) -> String { feature[name].flatMap(\.string) ?? "" }
        func number(_ name: String) -> Double? { feature[name].flatMap(\.number) }
        func toll(_ name: String) -> Toll {
            let minimum = feature["\(name)_min"].flatMap(\.count)
            let maximum = feature["\(name)_max"].flatMap(\.count)
            return Toll(minimum: minimum, maximum: maximum) ?? Toll(minimum: minimum, maximum: nil)
                ?? .unknown
        }
        func position(_ prefix: String) -> Coordinate? {
            guard let latitude = number("\(prefix)_latitude"),
                let longitude = number("\(prefix)_longitude")
            else { return nil }
            return try? Coordinate(latitude: latitude, longitude: longitude)
        }
        var coordinate: Coordinate?
        if case .point(let position) = feature.geometry { coordinate = position }
        var precision = PlacePrecision(rawValue: text("place_precision")) ?? .area
        if coordinate != nil && !precision.isPoint { precision = .point }
        if coordinate == nil && precision.isPoint { precision = .area }
        let destination = text("destination")
        let end = position("destination")
        return Incident(
            id: feature.id, title: text("title"),
            kind: IncidentKind(rawValue: text("kind")) ?? .other,
            sourceCode: text("source_code").nonEmpty,
            date: IncidentDate(
                period: period(feature),
                precision: DatePrecision(rawValue: text("date_precision")) ?? .day),
            place: IncidentPlace(
                placeID: text("place_id").nonEmpty, name: text("place"), precision: precision,
                countries: text("country").components(of: ";"), admin1: text("admin1").nonEmpty,
                coordinate: coordinate, radius: number("radius_km").map(Length.init(kilometres:)),
                label: position("label")),
            destination: destination.isEmpty && end == nil
                ? nil
                : IncidentPlace(
                    placeID: text("destination_id").nonEmpty, name: destination,
                    precision: end == nil ? .none : .point, coordinate: end),
            actors: text("actors").components(of: ";"),
            casualties: Casualties(
                killed: toll("killed"), wounded: toll("wounded"), captured: toll("captured"),
                note: text("killed_note")),
            certainty: Certainty(rawValue: text("certainty")) ?? .stated,
            isOnMap: feature["on_map"] != .boolean(false),
            reports: ReportText.reports(in: text("reports")), note: text("note"))
    }

    /// The days of a row; nil where it has none.
    static func period(_ feature: Feature) -> DatePeriod? {
        func day(_ name: String) -> CalendarDate? {
            if case .date(let day) = feature[name] { day } else { nil }
        }
        let (start, end) = (day("date_start"), day("date_end"))
        guard start != nil || end != nil else { return nil }
        return DatePeriod(start: start, end: end) ?? DatePeriod(start: end, end: start)
    }

    /// The record of the source as it was imported; nil where there is none.
    static func originalValues(_ feature: Feature) -> [String]? {
        guard let text = feature["original"].flatMap(\.string),
            let value = try? JSONValue(parsing: text)
        else { return nil }
        return value.array?.map { $0.string ?? "" }
    }
}

extension PropertyValue {
    /// A whole number, or null for none.
    fileprivate static func count(_ number: Int?) -> PropertyValue {
        number.map { .integer($0) } ?? .null
    }

    fileprivate var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    fileprivate var number: Double? {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }

    fileprivate var count: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }
}

extension String {
    /// The text, or nil if it is empty.
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
