import Geodesy
import Glibc

/// Places asked for by a code or by a position instead of a name.
extension Resolver {
    /// The schemes under which nothing is asked for by its spelling.
    private static let known: Set<String> = [
        "iso", "iso3166-1", "fips", "iata", "icao", "pcode", "geonames", "ourairports", "toposcope",
    ]
    /// The shortest number that is taken for one of GeoNames.
    private static let shortestNumber = 4
    /// At most so many places of a position.
    private static let placesOfPosition = 10

    /// The places with a code, `iata:NIM`, or with a number of GeoNames; nil where the text is no code.
    func codedRows(_ name: String) -> [ScoredRow]? {
        var code = name.filter { !$0.isWhitespace }
        let isNumber =
            code.utf8.count >= Self.shortestNumber
            && code.utf8.allSatisfy { (48...57).contains($0) }
        if isNumber { code = "geonames:" + code }
        guard let colon = code.firstIndex(of: ":") else { return nil }
        let scheme = code[..<colon].lowercased()
        if scheme == "iso" { code = "iso3166-1" + code[colon...] }
        let rows =
            index.row(of: PlaceID(rawValue: code)).map { [$0] } ?? index.rows(withCode: code)
        // Numbers are names too: a town in Queensland is called 1770.
        if rows.isEmpty { return !isNumber && Self.known.contains(scheme) ? [] : nil }
        return rows.map {
            // An airport's code is the airport's before it is that of the base on its ground.
            let isAirport = index.featureCode(at: $0) == "AIRP"
            return ScoredRow(
                row: $0, name: ScoredRow.byCode, role: .preferred, edits: 0,
                score: isAirport ? 13 : 10)
        }.sorted { $0.score == $1.score ? $0.row < $1.row : $0.score > $1.score }
    }

    /// Whether a text states a position, be it a wrong one, and is no name.
    static func isPosition(_ text: String) -> Bool {
        if text.utf8.prefix(4).elementsEqual("geo:".utf8) { return true }
        let marks = "+-., ;/°'′’\"″”NSEWnsew"
        func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }
        return text.allSatisfy { isFigure($0) || marks.contains($0) }
            && text.split(whereSeparator: { !isFigure($0) && $0 != "." }).count > 1
    }

    /// The nearest places to a position, the nearest first.
    func rows(at position: Coordinate) -> [ScoredRow] {
        index.nearest(to: position, count: Self.placesOfPosition).map { near in
            ScoredRow(
                row: near.row, name: ScoredRow.byPosition, role: .preferred, edits: 0,
                score: 10 - 3 * log(1 + near.segment.distance.kilometres))
        }
    }
}
