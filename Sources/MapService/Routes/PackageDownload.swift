import Foundation
import Geodesy
import HTTPTypes
import Hummingbird
import Layers

/// What a question finds, as a GeoPackage: written beside the program, sent, and gone.
struct PackageDownload: Sendable {
    let collection: ServiceCollection
    let asked: ItemsQuery

    private static let pieceSize = 1 << 16

    /// The file as an answer.
    ///
    /// - Parameters:
    ///   - limit: How many features at most; nil for all.
    ///   - headers: What the answer says besides.
    /// - Returns: An answer that is read from the file as it is sent.
    /// - Throws: 404 for a projected reference system, and what the source throws.
    func answer(limit: Int?, _ headers: HTTPFields) async throws -> Answer {
        // In the file longitude comes first whatever the axes of the system are.
        guard asked.system.crs.kind == .geographic else {
            throw Problem.notFound(
                "GeoPackage in \(asked.system.address); leave crs out, and the file has degrees of "
                    + "WGS 84")
        }
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("toposcope-\(UUID().uuidString).gpkg").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await write(to: path, limit: limit)
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw LayerError.file(path: path, reason: "it is gone")
        }
        var headers = headers
        headers[.contentDisposition] = "attachment; filename=\"\(collection.id).gpkg\""
        headers[.contentLength] = String(try file.seekToEnd())
        return Answer(
            contentType: Encoding.gpkg.contentType,
            body: .stream {
                try? file.seek(toOffset: 0)
                return {
                    guard let piece = try file.read(upToCount: Self.pieceSize), !piece.isEmpty
                    else { return nil }
                    return Array(piece)
                }
            }, headers: headers)
    }

    private func write(to path: String, limit: Int?) async throws {
        let source = collection.source
        let columns = source.schema.columns.filter { column in
            asked.properties?.contains(column.name) ?? true
        }
        let names = PackageNames(columns: columns.map(\.name))
        let schema = LayerSchema(
            name: PackageNames.layer(collection.id), title: collection.title,
            columns: zip(names.stored, columns).map { LayerColumn($0, $1.type) })
        var query = asked.query
        var left = limit ?? Int.max
        try await GeoPackage.write(schema, kind: kind, to: path) {
            guard left > 0 else { return nil }
            query.limit = min(left, 5000)
            let page = try await source.page(query)
            query.after = page.next
            left = page.next == nil ? 0 : left - page.features.count
            return page.features.map { names.renamed(asked.shown($0)) }
        }
    }

    private var kind: GeometryKind? {
        switch collection.source {
        case let layer as GeoPackageLayer: layer.geometryKind
        case let layer as IndexedLayer: GeometryKind.holding(layer.layer.features)
        default: .any
        }
    }
}
