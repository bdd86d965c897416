import Gazetteer
import Layers

/// The finder over the curated gazetteer of the project, made once.
enum ReadingFixture {
    private static let made = Result {
        let folder =
            String(#filePath.dropLast("Tests/GazetteerTests/ReadingFixture.swift".count))
            + "gazetteer"
        let register = try PlaceRegister(folder: folder)
        let table = try DelimitedTable(
            bytes: FileBytes.read(folder + "/lexicon.csv"), fileName: "lexicon.csv")
        return MentionFinder(register: register, lexicon: try Lexicon(table: table))
    }

    /// The finder.
    static func finder() throws -> MentionFinder { try made.get() }
}
