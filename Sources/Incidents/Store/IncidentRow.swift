import Geodesy
import Layers

/// What somebody gives for an incident, checked against the columns and completed.
struct IncidentRow {
    /// The columns that belong to the program and stay as they are.
    static let kept: Set = ["original_columns", "original"]

    private var values: [String: PropertyValue] = [:]
    private let geometry: Geometry?

    /// Checks what is given.
    ///
    /// - Parameters:
    ///   - feature: The shape and the properties; those not given are empty.
    ///   - hasPosition: Whether the incidents of the layer have positions.
    /// - Throws: ``IncidentError/unacceptable(property:value:reason:)`` for the first that is wrong.
    init(_ feature: Feature, hasPosition: Bool) throws(IncidentError) {
        geometry = feature.geometry
        for property in feature.properties where !Self.kept.contains(property.name) {
            guard let column = IncidentTable.columns.first(where: { $0.name == property.name })
            else {
                throw .unacceptable(
                    property: property.name, value: Self.text(property.value),
                    reason: "incidents have no such property; they have "
                        + IncidentEditor.columns.map(\.name).joined(separator: ", ") + ".")
            }
            values[column.name] = try Self.value(property.value, column)
        }
        try checkPosition(hasPosition)
        try checkWords(hasPosition)
        try completeDates()
        try checkNumbers()
    }

    /// The row with all columns.
    ///
    /// - Parameters:
    ///   - id: Its identifier.
    ///   - old: The row that it replaces, whose record of the source stays.
    /// - Returns: The feature as the table holds it.
    func feature(id: String, replacing old: Feature?) -> Feature {
        Feature(
            id: id, geometry: geometry,
            properties: IncidentTable.columns.map { column in
                let value =
                    Self.kept.contains(column.name) ? old?[column.name] : values[column.name]
                return Feature.Property(column.name, value ?? .null)
            })
    }

    /// A value in the type of its column; texts that look like days stay texts where texts belong.
    private static func value(
        _ value: PropertyValue, _ column: LayerColumn
    ) throws(IncidentError) -> PropertyValue {
        switch (column.type, value) {
        case (_, .null), (.boolean, .boolean), (.integer, .integer), (.number, .number),
            (.date, .date), (.number, .integer):
            return value
        case (.string, .string(let text)), (.string, .timestamp(let text)):
            guard !text.utf8.contains(0) else {
                // SQLite ends a text there.
                throw .unacceptable(
                    property: column.name, value: Self.text(value),
                    reason: "it holds the character U+0000, which no text may; leave it out.")
            }
            return text.isEmpty ? .null : .string(text)
        case (.string, .date(let day)): return .string(day.description)
        case (.integer, .number(let number)):
            if let whole = Int(exactly: number) { return .integer(whole) }
        default: break
        }
        throw .unacceptable(
            property: column.name, value: text(value),
            reason: "this must be \(words(for: column.type)), or null.")
    }

    private static func words(for type: PropertyType) -> String {
        switch type {
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "a text"
        case .date: "a day such as 2017-10-04"
        case .timestamp: "a moment such as 2017-10-04T11:40:00Z"
        }
    }

    private static func text(_ value: PropertyValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .string(let text), .timestamp(let text): String(text.prefix(80))
        case .date(let day): day.description
        }
    }

    private func given(_ name: String) -> PropertyValue { values[name] ?? .null }

    private func checkPosition(_ isNeeded: Bool) throws(IncidentError) {
        switch geometry {
        case .point? where isNeeded, nil where !isNeeded: return
        case nil:
            throw .unacceptable(
                property: "geometry", value: "null",
                reason: "a Point is needed; what is known only to an area belongs to "
                    + "\(IncidentTable.byArea).")
        case let shape?:
            throw .unacceptable(
                property: "geometry", value: shape.typeName,
                reason: isNeeded
                    ? "a Point is needed."
                    : "null is needed; what has a position belongs to \(IncidentTable.located).")
        }
    }

    /// Checks the words that have a fixed vocabulary, and fills in the usual ones.
    private mutating func checkWords(_ hasPosition: Bool) throws(IncidentError) {
        guard case .string = given("title") else {
            throw .unacceptable(property: "title", value: "", reason: "a title is needed.")
        }
        let precisions = PlacePrecision.allCases.filter { $0.isPoint == hasPosition }
        try check("kind", IncidentKind.allCases.map(\.rawValue), usual: nil)
        try check(
            "place_precision", precisions.map(\.rawValue), usual: hasPosition ? "point" : "area")
        try check("certainty", Certainty.allCases.map(\.rawValue), usual: "stated")
        if given("on_map") == .null { values["on_map"] = .boolean(true) }
    }

    private mutating func check(
        _ name: String, _ words: [String], usual: String?
    ) throws(IncidentError) {
        if given(name) == .null, let usual { values[name] = .string(usual) }
        if case .string(let word) = given(name), words.contains(word) { return }
        throw .unacceptable(
            property: name, value: given(name) == .null ? "" : Self.text(given(name)),
            reason: "it must be one of \(words.joined(separator: ", ")).")
    }

    /// Checks the order of the days, and says how exact they are where that is not given.
    private mutating func completeDates() throws(IncidentError) {
        var usual = "unknown"
        if case .date(let start) = given("date_start") {
            if given("date_end") == .null { values["date_end"] = .date(start) }
            if case .date(let end) = given("date_end"), end < start {
                throw .unacceptable(
                    property: "date_end", value: end.description,
                    reason: "it lies before date_start, \(start).")
            }
            usual = given("date_end") == .date(start) ? "day" : "period"
        } else if case .date = given("date_end") {
            usual = "period"
        }
        try check("date_precision", DatePrecision.allCases.map(\.rawValue), usual: usual)
    }

    private func checkNumbers() throws(IncidentError) {
        for name in ["killed", "wounded", "captured"] {
            var ends: [Int] = []
            for end in ["min", "max"] {
                guard case .integer(let count) = given("\(name)_\(end)") else { continue }
                // JSON has no exact whole numbers beyond (RFC 8259, 6).
                guard (0...9_007_199_254_740_991).contains(count) else {
                    throw .unacceptable(
                        property: "\(name)_\(end)", value: String(count),
                        reason: "a count is at least 0 and at most 9007199254740991.")
                }
                ends.append(count)
            }
            guard ends.count < 2 || ends[0] <= ends[1] else {
                throw .unacceptable(
                    property: "\(name)_max", value: String(ends[1]),
                    reason: "it is less than \(name)_min, \(ends[0]).")
            }
        }
        let limits: [(name: String, range: ClosedRange<Double>)] = [
            ("radius_km", 0...20_004), ("label_latitude", -90...90),
            ("label_longitude", -180...180), ("destination_latitude", -90...90),
            ("destination_longitude", -180...180),
        ]
        for limit in limits {
            let number: Double
            switch given(limit.name) {
            case .integer(let value): number = Double(value)
            case .number(let value): number = value
            default: continue
            }
            guard limit.range.contains(number) else {
                throw .unacceptable(
                    property: limit.name, value: Self.text(given(limit.name)),
                    reason: "it must be from \(Int(limit.range.lowerBound)) to "
                        + "\(Int(limit.range.upperBound)).")
            }
        }
    }
}
