/// Degrees, minutes and seconds as they were written, and what they come to.
struct SexagesimalParts {
    private var parts: [(value: Double, wholeDigits: Int, isWhole: Bool, unit: Int?)] = []
    private var problem: String?

    var isEmpty: Bool { parts.isEmpty }

    mutating func append(_ value: Double, wholeDigits: Int, isWhole: Bool) {
        parts.append((value, wholeDigits, isWhole, nil))
    }

    /// Says what the last number counts: 0 degrees, 1 minutes, 2 seconds.
    mutating func mark(as unit: Int) {
        guard !parts.isEmpty, parts[parts.count - 1].unit == nil else {
            problem = "a mark of degrees, minutes or seconds follows no number."
            return
        }
        parts[parts.count - 1].unit = unit
    }

    /// The whole in degrees.
    ///
    /// - Parameter compactWidth: How many digits degrees have if minutes and seconds follow without
    ///   a space, where a side says so.
    /// - Returns: The degrees without sign, or why there are none.
    func degrees(compactWidth: Int?) -> Result<Double, DegreesScanner.Refusal> {
        func refused(_ reason: String) -> Result<Double, DegreesScanner.Refusal> {
            .failure(DegreesScanner.Refusal(reason: reason))
        }
        if let problem { return refused(problem) }
        guard let first = parts.first else {
            return refused("a number is missing. Write latitude and longitude: 13.51366, 2.10980.")
        }
        guard parts.count <= 3 else {
            return refused(
                "one of its two halves has \(parts.count) numbers, at most three can be.")
        }
        if parts.count == 1, let width = compactWidth, first.unit == nil,
            first.wholeDigits == width + 2 || first.wholeDigits == width + 4
        {
            let seconds = Self.compact(first.value, hasSeconds: first.wholeDigits == width + 4)
            return seconds.map { .success($0 / 3600) }
                ?? refused("minutes and seconds must be less than 60.")
        }
        var total = 0.0
        var expected = 0
        for (index, part) in parts.enumerated() {
            let unit = part.unit ?? expected
            guard unit >= expected, index > 0 || unit == 0, unit <= 2 else {
                return refused("degrees, minutes and seconds stand in the wrong order.")
            }
            guard index == parts.count - 1 || part.isWhole else {
                return refused("only the last of degrees, minutes and seconds may have decimals.")
            }
            guard unit == 0 || part.value < 60 else {
                return refused("minutes and seconds must be less than 60, not \(part.value).")
            }
            total += part.value * [3600, 60, 1][unit]
            expected = unit + 1
        }
        // Degrees alone stay exactly the number that was written.
        return .success(parts.count == 1 ? first.value : total / 3600)
    }

    /// Seconds from the digits `DDMM` or `DDMMSS`.
    private static func compact(_ value: Double, hasSeconds: Bool) -> Double? {
        let seconds = hasSeconds ? value.truncatingRemainder(dividingBy: 100) : 0
        let rest = hasSeconds ? (value / 100).rounded(.down) : value
        let minutes = rest.truncatingRemainder(dividingBy: 100)
        let degrees = (rest / 100).rounded(.down)
        guard minutes < 60, seconds < 60 else { return nil }
        return degrees * 3600 + minutes * 60 + seconds
    }
}
