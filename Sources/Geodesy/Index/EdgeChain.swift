import Glibc

/// Cuts a line into pieces so short that each may be measured as one geodesic.
///
/// Longitudes are unrolled: neighbours differ by at most 180 degrees and may leave -180...180.
struct EdgeChain {
    private(set) var latitudes: [Double] = []
    private(set) var longitudes: [Double] = []

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
        var previous = first
        for next in line.dropFirst() {
            switch kind {
            case .straight: appendStraight(from: previous, to: next)
            case .geodesic: appendGeodesic(from: previous, to: next)
            }
            previous = next
        }
    }

    private var lastLongitude: Double { longitudes.last ?? 0 }

    private mutating func append(latitude: Double, turn: Double) {
        latitudes.append(latitude)
        longitudes.append(lastLongitude + turn)
    }

    private mutating func appendStraight(from start: Coordinate, to end: Coordinate) {
        let rise = end.latitude - start.latitude
        var turn = end.longitude - start.longitude
        // Exactly a whole turn is the whole parallel; anything else goes the short way round.
        if abs(turn) < 360 { turn = Self.shortTurn(turn) }
        let pieces = Self.straightPieces(from: start.latitude, rise: rise, turn: turn)
        guard pieces > 1 else { return append(latitude: end.latitude, turn: turn) }
        let begin = lastLongitude
        for piece in 1..<pieces {
            let share = Double(piece) / Double(pieces)
            latitudes.append(start.latitude + rise * share)
            longitudes.append(begin + turn * share)
        }
        latitudes.append(end.latitude)
        longitudes.append(begin + turn)
    }

    private mutating func appendGeodesic(from start: Coordinate, to end: Coordinate) {
        let segment = Geodesic.wgs84.segment(from: start, to: end)
        let pieces = max(1, Int((segment.distance.metres / Self.longestPiece).rounded(.up)))
        var previous = start
        for piece in 1..<max(2, pieces) where pieces > 1 {
            let here = Geodesic.wgs84.destination(
                segment.distance * (Double(piece) / Double(pieces)),
                toward: segment.initialAzimuth, from: start)
            append(
                latitude: here.latitude,
                turn: Self.shortTurn(here.longitude - previous.longitude))
            previous = here
        }
        append(latitude: end.latitude, turn: Self.shortTurn(end.longitude - previous.longitude))
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
