import Geodesy
import Layers

/// What a record of one source means.
protocol RecordMapping: Sendable {
    func incident(_ row: SourceRow, _ countries: CountryCodes) throws(RowProblem) -> Incident
}

extension SourceRow {
    /// The value of a column that must not be empty.
    func required(_ name: String) throws(RowProblem) -> String {
        guard let text = text(name) else { throw RowProblem(name, "", "is empty, but is needed.") }
        return text
    }

    /// A whole number, or nil where the column is empty.
    func integer(_ name: String) throws(RowProblem) -> Int? {
        guard let text = text(name) else { return nil }
        if let number = Int(text) { return number }
        // Spreadsheets write whole numbers with a decimal point.
        guard let number = Double(text), let whole = Int(exactly: number) else {
            throw RowProblem(name, text, "is not a whole number.")
        }
        return whole
    }

    /// A number of people, or nil where the column is empty.
    func people(_ name: String) throws(RowProblem) -> Int? {
        guard let number = try integer(name) else { return nil }
        guard number >= 0 else { throw RowProblem(name, self[name], "is negative.") }
        return number
    }

    /// A position, or nil where both columns are empty.
    func coordinate(
        latitude: String, longitude: String
    ) throws(RowProblem) -> Coordinate? {
        try SourceRow.coordinate(self[latitude], self[longitude], (latitude, longitude))
    }

    /// The position that two texts say, or nil where both are empty.
    ///
    /// - Parameters:
    ///   - northText: The degrees north.
    ///   - eastText: The degrees east.
    ///   - columns: Where they stand.
    /// - Throws: What is wrong with which of them.
    /// - Returns: The position.
    static func coordinate(
        _ northText: String, _ eastText: String, _ columns: (latitude: String, longitude: String)
    ) throws(RowProblem) -> Coordinate? {
        if northText.isEmpty && eastText.isEmpty { return nil }
        func degrees(_ text: String, _ column: String) throws(RowProblem) -> Double {
            guard !text.isEmpty else { throw RowProblem(column, "", "is empty, but is needed.") }
            guard let number = DecimalText.number(text), number.isFinite else {
                throw RowProblem(column, text, "is not a number of degrees.")
            }
            return number
        }
        let north = try degrees(northText, columns.latitude)
        let east = try degrees(eastText, columns.longitude)
        do throws(GeodesyError) {
            return try Coordinate(latitude: north, longitude: east)
        } catch {
            if case .latitudeOutOfRange = error {
                throw RowProblem(columns.latitude, northText, "is outside -90...90 degrees.")
            }
            throw RowProblem(columns.longitude, eastText, "is outside -180...180 degrees.")
        }
    }

    /// A day in any of the ways that sources write it.
    func day(_ name: String) throws(RowProblem) -> CalendarDate {
        try SourceRow.day(required(name), name)
    }

    /// The day that the text of a column says.
    static func day(
        _ text: String, _ column: String, isMonthFirst: Bool = false
    ) throws(RowProblem) -> CalendarDate {
        guard let day = SourceDate.day(text, isMonthFirst: isMonthFirst) else {
            let isSwapped = SourceDate.day(text, isMonthFirst: !isMonthFirst) != nil
            throw RowProblem(
                column, text,
                isSwapped && !isMonthFirst
                    ? "is no date, as the day comes first; where the month does, give --month-first."
                    : "is no date. Known are 2023-02-16, 28 December 2022, 28-12-2022 and 20221228."
            )
        }
        return day
    }

    /// The values of columns that are not empty, each once.
    func list(_ names: String..., separator: String? = nil) -> [String] {
        var seen = Set<String>()
        return names.flatMap { name -> [String] in
            guard let separator else { return [self[name]] }
            return self[name].components(of: separator)
        }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}

extension String {
    /// The parts between separators, without blanks around them.
    func components(of separator: String) -> [String] {
        split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}
