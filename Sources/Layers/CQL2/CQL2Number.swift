import Foundation

/// Arithmetic and functions on values; what has no result is null.
enum CQL2Number {
    static func apply(
        _ sign: CQL2Arithmetic, _ first: CQL2Value, _ second: CQL2Value
    ) -> CQL2Value {
        if case .integer(let first) = first, case .integer(let second) = second,
            let result = whole(sign, first, second)
        {
            return .integer(result)
        }
        guard let first = first.number, let second = second.number else { return .null }
        let result =
            switch sign {
            case .add: first + second
            case .subtract: first - second
            case .multiply: first * second
            case .divide: first / second
            case .divideWhole: (first / second).rounded(.towardZero)
            case .remainder: first.truncatingRemainder(dividingBy: second)
            case .power: pow(first, second)
            }
        return result.isFinite ? .number(result) : .null
    }

    /// The exact result of whole numbers, where it is whole and small enough.
    private static func whole(_ sign: CQL2Arithmetic, _ first: Int, _ second: Int) -> Int? {
        let (result, isTooLarge) =
            switch sign {
            case .add: first.addingReportingOverflow(second)
            case .subtract: first.subtractingReportingOverflow(second)
            case .multiply: first.multipliedReportingOverflow(by: second)
            case .divideWhole: first.dividedReportingOverflow(by: second)
            case .remainder: first.remainderReportingOverflow(dividingBy: second)
            case .divide, .power: (0, true)
            }
        return isTooLarge ? nil : result
    }

    static func call(_ function: CQL2Function, _ operands: [CQL2Value]) -> CQL2Value {
        switch function {
        case .casei: return text(operands, CQL2Text.caseFolded)
        case .accenti: return text(operands, CQL2Text.withoutAccents)
        case .lower: return text(operands) { $0.lowercased() }
        case .upper: return text(operands) { $0.uppercased() }
        case .length: return operands.first?.text.map { .integer($0.count) } ?? .null
        case .abs: return number(operands) { Swift.abs($0) }
        case .ceil: return number(operands) { $0.rounded(.up) }
        case .floor: return number(operands) { $0.rounded(.down) }
        case .round: return number(operands) { $0.rounded(.toNearestOrAwayFromZero) }
        case .min: return extreme(operands) { $0 < 0 }
        case .max: return extreme(operands) { $0 > 0 }
        case .distance: return .null
        }
    }

    private static func text(
        _ operands: [CQL2Value], _ change: (String) -> String
    ) -> CQL2Value {
        operands.first?.text.map { .string(change($0)) } ?? .null
    }

    private static func number(
        _ operands: [CQL2Value], _ change: (Double) -> Double
    ) -> CQL2Value {
        operands.first?.number.map { .number(change($0)) } ?? .null
    }

    private static func extreme(
        _ operands: [CQL2Value], _ isBetter: (Int) -> Bool
    ) -> CQL2Value {
        guard var best = operands.first else { return .null }
        for operand in operands {
            guard let order = operand.order(to: best) else { return .null }
            if isBetter(order) { best = operand }
        }
        return best
    }
}
