import Gazetteer
import Geodesy
import Layers
import Testing

@testable import Claims

@Suite struct NamesakeTests {
    /// A town with a name, at a position (GeoNames).
    static func town(_ name: String, _ latitude: Double, _ longitude: Double, people: Int) throws
        -> Place
    {
        Place(
            id: PlaceID(rawValue: "test:\(name)-\(latitude)"), name: name, featureClass: .populated,
            featureCode: "PPL", countries: ["US"],
            coordinate: try Coordinate(latitude: latitude, longitude: longitude),
            extent: .zero, uncertainty: Length(kilometres: 1), population: people,
            provenance: Provenance(source: "geonames", recordID: nil, date: nil, licence: nil))
    }

    static func mention(_ name: String, in text: String, _ places: [(Place, Double)]) throws
        -> Mention
    {
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(name.unicodeScalars)
        let start = try #require(
            (0...scalars.count - wanted.count).first {
                scalars[$0..<$0 + wanted.count].elementsEqual(wanted)
            })
        return Mention(
            range: start..<start + wanted.count, text: name, kind: .place,
            resolution: Resolution(
                query: name,
                candidates: places.map {
                    Candidate(
                        place: $0.0, matchedName: name, edits: 0, confidence: $0.1, reasons: [])
                }, isKnown: true, isAmbiguous: places.count > 1))
    }

    @Test("The stated distance finds Austin in Indiana, and the finding says so")
    func austin() throws {
        let text = "Louisville lies about 35 miles south of Austin."
        let louisville = try Self.town("Louisville", 38.25424, -85.75941, people: 597_337)
        let texas = try Self.town("Austin", 30.26715, -97.74306, people: 931_830)
        let indiana = try Self.town("Austin", 38.75839, -85.80803, people: 4_182)
        let mentions = [
            try Self.mention("Louisville", in: text, [(louisville, 0.97)]),
            try Self.mention("Austin", in: text, [(texas, 0.9), (indiana, 0.05)]),
        ]
        let claims = ClaimReader().claims(in: text, mentions: mentions)
        let findings = Verifier(geography: SmallGeography()).findings(
            on: claims, mentions: mentions)
        let finding = try #require(findings.first)
        #expect(finding.verdict == .consistent)
        #expect(finding.reading?.reference.place == indiana)
        #expect(finding.explanation.contains("not the better known one"))
        let revised = NamesakeRevision(findings: findings).revised(mentions)
        #expect(revised[1].resolution?.best?.place == indiana)
        #expect(revised[0] == mentions[0])
    }

    @Test("What one figure tells of a name holds for the other claims about it")
    func shared() throws {
        let text =
            "Tongo Tongo is a village 174 km north of Niamey and 28 km south of the border with Mali."
        let right = try Atlas.place(
            try #require(Atlas.entries.first { $0.name == "Tongo Tongo" }))
        let other = Place(
            id: PlaceID(rawValue: "test:other"), name: "Tongo Tongo", featureClass: .populated,
            featureCode: "PPL", countries: ["ML"],
            coordinate: try Coordinate(latitude: 14.2, longitude: -4.1), extent: .zero,
            uncertainty: Length(kilometres: 1),
            provenance: Provenance(source: "geonames", recordID: nil, date: nil, licence: nil))
        let rest = try Atlas.mentions(in: text).filter { $0.text != "Tongo Tongo" }
        let mentions = [try Self.mention("Tongo Tongo", in: text, [(other, 0.6), (right, 0.3)])]
        let all = mentions + rest
        let claims = ClaimReader().claims(in: text, mentions: all)
        let findings = Verifier(geography: SmallGeography()).findings(on: claims, mentions: all)
        let border = try #require(findings.first { $0.claim.kind == .border })
        #expect(border.reading?.subject.place == right)
        #expect(border.verdict == .consistent)
    }

    @Test("Two figures together outvote the better known bearer of the name")
    func votes() throws {
        // Kingston in Ontario: 239 km east-northeast of Toronto, 152 km south-southwest of Ottawa.
        let text = "Kingston lies 240 km east of Toronto and 150 km south of Ottawa."
        let jamaica = try Self.town("Kingston", 17.99702, -76.79358, people: 937_700)
        let ontario = try Self.town("Kingston", 44.22976, -76.48098, people: 114_195)
        let mentions = [
            try Self.mention("Kingston", in: text, [(jamaica, 0.93), (ontario, 0.05)]),
            try Self.mention(
                "Toronto", in: text,
                [(try Self.town("Toronto", 43.70643, -79.39864, people: 2_600_000), 0.98)]),
            try Self.mention(
                "Ottawa", in: text,
                [(try Self.town("Ottawa", 45.41117, -75.69812, people: 812_129), 0.98)]),
        ]
        let claims = ClaimReader().claims(in: text, mentions: mentions)
        let findings = Verifier(geography: SmallGeography()).findings(
            on: claims, mentions: mentions)
        #expect(findings.count == 2)
        #expect(findings.allSatisfy { $0.reading?.subject.place == ontario })
    }

    @Test("An absurd figure is blamed on the name where several places bear it, else on the text")
    func absurd() throws {
        let text = "Holbrook lies two miles east of Duffield."
        let suffolk = try Self.town("Holbrook", 51.98, 1.156, people: 2_180)
        let arizona = try Self.town("Holbrook", 34.90223, -110.15818, people: 5_085)
        let duffield = try Self.town("Duffield", 52.98764, -1.48872, people: 4_900)
        func verdict(_ holbrooks: [(Place, Double)]) throws -> Verdict? {
            let mentions = [
                try Self.mention("Holbrook", in: text, holbrooks),
                try Self.mention("Duffield", in: text, [(duffield, 0.9)]),
            ]
            let claims = ClaimReader().claims(in: text, mentions: mentions)
            return Verifier(geography: SmallGeography()).findings(
                on: claims, mentions: mentions
            ).first?.verdict
        }
        #expect(try verdict([(suffolk, 0.7), (arizona, 0.3)]) == .ambiguousPlace)
        #expect(try verdict([(suffolk, 0.9)]) == .tooShort)
    }
}
