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

    /// Appends the row of an incident.
    ///
    /// - Parameters:
    ///   - incident: The incident.
    ///   - original: The record of the source; nil for incidents that were written by hand.
    ///   - columnsID: Under which key the columns of the record are kept; empty for none.
    ///   - rows: Where the row goes, whose columns are ``columns``.
    static func append(
        _ incident: Incident, original: SourceRow?, columnsID: String, to rows: inout RowBatch
    ) {
        rows.begin(id: incident.id, at: incident.place.coordinate)
        rows.append(incident.title)
        rows.append(incident.kind.rawValue)
        rows.append(nonEmpty: incident.sourceCode ?? "")
        rows.append(incident.date.period?.start)
        rows.append(incident.date.period?.end)
        rows.append(incident.date.precision.rawValue)
        append(incident.place, incident.destination, to: &rows)
        rows.append(nonEmpty: joined(incident.actors))
        append(incident.casualties, to: &rows)
        rows.append(incident.certainty.rawValue)
        rows.append(incident.isOnMap)
        rows.append(nonEmpty: sources(of: incident))
        rows.append { ReportText.append(incident.reports, to: &$0) }
        rows.append(nonEmpty: incident.note)
        rows.append(nonEmpty: columnsID)
        guard let values = original?.values else { return rows.appendNull() }
        rows.append { bytes in
            var mark = UInt8(ascii: "[")
            for value in values {
                bytes.append(mark)
                JSONValue.append(text: value, to: &bytes)
                mark = UInt8(ascii: ",")
            }
            if values.isEmpty { bytes.append(mark) }
            bytes.append(UInt8(ascii: "]"))
        }
    }

    private static func append(
        _ place: IncidentPlace, _ end: IncidentPlace?, to rows: inout RowBatch
    ) {
        rows.append(nonEmpty: place.name)
        rows.append(nonEmpty: place.placeID ?? "")
        rows.append(place.precision.rawValue)
        rows.append(nonEmpty: joined(place.countries))
        rows.append(nonEmpty: place.admin1 ?? "")
        rows.append(place.radius?.kilometres)
        rows.append(place.label?.latitude)
        rows.append(place.label?.longitude)
        rows.append(nonEmpty: end?.name ?? "")
        rows.append(nonEmpty: end?.placeID ?? "")
        rows.append(end?.coordinate?.latitude)
        rows.append(end?.coordinate?.longitude)
    }

    private static func append(_ toll: Casualties, to rows: inout RowBatch) {
        rows.append(toll.killed.minimum)
        rows.append(toll.killed.maximum)
        rows.append(nonEmpty: toll.note)
        rows.append(toll.wounded.minimum)
        rows.append(toll.wounded.maximum)
        rows.append(toll.captured.minimum)
        rows.append(toll.captured.maximum)
    }

    private static func joined(_ texts: [String]) -> String {
        // One text is the usual case.
        texts.count == 1 ? texts[0] : texts.joined(separator: "; ")
    }

    /// Each source once, in the order of the reports.
    private static func sources(of incident: Incident) -> String {
        if incident.reports.count == 1 { return incident.reports[0].source }
        var seen = Set<String>()
        return joined(incident.reports.map(\.source).filter { seen.insert($0).inserted })
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
