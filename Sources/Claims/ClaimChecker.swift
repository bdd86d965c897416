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

    /// The findings on all claims of a text, in the order of their words.
    ///
    /// - Parameters:
    ///   - text: The text, as it was read.
    ///   - reading: What was found in it.
    ///   - language: The language to read in; nil to guess it sentence by sentence.
    /// - Returns: One finding for each claim.
    public func findings(
        in text: String, reading: TextReading, language: ClaimLanguage? = nil
    ) -> [Finding] {
        let claims = reader.claims(in: text, mentions: reading.mentions, language: language)
        let resolver = AnaphorResolver(
            reading: reading, mentions: reading.mentions,
            capital: { geography.capital(ofCountry: $0) })
        return verifier.findings(on: resolver.resolved(claims), mentions: reading.mentions)
    }
}
