import Layers

extension IncidentFile {
    /// Imported records as they stood in their source, by the columns that they have.
    ///
    /// - Parameter prefix: Only records whose incident's identifier begins so; empty for all.
    /// - Throws: `LayerError` where the file cannot be read.
    /// - Returns: For each set of columns its rows, in the order of the file.
    public func originals(withPrefix prefix: String = "") throws -> [SourceRow.Columns: [[String]]]
    {
        let names = try Self.columnSets(in: package)
        var rows: [SourceRow.Columns: [[String]]] = [:]
        for table in [IncidentTable.located, IncidentTable.byArea] {
            for feature in try all(table) where feature.id.hasPrefix(prefix) {
                guard case .string(let key) = feature["original_columns"],
                    let columns = names[key], let values = IncidentTable.originalValues(feature)
                else { continue }
                rows[columns, default: []].append(values)
            }
        }
        return rows
    }

    /// The columns that imported records had in their sources, by key.
    static func columnSets(in package: GeoPackage) throws -> [String: SourceRow.Columns] {
        var names: [String: SourceRow.Columns] = [:]
        let sets = try package.layer(Self.columnSets).page(FeatureQuery(includesUnlocated: true))
        for feature in sets.features {
            guard case .string(let text) = feature["names"],
                let values = try? JSONValue(parsing: text).array
            else { continue }
            names[feature.id] = SourceRow.Columns(values.map { $0.string ?? "" })
        }
        return names
    }
}
