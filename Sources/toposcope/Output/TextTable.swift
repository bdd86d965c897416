/// Rows of text in aligned columns, for people.
struct TextTable {
    /// How the cells of a column stand.
    enum Alignment {
        case left
        case right
    }

    private let titles: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    /// Makes a table with a title and an alignment per column.
    init(_ columns: [(title: String, alignment: Alignment)]) {
        titles = columns.map(\.title)
        alignments = columns.map(\.alignment)
    }

    /// Adds a row; missing cells stay empty.
    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// The table as lines, the last without a line end.
    func rendered() -> String {
        let all = [titles] + rows
        let widths = titles.indices.map { column in
            all.map { $0.indices.contains(column) ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        return all.map { row in
            var line = ""
            for column in titles.indices {
                let cell = row.indices.contains(column) ? row[column] : ""
                let gap = String(repeating: " ", count: widths[column] - Self.width(cell))
                let isLast = column == titles.count - 1
                switch alignments[column] {
                case .left: line += cell + (isLast ? "" : gap)
                case .right: line += gap + cell
                }
                if !isLast { line += "  " }
            }
            return line.trimmingSuffix(" ")
        }
        .joined(separator: "\n")
    }

    /// How many columns a terminal gives a text: combining marks none, East Asian wide letters two.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { total, scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format, .control: return total
            default:
                let isWide =
                    (0x1100...0x115F).contains(scalar.value)
                    || (0x2E80...0xA4CF).contains(scalar.value)
                    || (0xAC00...0xD7A3).contains(scalar.value)
                    || (0xF900...0xFAFF).contains(scalar.value)
                    || (0xFF00...0xFF60).contains(scalar.value)
                    || (0x1F300...0x1FAFF).contains(scalar.value)
                return total + (isWide ? 2 : 1)
            }
        }
    }
}

extension String {
    /// The text without a character at its end.
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
