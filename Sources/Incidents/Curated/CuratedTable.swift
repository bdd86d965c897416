import Layers

/// One curated file, with rows that refuse what breaks the schema in words a person can act on.
struct CuratedTable {
    /// One row of the file.
    struct Row {
        let file: String
        let row: DelimitedTable.Row

        subscript(column: String) -> String { row[column] }

        func refusal(_ column: String, _ reason: String) -> IncidentError {
            .row(file: file, line: row.line, column: column, value: row[column], reason: reason)
        }

        func required(_ column: String) throws(IncidentError) -> String {
            let text = row[column]
            guard !text.isEmpty else { throw refusal(column, "is empty, but must be given.") }
            return text
        }

        func choice<Choice: RawRepresentable & CaseIterable>(
            _ column: String, whenEmpty: Choice? = nil
        ) throws(IncidentError) -> Choice where Choice.RawValue == String {
            if row[column].isEmpty, let whenEmpty { return whenEmpty }
            guard let choice = Choice(rawValue: row[column]) else {
                let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
                throw refusal(column, "is not one of \(words).")
            }
            return choice
        }

        func optional(_ column: String) -> String? {
            row[column].isEmpty ? nil : row[column]
        }

        func number(_ column: String) throws(IncidentError) -> Double? {
            guard let text = optional(column) else { return nil }
            guard let number = Double(text), number.isFinite else {
                throw refusal(column, "is not a number.")
            }
            return number
        }

        func toll(_ name: String) throws(IncidentError) -> Toll {
            func bound(_ column: String) throws(IncidentError) -> Int? {
                guard let text = optional(column) else { return nil }
                guard let number = Int(text) else {
                    throw refusal(column, "is not a whole number.")
                }
                return number
            }
            let minimum = try bound("\(name)_min")
            let maximum = try bound("\(name)_max")
            guard let toll = Toll(minimum: minimum, maximum: maximum) else {
                throw refusal("\(name)_max", "and \(name)_min are negative or in the wrong order.")
            }
            return toll
        }
    }

    let rows: [Row]

    init(_ file: String, in folder: String) throws(LayerError) {
        let bytes = try FileBytes.read(folder + "/" + file)
        rows = try DelimitedTable(bytes: bytes, fileName: file).rows.map { row in
            Row(file: file, row: row)
        }
    }
}
