import Geodesy

/// The columns that few places have: kept as one line of text a place.
struct PlaceExtra: Hashable, Sendable {
    var extent: Length?
    var uncertainty: Length?
    var codes: [String] = []
    var note = ""
    var source = ""
    var recordID = ""
    var date = ""
    var idText = ""

    init() {}

    init(line: String) {
        let parts = line.split(separator: "\u{1F}", omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count >= 8 else { return }
        extent = Double(parts[0]).map { Length(metres: $0) }
        uncertainty = Double(parts[1]).map { Length(metres: $0) }
        codes = parts[2].split(separator: "|").map(String.init)
        note = parts[3]
        source = parts[4]
        recordID = parts[5]
        date = parts[6]
        idText = parts[7]
    }

    var isEmpty: Bool { self == PlaceExtra() }

    var line: String {
        [
            extent.map { String($0.metres) } ?? "", uncertainty.map { String($0.metres) } ?? "",
            codes.joined(separator: "|"), note, source, recordID, date, idText,
        ].joined(separator: "\u{1F}")
    }
}
