import Claims
import Foundation
import Gazetteer
import Incidents
import Layers
import MapService

/// The operations on places, over the curated gazetteer of the project.
enum PlaceSamples {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("gazetteer").path

    static func operations() throws -> PlaceOperations {
        let register = try PlaceRegister(folder: folder)
        let path = folder + "/lexicon.csv"
        let lexicon = try Lexicon(
            table: DelimitedTable(bytes: FileBytes.read(path), fileName: path))
        let boundaries = Boundaries(folder: folder + "/boundaries")
        let curated = try CuratedIncidents(folder: folder, place: { _ in nil })
        return PlaceOperations(
            register: register, finder: MentionFinder(register: register, lexicon: lexicon),
            checker: ClaimChecker(
                geography: RegisteredGeography(register: register, boundaries: boundaries)),
            log: curated.log, sources: curated.sources, areasInReach: { _, _ in [] })
    }
}
