import Geodesy
import Synchronization

/// Decides for one feature after the other whether a filter chooses it.
///
/// It prepares the shapes of the filter once and keeps them. Tasks that share one wait for each
/// other, so that each should have its own.
/// Relations between shapes are those of the simple feature standard in the plane of longitude and
/// latitude, through GEOS.
public final class CQL2Evaluator: Sendable {
    private let expression: CQL2Expression
    private let geometryNames: Set<String>
    private let spatial = Mutex(SpatialPredicates())

    /// Makes an evaluator.
    ///
    /// - Parameters:
    ///   - filter: The filter.
    ///   - geometryNames: The names by which a filter speaks of the shape of a feature.
    public init(_ filter: CQL2Filter, geometryNames: Set<String> = ["geometry", "geom"]) {
        expression = filter.expression
        self.geometryNames = geometryNames
    }

    /// Whether the filter is true for the feature; false also where it is unknown.
    public func matches(_ feature: Feature) -> Bool {
        spatial.withLock { spatial in
            spatial.begin(feature.geometry)
            return condition(expression, Subject(feature: feature, spatial: spatial)) == true
        }
    }

    /// The feature that is asked about, with what has been prepared for it.
    private struct Subject {
        let feature: Feature
        let spatial: SpatialPredicates

        var geometry: Geometry? { feature.geometry }
        var id: String { feature.id }

        subscript(name: String) -> PropertyValue? { feature[name] }
    }

    // MARK: Conditions

    /// True, false or, where a value is missing, unknown.
    private func condition(_ expression: CQL2Expression, _ feature: Subject) -> Bool? {
        switch expression {
        case .boolean(let value): return value
        case .and(let terms):
            var isKnown = true
            for term in terms {
                switch condition(term, feature) {
                case false?: return false
                case nil: isKnown = false
                default: break
                }
            }
            return isKnown ? true : nil
        case .or(let terms):
            var isKnown = true
            for term in terms {
                switch condition(term, feature) {
                case true?: return true
                case nil: isKnown = false
                default: break
                }
            }
            return isKnown ? false : nil
        case .not(let term): return condition(term, feature).map { !$0 }
        case .isNull(let operand): return value(operand, feature).isNull
        case .comparison(let sign, let first, let second):
            return compare(sign, value(first, feature), value(second, feature))
        case .between(let operand, let low, let high):
            let operand = value(operand, feature)
            let isAbove = compare(.greaterOrEqual, operand, value(low, feature))
            let isBelow = compare(.lessOrEqual, operand, value(high, feature))
            if isAbove == false || isBelow == false { return false }
            return isAbove == nil || isBelow == nil ? nil : true
        case .isIn(let operand, let items):
            let operand = value(operand, feature)
            return any(items) { operand.equals(value($0, feature)) }
        case .like(let operand, let pattern):
            guard let text = value(operand, feature).text,
                let pattern = value(pattern, feature).text
            else { return nil }
            return CQL2Text.matches(text, pattern: pattern)
        case .spatial(let relation, let first, let second):
            guard let first = shape(first, feature), let second = shape(second, feature) else {
                return nil
            }
            return feature.spatial.holds(relation, first, second)
        case .temporal(let relation, let first, let second):
            guard let first = value(first, feature).time, let second = value(second, feature).time
            else { return nil }
            return first.holds(relation, with: second)
        case .array(let relation, let first, let second):
            guard let first = value(first, feature).members,
                let second = value(second, feature).members
            else { return nil }
            return holds(relation, first, second)
        default:
            switch value(expression, feature) {
            case .boolean(let value): return value
            case .integer(let value) where value == 0 || value == 1: return value == 1
            default: return nil
            }
        }
    }

    private func any(_ items: [CQL2Expression], _ test: (CQL2Expression) -> Bool?) -> Bool? {
        var isKnown = true
        for item in items {
            switch test(item) {
            case true?: return true
            case nil: isKnown = false
            default: break
            }
        }
        return isKnown ? false : nil
    }

    private func compare(
        _ sign: CQL2Comparison, _ first: CQL2Value, _ second: CQL2Value
    ) -> Bool? {
        switch sign {
        case .equal: first.equals(second)
        case .notEqual: first.equals(second).map { !$0 }
        case .less: first.order(to: second).map { $0 < 0 }
        case .lessOrEqual: first.order(to: second).map { $0 <= 0 }
        case .greater: first.order(to: second).map { $0 > 0 }
        case .greaterOrEqual: first.order(to: second).map { $0 >= 0 }
        }
    }

    private func holds(
        _ relation: CQL2ArrayRelation, _ first: [CQL2Value], _ second: [CQL2Value]
    ) -> Bool {
        func isSubset(_ some: [CQL2Value], of all: [CQL2Value]) -> Bool {
            some.allSatisfy { item in all.contains { $0.equals(item) == true } }
        }
        return switch relation {
        case .contains: isSubset(second, of: first)
        case .containedBy: isSubset(first, of: second)
        case .equals: isSubset(first, of: second) && isSubset(second, of: first)
        case .overlaps: first.contains { isSubset([$0], of: second) }
        }
    }

    // MARK: Values

    private func value(_ expression: CQL2Expression, _ feature: Subject) -> CQL2Value {
        switch expression {
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        case .string(let text): return .string(text)
        case .instant(let instant): return .instant(instant)
        case .geometry(let shape): return .shape(shape)
        case .property(let name):
            if let value = feature[name] { return CQL2Value(value) }
            if geometryNames.contains(name) { return feature.geometry == nil ? .null : .ownShape }
            return name == "id" ? .string(feature.id) : .null
        case .interval(let start, let end):
            guard let start = endpoint(start, feature), let end = endpoint(end, feature) else {
                return .null
            }
            return .period(CQL2Period(start: start.instant, end: end.instant))
        case .list(let items): return .list(items.map { value($0, feature) })
        case .call(let function, let operands):
            return call(function, operands, feature)
        case .arithmetic(let sign, let first, let second):
            return CQL2Number.apply(sign, value(first, feature), value(second, feature))
        default:
            return condition(expression, feature).map(CQL2Value.boolean) ?? .null
        }
    }

    /// An end of an interval: open, or at an instant; `nil` where a property has no value.
    private func endpoint(
        _ expression: CQL2Expression?, _ feature: Subject
    ) -> (instant: CQL2Instant?, isOpen: Bool)? {
        guard let expression else { return (nil, true) }
        guard let time = value(expression, feature).time, let start = time.start else { return nil }
        return (start, false)
    }

    private func shape(_ expression: CQL2Expression, _ feature: Subject) -> CQL2Value? {
        switch value(expression, feature) {
        case .ownShape: .ownShape
        case .shape(let shape): .shape(shape)
        default: nil
        }
    }

    private func call(
        _ function: CQL2Function, _ operands: [CQL2Expression], _ feature: Subject
    ) -> CQL2Value {
        if function == .distance {
            guard let first = shape(operands[0], feature), let second = shape(operands[1], feature)
            else { return .null }
            return distance(first, second, feature).map(CQL2Value.number) ?? .null
        }
        return CQL2Number.call(function, operands.map { value($0, feature) })
    }

    /// The geodesic in metres between two points; nothing for other shapes.
    private func distance(
        _ first: CQL2Value, _ second: CQL2Value, _ feature: Subject
    ) -> Double? {
        func point(_ value: CQL2Value) -> Coordinate? {
            let geometry: Geometry? =
                if case .shape(let shape) = value { shape.geometry } else { feature.geometry }
            if case .point(let coordinate)? = geometry { return coordinate }
            return nil
        }
        guard let from = point(first), let to = point(second) else { return nil }
        return Geodesic.wgs84.distance(from: from, to: to).metres
    }
}
