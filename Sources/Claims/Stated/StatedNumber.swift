#if canImport(Glibc)
    private import Glibc
#else
    private import Darwin
#endif

/// A number as a text writes it: its value or range, and how exact the writing says it is.
///
/// The precision is a property of the writing, not of the value: "100" and "100.0" are equal values of
/// different precision.
public struct StatedNumber: Hashable, Sendable {
    /// How the number is written.
    public enum Style: String, Hashable, Sendable {
        /// In digits: "1,200", "8.5".
        case digits
        /// In words: "twenty-five", "trois".
        case words
        /// With a fraction: "8 1/2", "a third".
        case fraction
        /// A French noun in -aine ("une vingtaine"), "a dozen": a round figure by its nature.
        case approximative
        /// Without a figure: "a few", "quelques".
        case vague
    }

    /// The smallest value meant; equals ``high`` unless the text gives a range.
    public let low: Double
    /// The largest value meant.
    public let high: Double
    /// The unit of the last significant digit: 10 for 920, 1 for 85, 0.1 for 10.6.
    public let place: Double
    /// The precision after the GBIF table: twice the uncertainty that the writing implies.
    public let precision: Double
    /// How the number is written.
    public let style: Style

    /// Makes a number; the lower bound may not exceed the upper one.
    ///
    /// - Precondition: `low <= high`, both finite.
    public init(low: Double, high: Double, place: Double, precision: Double, style: Style) {
        precondition(low <= high && high.isFinite, "A stated number runs from \(low) to \(high).")
        self.low = low
        self.high = high
        self.place = place
        self.precision = precision
        self.style = style
    }

    /// The middle of the range, or the value itself.
    public var value: Double { (low + high) / 2 }

    /// Whether the text gives two ends.
    public var isRange: Bool { low < high }

    /// Whether the number is one that people use for an approximation: a multiple of five, or of five
    /// times a power of ten below one.
    ///
    /// See C. J. M. Jansen and M. M. W. Pollmann, *On round numbers*, J. Quantitative Linguistics 8
    /// (2001), for the favourites among multiples of 10, 5, 2½ and 2.
    public var isRound: Bool {
        guard style == .digits || style == .words else { return style != .fraction }
        let unit = max(place, 1)
        let scaled = value / unit
        return unit >= 10 || (scaled.rounded() == scaled && Int(scaled) % 5 == 0)
    }

    /// Makes a whole number or a decimal fraction from its digits.
    ///
    /// The precision follows the table of the GBIF guide to georeferencing (after Wieczorek 2004): the
    /// last significant digit, one power of ten less where it is the only one (30, 100, 2000), and a
    /// half or a quarter for decimals that read as such (10.5, 0.25).
    ///
    /// - Parameters:
    ///   - whole: The digits before the decimal separator, without separators of thousands.
    ///   - decimals: The digits after it; empty for a whole number.
    ///   - style: How the number is written.
    init?(whole: String, decimals: String, style: Style) {
        guard whole.count <= 15, decimals.count <= 15, !(whole.isEmpty && decimals.isEmpty),
            let value = Double(
                "\(whole.isEmpty ? "0" : whole).\(decimals.isEmpty ? "0" : decimals)")
        else { return nil }
        if decimals.isEmpty {
            self.init(whole: value, style: style)
        } else {
            let place = pow(10, -Double(decimals.count))
            let precision =
                switch decimals {
                case "5": 0.5
                case "25", "75": 0.25
                default: place
                }
            self.init(low: value, high: value, place: place, precision: precision, style: style)
        }
    }

    /// Makes a whole number; see ``init(whole:decimals:style:)`` for its precision.
    init(whole value: Double, style: Style) {
        var place = 1.0
        while value >= place * 10, (value / (place * 10)).rounded() == value / (place * 10) {
            place *= 10
        }
        let hasOneDigit = value / place < 10
        let precision = hasOneDigit && place >= 10 ? place / 10 : place
        self.init(low: value, high: value, place: place, precision: precision, style: style)
    }

    /// Makes a number with a vulgar fraction, precise to one part of the denominator.
    init(fraction value: Double, denominator: Double) {
        self.init(
            low: value, high: value, place: 1 / denominator, precision: 1 / denominator,
            style: .fraction)
    }

    /// The range from one number to another, as precise as the coarser writing.
    init(from first: StatedNumber, to second: StatedNumber) {
        self.init(
            low: min(first.low, second.low), high: max(first.high, second.high),
            place: min(first.place, second.place),
            precision: max(first.precision, second.precision),
            style: first.style)
    }

    /// The number written for display, without needless decimals.
    public var description: String {
        func written(_ value: Double) -> String {
            let thousandths = (value * 1000).rounded() / 1000
            return thousandths == thousandths.rounded() && abs(thousandths) < 1e15
                ? String(Int(thousandths)) : String(thousandths)
        }
        return isRange ? "\(written(low))-\(written(high))" : written(low)
    }
}
