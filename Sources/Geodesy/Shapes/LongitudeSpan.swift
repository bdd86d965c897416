/// A stretch of longitudes that goes east from its western end: the circle done once, for boxes.
struct LongitudeSpan: Sendable {
    /// The western end, -180...180.
    let west: Double
    /// The eastern end, -180...180; less than the western one across the antimeridian.
    let east: Double

    /// All longitudes.
    static let circle = LongitudeSpan(west: -180, east: 180)

    init(west: Double, east: Double) {
        self.west = west
        self.east = east
    }

    /// The narrowest span that holds all; the whole circle for none.
    init(covering spans: [LongitudeSpan]) {
        // 180 and -180 are the same meridian, and a span that starts there must be sorted first.
        let sorted = spans.map { $0.west == 180 && $0.width < 360 ? $0.fromFarWest : $0 }
            .sorted { ($0.west, $0.width) < ($1.west, $1.width) }
        guard let first = sorted.first else {
            self = .circle
            return
        }
        // A span across the antimeridian already covers the start of the sorted circle.
        var reach = first
        var reachEnd = first.west + first.width
        for span in sorted where span.west + span.width - 360 > reachEnd {
            reach = span
            reachEnd = span.west + span.width - 360
        }
        var widestGap = 0.0
        var ends: (west: Double, east: Double)?
        for span in sorted {
            if span.west - reachEnd > widestGap {
                widestGap = span.west - reachEnd
                ends = (span.west, reach.east)
            }
            if span.west + span.width > reachEnd {
                reach = span
                reachEnd = span.west + span.width
            }
        }
        // The gap that closes the circle wins a tie, so that no needless crossing arises.
        let closing = first.west + 360 - reachEnd
        if closing > 0, closing >= widestGap { ends = (first.west, reach.east) }
        guard let ends else {
            self = .circle
            return
        }
        // The eastern end of a span that stops at the antimeridian is written 180.
        self.init(west: ends.west, east: ends.east == -180 && ends.west > -180 ? 180 : ends.east)
    }

    /// How far it reaches east, 0...360.
    var width: Double { west > east ? east - west + 360 : east - west }

    /// Brings a longitude into -180...180, leaving both names of the antimeridian alone.
    static func wrapped(_ longitude: Double) -> Double {
        guard longitude < -180 || longitude > 180 else { return longitude }
        let turned = longitude.truncatingRemainder(dividingBy: 360)
        if turned > 180 { return turned - 360 }
        return turned < -180 ? turned + 360 : turned
    }

    func contains(_ longitude: Double) -> Bool {
        if west <= east, longitude >= west, longitude <= east { return true }
        if west > east, longitude >= west || longitude <= east { return true }
        return (longitude == 180 && (west == -180 || east == -180))
            || (longitude == -180 && (west == 180 || east == 180))
    }

    func intersects(_ other: LongitudeSpan) -> Bool {
        contains(other.west) || other.contains(west)
    }

    private var fromFarWest: LongitudeSpan {
        LongitudeSpan(west: -180, east: east == 180 ? -180 : east)
    }
}
