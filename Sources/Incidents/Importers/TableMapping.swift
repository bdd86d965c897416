import Geodesy
import Layers

/// Any table, read by a map of its columns.
struct TableMapping: RecordMapping {
    /// Beginnings of identifiers; the name of the source.
    let prefix: String
    /// Where the columns of fields stand, in the order of the fields.
    private let indices: [Int?]
    /// The names of the columns of fields, in the same order.
    private let names: [String?]

    /// Whether dates such as 10/4/2017 have the month before the day.
    private let isMonthFirst: Bool

    init(prefix: String, map: FieldMap, columns: SourceRow.Columns) {
        isMonthFirst = map.isMonthFirst
        self.prefix = prefix
        names = FieldMap.Field.allCases.map { map[$0] }
        indices = names.map { $0.flatMap { columns.index(of: $0) } }
    }

    func incident(_ row: SourceRow, _ countries: CountryCodes) throws(RowProblem) -> Incident {
        let given = text(row, .kind)
        let kind = given.flatMap { IncidentKind(rawValue: $0.lowercased()) }
        let place = try place(row, countries)
        let date = try date(row)
        let id = text(row, .id) ?? "line-\(row.line)"
        guard !place.name.isEmpty || place.precision != .none || date.period != nil else {
            throw RowProblem(
                "", "",
                "has neither a date nor a place. Name the columns, as in "
                    + "date=When,latitude=Y,longitude=X.")
        }
        return Incident(
            // An identifier that names its origin keeps it.
            id: id.contains(":") ? id : "\(prefix):\(id)",
            title: text(row, .title) ?? given ?? (place.name.isEmpty ? "incident" : place.name),
            kind: kind ?? .other, sourceCode: kind == nil ? given : nil, date: date, place: place,
            actors: text(row, .actors)?.components(of: ";") ?? [],
            casualties: try casualties(row),
            reports: text(row, .source).map { [IncidentReport(source: $0, recordID: id)] }
                ?? [IncidentReport(source: prefix, recordID: id)],
            note: text(row, .note) ?? "")
    }

    private func named(_ field: FieldMap.Field) -> String? { names[field.ordinal] }

    private func text(_ row: SourceRow, _ field: FieldMap.Field) -> String? {
        guard let index = indices[field.ordinal] else { return nil }
        let value = row.value(at: index)
        return value.isEmpty ? nil : value
    }

    private func date(_ row: SourceRow) throws(RowProblem) -> IncidentDate {
        guard let first = try period(row, .date) else { return .unknown }
        let last = try period(row, .end)
        guard let period = DatePeriod(start: first.start, end: last?.end ?? first.end) else {
            throw RowProblem(named(.end) ?? "", text(row, .end) ?? "", "lies before the first day.")
        }
        let days = period.start.flatMap { start in
            period.end.map { $0.daysSinceEpoch - start.daysSinceEpoch }
        }
        let precision: DatePrecision =
            switch days ?? 0 {
            case 0: .day
            case ...7: .week
            case ...31: .month
            case ...366: .year
            default: .period
            }
        return IncidentDate(period: period, precision: precision)
    }

    private func period(
        _ row: SourceRow, _ field: FieldMap.Field
    ) throws(RowProblem) -> DatePeriod? {
        guard let text = text(row, field), let column = named(field) else { return nil }
        if let period = DatePeriod(iso: text) { return period }
        return DatePeriod(day: try SourceRow.day(text, column, isMonthFirst: isMonthFirst))
    }

    private func place(
        _ row: SourceRow, _ countries: CountryCodes
    ) throws(RowProblem) -> IncidentPlace {
        var coordinate: Coordinate?
        if let latitude = named(.latitude), let longitude = named(.longitude) {
            coordinate = try SourceRow.coordinate(
                text(row, .latitude) ?? "", text(row, .longitude) ?? "", (latitude, longitude))
        }
        let name = text(row, .place) ?? ""
        let country = text(row, .country).flatMap { countries.iso($0) ?? countries.named($0) }
        var precision: PlacePrecision
        if let given = text(row, .precision) {
            guard let known = PlacePrecision(rawValue: given) else {
                let words = PlacePrecision.allCases.map(\.rawValue).joined(separator: ", ")
                throw RowProblem(named(.precision) ?? "", given, "is not one of \(words).")
            }
            precision = known
        } else {
            precision = coordinate == nil ? .area : .point
        }
        if coordinate == nil {
            if precision.isPoint { precision = .area }
            if name.isEmpty { precision = country == nil ? .none : .country }
        }
        var radius: Length?
        if let column = named(.radius), let text = row.text(column) {
            guard let number = Double(text), number >= 0, number.isFinite else {
                throw RowProblem(column, text, "is not a length in kilometres.")
            }
            radius = Length(kilometres: number)
        }
        return IncidentPlace(
            name: name, precision: precision, countries: country.map { [$0] } ?? [],
            admin1: text(row, .admin1), coordinate: coordinate, radius: radius, label: coordinate)
    }

    private func casualties(_ row: SourceRow) throws(RowProblem) -> Casualties {
        func number(_ field: FieldMap.Field) throws(RowProblem) -> Int? {
            guard text(row, field) != nil, let column = named(field) else { return nil }
            return try row.people(column)
        }
        func exactly(_ field: FieldMap.Field) throws(RowProblem) -> Toll {
            let count = try number(field)
            return Toll(minimum: count, maximum: count) ?? .unknown
        }
        let least = try number(.killed)
        let most = named(.killedMax) == nil ? least : try number(.killedMax)
        guard let killed = Toll(minimum: least, maximum: most) else {
            throw RowProblem(
                named(.killedMax) ?? "", text(row, .killedMax) ?? "",
                "is less than the least number of dead.")
        }
        return Casualties(
            killed: killed, wounded: try exactly(.wounded), captured: try exactly(.captured))
    }
}

extension FieldMap.Field {
    /// Where the field stands among all of them, without searching.
    fileprivate var ordinal: Int {
        switch self {
        case .id: 0
        case .title: 1
        case .kind: 2
        case .date: 3
        case .end: 4
        case .latitude: 5
        case .longitude: 6
        case .place: 7
        case .precision: 8
        case .radius: 9
        case .country: 10
        case .admin1: 11
        case .actors: 12
        case .killed: 13
        case .killedMax: 14
        case .wounded: 15
        case .captured: 16
        case .source: 17
        case .note: 18
        }
    }
}
