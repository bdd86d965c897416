import Foundation
import Geodesy

/// One tile of WebMercatorQuad, the pyramid of squares that web maps use.
///
/// See OGC 17-083r4, annex D.1.
struct TileAddress: Hashable, Sendable {
    /// The finest level that is offered.
    static let deepest = 22
    /// Units along the edge of a tile, as vector tiles count them.
    static let extent = 4096
    /// Units around a tile that are drawn too, so that nothing is cut at its edge.
    static let buffer = 128

    let level: Int
    let row: Int
    let column: Int

    /// Reads the three parts of a path; nil for a tile that the pyramid does not have.
    init?(level: String, row: String, column: String) {
        let isPlain = [level, row, column].allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
        }
        guard isPlain, let level = Int(level), level <= Self.deepest, let row = Int(row),
            let column = Int(column), row < 1 << level, column < 1 << level
        else { return nil }
        self.level = level
        self.row = row
        self.column = column
    }

    /// The place on the tile, in its units from the upper left corner, y downwards.
    func place(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
        let scale = Double(1 << level) * Double(Self.extent)
        let sine = min(max(sin(latitude * .pi / 180), -0.999_999_999_999), 0.999_999_999_999)
        let x = (longitude + 180) / 360 * scale
        let y = (0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi)) * scale
        return (x - Double(column * Self.extent), y - Double(row * Self.extent))
    }

    /// The edges in degrees, with the buffer around it, within the world.
    var edges: (west: Double, south: Double, east: Double, north: Double) {
        let scale = Double(1 << level)
        let margin = Double(Self.buffer) / Double(Self.extent)
        func longitude(_ column: Double) -> Double {
            max(-180, min(180, column / scale * 360 - 180))
        }
        func latitude(_ row: Double) -> Double {
            // Beyond the square of the map lie the poles, which it leaves out.
            let share = max(0, min(1, row / scale))
            return atan(sinh(.pi * (1 - 2 * share))) * 180 / .pi
        }
        return (
            longitude(Double(column) - margin), latitude(Double(row + 1) + margin),
            longitude(Double(column + 1) + margin), latitude(Double(row) - margin)
        )
    }

    /// The box of ``edges``.
    var box: BoundingBox? {
        let edges = edges
        return try? BoundingBox(
            west: edges.west, south: edges.south, east: edges.east, north: edges.north)
    }
}
