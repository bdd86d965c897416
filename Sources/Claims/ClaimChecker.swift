public import Gazetteer

/// From a read text to findings: the whole way of the check in one value.
public struct ClaimChecker: Sendable {
    private let reader = ClaimReader()
    private let verifier: Verifier
    private let geography: any Geography

    /// Makes a checker.
    ///
    /// - Parameter geography: What is known of countries, borders and coasts.
    public init(geography: any Geography) {
        self.geography = geography
        verifier = Verifier(geography: geography)
    }

    /// What checking a text found.
    public struct Result: Sendable {
        /// The findings on all claims, in the order of their words.
        public let findings: [Finding]
        /// The mentions of the text, with the places that the stated distances point to.
        public let mentions: [Mention]
    }

    /// Checks a text.
    ///
    /// A stated distance is evidence for the place meant: where it fits another bearer of a name than
    /// the reading took, the mentions of that name in the result have that bearer first.
    ///
    /// - Parameters:
    ///   - text: The text, as it was read.
    ///   - reading: What was found in it.
    ///   - language: The language to read in; nil to guess it sentence by sentence.
    /// - Returns: The findings and the mentions.
    public func check(
        _ text: String, reading: TextReading, language: ClaimLanguage? = nil
    ) -> Result {
        let claims = reader.claims(in: text, mentions: reading.mentions, language: language)
        guard !claims.isEmpty else { return Result(findings: [], mentions: reading.mentions) }
        let resolver = AnaphorResolver(
            reading: reading, mentions: reading.mentions,
            capital: { geography.capital(ofCountry: $0) })
        let findings = verifier.findings(
            on: resolver.resolved(claims), mentions: reading.mentions)
        return Result(
            findings: findings,
            mentions: NamesakeRevision(findings: findings).revised(reading.mentions))
    }
}
