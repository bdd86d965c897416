public import Layers

extension IncidentFile {
    /// The tables that incidents live in, which no other layer can take the place of.
    static let ownTables: Set<String> = [
        IncidentTable.located, IncidentTable.byArea, sources, links, imports, columnSets, versions,
        versionTable,
    ]

    /// Keeps a layer of other things beside the incidents: places, bases, what was found in a text.
    ///
    /// The same features twice change nothing; those that are no longer given are taken out.
    ///
    /// - Parameters:
    ///   - layer: The layer; its name is that of the table.
    ///   - schema: The columns of a new table; nil for what the features have.
    ///   - kind: The shapes of a new table; nil for what the features have.
    ///   - prefix: How the identifiers begin that this layer answers for; features with others stay.
    /// - Throws: ``IncidentError/unusableFile(path:reason:)`` for the name of a table of incidents,
    ///   `LayerError.file` where the file cannot be written.
    /// - Returns: How many features were added, changed or taken out.
    @discardableResult
    public func keep(
        _ layer: Layer, schema: LayerSchema? = nil, kind: GeometryKind? = nil,
        withPrefix prefix: String = ""
    ) throws -> Int {
        guard !Self.ownTables.contains(layer.name) else {
            throw IncidentError.unusableFile(
                path: path, reason: "its layer \"\(layer.name)\" is that of incidents.")
        }
        let old = try package.layerNames().contains(layer.name) ? all(layer.name).map(\.id) : nil
        return try package.write { transaction in
            if old == nil {
                try transaction.makeLayer(
                    schema ?? layer.schema,
                    kind: kind ?? GeometryKind.holding(layer.features))
            }
            var changes = 0
            var given = Set<String>()
            for feature in layer.features {
                given.insert(feature.id)
                if try transaction.put(feature, into: layer.name) != .unchanged { changes += 1 }
            }
            for id in old ?? [] where id.hasPrefix(prefix) && !given.contains(id) {
                try transaction.remove(id: id, from: layer.name)
                changes += 1
            }
            return changes
        }
    }
}
