import ArgumentParser
import Foundation
import Gazetteer

/// The option that every command with place names takes.
struct DataOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder of the gazetteer (default: the one that came with the program).",
            valueName: "folder"))
    var data: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A compiled gazetteer (default: world.topo in the folder, if there); 'none' for the "
                + "curated places alone.", valueName: "file"))
    var world: String?

    /// Options as the command line leaves them.
    init() {}

    /// Options from elsewhere.
    init(data: String?, world: String?) {
        self.data = data
        self.world = world
    }

    /// The folder of the gazetteer.
    func folder() throws -> String { try DataFolder.find(option: data) }

    /// Everything the gazetteer knows: the curated folder, and the compiled world where it is there.
    func register() throws -> PlaceRegister {
        let folder = try folder()
        switch world {
        case "none": return try PlaceRegister(folder: folder)
        case let path?: return try PlaceRegister(folder: folder, world: path)
        case nil:
            let usual = folder + "/world.topo"
            guard FileManager.default.fileExists(atPath: usual) else {
                return try PlaceRegister(folder: folder)
            }
            let register = try PlaceRegister(folder: folder, world: usual)
            if register.isOutdated {
                Terminal.complain(
                    "note: \(usual) was compiled from other tables than those of the folder; "
                        + "compile it again with scripts/build-world.")
            }
            return register
        }
    }
}
