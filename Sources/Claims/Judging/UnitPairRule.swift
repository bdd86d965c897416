import Geodesy

/// Judges whether two figures of different units state the same distance.
///
/// One mile is 1.609344 km and one nautical mile 1.852 km, both by definition. Each figure is an
/// interval of the width that its writing implies.
enum UnitPairRule {
    static func judge(_ stated: StatedDistance) -> FindingPart? {
        guard let second = stated.second else { return nil }
        let first = Figure(stated.number, stated.unit)
        let other = Figure(second.number, second.unit)
        let shown =
            "\(first.text) = \(Figures.length(Length(metres: first.metres), in: second.unit)), \(other.text) = \(Figures.length(Length(metres: other.metres), in: stated.unit))"
        if second.unit == stated.unit {
            return first.overlaps(other, by: \.half)
                ? nil
                : FindingPart(
                    .units, .contradicted,
                    "Unit pair: two different figures in the same unit, \(first.text) and \(other.text)."
                )
        }
        if first.overlaps(other, by: \.half) {
            return FindingPart(.units, .supported, "Unit pair: \(shown): they agree.")
        }
        if first.overlaps(other, by: \.loose) {
            return FindingPart(
                .units, .approximate, "Unit pair: \(shown): they agree only if loosely rounded.")
        }
        return FindingPart(
            .units, .contradicted,
            "Unit pair: \(shown): they do not agree.\(remedy(stated, second))")
    }

    private struct Figure {
        let number: StatedNumber
        let unit: LengthUnit
        let half: Double
        let loose: Double

        init(_ number: StatedNumber, _ unit: LengthUnit) {
            self.number = number
            self.unit = unit
            half = number.precision / 2 * unit.metres
            // A converted figure is commonly cut to one or two digits: 0.6 for 0.621, 1.5 for 1.609.
            loose = max(number.place / 2 * unit.metres, 0.05 * number.value * unit.metres)
        }

        var metres: Double { number.value * unit.metres }
        var text: String { "\(number.description) \(unit.rawValue)" }

        func overlaps(_ other: Figure, by width: KeyPath<Figure, Double>) -> Bool {
            let low = number.low * unit.metres - self[keyPath: width]
            let high = number.high * unit.metres + self[keyPath: width]
            let otherLow = other.number.low * other.unit.metres - other[keyPath: width]
            let otherHigh = other.number.high * other.unit.metres + other[keyPath: width]
            return low <= otherHigh && otherLow <= high
        }
    }

    /// Which change of units would make the figures agree.
    private static func remedy(
        _ stated: StatedDistance, _ second: StatedDistance.SecondFigure
    ) -> String {
        let swapped = Figure(stated.number, second.unit)
            .overlaps(Figure(second.number, stated.unit), by: \.loose)
        if swapped { return " They would with the two units exchanged." }
        for unit in [LengthUnit.kilometres, .miles, .nauticalMiles] {
            if unit != stated.unit, unit != second.unit,
                Figure(stated.number, unit)
                    .overlaps(Figure(second.number, second.unit), by: \.half)
            {
                return " They would if the first were \(unit.plural)."
            }
            if unit != second.unit, unit != stated.unit,
                Figure(stated.number, stated.unit)
                    .overlaps(Figure(second.number, unit), by: \.half)
            {
                return " They would if the second were \(unit.plural)."
            }
        }
        return ""
    }
}

extension LengthUnit {
    /// The unit in words.
    var plural: String {
        switch self {
        case .metres: "metres"
        case .kilometres: "kilometres"
        case .miles: "statute miles"
        case .nauticalMiles: "nautical miles"
        case .feet: "feet"
        case .yards: "yards"
        }
    }
}
