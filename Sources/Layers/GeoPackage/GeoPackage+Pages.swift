extension GeoPackage {
    /// Writes one layer into a new file, page by page and in bounded memory.
    ///
    /// - Parameters:
    ///   - schema: Its name, title and columns.
    ///   - kind: The geometry type; nil for a table without shapes.
    ///   - path: Where to write; nothing may be there yet.
    ///   - next: Gives the next features, nil at the end.
    /// - Throws: ``LayerError/file(path:reason:)``, and what `next` throws; the file is then not
    ///   complete.
    public static func write(
        _ schema: LayerSchema, kind: GeometryKind?, to path: String,
        pages next: () async throws -> [Feature]?
    ) async throws {
        guard FileSystem.entry(at: path) == .none else {
            throw LayerError.file(path: path, reason: "it is there already; name another file.")
        }
        let file = try GeoPackage(exportingTo: path, .v1_3)
        try file.write { try $0.makeLayer(schema, kind: kind) }
        while let features = try await next() {
            try file.write { try $0.insert(features, into: schema.name) }
        }
        try file.close()
    }
}
