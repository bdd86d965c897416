import ArgumentParser
import Foundation
import Layers

/// Fetches GeoNames' own dumps.
struct GazetteerFetch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Download GeoNames dumps, where there is internet.",
        discussion: """
            Takes ISO codes of countries (NE ML BF) or `world` for allCountries. A download that was \
            broken off goes on where it stopped, unless the server has another file by now; \
            archives are tested before they are unpacked, and not fetched again while they \
            are current. Needs the programs curl and unzip. Compile the files with `toposcope gazetteer build`.

            GeoNames data: CC BY 4.0, https://www.geonames.org.
            """)

    @Argument(help: "Countries (ISO codes), or world.")
    var areas: [String]

    @Option(
        help: ArgumentHelp(
            "Where to put the files (default: downloads in the folder of the gazetteer).",
            valueName: "folder"))
    var folder: String?

    @Option(help: ArgumentHelp("Where the dumps are.", valueName: "address"))
    var from = "https://download.geonames.org/export/dump"

    @Flag(help: "Also fetch the alternate names with their languages (alternateNamesV2, 200 MB).")
    var alternateNames = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        for area in areas
        where area != "world"
            && !(area.utf8.count == 2 && area.utf8.allSatisfy { (65...90).contains($0 & 0xDF) })
        {
            throw ValidationError(
                "\"\(area)\" is no ISO code of two letters; write for example NE, or world.")
        }
    }

    func run() throws {
        let folder = try folder ?? data.folder() + "/downloads"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        var names = areas.map { $0 == "world" ? "allCountries" : $0.uppercased() }
        if alternateNames { names.append("alternateNamesV2") }
        for name in names {
            Terminal.complain("fetching \(from)/\(name).zip")
            Terminal.print(
                try ArchiveDownload(name: name, server: from, folder: folder).fetch())
        }
    }
}
