import Claims
import Gazetteer

/// The claims and findings of a text whose names are those of the atlas.
enum Reading {
    static func claims(_ text: String) throws -> [Claim] {
        ClaimReader().claims(in: text, mentions: try Atlas.mentions(in: text))
    }

    static func findings(_ text: String) throws -> [Finding] {
        let mentions = try Atlas.mentions(in: text)
        let claims = ClaimReader().claims(in: text, mentions: mentions)
        return Verifier(geography: SmallGeography()).findings(on: claims, mentions: mentions)
    }

    static func finding(_ text: String, _ kind: Claim.Kind = .distance) throws -> Finding? {
        try findings(text).first { $0.claim.kind == kind }
    }
}
