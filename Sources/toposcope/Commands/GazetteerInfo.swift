import ArgumentParser
import Foundation
import Gazetteer

/// Tells what a compiled gazetteer contains.
struct GazetteerInfo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Tell what a compiled gazetteer contains.")

    @Argument(
        help: "The file; the same as --world (default: world.topo in the folder of the gazetteer).")
    var file: String?

    @Flag(help: "Read all of it and compare the checksums.")
    var verify = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        if data.world == "none" {
            throw ValidationError(
                "--world none leaves nothing to tell of; give the path of a file.")
        }
        if let file, let world = data.world, file != world {
            throw ValidationError("Give one file, either \(file) or --world \(world).")
        }
    }

    func run() throws {
        let path = try file ?? data.world ?? data.folder() + "/world.topo"
        let index = try PlaceIndex(path: path)
        var lines = [
            "file: \(path)", "places: \(index.count)", "different names: \(index.nameCount)",
        ]
        for fact in index.facts { lines.append("\(fact.name): \(fact.value)") }
        for source in index.sources {
            let parts = [
                source.title, source.licence, source.date, source.address, source.checksum,
            ]
            lines.append(
                "source \(source.key): "
                    + parts.filter { !$0.isEmpty }.joined(separator: ", "))
        }
        if verify {
            let damaged = index.damagedSections()
            lines.append(
                damaged.isEmpty
                    ? "checksums: right"
                    : "checksums: WRONG in \(damaged.joined(separator: ", ")); build it again")
        }
        Terminal.print(lines.joined(separator: "\n"))
    }
}
