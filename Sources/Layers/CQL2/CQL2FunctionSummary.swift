/// What a function that filters may call takes and gives.
public struct CQL2FunctionSummary: Hashable, Sendable {
    /// The name.
    public let name: String
    /// What it gives, in a sentence.
    public let summary: String
    /// The kinds of its operands, in their order.
    public let operands: [CQL2Type]
    /// Whether the last operand may be repeated.
    public let repeats: Bool
    /// The kind of its value.
    public let value: CQL2Type
}

extension CQL2Function {
    /// What the function takes and gives.
    var description: CQL2FunctionSummary {
        let (summary, value) =
            switch self {
            case .casei: ("The text without differences of case.", CQL2Type.string)
            case .accenti: ("The text without accents.", .string)
            case .lower: ("The text in small letters.", .string)
            case .upper: ("The text in capitals.", .string)
            case .length: ("How many characters a text has.", .number)
            case .abs: ("The number without its sign.", .number)
            case .ceil: ("The least whole number that is not less.", .number)
            case .floor: ("The greatest whole number that is not more.", .number)
            case .round: ("The nearest whole number, halves away from zero.", .number)
            case .min: ("The least of the numbers.", .number)
            case .max: ("The greatest of the numbers.", .number)
            case .distance: ("The metres between two points over the ellipsoid.", .number)
            }
        return CQL2FunctionSummary(
            name: rawValue, summary: summary,
            operands: Array(repeating: operandType, count: operandCount.lowerBound),
            repeats: operandCount.upperBound > operandCount.lowerBound, value: value)
    }

    /// The kind that each operand has.
    var operandType: CQL2Type {
        switch self {
        case .casei, .accenti, .lower, .upper, .length: .string
        case .abs, .ceil, .floor, .round, .min, .max: .number
        case .distance: .geometry
        }
    }
}
