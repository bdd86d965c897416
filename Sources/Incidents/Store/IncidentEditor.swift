import Foundation
public import Layers

/// Changes single incidents of a file by hand: adds them, replaces them and takes them away.
///
/// Each change is one transaction with a row in the journal of imports; what was there before is kept
/// among the replaced versions.
public struct IncidentEditor: Sendable {
    private let file: IncidentFile
    private let layer: String

    /// Makes an editor of one of the layers of incidents.
    ///
    /// - Parameters:
    ///   - file: A file that was opened for writing.
    ///   - layer: The name of the layer; nil is returned for one that holds no incidents.
    public init?(_ file: IncidentFile, layer: String) {
        guard layer == IncidentTable.located || layer == IncidentTable.byArea else { return nil }
        self.file = file
        self.layer = layer
    }

    /// Whether the incidents of the layer have positions; those of the other layer have none.
    public var hasPositions: Bool { layer == IncidentTable.located }

    /// The properties that may be given; the others are kept by the program.
    public static var columns: [LayerColumn] {
        IncidentTable.columns.filter { !IncidentRow.kept.contains($0.name) }
    }

    /// Adds an incident under a new identifier.
    ///
    /// - Returns: The incident as it now stands in the file.
    /// - Throws: ``IncidentError/unacceptable(property:value:reason:)``, and what the file throws.
    public func add(_ feature: Feature) throws -> Feature {
        let id = "edited:" + UUID().uuidString.lowercased()
        let row = try IncidentRow(feature, hasPosition: hasPositions).feature(
            id: id, replacing: nil)
        try file.package.write { transaction in
            file.gathered.giveUp()
            _ = try transaction.put(row, into: layer)
            try note("added \(id)", added: 1, transaction)
        }
        return row
    }

    /// Replaces an incident by what is made of it.
    ///
    /// - Parameters:
    ///   - id: Which one.
    ///   - isExpected: Whether its present state is the one that the caller knows.
    ///   - change: Makes the new state of the present one.
    /// - Returns: The incident as it now stands in the file.
    /// - Throws: ``IncidentError/unknownIncident(_:)``, ``IncidentError/changedMeanwhile(_:)``,
    ///   ``IncidentError/unacceptable(property:value:reason:)``, what `change` throws, and what the
    ///   file throws.
    public func replace(
        id: String, if isExpected: (Feature) -> Bool, by change: (Feature) throws -> Feature
    ) throws -> Feature {
        try edit(id) { old in
            // What cannot be taken is refused as such, whatever the state (RFC 9110, 13.2.1).
            let row = try IncidentRow(change(old), hasPosition: hasPositions)
                .feature(id: id, replacing: old)
            guard isExpected(old) else { throw IncidentError.changedMeanwhile(id) }
            return row
        } write: { row, old, transaction in
            guard try transaction.put(row, into: layer) != .unchanged else { return }
            let edit = try note("replaced \(id)", replaced: 1, transaction)
            try file.journalise(old, edit, transaction)
        }
    }

    /// Takes an incident away.
    ///
    /// - Parameters:
    ///   - id: Which one.
    ///   - isExpected: Whether its present state is the one that the caller knows.
    /// - Throws: ``IncidentError/unknownIncident(_:)``, ``IncidentError/changedMeanwhile(_:)``, and
    ///   what the file throws.
    public func remove(id: String, if isExpected: (Feature) -> Bool) throws {
        _ = try edit(id) { old in
            guard isExpected(old) else { throw IncidentError.changedMeanwhile(id) }
            return old
        } write: { _, old, transaction in
            try transaction.remove(id: id, from: layer)
            let edit = try note("removed \(id)", transaction)
            try file.journalise(old, edit, transaction)
        }
    }

    /// Changes an incident in one transaction.
    ///
    /// What refuses the change comes out as it is, before anything is written; of what fails while
    /// writing, the file makes its own error and takes everything back.
    private func edit(
        _ id: String, to new: (Feature) throws -> Feature,
        write: (Feature, Feature, GeoPackageTransaction) throws -> Void
    ) throws -> Feature {
        let outcome: Result<Feature, any Error> = try file.package.write { transaction in
            file.gathered.giveUp()
            guard let old = try transaction.feature(id: id, in: layer) else {
                return .failure(IncidentError.unknownIncident(id))
            }
            let row: Feature
            do {
                row = try new(old)
            } catch {
                return .failure(error)
            }
            try write(row, old, transaction)
            return .success(row)
        }
        return try outcome.get()
    }

    /// Writes a change into the journal, and returns the key under which it stands there.
    @discardableResult
    private func note(
        _ name: String, added: Int = 0, replaced: Int = 0, _ transaction: GeoPackageTransaction
    ) throws -> String {
        let key = "edit-" + String(UInt64.random(in: 0 ... .max), radix: 36)
        let now = IncidentFile.now
        let entry = Feature(
            id: key, geometry: nil,
            properties: [
                .init("name", .string(name)), .init("format", .string("edit")),
                .init("state", .string("finished")), .init("started", .timestamp(now)),
                .init("finished", .timestamp(now)), .init("read", .integer(1)),
                .init("added", .integer(added)), .init("replaced", .integer(replaced)),
                .init("unchanged", .integer(0)), .init("rejected", .integer(0)),
            ])
        _ = try transaction.put(entry, into: IncidentFile.imports)
        return key
    }
}
