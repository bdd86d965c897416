/// Why a function cannot be called so; the reader adds the place.
struct CQL2CallError: Error {
    let reason: String
}

extension CQL2Expression {
    /// Makes the expression that a function call stands for; both encodings call the same names.
    init(calling name: String, with operands: [CQL2Expression]) throws(CQL2CallError) {
        let name = name.lowercased()
        func pair() throws(CQL2CallError) -> (CQL2Expression, CQL2Expression) {
            guard operands.count == 2 else {
                throw CQL2CallError(
                    reason: "\(name) takes two operands, but there are \(operands.count).")
            }
            return (operands[0], operands[1])
        }
        if let relation = CQL2SpatialRelation(rawValue: name) {
            let (first, second) = try pair()
            self = .spatial(relation, first, second)
        } else if let relation = Self.temporalRelations[name] {
            let (first, second) = try pair()
            self = .temporal(relation, first, second)
        } else if let relation = Self.arrayRelations[name] {
            let (first, second) = try pair()
            self = .array(relation, first.asList, second.asList)
        } else if let function = CQL2Function(rawValue: name) {
            guard function.operandCount.contains(operands.count) else {
                let needed = function.operandCount
                throw CQL2CallError(
                    reason: "\(name) takes "
                        + (needed.count == 1
                            ? "\(needed.lowerBound)"
                            : "\(needed.lowerBound) to \(needed.upperBound)")
                        + " operands, but there are \(operands.count).")
            }
            self = .call(function, operands)
        } else {
            throw CQL2CallError(
                reason: "there is no function \u{201C}\(name)\u{201D}. The functions are "
                    + CQL2Function.allCases.map(\.rawValue).joined(separator: ", ")
                    + ", and those beginning with s_, t_ and a_.")
        }
    }

    /// A list of one item in text looks like an expression in parentheses.
    private var asList: CQL2Expression {
        switch self {
        case .boolean, .integer, .number, .string, .instant, .interval, .geometry: .list([self])
        default: self
        }
    }

    private static let temporalRelations = Dictionary(
        uniqueKeysWithValues: CQL2TemporalRelation.allCases.map { ($0.rawValue.lowercased(), $0) })
    private static let arrayRelations = Dictionary(
        uniqueKeysWithValues: CQL2ArrayRelation.allCases.map { ($0.rawValue.lowercased(), $0) })
}
