import Claims
import Gazetteer
import Geodesy
import Layers

/// What checking needs, made once: the register, the reader of texts and the judge.
struct Checking: Sendable {
    let finder: MentionFinder
    let checker: ClaimChecker
    private let boundaries: Boundaries

    init(_ data: DataOptions) throws {
        let register = try data.register()
        let path = try data.folder() + "/lexicon.csv"
        let lexicon = try Lexicon(
            table: DelimitedTable(bytes: FileBytes.read(path), fileName: path))
        finder = MentionFinder(register: register, lexicon: lexicon)
        boundaries = Boundaries(folder: try data.folder() + "/boundaries")
        checker = ClaimChecker(
            geography: RegisteredGeography(register: register, boundaries: boundaries))
    }

    /// A text with what was found in it.
    struct Checked: Sendable {
        let text: String
        let mentions: [Mention]
        let findings: [Finding]

    }

    /// The outlines of all countries, to draw under a map.
    func outlines() throws -> [[Coordinate]] {
        try boundaries.countries().flatMap { $0.polygons.flatMap { $0 } }
    }

    func check(_ text: String, language: ClaimLanguage?) -> Checked {
        let result = checker.check(text, reading: finder.read(text), language: language)
        return Checked(text: text, mentions: result.mentions, findings: result.findings)
    }
}
