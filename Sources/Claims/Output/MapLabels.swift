/// Finds room for names beside points, so that no name covers another.
struct MapLabels {
    private struct Box {
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private let frame: Box
    private var taken: [Box] = []

    /// The width that a letter takes at the size of the names, for a common sans-serif typeface.
    private static let letter = 8.0
    private static let line = 15.0

    init(width: Double, height: Double) {
        frame = Box(left: 0, top: 0, right: width, bottom: height)
    }

    /// Keeps room free.
    mutating func take(x: Double, y: Double, width: Double, height: Double) {
        taken.append(Box(left: x, top: y, right: x + width, bottom: y + height))
    }

    /// Where a name is written: right of its point, left, above or below; nil where there is no room.
    ///
    /// - Returns: The left end of the line on which the letters stand.
    mutating func place(_ name: String, atX x: Double, y: Double) -> (x: Double, y: Double)? {
        let width = Self.letter * Double(name.count)
        let positions = [
            (x + 7, y + 5), (x - 7 - width, y + 5), (x - width / 2, y - 8), (x - width / 2, y + 18),
            (x + 5, y - 6), (x + 5, y + 16), (x - 5 - width, y - 6), (x - 5 - width, y + 16),
        ]
        for (left, base) in positions {
            let box = Box(
                left: left, top: base - Self.line + 3, right: left + width, bottom: base + 3)
            let isInside =
                box.left >= frame.left && box.right <= frame.right && box.top >= frame.top
                && box.bottom <= frame.bottom
            guard isInside, !taken.contains(where: { $0.overlaps(box) }) else { continue }
            taken.append(box)
            return (left, base)
        }
        return nil
    }
}
