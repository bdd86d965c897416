/// Turns whole records into features without making texts or numbers of their cells.
struct BlockConverter: Sendable {
    /// What became of a block.
    struct Outcome: Sendable {
        var report = ConversionReport()
        var spread = LongitudeSpread()
        /// How many lines the block has.
        var lines = 0
    }

    let layout: TableLayout
    let dialect: DelimitedDialect
    let form: GeoJSONWriter.Form
    private var starts: [Int]
    private var ends: [Int]
    /// Whether quotes inside the cell stand twice.
    private var isDoubled: [Bool]
    private var isTextBroken = false

    init(_ layout: TableLayout, _ dialect: DelimitedDialect, _ form: GeoJSONWriter.Form) {
        self.layout = layout
        self.dialect = dialect
        self.form = form
        starts = [Int](repeating: 0, count: layout.names.count)
        ends = starts
        isDoubled = [Bool](repeating: false, count: layout.names.count)
    }

    private enum End { case record(fields: Int), broken, unclosed }

    /// Appends the features of a block.
    ///
    /// - Parameters:
    ///   - bytes: Whole records.
    ///   - skipped: How many records at the start are no data.
    ///   - out: Where the features go, each of a collection behind `,` and a line end.
    /// - Returns: What is to be said of the block.
    mutating func convert(
        _ bytes: borrowing Span<UInt8>, skipping skipped: Int, to out: inout ByteWriter
    ) -> Outcome {
        var outcome = Outcome()
        isTextBroken = BlockConverter.isBroken(bytes, 0..<bytes.count)
        var skipped = skipped
        var position = 0
        if skipped > 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            position = 3
        }
        while position < bytes.count {
            let line = outcome.lines + 1
            let end = scan(bytes, &position, &outcome.lines)
            if case .record(1) = end, starts[0] == ends[0] { continue }
            guard skipped == 0 else {
                skipped -= 1
                continue
            }
            switch end {
            case .record(let fields):
                convert(bytes, fields: fields, line, &outcome, to: &out)
            case .broken:
                outcome.report.reject(
                    line: line, column: "", value: "",
                    reason: "text stands behind a closing quote; "
                        + "write a quote inside a quoted field twice.")
            case .unclosed:
                outcome.report.reject(
                    line: line, column: "", value: "",
                    reason: "the quote that opens here is never closed.")
            }
        }
        return outcome
    }

    /// Finds the cells of the next record and steps behind it.
    private mutating func scan(
        _ bytes: borrowing Span<UInt8>, _ position: inout Int, _ lines: inout Int
    ) -> End {
        let separator = dialect.separator
        let hasQuotes = dialect.hasQuotes
        let count = bytes.count
        var fields = 0
        var index = position
        while true {
            var start = index
            var isDoubled = false
            if hasQuotes, index < count, bytes[index] == 0x22 {
                index += 1
                start = index
                while true {
                    while index < count, bytes[index] != 0x22 {
                        if bytes[index] == 10 { lines += 1 }
                        index += 1
                    }
                    if index == count {
                        position = index
                        return .unclosed
                    }
                    if index + 1 < count, bytes[index + 1] == 0x22 {
                        isDoubled = true
                        index += 2
                        continue
                    }
                    break
                }
                store(fields, start..<index, isDoubled)
                index += 1
                if index < count, bytes[index] != separator, bytes[index] != 10,
                    bytes[index] != 13
                {
                    while index < count, bytes[index] != 10 { index += 1 }
                    lines += 1
                    position = min(index + 1, count)
                    return .broken
                }
            } else {
                while index < count {
                    let byte = bytes[index]
                    if byte == separator || byte == 10 || (byte == 13 && hasQuotes) { break }
                    index += 1
                }
                store(fields, start..<index, false)
            }
            fields += 1
            if index == count { break }
            let byte = bytes[index]
            index += 1
            if byte == separator { continue }
            if byte == 13, index < count, bytes[index] == 10 { index += 1 }
            break
        }
        lines += 1
        position = index
        if !hasQuotes, fields <= ends.count {
            let last = fields - 1
            if ends[last] > starts[last], bytes[ends[last] - 1] == 13 { ends[last] -= 1 }
        }
        return .record(fields: fields)
    }

    @inline(__always)
    private mutating func store(_ field: Int, _ range: Range<Int>, _ isDoubled: Bool) {
        guard field < starts.count else { return }
        starts[field] = range.lowerBound
        ends[field] = range.upperBound
        self.isDoubled[field] = isDoubled
    }

    private func range(_ field: Int) -> Range<Int> { starts[field]..<ends[field] }

    private func convert(
        _ bytes: borrowing Span<UInt8>, fields: Int, _ line: Int, _ outcome: inout Outcome,
        to out: inout ByteWriter
    ) {
        guard fields == layout.names.count else {
            outcome.report.reject(
                line: line, column: "", value: "",
                reason: "has \(fields) values where \(layout.names.count) are needed.")
            return
        }
        if isTextBroken, dialect.brokenText == .refused,
            let field = starts.indices.first(where: {
                BlockConverter.isBroken(bytes, range($0))
            })
        {
            outcome.report.reject(
                line: line, column: layout.names[field], value: text(bytes, field),
                reason: "is not UTF-8 text; save the file as UTF-8.")
            return
        }
        let hasPlace = !(range(layout.longitude).isEmpty && range(layout.latitude).isEmpty)
        var east = DegreeCell()
        var north = DegreeCell()
        if hasPlace {
            east = DegreeCell(bytes, range(layout.longitude))
            north = DegreeCell(bytes, range(layout.latitude))
            guard check(bytes, east, north, line, &outcome) else { return }
            outcome.spread.add(longitude: east.units, latitude: north.units)
        }
        switch form {
        case .collection: out.append(",\n{\"type\":\"Feature\",")
        case .textSequence: out.append("\u{1E}{\"type\":\"Feature\",")
        case .lines: out.append("{\"type\":\"Feature\",")
        }
        if let identifier = layout.identifier, !range(identifier).isEmpty {
            out.append("\"id\":")
            append(text: identifier, bytes, to: &out)
            out.append(UInt8(ascii: ","))
        }
        if hasPlace {
            out.append("\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
            // RFC 7946, 3.1.1: longitude, latitude.
            east.append(bytes, to: &out)
            out.append(UInt8(ascii: ","))
            north.append(bytes, to: &out)
            out.append("]},\"properties\":{")
        } else {
            out.append("\"geometry\":null,\"properties\":{")
        }
        let marks = layout.marks.span
        for property in layout.properties.indices {
            let (column, mark) = layout.properties[property]
            out.append(marks.extracting(mark))
            append(property: column, bytes, &outcome, to: &out)
        }
        out.append(form == .collection ? "}}" : "}}\n")
        outcome.report.features += 1
    }

    /// Whether a position lies on the earth; says so where it does not.
    private func check(
        _ bytes: borrowing Span<UInt8>, _ east: DegreeCell, _ north: DegreeCell, _ line: Int,
        _ outcome: inout Outcome
    ) -> Bool {
        if north.isWithin(90), east.isWithin(180) { return true }
        let isNorth = !north.isWithin(90)
        let (column, cell, most) =
            isNorth ? (layout.latitude, north, 90) : (layout.longitude, east, 180)
        let value = text(bytes, column)
        outcome.report.reject(
            line: line, column: layout.names[column], value: value,
            reason: value.isEmpty
                ? "is empty, but is needed."
                : cell.isNumber
                    ? "is outside -\(most)...\(most) degrees."
                    : "is not a number of degrees.")
        return false
    }

    private func append(
        property field: Int, _ bytes: borrowing Span<UInt8>, _ outcome: inout Outcome,
        to out: inout ByteWriter
    ) {
        let range = range(field)
        if range.isEmpty {
            out.append("null")
        } else if layout.isNumber[field] {
            if NumberText.isJSON(bytes, range) {
                out.append(bytes.extracting(range))
            } else {
                outcome.report.textsAmongNumbers += 1
                append(text: field, bytes, to: &out)
            }
        } else {
            append(text: field, bytes, to: &out)
        }
    }

    private func append(
        text field: Int, _ bytes: borrowing Span<UInt8>, to out: inout ByteWriter
    ) {
        let range = range(field)
        if isTextBroken, BlockConverter.isBroken(bytes, range) {
            var mended: [UInt8] = []
            JSONBytes.append(text(bytes, field, most: range.count), to: &mended)
            out.append(mended.span)
            return
        }
        out.append(UInt8(ascii: "\""))
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte >= 0x20, byte != 0x22, byte != UInt8(ascii: "\\") { continue }
            out.append(bytes.extracting(start..<(index - 1)))
            JSONBytes.append(escaped: byte, to: &out)
            if byte == 0x22, isDoubled[field] { index += 1 }
            start = index
        }
        out.append(bytes.extracting(start..<range.upperBound))
        out.append(UInt8(ascii: "\""))
    }

    private func text(
        _ bytes: borrowing Span<UInt8>, _ field: Int, most: Int = 200
    ) -> String {
        var copy: [UInt8] = []
        var index = starts[field]
        while index < ends[field], copy.count < most {
            copy.append(bytes[index])
            index += bytes[index] == 0x22 && isDoubled[field] ? 2 : 1
        }
        return String(decoding: copy, as: UTF8.self)
    }

    private static func isBroken(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var all: UInt8 = 0
        for index in range { all |= bytes[index] }
        guard all >= 0x80 else { return false }
        return (try? UTF8Span(validating: bytes.extracting(range))) == nil
    }
}
