import Claims
import Geodesy
import Testing

@Suite struct DistanceClaimTests {
    /// A sentence and what it states; nil where it does not say.
    struct Row: CustomTestStringConvertible, Sendable {
        let text: String
        let subject: String?
        let value: Double
        let unit: LengthUnit
        let direction: String?
        let reference: String
        var testDescription: String { text }

        init(
            _ text: String, _ subject: String?, _ value: Double, _ unit: LengthUnit,
            _ direction: String?, _ reference: String
        ) {
            self.text = text
            self.subject = subject
            self.value = value
            self.unit = unit
            self.direction = direction
            self.reference = reference
        }
    }

    static let english: [Row] = [
        Row(
            "Agadez lies about 920 km northeast of Niamey.", "Agadez", 920, .kilometres, "NE",
            "Niamey"),
        Row(
            "The base at Ouallam, some 85 km to the south of Tongo Tongo, was hit.", "Ouallam", 85,
            .kilometres, "S", "Tongo Tongo"),
        Row(
            "Konduga (35km south-east of Maiduguri) was raided.", "Konduga", 35, .kilometres, "SE",
            "Maiduguri"),
        Row(
            "Bria is a town in the east, nearly 600 kilometers away from Bangui.", "Bria", 600,
            .kilometres, nil, "Bangui"),
        Row(
            "Ryazan sits 190 kilometres (120 mi) southeast of Moscow.", "Ryazan", 190, .kilometres,
            "SE", "Moscow"),
        Row("Ansongo lies fifty-five miles SSE of Gao.", "Ansongo", 55, .miles, "SSE", "Gao"),
        Row(
            "Ansongo lies one hundred and twenty kilometres from Gao.", "Ansongo", 120, .kilometres,
            nil, "Gao"),
        Row("It stands a third of a mile west of Gao.", "It", 1.0 / 3, .miles, "W", "Gao"),
        Row("It stands 8 1/2 miles east of Gao.", "It", 8.5, .miles, "E", "Gao"),
        Row("It stands two and a half miles due N of Gao.", "It", 2.5, .miles, "N", "Gao"),
        Row(
            "Ansongo is between 80 and 90 km south of Gao.", "Ansongo", 85, .kilometres, "S", "Gao"),
        Row("Ansongo is 80 to 90 km south of Gao.", "Ansongo", 85, .kilometres, "S", "Gao"),
        Row(
            "The tanker was 210 nautical miles off the coast of Benin.", "The tanker", 210,
            .nauticalMiles, nil, "the coast of Benin"),
        Row("Gao and Bamako are 946 km apart.", "Bamako", 946, .kilometres, nil, "Gao"),
        Row("The distance from Gao to Bamako is 946 km.", "Bamako", 946, .kilometres, nil, "Gao"),
        Row(
            "Located 20 km north-northwest of Gao, Ansongo is a market town.", "Ansongo", 20,
            .kilometres, "NNW", "Gao"),
        Row("20 km north of Gao lies the town of Ansongo.", "Ansongo", 20, .kilometres, "N", "Gao"),
        Row(
            "They met in Bosso, a town on the lake 1,300 km east of Niamey.", "Bosso", 1300,
            .kilometres, "E", "Niamey"),
        Row("Ansongo is within 100 km of Gao.", "Ansongo", 100, .kilometres, nil, "Gao"),
        Row("Ansongo is a 95-km drive south of Gao.", "Ansongo", 95, .kilometres, "S", "Gao"),
        Row(
            "Konduga lies 35 km from the town of Maiduguri.", "Konduga", 35, .kilometres, nil,
            "Maiduguri"),
        Row(
            "Makalondi, north of Niamey by 90 km, is quiet.", "Makalondi", 90, .kilometres, "N",
            "Niamey"),
        Row(
            "Louisville, Kentucky, lies 35 miles south of Austin.", "Louisville", 35, .miles, "S",
            "Austin"),
        Row(
            "Springfield, Altavia, about 35 miles south of Gao, voted first.", "Springfield", 35,
            .miles, "S", "Gao"),
        Row("Nairobi is 56 km west of there.", "Nairobi", 56, .kilometres, "W", "there"),
    ]

    static let french: [Row] = [
        Row(
            "Makalondi est située à une vingtaine de kilomètres au nord-ouest de Niamey.",
            "Makalondi", 20, .kilometres, "NW", "Niamey"),
        Row(
            "Gourma-Rharous, à environ 140 km à l’est de Tombouctou, est une commune.",
            "Gourma-Rharous", 140, .kilometres, "E", "Tombouctou"),
        Row(
            "Le camp de Makalondi, à 90 km de Niamey, a été attaqué.", "Makalondi", 90, .kilometres,
            nil, "Niamey"),
        Row(
            "Bria se trouve à deux cent cinquante kilomètres à l'est-nord-est de Bangui.", "Bria",
            250, .kilometres, "ENE", "Bangui"),
        Row(
            "Ansongo se situe à quatre-vingt-dix km au sud de Gao.", "Ansongo", 90, .kilometres,
            "S", "Gao"),
        Row(
            "Agadez se trouve à plus de 1 200 km de Bamako.", "Agadez", 1200, .kilometres, nil,
            "Bamako"),
        Row("Agadez est à 1.200 km de Bamako.", "Agadez", 1200, .kilometres, nil, "Bamako"),
        Row("Gao et Bamako sont distants de 946 km.", "Bamako", 946, .kilometres, nil, "Gao"),
        Row(
            "Ansongo, au sud de Gao, à 90 km environ, est calme.", "Ansongo", 90, .kilometres, "S",
            "Gao"),
        Row("Ansongo est à un kilomètre et demi de Gao.", "Ansongo", 1.5, .kilometres, nil, "Gao"),
        Row(
            "Konduga se trouve à 35 km plein sud de Maiduguri.", "Konduga", 35, .kilometres, "S",
            "Maiduguri"),
        Row(
            "Ansongo est à près de 100 km de Gao par la route.", "Ansongo", 100, .kilometres, nil,
            "Gao"),
        Row(
            "Le navire se trouvait à 30 milles nautiques au large de Cotonou.", "Le navire", 30,
            .nauticalMiles, nil, "Cotonou"),
        Row(
            "La base est à trois kilomètres de l'Aéroport international Gao-Dayak.", "La base", 3,
            .kilometres, nil, "Aéroport international Gao-Dayak"),
        Row(
            "Agadez se trouve à 738 km à vol d'oiseau de Niamey.", "Agadez", 738, .kilometres, nil,
            "Niamey"),
    ]

    @Test(
        "Sentences are read to subject, value, unit, direction and reference",
        arguments: english + french)
    func reads(row: Row) throws {
        let claims = try Reading.claims(row.text).filter { $0.distance != nil }
        let claim = try #require(claims.first, "no claim in: \(row.text)")
        #expect(claims.count == 1)
        #expect(claim.subject?.text == row.subject)
        #expect(claim.reference?.text == row.reference)
        let distance = try #require(claim.distance)
        #expect(abs(distance.number.value - row.value) < 1e-9)
        #expect(distance.unit == row.unit)
        #expect(claim.direction?.point.abbreviation == row.direction)
        let scalars = Array(row.text.unicodeScalars)
        var words = ""
        words.unicodeScalars.append(contentsOf: scalars[claim.range])
        #expect(words == claim.text)
    }

    @Test("Chained places make two claims, each with its own subject")
    func chained() throws {
        let claims = try Reading.claims(
            "Gao, 15 km from Ansongo, which lies 40 km from Bourzanga, is calm.")
        #expect(claims.map { $0.subject?.text } == ["Gao", "Ansongo"])
        #expect(claims.map { $0.reference?.text } == ["Ansongo", "Bourzanga"])
    }

    @Test("Joined statements have one subject")
    func joined() throws {
        let claims = try Reading.claims(
            "Ouallam is 88 km north of Niamey, 85 km from Tongo Tongo and 110 km south of the Malian border."
        )
        #expect(claims.map { $0.subject?.text } == ["Ouallam", "Ouallam", "Ouallam"])
        #expect(claims.map(\.kind) == [.distance, .distance, .border])
        #expect(claims.last?.reference?.countries == ["ML"])
    }

    @Test(
        "Bounds and hedges are told apart",
        arguments: [
            ("over 400 miles", StatedDistance.Bound.atLeast), ("more than 400 miles", .atLeast),
            ("less than 400 miles", .atMost), ("nearly 400 miles", .nearly),
            ("only 400 miles", .exact),
            ("about 400 miles", .exact), ("up to 400 miles", .atMost),
            ("almost 400 miles", .nearly),
        ])
    func bounds(words: String, bound: StatedDistance.Bound) throws {
        let claim = try #require(try Reading.claims("Agadez lies \(words) from Niamey.").first)
        #expect(claim.distance?.bound == bound)
        #expect(claim.distance?.isApproximate == words.hasPrefix("about"))
    }

    @Test(
        "The second figure is read in brackets, after or, and after a slash",
        arguments: [
            "Agadez is 920 km (570 miles) from Niamey.",
            "Agadez is 920 km (approximately 570 mi) from Niamey.",
            "Agadez is 920 km, or 570 miles, from Niamey.", "Agadez is 920 km/570 mi from Niamey.",
            "Agadez is 920 km [570 mi; twelve hours] from Niamey.",
        ])
    func pairs(text: String) throws {
        let claim = try #require(try Reading.claims(text).first)
        #expect(claim.distance?.second?.number.value == 570)
        #expect(claim.distance?.second?.unit == .miles)
        #expect(claim.reference?.text == "Niamey")
    }
}
