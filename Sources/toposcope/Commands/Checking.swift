import Claims
import Gazetteer
import Geodesy
import Layers

/// What checking needs, made once: the register, the reader of texts and the judge.
struct Checking: Sendable {
    let finder: MentionFinder
    let checker: ClaimChecker
    private let boundaries: Boundaries
    private let geography: RegisteredGeography

    /// What kept outlines from being read so far, for people; nil if nothing did.
    var outlineProblem: String? {
        geography.problem.map {
            "The outlines of countries could not be read, so that borders, coasts and areas were "
                + "not checked: \($0)"
        }
    }

    init(_ data: DataOptions) throws {
        let register = try data.register()
        let path = try data.folder() + "/lexicon.csv"
        let lexicon = try Lexicon(
            table: DelimitedTable(bytes: FileBytes.read(path), fileName: path))
        finder = MentionFinder(register: register, lexicon: lexicon)
        boundaries = Boundaries(folder: try data.folder() + "/boundaries")
        geography = RegisteredGeography(register: register, boundaries: boundaries)
        checker = ClaimChecker(geography: geography)
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

    /// Checks a text, a long one in parts, so that the cost grows with the length alone.
    ///
    /// - Parameters:
    ///   - text: The text in UTF-8.
    ///   - language: The language to read claims in; nil to guess it sentence by sentence.
    /// - Returns: The mentions and findings with their offsets in the whole text.
    func check(_ text: [UInt8], language: ClaimLanguage?) -> Checked {
        var mentions: [Mention] = []
        var findings: [Finding] = []
        for part in TextParts(text) {
            let result = checker.check(
                String(decoding: part.bytes, as: UTF8.self),
                reading: finder.read(utf8: part.bytes), language: language)
            findings += result.findings.map {
                $0.moved(by: part.offset, mentions: mentions.count)
            }
            mentions += result.mentions.map { $0.moved(by: part.offset) }
        }
        return Checked(
            text: String(decoding: text, as: UTF8.self), mentions: mentions, findings: findings)
    }
}
