import Claims
import Gazetteer
import Layers

/// What checking needs, made once: the register, the reader of texts and the judge.
struct Checking: Sendable {
    let finder: MentionFinder
    let checker: ClaimChecker

    init(_ data: DataOptions) throws {
        let register = try data.register()
        let path = try data.folder() + "/lexicon.csv"
        let lexicon = try Lexicon(
            table: DelimitedTable(bytes: FileBytes.read(path), fileName: path))
        finder = MentionFinder(register: register, lexicon: lexicon)
        let boundaries = Boundaries(folder: try data.folder() + "/boundaries")
        checker = ClaimChecker(
            geography: RegisteredGeography(register: register, boundaries: boundaries))
    }

    /// A text with what was found in it.
    struct Checked: Sendable {
        let text: String
        let mentions: [Mention]
        let findings: [Finding]

        /// The text as one object of the exchange format.
        func json(id: String) -> JSONValue {
            .object([
                .init("id", .string(id)),
                .init("mentions", .array(mentions.map(\.json))),
                .init("claims", .array(findings.map(\.json))),
            ])
        }
    }

    func check(_ text: String, language: ClaimLanguage?) -> Checked {
        let result = checker.check(text, reading: finder.read(text), language: language)
        return Checked(text: text, mentions: result.mentions, findings: result.findings)
    }
}
