import Geodesy

/// Reads shapes in well-known text, and boxes, within a filter.
struct CQL2ShapeParser {
    /// The words with which shapes begin.
    static let types: Set = [
        "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
        "geometrycollection", "bbox",
    ]

    private let tokens: ArraySlice<CQL2Token>
    private let axes: CQL2Axes
    private(set) var position: Int
    private var depth = 0

    init(tokens: ArraySlice<CQL2Token>, axes: CQL2Axes) {
        self.tokens = tokens
        self.axes = axes
        position = tokens.startIndex
    }

    private var token: CQL2Token { tokens[position] }

    private mutating func advance() { position = min(position + 1, tokens.endIndex - 1) }

    private func error(_ reason: String) -> LayerError {
        CQL2Lexer.error(reason, at: token.place)
    }

    private mutating func take(_ sign: String) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        advance()
        return true
    }

    private mutating func expect(_ sign: String) throws(LayerError) {
        guard take(sign) else {
            throw error(
                "\u{201C}\(sign)\u{201D} was expected in a shape, but there is \(token.found).")
        }
    }

    /// The shape behind its type word.
    mutating func shape(of type: String) throws(LayerError) -> Geometry {
        if let suffix = token.keyword, ["z", "m", "zm"].contains(suffix) { advance() }
        if token.keyword == "empty" { throw error("a shape in a filter may not be empty.") }
        switch type {
        case "point":
            let coordinates = try line(least: 1)
            guard coordinates.count == 1 else {
                throw error("POINT has one position, but there are \(coordinates.count).")
            }
            return .point(coordinates[0])
        case "multipoint": return .multiPoint(try points())
        case "linestring": return .lineString(try line(least: 2))
        case "multilinestring": return .multiLineString(try lines(least: 2, areRings: false))
        case "polygon": return .polygon(try rings())
        case "multipolygon":
            return .multiPolygon(
                try list { (parser) throws(LayerError) in try parser.rings() })
        case "bbox": return try box()
        default: return .collection(try members())
        }
    }

    private mutating func list<Item>(
        _ item: (inout CQL2ShapeParser) throws(LayerError) -> Item
    ) throws(LayerError) -> [Item] {
        try expect("(")
        var items = [try item(&self)]
        while take(",") { items.append(try item(&self)) }
        try expect(")")
        return items
    }

    private mutating func members() throws(LayerError) -> [Geometry] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 8 else { throw error("collections of shapes nest more than 8 deep.") }
        return try list { (parser) throws(LayerError) in
            guard let word = parser.token.keyword, Self.types.contains(word), word != "bbox" else {
                throw parser.error("a shape was expected, but there is \(parser.token.found).")
            }
            parser.advance()
            return try parser.shape(of: word)
        }
    }

    private mutating func rings() throws(LayerError) -> [[Coordinate]] {
        try lines(least: 4, areRings: true)
    }

    private mutating func lines(
        least: Int, areRings: Bool
    ) throws(LayerError) -> [[Coordinate]] {
        try list { (parser) throws(LayerError) in
            let line = try parser.line(least: least)
            guard !areRings || line.first == line.last else {
                throw parser.error("a ring of a polygon must end where it begins.")
            }
            return line
        }
    }

    private mutating func line(least: Int) throws(LayerError) -> [Coordinate] {
        let positions = try list { (parser) throws(LayerError) in try parser.coordinate() }
        guard positions.count >= least else {
            throw error("at least \(least) positions are needed, but there are \(positions.count).")
        }
        return positions
    }

    /// Both `(1 2, 3 4)` and `((1 2), (3 4))` are in use.
    private mutating func points() throws(LayerError) -> [Coordinate] {
        try list { (parser) throws(LayerError) in
            guard parser.take("(") else { return try parser.coordinate() }
            let coordinate = try parser.coordinate()
            try parser.expect(")")
            return coordinate
        }
    }

    private mutating func coordinate() throws(LayerError) -> Coordinate {
        let place = token.place
        let first = try number()
        let second = try number()
        // Height and measure say nothing about where a thing lies on the map.
        var further = 0
        while further < 2, isNumber {
            _ = try number()
            further += 1
        }
        do throws(GeodesyError) {
            return try axes.coordinate(first, second)
        } catch {
            throw CQL2Lexer.error("\(error)", at: place)
        }
    }

    private mutating func box() throws(LayerError) -> Geometry {
        let place = token.place
        var edges = try list { (parser) throws(LayerError) in try parser.number() }
        guard edges.count == 4 || edges.count == 6 else {
            throw CQL2Lexer.error(
                "BBOX has 4 or 6 numbers, but there are \(edges.count).", at: place)
        }
        if edges.count == 6 { edges = [edges[0], edges[1], edges[3], edges[4]] }
        do throws(GeodesyError) {
            return try axes.box(edges)
        } catch {
            throw CQL2Lexer.error("\(error)", at: place)
        }
    }

    private var isNumber: Bool {
        switch token.kind {
        case .integer, .number, .sign("-"), .sign("+"): true
        default: false
        }
    }

    private mutating func number() throws(LayerError) -> Double {
        let sign: Double = take("-") ? -1 : 1
        if sign > 0 { _ = take("+") }
        switch token.kind {
        case .integer(let value):
            advance()
            return sign * Double(value)
        case .number(let value):
            advance()
            return sign * value
        default:
            throw error("a number was expected in a shape, but there is \(token.found).")
        }
    }
}
