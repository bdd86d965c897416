import Geodesy

/// The conditions of a question, prepared once and asked of each feature: what every source agrees on.
struct FeatureMatcher: Sendable {
    private enum Area: Sendable {
        case everywhere
        case box(BoundingBox, PlanarShape)
        case circle(Coordinate, Length)
        case region(PlanarShape)
    }

    let query: FeatureQuery
    private let area: Area
    private let time: TimeColumns?
    private let condition: CQL2Evaluator?

    init(_ query: FeatureQuery, time: TimeColumns?) {
        self.query = query
        self.time = time
        condition = query.condition.map { CQL2Evaluator($0) }
        area =
            switch query.area {
            case nil: .everywhere
            case .box(let box): .box(box, PlanarShape(box))
            case .circle(let centre, let radius): .circle(centre, radius)
            case .region(let geometry): .region(PlanarShape(geometry))
            }
    }

    func matches(_ feature: Feature) -> Bool {
        isInTime(feature) && isInArea(feature.geometry)
            && query.filter.map { $0.holds(for: feature) == true } ?? true
            && condition.map { $0.matches(feature) } ?? true
    }

    private func isInTime(_ feature: Feature) -> Bool {
        guard let window = query.time else { return true }
        guard let own = time?.window(of: feature) else { return query.includesUndated }
        return own.overlaps(window)
    }

    private func isInArea(_ geometry: Geometry?) -> Bool {
        if case .everywhere = area { return true }
        guard let geometry else { return query.includesUnlocated }
        switch (area, geometry) {
        case (.everywhere, _): return true
        case (.box(let box, _), .point(let position)): return box.contains(position)
        case (.box(_, let shape), _): return PlanarShape(geometry).intersects(shape)
        case (.circle(let centre, let radius), _):
            return geometry.distance(from: centre, within: radius) != nil
        case (.region(let shape), .point(let position)): return shape.covers(position)
        case (.region(let shape), _): return PlanarShape(geometry).intersects(shape)
        }
    }

    /// The values that a feature is sorted by.
    func sortValues(of feature: Feature) -> [PropertyValue] {
        query.order.map { order in
            switch order {
            case .property(let name, _): feature[name] ?? .null
            case .distance(let origin):
                (feature.geometry?.distance(from: origin)?.metres).map(PropertyValue.number)
                    ?? .null
            }
        }
    }

    /// Whether one key comes before another.
    func precedes(_ one: FeaturePageKey, _ two: FeaturePageKey) -> Bool {
        for (index, order) in query.order.enumerated()
        where index < one.values.count && index < two.values.count {
            var sign = one.values[index].sortOrder(two.values[index])
            if case .property(_, let isDescending) = order, isDescending,
                one.values[index] != .null, two.values[index] != .null
            {
                sign = -sign
            }
            if sign != 0 { return sign < 0 }
        }
        return one.row < two.row
    }
}
