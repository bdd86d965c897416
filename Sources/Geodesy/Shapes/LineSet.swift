/// Lines on the ellipsoid that answer what is nearest: border lines, coasts, tracks.
///
/// The lines are indexed once and never change. They enclose nothing: see ``Region`` for that.
public struct LineSet: Sendable {
    private let tree: EdgeTree
    /// The smallest box that holds all lines, or `nil` if there are none.
    public let boundingBox: BoundingBox?

    /// Indexes lines; a line of one position counts as that point.
    ///
    /// - Parameters:
    ///   - lines: The positions of each line in order; lines without positions are passed over.
    ///   - edges: What the edge between two positions follows.
    /// - Complexity: O(*n*) in the number of positions.
    public init(lines: [[Coordinate]], edges: EdgeKind = .straight) {
        var tree = EdgeTree(kind: edges)
        var boxes: [BoundingBox] = []
        for (number, line) in lines.enumerated() {
            guard let first = line.first else { continue }
            let added = tree.append(line.count == 1 ? [first, first] : line, shape: number)
            boxes.append(added.box)
        }
        tree.build()
        self.tree = tree
        boundingBox = BoundingBox(union: boxes)
    }

    /// A distance that no position of the lines is nearer than, found without looking at them.
    ///
    /// Made for sorting several sets by which of them is worth asking first.
    ///
    /// - Parameter position: Where to measure from.
    /// - Returns: A lower bound of the distance; infinite for no lines.
    public func leastDistance(to position: Coordinate) -> Length {
        tree.leastDistance(to: position)
    }

    /// The nearest position on any of the lines, or `nil` if there is none within the limit.
    ///
    /// Measured on the ellipsoid to a tenth of a metre of the lines as given.
    ///
    /// - Parameters:
    ///   - position: Where to measure from.
    ///   - limit: How far to look; by default as far as the earth goes.
    /// - Returns: The position on the line, its distance, its direction and the line's number.
    /// - Complexity: O(log *n*) for positions near the lines.
    public func nearestPoint(
        to position: Coordinate, within limit: Length = Length(metres: .infinity)
    ) -> NearestPoint? {
        tree.nearest(to: position, within: limit)
    }
}
