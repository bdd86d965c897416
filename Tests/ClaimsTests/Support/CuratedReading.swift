import Claims
import Gazetteer
import Geodesy
import Layers

/// Texts read and checked with the curated tables, as the program does it.
struct CuratedReading {
    private let finder: MentionFinder
    private let checker: ClaimChecker

    /// Made once: the tables take longer to read than the texts.
    static let shared = Result { try CuratedReading() }

    private init() throws {
        let root = String(
            #filePath.dropLast("Tests/ClaimsTests/Support/CuratedReading.swift".count))
        let register = try PlaceRegister(folder: root + "gazetteer")
        let table = try DelimitedTable(
            bytes: FileBytes.read(root + "gazetteer/lexicon.csv"), fileName: "lexicon.csv")
        finder = MentionFinder(register: register, lexicon: try Lexicon(table: table))
        checker = ClaimChecker(
            geography: RegisteredGeography(
                register: register,
                boundaries: Boundaries(folder: root + "gazetteer/boundaries")))
    }

    func check(_ text: String) -> ClaimChecker.Result {
        checker.check(text, reading: finder.read(text))
    }
}
