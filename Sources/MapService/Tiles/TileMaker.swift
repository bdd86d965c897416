import Geodesy
import Layers

/// Makes the vector tiles of a collection.
struct TileMaker: Sendable {
    let collection: ServiceCollection

    /// So many shapes other than points are read for one tile.
    private static let mostShapes = 20_000

    /// The bytes of a tile; empty where nothing lies on it.
    ///
    /// - Throws: What the source throws.
    func bytes(of tile: TileAddress, _ asked: ItemsQuery) async throws -> [UInt8] {
        var writer = TileWriter(name: collection.id)
        for feature in try await features(on: tile, asked) {
            guard let geometry = feature.geometry,
                let shape = TileShape(geometry, on: tile)
            else { continue }
            writer.add(shape, id: feature.id, properties: asked.shown(feature).properties)
        }
        return writer.bytes
    }

    private func features(
        on tile: TileAddress, _ asked: ItemsQuery
    ) async throws -> [Feature] {
        guard let box = tile.box else { return [] }
        if asked.isPlainTile, let layer = collection.source as? GeoPackageLayer,
            let snapshot = collection.snapshots?.current()
        {
            let rows = snapshot.rows(between: tile.edges) { Self.kept($0, on: tile) }
            return try layer.features(rows: rows)
        }
        var query = asked.query
        query.area = .box(box)
        query.includesUnlocated = false
        query.limit = nil
        if collection.hasShapes { query.limit = Self.mostShapes }
        let features = try await collection.source.page(query).features
        let points = features.indices.compactMap { index -> (Int, Coordinate)? in
            guard case .point(let coordinate)? = features[index].geometry else { return nil }
            return (index, coordinate)
        }
        let kept = Self.kept(
            points.map { ($0.1.longitude, $0.1.latitude) }, on: tile)
        let stays = Set(kept.map { points[$0].0 })
        let isPoint = Set(points.map(\.0))
        return features.indices.filter { stays.contains($0) || !isPoint.contains($0) }
            .map { features[$0] }
    }

    private static func kept(
        _ points: [(longitude: Double, latitude: Double)], on tile: TileAddress
    ) -> [Int] {
        var thinning = TileThinning(points: points.count)
        return points.indices.filter { index in
            let place = tile.place(
                longitude: points[index].longitude, latitude: points[index].latitude)
            return thinning.keeps(x: place.x, y: place.y)
        }
    }
}

extension ItemsQuery {
    /// Whether a tile shows all features of its box.
    var isPlainTile: Bool {
        query.time == nil && query.condition == nil && query.filter == nil
    }
}

extension ServiceCollection {
    /// Whether there may be lines and areas.
    var hasShapes: Bool {
        guard let layer = source as? GeoPackageLayer else { return false }
        return layer.geometryKind != .point
    }
}
