import Foundation
import Incidents
import Layers
import MapService

/// The collections that `serve` offers: those of the program and those of the files given.
struct ServedCollections {
    private(set) var collections: [ServiceCollection] = []
    /// The files whose incidents may be changed.
    private(set) var editedFiles: [IncidentFile] = []
    private var identifiers = CollectionIdentifiers()

    /// Adds the layers that came with the program.
    ///
    /// - Throws: ``ToolError`` where they are not there.
    mutating func addLayersOfProgram(folder: String) async throws {
        for subject in Export.Subject.allCases {
            let layer = try CuratedLayer.read(subject, on: nil, folder: folder)
            collections.append(
                try await ServiceCollection(
                    id: identifiers.take(layer.name), source: IndexedLayer(layer)))
        }
    }

    /// Adds the layers of a GeoPackage, or of a GeoJSON file, which has one.
    ///
    /// - Parameters:
    ///   - file: The path.
    ///   - takesChanges: Whether its incidents may be changed, where it has any.
    /// - Throws: `LayerError` and `IncidentError` for a file that cannot be read.
    mutating func add(file: String, takesChanges: Bool) async throws {
        let address = URL(filePath: file)
        let name = address.deletingPathExtension().lastPathComponent
        guard address.pathExtension.lowercased() == "gpkg" else {
            let layer = Layer(name: name, title: name, features: try Self.features(of: file))
            let id = identifier(name, of: file, isOnly: true)
            collections.append(try await ServiceCollection(id: id, source: IndexedLayer(layer)))
            return
        }
        let package = try GeoPackage(path: file)
        var layers = try package.layerNames()
        var edited: IncidentFile?
        if let incidents = try? IncidentFile(path: file, isWritable: false) {
            try incidents.close()
            layers.removeAll(where: IncidentFile.tablesOfProgram.contains)
            if takesChanges { edited = Self.editable(file) }
        }
        if let edited { editedFiles.append(edited) }
        var failure: (any Error)?
        let before = collections.count
        for layer in layers {
            do {
                let id = identifier(layer, of: file, isOnly: layers.count == 1)
                let editor = edited.flatMap { IncidentEditor($0, layer: layer) }
                collections.append(
                    try await Self.collection(id, try package.layer(layer), editor))
            } catch {
                Terminal.complain("Note: \(error) The layer \(layer) is left out.")
                failure = error
            }
        }
        if collections.count == before, let failure { throw failure }
    }

    /// A layer as a collection; shapes that cannot be read are left out, with a note.
    private static func collection(
        _ id: String, _ layer: GeoPackageLayer, _ editor: IncidentEditor?
    ) async throws -> ServiceCollection {
        do {
            return try await ServiceCollection(id: id, source: layer, editor: editor)
        } catch {
            let collection = try await ServiceCollection(
                id: id, source: layer.passingOverBrokenShapes(), editor: editor)
            Terminal.complain("Note: \(error) Such rows are served without a shape.")
            return collection
        }
    }

    /// The features of a GeoJSON file; for a file of another kind the error says what to make of it.
    private static func features(of file: String) throws -> [Feature] {
        do {
            return try GeoJSONReader.features(path: file)
        } catch {
            guard case .malformed(_, let line, let column, let reason) = error,
                !file.lowercased().hasSuffix("json")
            else { throw error }
            throw ToolError.input(
                path: file,
                reason:
                    "line \(line), column \(column): \(reason) Only GeoPackages and GeoJSON are "
                    + "served; toposcope convert makes GeoJSON of a table, and import --file a "
                    + "GeoPackage of incidents in many formats")
        }
    }

    /// The identifier of a layer, with a note where it is not the name.
    private mutating func identifier(_ layer: String, of file: String, isOnly: Bool) -> String {
        let name = URL(filePath: file).deletingPathExtension().lastPathComponent
        let isTaken = collections.contains { $0.id == layer }
        let id = identifiers.take(layer, file: name, isOnly: isOnly)
        if isTaken {
            Terminal.complain(
                "Note: there is a collection \(layer) already; that of \(file) is at "
                    + "/collections/\(id).")
        }
        return id
    }

    /// A file of incidents opened for changes; nil where it can only be read.
    private static func editable(_ path: String) -> IncidentFile? {
        do {
            return try IncidentFile(path: path, isWritable: true)
        } catch {
            Terminal.complain("Note: \(error) Its incidents can only be read.")
            return nil
        }
    }
}
