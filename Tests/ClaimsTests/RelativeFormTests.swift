import Claims
import Geodesy
import Testing

/// Relatives of the usual forms: other verbs, orders, hedges, numbers and units, in both languages.
@Suite struct RelativeFormTests {
    /// A sentence and the claim that it must make.
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let kind: Claim.Kind
        let subject: String?
        let value: Double?
        let unit: LengthUnit?
        let direction: String?
        let reference: String?
        var testDescription: String { text }

        init(
            _ text: String, _ kind: Claim.Kind = .distance, _ subject: String?,
            _ value: Double? = nil, _ unit: LengthUnit? = nil, _ direction: String? = nil,
            _ reference: String?
        ) {
            self.text = text
            self.kind = kind
            self.subject = subject
            self.value = value
            self.unit = unit
            self.direction = direction
            self.reference = reference
        }
    }

    static let english: [Row] = [
        Row(
            "Ansongo is only 93 km south of Gao.", .distance, "Ansongo", 93, .kilometres, "S", "Gao"
        ),
        Row(
            "Ansongo, barely 60 miles south of Gao, is quiet.", .distance, "Ansongo", 60, .miles,
            "S",
            "Gao"),
        Row(
            "Ansongo is up to 100 km from Gao.", .distance, "Ansongo", 100, .kilometres, nil, "Gao"),
        Row(
            "Agadez is more than 700 km from Niamey.", .distance, "Agadez", 700, .kilometres, nil,
            "Niamey"),
        Row(
            "Makalondi is less than 100 kilometres southwest of Niamey.", .distance, "Makalondi",
            100,
            .kilometres, "SW", "Niamey"),
        Row(
            "Ouallam is at least 85 km north of the capital, Niamey.", .distance, "Ouallam", 85,
            .kilometres, "N", "Niamey"),
        Row(
            "The camp is at Nara, a dozen kilometres from the border with Mauritania.", .border,
            "Nara", 12, .kilometres, nil, "the border with Mauritania"),
        Row(
            "Konduga lies some two dozen miles south-east of Maiduguri.", .distance, "Konduga", 24,
            .miles, "SE", "Maiduguri"),
        Row(
            "Konduga lies three quarters of a mile from Maiduguri.", .distance, "Konduga", 0.75,
            .miles, nil, "Maiduguri"),
        Row(
            "Konduga lies an eighth of a mile north of Maiduguri.", .distance, "Konduga", 0.125,
            .miles, "N", "Maiduguri"),
        Row(
            "Konduga lies half a mile off Maiduguri, to the south.", .distance, "Konduga", 0.5,
            .miles, "S", "Maiduguri"),
        Row(
            "Konduga stands 1½ miles WSW of Maiduguri.", .distance, "Konduga", 1.5, .miles, "WSW",
            "Maiduguri"),
        Row(
            "Konduga stands 12 1⁄2 miles WSW of Maiduguri.", .distance, "Konduga", 12.5, .miles,
            "WSW", "Maiduguri"),
        Row(
            "Gao, 946 km by road from Bamako, has an airport.", .distance, "Gao", 946, .kilometres,
            nil, "Bamako"),
        Row(
            "As the crow flies, Gao is 940 km from Bamako.", .distance, "Gao", 940, .kilometres,
            nil,
            "Bamako"),
        Row(
            "Gao is 940 km from Bamako as the crow flies.", .distance, "Gao", 940, .kilometres, nil,
            "Bamako"),
        Row(
            "Gao is 588 miles (946 km) distant from Bamako.", .distance, "Gao", 588, .miles, nil,
            "Bamako"),
        Row(
            "Bourzanga is located roughly fifty kilometres due south of Djibo.", .distance,
            "Bourzanga", 50, .kilometres, "S", "Djibo"),
        Row(
            "Bourzanga can be found 47.3 km S of Djibo.", .distance, "Bourzanga", 47.3, .kilometres,
            "S", "Djibo"),
        Row(
            "It is 47 km from Djibo to Bourzanga.", .distance, "Bourzanga", 47, .kilometres, nil,
            "Djibo"),
        Row(
            "Bourzanga is separated from Djibo by 47 km.", .distance, "Bourzanga", 47, .kilometres,
            nil, "Djibo"),
        Row(
            "About 47 km separate Djibo and Bourzanga.", .distance, "Bourzanga", 47, .kilometres,
            nil,
            "Djibo"),
        Row(
            "Tessalit lies 20 to 30 km inside Mali.", .border, "Tessalit", 25, .kilometres, nil,
            "Mali"),
        Row(
            "Tessalit sits 50 km short of the Algerian border near Algeria.", .nearness, nil, nil,
            nil,
            nil, "Algeria"),
        Row(
            "Nara is less than fifty kilometres from the border town of Bosso.", .distance, "Nara",
            50, .kilometres, nil, "Bosso"),
        Row(
            "Tongo Tongo is 28 km from Niger's border with Mali.", .border, "Tongo Tongo", 28,
            .kilometres, nil, "Niger's border with Mali"),
        Row(
            "Tongo Tongo lies 28 km south of the Mali-Niger border.", .border, "Tongo Tongo", 28,
            .kilometres, "S", "the Mali-Niger border"),
        Row(
            "The ship was seized 40 nautical miles off Cotonou.", .distance, "The ship", 40,
            .nauticalMiles, nil, "Cotonou"),
        Row(
            "The ship was seized 40 nm southwest of Cotonou.", .distance, "The ship", 40,
            .nauticalMiles, "SW", "Cotonou"),
        Row(
            "Arlit lies halfway between Agadez and Tessalit.", .distance, "Arlit", nil, nil, nil,
            "Agadez"),
        Row("Ouallam lies north of Niamey.", .direction, "Ouallam", nil, nil, "N", "Niamey"),
        Row("Konduga is close to Maiduguri.", .nearness, "Konduga", nil, nil, nil, "Maiduguri"),
        Row(
            "Bourzanga lies in Burkina Faso.", .containment, "Bourzanga", nil, nil, nil,
            "Burkina Faso"),
        Row(
            "It is two hours by car from Gao to Ansongo.", .travelTime, nil, nil, nil, nil, "Gao"),
        Row("Niger borders Mali and Chad.", .border, "Niger", nil, nil, nil, "Mali"),
    ]

    static let french: [Row] = [
        Row(
            "Ansongo n'est qu'à 93 km au sud de Gao.", .distance, "Ansongo", 93, .kilometres, "S",
            "Gao"),
        Row(
            "Ansongo, à peine à 93 km au sud de Gao, est calme.", .distance, "Ansongo", 93,
            .kilometres, "S", "Gao"),
        Row(
            "Ansongo se trouve à moins de 100 kilomètres de Gao.", .distance, "Ansongo", 100,
            .kilometres, nil, "Gao"),
        Row(
            "Ansongo se trouve à près de cent kilomètres de Gao.", .distance, "Ansongo", 100,
            .kilometres, nil, "Gao"),
        Row(
            "Ansongo se trouve à une bonne centaine de kilomètres de Gao.", .distance, "Ansongo",
            100,
            .kilometres, nil, "Gao"),
        Row(
            "Ansongo est située entre 80 et 90 km au sud de Gao.", .distance, "Ansongo", 85,
            .kilometres, "S", "Gao"),
        Row(
            "Makalondi est distante de 90 km de Niamey.", .distance, "Makalondi", 90, .kilometres,
            nil, "Niamey"),
        Row(
            "Makalondi est éloignée de 90 km de Niamey.", .distance, "Makalondi", 90, .kilometres,
            nil, "Niamey"),
        Row(
            "Une distance de 90 km sépare Makalondi de Niamey.", .distance, "Niamey", 90,
            .kilometres, nil, "Makalondi"),
        Row(
            "À 90 km au sud-ouest de Niamey se trouve Makalondi.", .distance, "Makalondi", 90,
            .kilometres, "SW", "Niamey"),
        Row(
            "Makalondi, localité située à quatre-vingt-dix kilomètres de Niamey, a été attaquée.",
            .distance, "Makalondi", 90, .kilometres, nil, "Niamey"),
        Row(
            "Agadez est à 740 km de Niamey à vol d'oiseau.", .distance, "Agadez", 740, .kilometres,
            nil, "Niamey"),
        Row(
            "À vol d'oiseau, Agadez est à 740 km de Niamey.", .distance, "Agadez", 740, .kilometres,
            nil, "Niamey"),
        Row(
            "Agadez est à 920 km de Niamey par la route.", .distance, "Agadez", 920, .kilometres,
            nil,
            "Niamey"),
        Row(
            "Nara se trouve à une trentaine de kilomètres de la frontière malienne.", .border,
            "Nara", 30, .kilometres, nil, "la frontière malienne"),
        Row(
            "Le fort est à une centaine de kilomètres de la frontière libyenne.", .border,
            "Le fort",
            100, .kilometres, nil, "la frontière libyenne"),
        Row(
            "Tessalit se situe à 70 km de la frontière entre le Mali et le Niger.", .border,
            "Tessalit", 70, .kilometres, nil, "la frontière entre le Mali et le Niger"),
        Row(
            "Le navire se trouvait à 40 milles nautiques au large de Cotonou.", .distance,
            "Le navire",
            40, .nauticalMiles, nil, "Cotonou"),
        Row(
            "Arlit est à mi-chemin entre Agadez et Tessalit.", .distance, "Arlit", nil, nil, nil,
            "Agadez"),
        Row(
            "Bourzanga se trouve à un kilomètre et demi au sud de Djibo.", .distance, "Bourzanga",
            1.5, .kilometres, "S", "Djibo"),
        Row(
            "Bourzanga est à deux kilomètres et demi de Djibo.", .distance, "Bourzanga", 2.5,
            .kilometres, nil, "Djibo"),
        Row(
            "Bourzanga, 47 km au sud de Djibo, a été reprise.", .distance, "Bourzanga", 47,
            .kilometres, "S", "Djibo"),
        Row("Ouallam est au nord de Niamey.", .direction, "Ouallam", nil, nil, "N", "Niamey"),
        Row(
            "Konduga se trouve près de Maiduguri.", .nearness, "Konduga", nil, nil, nil, "Maiduguri"
        ),
        Row("Bourzanga se trouve au Burkina.", .containment, "Bourzanga", nil, nil, nil, "Burkina"),
        Row("Ouallam est au Niger.", .containment, "Ouallam", nil, nil, nil, "Niger"),
        Row(
            "Ansongo est à deux heures de route de Gao.", .travelTime, "Ansongo", nil, nil, nil,
            "Gao"),
        Row(
            "La localité de Konduga, à trente-cinq km au sud-est de Maiduguri, est reprise.",
            .distance, "Konduga", 35, .kilometres, "SE", "Maiduguri"),
        Row(
            "Konduga est à quelques kilomètres au sud de Maiduguri.", .direction, "Konduga", nil,
            nil,
            "S", "Maiduguri"),
    ]

    @Test("Relatives of the usual forms are read", arguments: english + french)
    func reads(row: Row) throws {
        let claims = try Reading.claims(row.text)
        let seen = claims.map {
            "\($0.kind) \($0.subject?.text ?? "–") \($0.distance?.number.value ?? 0) \($0.direction?.point.abbreviation ?? "–") \($0.reference?.text ?? "–")"
        }
        let found = claims.contains { claim in
            claim.kind == row.kind && (row.subject == nil || claim.subject?.text == row.subject)
                && (row.reference == nil || claim.reference?.text == row.reference)
                && claim.direction?.point.abbreviation == row.direction
                && (row.value == nil
                    || abs((claim.distance?.number.value ?? -1) - (row.value ?? 0)) < 1e-9)
                && (row.unit == nil || claim.distance?.unit == row.unit)
        }
        #expect(found, "\(seen)")
    }

    @Test("There are at least sixty relatives")
    func count() { #expect(Self.english.count + Self.french.count >= 60) }

    @Test("One statement makes one claim")
    func once() throws {
        for text in [
            "Le fort est à une centaine de kilomètres de la frontière libyenne.",
            "Nara se trouve à une trentaine de kilomètres de la frontière entre le Mali et le Niger.",
            "Konduga lies about 35 km southeast of Maiduguri.",
        ] {
            let claims = try Reading.claims(text)
            #expect(claims.count == 1, "\(text): \(claims.map(\.text))")
        }
    }
}
