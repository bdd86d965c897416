import Glibc

/// Cuts a line into pieces so short that each may be measured as one geodesic.
///
/// A piece goes the short way round the axis. The corners of a cut edge are the same from whichever
/// end it is given, so that regions that share an edge part without gap or overlap.
struct EdgeChain {
    private(set) var latitudes: [Double] = []
    private(set) var longitudes: [Double] = []
    /// How many degrees the line turns round the axis, eastward positive.
    private(set) var turn = 0.0
    private var westmost = (turn: 0.0, longitude: 0.0)
    private var eastmost = (turn: 0.0, longitude: 0.0)

    /// How far a straight line in degrees may leave the geodesic pieces that stand for it.
    static let straightTolerance = 0.1
    /// The longest geodesic piece: short enough for one foot point on it.
    static let longestPiece = 100_000.0

    init(_ line: [Coordinate], kind: EdgeKind) {
        guard let first = line.first else { return }
        latitudes.reserveCapacity(line.count)
        longitudes.reserveCapacity(line.count)
        latitudes.append(first.latitude)
        longitudes.append(first.longitude)
        westmost.longitude = first.longitude
        eastmost.longitude = first.longitude
        var previous = first
        for next in line.dropFirst() {
            switch kind {
            case .straight: appendStraight(from: previous, to: next)
            case .geodesic: appendGeodesic(from: previous, to: next)
            }
            previous = next
        }
    }

    /// The longitudes that the line covers.
    var span: LongitudeSpan {
        guard eastmost.turn - westmost.turn < 360 - 1e-9 else { return .circle }
        return LongitudeSpan(west: westmost.longitude, east: eastmost.longitude)
    }

    private mutating func append(_ corner: Coordinate) {
        let last = longitudes.last ?? corner.longitude
        latitudes.append(corner.latitude)
        longitudes.append(corner.longitude)
        turn += Self.shortTurn(corner.longitude - last)
        if turn < westmost.turn { westmost = (turn, corner.longitude) }
        if turn > eastmost.turn { eastmost = (turn, corner.longitude) }
    }

    /// Appends corners that were found from one end or from the other.
    private mutating func append(_ corners: [Coordinate], reversed: Bool) {
        if reversed {
            for corner in corners.reversed() { append(corner) }
        } else {
            for corner in corners { append(corner) }
        }
    }

    private mutating func appendStraight(from start: Coordinate, to end: Coordinate) {
        let isReversed = Self.isReversed(from: start, to: end)
        let first = isReversed ? end : start
        let last = isReversed ? start : end
        let rise = last.latitude - first.latitude
        var width = last.longitude - first.longitude
        // A whole turn on one latitude is the whole parallel; anything else goes the short way.
        if abs(width) < 360 || rise != 0 { width = Self.shortTurn(width) }
        let pieces = Self.straightPieces(from: first.latitude, rise: rise, turn: width)
        if pieces > 1 {
            let corners = (1..<pieces).map { piece in
                let share = Double(piece) / Double(pieces)
                return Coordinate(
                    uncheckedLatitude: first.latitude + rise * share,
                    longitude: LongitudeSpan.wrapped(first.longitude + width * share))
            }
            append(corners, reversed: isReversed)
        }
        append(end)
    }

    private mutating func appendGeodesic(from start: Coordinate, to end: Coordinate) {
        let isReversed = Self.isReversed(from: start, to: end)
        let points = Geodesic.wgs84.points(
            from: isReversed ? end : start, to: isReversed ? start : end,
            spacing: Length(metres: Self.longestPiece))
        append(Array(points.dropFirst().dropLast()), reversed: isReversed)
        append(end)
    }

    private static func isReversed(from start: Coordinate, to end: Coordinate) -> Bool {
        (end.longitude, end.latitude) < (start.longitude, start.latitude)
    }

    /// Brings a turn into -180...180.
    static func shortTurn(_ turn: Double) -> Double {
        if turn > 180 { return turn - 360 }
        return turn < -180 ? turn + 360 : turn
    }

    /// How many geodesic pieces a straight line in degrees needs.
    ///
    /// The line bends from the geodesic by (2 tan φ φ'² + sin φ cos φ) per squared radian of
    /// longitude; an eighth of that over the whole edge is how far they part in the middle.
    private static func straightPieces(from latitude: Double, rise: Double, turn: Double) -> Int {
        let steepest = min(90, max(abs(latitude), abs(latitude + rise))) * .pi / 180
        let flattest =
            latitude * (latitude + rise) <= 0
            ? 0 : min(abs(latitude), abs(latitude + rise)) * .pi / 180
        let phi = abs(rise) * .pi / 180
        let lambda = abs(turn) * .pi / 180
        let radius = 6_378_137.0
        let parting =
            radius / 8 * sin(steepest) * (2 * phi * lambda + cos(flattest) * lambda * lambda)
        let forShape = (parting / straightTolerance).squareRoot()
        let length = radius * (phi + cos(flattest) * lambda)
        let pieces = max(forShape, length / longestPiece, abs(turn) / 90).rounded(.up)
        return max(1, Int(pieces))
    }
}
