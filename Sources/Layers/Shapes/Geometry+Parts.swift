import Geodesy

extension Geometry {
    /// Points, lines and polygons that a shape consists of.
    struct Parts {
        var points: [Coordinate] = []
        var lines: [[Coordinate]] = []
        var polygons: [[[Coordinate]]] = []

        init(_ geometry: Geometry) { add(geometry) }

        private mutating func add(_ geometry: Geometry) {
            switch geometry {
            case .point(let coordinate): points.append(coordinate)
            case .multiPoint(let coordinates): points += coordinates
            case .lineString(let line): lines.append(line)
            case .multiLineString(let several): lines += several
            case .polygon(let rings): polygons.append(rings)
            case .multiPolygon(let several): polygons += several
            case .collection(let geometries): for geometry in geometries { add(geometry) }
            }
        }
    }

    /// The shape cut at the antimeridian, with positions as they are.
    package var cut: Geometry {
        if case .point = self { return self }
        return isWithinOneTurn ? self : normalised(decimals: 9)
    }

    /// The smallest box around the shape, or nil for one without positions.
    var boundingBox: BoundingBox? {
        var builder = ExtentBuilder()
        builder.add(cut)
        return builder.box
    }

    /// Whether no step of a line or ring is longer than half the earth but along the edge of a map,
    /// so that nothing is cut.
    private var isWithinOneTurn: Bool {
        func isShort(_ line: [Coordinate]) -> Bool {
            line.indices.dropFirst().allSatisfy { index in
                let (from, to) = (line[index - 1], line[index])
                return abs(to.longitude - from.longitude) <= 180
                    || Unwrapped.isMapEdge(from, to)
            }
        }
        let parts = Parts(self)
        return parts.lines.allSatisfy(isShort)
            && parts.polygons.allSatisfy { $0.allSatisfy(isShort) }
    }

    /// The geodesic distance from a position to the nearest position of the shape: zero within a
    /// polygon; nil for a shape without positions, or where it is further than the limit.
    func distance(
        from position: Coordinate, within limit: Length = Length(metres: .infinity)
    ) -> Length? {
        if case .point(let coordinate) = self {
            let distance = Geodesic.wgs84.distance(from: position, to: coordinate)
            return distance <= limit ? distance : nil
        }
        let parts = Parts(self)
        var nearest: Length?
        func take(_ distance: Length?) {
            guard let distance, distance <= limit, distance < nearest ?? Length(metres: .infinity)
            else { return }
            nearest = distance
        }
        for point in parts.points {
            take(Geodesic.wgs84.distance(from: position, to: point))
        }
        take(LineSet(lines: parts.lines).nearestPoint(to: position, within: limit)?.distance)
        if !parts.polygons.isEmpty {
            if let region = try? Region(polygons: parts.polygons) {
                take(
                    region.contains(position)
                        ? .zero : region.nearestEdge(to: position, within: limit)?.distance)
            } else {
                // A ring of too few positions encloses nothing: it counts as a line.
                let rings = parts.polygons.flatMap(\.self)
                take(LineSet(lines: rings).nearestPoint(to: position, within: limit)?.distance)
            }
        }
        return nearest
    }
}
