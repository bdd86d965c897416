/// A cell of degrees, copied as it stands where GeoJSON may have it so.
struct DegreeCell {
    /// In units of 1e-7 degrees.
    private(set) var units = 0
    private(set) var isNumber = false
    /// Where the cell can be copied: at most seven decimals, no zeros that say nothing.
    private var plain = 0..<0

    init() {}

    init(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
        if let units = NumberText.degrees(bytes, range) {
            self.units = units
            isNumber = true
            if DegreeCell.isPlain(bytes, range), units != 0 { plain = range }
            return
        }
        var copy: [UInt8] = []
        for index in range where bytes[index] > 32 { copy.append(bytes[index]) }
        guard let number = Double(String(decoding: copy, as: UTF8.self)), number.isFinite else {
            return
        }
        isNumber = true
        units = Int((max(-1000, min(1000, number)) * 1e7).rounded())
    }

    /// Whether it is a number of at most so many degrees, north or south, east or west.
    func isWithin(_ most: Int) -> Bool { isNumber && abs(units) <= most * 10_000_000 }

    func append(_ bytes: borrowing Span<UInt8>, to out: inout ByteWriter) {
        guard plain.isEmpty else {
            out.append(bytes.extracting(plain))
            return
        }
        var spelled: [UInt8] = []
        JSONBytes.append(degreeUnits: units, to: &spelled)
        out.append(spelled.span)
    }

    private static func isPlain(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        if bytes[index] == UInt8(ascii: "+") { return false }
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let whole = index
        while index < range.upperBound, bytes[index] != UInt8(ascii: ".") { index += 1 }
        guard index > whole, index - whole == 1 || bytes[whole] != 48 else { return false }
        if index == range.upperBound { return true }
        let decimals = range.upperBound - index - 1
        return decimals >= 1 && decimals <= 7 && bytes[range.upperBound - 1] != 48
    }
}
