/// Relations between shapes in the plane, with what can be kept between features.
final class SpatialPredicates {
    private let engine = GEOSEngine()
    private var prepared: [ObjectIdentifier: GEOSShape] = [:]
    private var own: Geometry?
    private var ownEnvelope: PlanarBox?
    private var ownShape: GEOSShape?

    /// Turns to the next feature.
    func begin(_ geometry: Geometry?) {
        // As for a box: a step over the antimeridian goes the short way.
        own = geometry?.cut
        ownEnvelope = nil
        ownShape = nil
    }

    /// Whether the relation holds; `nil` where GEOS cannot tell, as for a broken shape.
    func holds(
        _ relation: CQL2SpatialRelation, _ first: CQL2Value, _ second: CQL2Value
    ) -> Bool? {
        guard let firstBox = envelope(of: first), let secondBox = envelope(of: second) else {
            return nil
        }
        // Only disjoint shapes can have disjoint extents.
        guard firstBox.intersects(secondBox) else { return relation == .disjoint }
        guard let firstShape = shape(of: first), let secondShape = shape(of: second) else {
            return nil
        }
        // The prepared side is the one that stays the same from feature to feature.
        if case .shape = first { return firstShape.holds(relation, with: secondShape) }
        if case .shape = second { return secondShape.holds(relation.converse, with: firstShape) }
        return firstShape.holds(relation, with: secondShape)
    }

    private func envelope(of value: CQL2Value) -> PlanarBox? {
        if case .shape(let shape) = value { return shape.envelope }
        if let ownEnvelope { return ownEnvelope }
        ownEnvelope = own.map(PlanarBox.init(of:))
        return ownEnvelope
    }

    private func shape(of value: CQL2Value) -> GEOSShape? {
        if case .shape(let shape) = value {
            let identity = ObjectIdentifier(shape)
            if let known = prepared[identity] { return known }
            let made = engine.shape(of: shape.geometry)
            prepared[identity] = made
            return made
        }
        if let ownShape { return ownShape }
        ownShape = own.flatMap(engine.shape(of:))
        return ownShape
    }
}
