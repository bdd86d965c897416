public import Geodesy

/// A condition on features in the Common Query Language, read from text or JSON.
///
/// All conformance classes of the standard are understood. A value that is missing makes a
/// comparison neither true nor false, and such a feature is not chosen. Positions are read in the
/// given reference system, with its axis order.
///
/// See OGC 21-065r2, *Common Query Language (CQL2)*.
public struct CQL2Filter: Hashable, Sendable {
    let expression: CQL2Expression

    /// Reads the text encoding, such as `kind = 'attack' AND deaths > 3`.
    ///
    /// - Parameters:
    ///   - text: The filter.
    ///   - crs: The reference system of positions in the filter.
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` with the column of what is
    ///   wrong.
    public init(text: String, crs: CRS = .crs84) throws(LayerError) {
        var parser = try CQL2TextParser(text, axes: try CQL2Axes(crs))
        try self.init(checking: try parser.parse())
    }

    /// Reads the JSON encoding.
    ///
    /// - Parameters:
    ///   - json: The filter.
    ///   - crs: The reference system of positions in the filter.
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)``.
    public init(json: JSONValue, crs: CRS = .crs84) throws(LayerError) {
        var reader = CQL2JSONReader(axes: try CQL2Axes(crs))
        try self.init(checking: try reader.read(json))
    }

    /// The condition that a property has a value.
    public init(property name: String, equals value: PropertyValue) {
        let literal: CQL2Expression? =
            switch value {
            case .null: nil
            case .boolean(let value): .boolean(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .string(let text): .string(text)
            case .date(let day): .instant(CQL2Instant(day: day))
            case .timestamp(let text): .string(text)
            }
        expression =
            literal.map { .comparison(.equal, .property(name), $0) }
            ?? .isNull(.property(name))
    }

    /// The condition that all of several hold.
    ///
    /// - Returns: Nil for no condition at all.
    public static func all(_ filters: [CQL2Filter]) -> CQL2Filter? {
        guard let first = filters.first else { return nil }
        return filters.count == 1
            ? first : CQL2Filter(unchecked: .and(filters.map(\.expression)))
    }

    private init(unchecked expression: CQL2Expression) {
        self.expression = expression
    }

    private init(checking expression: CQL2Expression) throws(LayerError) {
        try CQL2TypeCheck(typeOf: { _ in .any }).checkFilter(expression)
        self.expression = expression
    }

    /// The filter in the text encoding, with positions on WGS 84.
    public var text: String { expression.text }

    /// The filter in the JSON encoding, with positions on WGS 84.
    public var json: JSONValue { expression.json }

    /// The names of all properties that the filter mentions.
    public var propertyNames: Set<String> {
        var names: Set<String> = []
        expression.collectProperties(into: &names)
        return names
    }

    /// Checks the filter against the properties that features have.
    ///
    /// - Parameter types: The kind of each property, by name; also of the geometry.
    /// - Throws: ``LayerError/malformed(format:line:column:reason:)`` for a property that is not
    ///   there, and for operands that can never be compared.
    public func check(against types: [String: CQL2Type]) throws(LayerError) {
        try CQL2TypeCheck(typeOf: { types[$0] }).checkFilter(expression)
    }

    /// The functions that filters may call besides the predicates, in alphabetic order.
    public static var functions: [CQL2FunctionSummary] {
        CQL2Function.allCases.map(\.description).sorted { $0.name < $1.name }
    }
}
