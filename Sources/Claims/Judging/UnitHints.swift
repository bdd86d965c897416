import Geodesy

/// Says which other unit or digits would make a stated distance right.
///
/// Hints stand beside the verdict and never replace it: ratios of 1.15 and 1.6 are also ratios of
/// roads.
enum UnitHints {
    static func hints(_ stated: StatedDistance, against measured: DistanceRule.Measured) -> [String]
    {
        guard stated.number.style != .vague else { return [] }
        var hints: [String] = []
        for unit in [LengthUnit.kilometres, .miles, .nauticalMiles] where unit != stated.unit {
            let slipped = StatedDistance(stated.number, unit)
            if DistanceRule.judge(slipped, against: measured).verdict == .consistent {
                hints.append("It fits if \(unit.plural) were meant.")
            }
        }
        if let second = stated.second, second.unit != stated.unit {
            let exchanged = StatedDistance(second.number, stated.unit)
            if DistanceRule.judge(exchanged, against: measured).verdict == .consistent {
                hints.append(
                    "\(second.number.description) \(stated.unit.rawValue) would fit: the two figures may be exchanged."
                )
            }
        }
        if hints.isEmpty, let swapped = transposed(stated, against: measured) {
            hints.append(swapped)
        }
        return hints
    }

    /// Whether two neighbouring digits exchanged would fit: 519 for 159.
    private static func transposed(
        _ stated: StatedDistance, against measured: DistanceRule.Measured
    ) -> String? {
        guard stated.number.style == .digits, !stated.number.isRange, stated.number.place >= 1,
            stated.number.value >= 100
        else { return nil }
        let digits = Array(String(Int(stated.number.value)))
        for index in 0..<digits.count - 1 where digits[index] != digits[index + 1] {
            var swapped = digits
            swapped.swapAt(index, index + 1)
            guard swapped[0] != "0",
                let number = StatedNumber(whole: String(swapped), decimals: "", style: .digits)
            else { continue }
            let other = StatedDistance(number, stated.unit)
            if DistanceRule.judge(other, against: measured).verdict == .consistent {
                return
                    "\(number.description) \(stated.unit.rawValue) would fit: two digits may be exchanged."
            }
        }
        return nil
    }
}
