import Geodesy

/// Judges a stated distance against a measured one.
///
/// The truth is an interval, since places have extent: the geodesic between the two points, less or
/// more by how far both places reach. A statement may be longer than that and still be right, since
/// people state distances by road; it may not be shorter, since no road is shorter than the geodesic.
struct DistanceRule {
    /// What was measured.
    struct Measured {
        let geodesic: Length
        /// How far subject and reference together reach from their points.
        let reach: Length
        /// Whether the reference is a border or coast rather than a place.
        let isLine: Bool

        var nearest: Double { max(0, geodesic.metres - reach.metres) }
        var farthest: Double { geodesic.metres + reach.metres }
    }

    /// The outcome.
    struct Outcome {
        let verdict: Verdict
        let standing: Standing
        let tolerance: Tolerance
        /// Stated by geodesic; nil where the geodesic is nearly zero.
        let ratio: Double?
        let sentence: String
    }

    /// The largest usual ratio of road to geodesic.
    ///
    /// Typical ratios are 1.2 to 1.3 (Newell 1980; Giacomin and Levinson 2015; Boscoe et al. 2012),
    /// 1.2 to 2.1 between countries (Ballou et al. 2002); short trips are the more circuitous ones, so
    /// that up to 2.0 passes below 20 km.
    static func roadLimit(over geodesic: Length) -> Double { geodesic.kilometres < 20 ? 2.0 : 1.6 }

    static func judge(_ stated: StatedDistance, against measured: Measured) -> Outcome {
        let tolerance = Tolerance(for: stated)
        let low = stated.shortest.metres
        let high = stated.longest.metres
        let tight = tolerance.tight.metres
        let wide = tolerance.wide.metres
        let geodesic = measured.geodesic.metres
        let ratio = geodesic > 50 ? stated.length.metres / geodesic : nil

        func outcome(_ verdict: Verdict, _ standing: Standing, _ sentence: String) -> Outcome {
            Outcome(
                verdict: verdict, standing: standing, tolerance: tolerance, ratio: ratio,
                sentence: sentence)
        }
        let what = stated.text
        let line = Figures.both(measured.geodesic)

        if stated.path == .road || stated.path == .rail || stated.path == .foot
            || stated.path == .water
        {
            return alongAPath(stated, measured, tolerance: tolerance, ratio: ratio)
        }
        switch stated.bound {
        case .atLeast:
            if measured.farthest >= low - tight {
                let under =
                    geodesic > 1.25 * high
                    ? " The words understate it by \(Figures.fixed((geodesic / high - 1) * 100, 0)) %."
                    : ""
                return outcome(
                    .consistent, .supported, "Straight line \(line): \(what) holds.\(under)")
            }
        case .atMost:
            if measured.nearest <= high + tight {
                return outcome(.consistent, .supported, "Straight line \(line): \(what) holds.")
            }
        case .nearly:
            if measured.farthest >= 0.85 * low, measured.nearest <= high + tight {
                return outcome(.consistent, .supported, "Straight line \(line): \(what) holds.")
            }
        case .exact:
            break
        }
        if low - tight <= measured.farthest, high + tight >= measured.nearest,
            stated.bound != .atLeast
        {
            return outcome(
                .consistent, .supported,
                "Straight line \(line); \(what) agrees within \(Figures.kilometres(tolerance.tight))\(extent(measured))."
            )
        }
        if low - wide <= measured.farthest, high + wide >= measured.nearest {
            return outcome(
                .rounded, .approximate,
                "Straight line \(line); \(what) agrees if rounded, within \(Figures.kilometres(tolerance.wide))\(extent(measured))."
            )
        }
        if high + wide < measured.nearest {
            let share = Figures.fixed((1 - high / geodesic) * 100, 0)
            return outcome(
                .tooShort, .contradicted,
                "Straight line \(line); \(what) is \(share) % less, and no road is shorter than the straight line. A place of the same name elsewhere may be meant."
            )
        }
        return tooLong(stated, measured, tolerance: tolerance, ratio: ratio)
    }

    private static func extent(_ measured: Measured) -> String {
        measured.reach.metres >= 1500
            ? " and the \(Figures.kilometres(measured.reach)) that the places reach" : ""
    }

    private static func tooLong(
        _ stated: StatedDistance, _ measured: Measured, tolerance: Tolerance, ratio: Double?
    ) -> Outcome {
        let limit = roadLimit(over: measured.geodesic)
        // With places that nearly touch the ratio to the far side of both is the fair one.
        let fair =
            measured.geodesic.metres < 2 * measured.reach.metres
            ? stated.shortest.metres / measured.farthest : (ratio ?? .infinity)
        let line = Figures.both(measured.geodesic)
        let times = Figures.fixed(ratio ?? fair, 2)
        if stated.path != .straight, fair <= limit {
            let usual =
                fair <= 1.45
                ? "in the usual range of road distances (1.05 to 1.45)"
                : "high but possible for a road (up to \(Figures.fixed(limit, 1)))"
            let meaning =
                measured.isLine
                ? "The source may measure along the road to a crossing."
                : "The source probably means distance by road and does not say so."
            return Outcome(
                verdict: .roadLike, standing: .roadLike, tolerance: tolerance, ratio: ratio,
                sentence:
                    "Straight line \(line). \(stated.text.firstCapital) is \(times) times that: too long for a straight line, \(usual). \(meaning)"
            )
        }
        let tail =
            stated.path == .straight
            ? "the text says in a straight line"
            : "more than roads usually make of it (up to \(Figures.fixed(limit, 1)))"
        return Outcome(
            verdict: .tooLong, standing: .contradicted, tolerance: tolerance, ratio: ratio,
            sentence:
                "Straight line \(line). \(stated.text.firstCapital) is \(times) times that: too long, \(tail)."
        )
    }

    /// A distance that the text gives by road, rail, river or on foot: at least the geodesic.
    private static func alongAPath(
        _ stated: StatedDistance, _ measured: Measured, tolerance: Tolerance, ratio: Double?
    ) -> Outcome {
        let line = Figures.both(measured.geodesic)
        let way = stated.path?.words ?? "by road"
        let limit = stated.path == .water ? 3 : roadLimit(over: measured.geodesic)
        let low = stated.shortest.metres
        let high = stated.longest.metres
        let allowsMore = stated.bound == .atMost
        let allowsLess = stated.bound == .atLeast
        if high + tolerance.wide.metres < measured.nearest, !allowsLess {
            return Outcome(
                verdict: .tooShort, standing: .contradicted, tolerance: tolerance, ratio: ratio,
                sentence:
                    "Straight line \(line); \(stated.text) \(way) is less, and no way is shorter than the straight line. A place of the same name elsewhere may be meant."
            )
        }
        if low <= limit * measured.farthest || allowsMore {
            if let ratio, ratio < 1, !allowsMore {
                return Outcome(
                    verdict: .consistent, standing: .supported, tolerance: tolerance, ratio: ratio,
                    sentence:
                        "Straight line \(line); no way is shorter, so \(stated.text) \(way) holds only if rounded and for a way that is almost straight."
                )
            }
            let times = ratio.map { ", \(Figures.fixed($0, 2)) times the straight line" } ?? ""
            return Outcome(
                verdict: .consistent, standing: .supported, tolerance: tolerance, ratio: ratio,
                sentence:
                    "Straight line \(line); \(stated.text) \(way) is plausible\(times) (roads are usually 1.05 to 1.45 times as long)."
            )
        }
        return Outcome(
            verdict: .tooLong, standing: .contradicted, tolerance: tolerance, ratio: ratio,
            sentence:
                "Straight line \(line). \(stated.text.firstCapital) \(way) is \(Figures.fixed(ratio ?? 0, 2)) times that, more than usual (up to \(Figures.fixed(limit, 1)))."
        )
    }
}

extension StatedDistance {
    /// The first figure for people: "920 km", "more than 400 mi".
    var text: String {
        let figure = "\(number.description) \(unit.rawValue)"
        return switch bound {
        case .exact: figure
        case .atLeast: "at least \(figure)"
        case .atMost: "at most \(figure)"
        case .nearly: "nearly \(figure)"
        }
    }
}

extension StatedDistance.Path {
    /// The way in words: "by road".
    var words: String {
        switch self {
        case .road: "by road"
        case .straight: "in a straight line"
        case .rail: "by rail"
        case .water: "by water"
        case .foot: "on foot"
        }
    }
}

extension String {
    /// The same words with a capital at the start.
    var firstCapital: String { prefix(1).uppercased() + dropFirst() }
}
