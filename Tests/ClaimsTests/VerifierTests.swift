import Claims
import Geodesy
import Testing

@Suite struct VerifierTests {
    @Test(
        "Stated distances are judged against the geodesic",
        arguments: [
            ("Agadez lies 739 km from Niamey.", Verdict.consistent),
            (
                "Agadez lies roughly 920 km (roughly 570 miles) northeast of Niamey.",
                .roadLike
            ),
            ("Agadez is roughly 920 kilometers by road from Niamey.", .consistent),
            ("Agadez is 920 km from Niamey as the crow flies.", .tooLong),
            ("Agadez lies 1,300 km from Niamey.", .tooLong),
            ("Agadez lies 600 km from Niamey.", .tooShort),
            ("Agadez lies 600 km by road from Niamey.", .tooShort),
            ("Agadez lies over 400 miles from Niamey.", .consistent),
            ("Agadez lies less than 400 miles from Niamey.", .tooShort),
            ("Agadez lies less than 500 miles from Niamey.", .consistent),
            ("Agadez lies 700 km northeast of Niamey.", .rounded),
            ("Ouallam lies 85 km south of Tongo Tongo.", .consistent),
            ("Ouallam lies 85 km north of Tongo Tongo.", .directionOff),
            ("Baardheere lies about 300 km east of the capital Mogadishu.", .directionOff),
            ("Bourzanga is about 50 kilometres (30 miles) south of Djibo.", .consistent),
            ("Konduga is 35 km (35 miles) southeast of Maiduguri.", .unitMismatch),
            ("Ouallam, à environ 100 km au nord de Niamey, est calme.", .consistent),
            ("Gourma-Rharous, à environ 140 km à l’est de Tombouctou, est calme.", .roadLike),
            ("Bria, about 600 km (360 miles) northeast of the capital Bangui, is calm.", .roadLike),
            ("Atlantis lies 20 km from Niamey.", .notCheckable),
        ])
    func distances(text: String, verdict: Verdict) throws {
        let finding = try #require(try Reading.finding(text))
        #expect(finding.verdict == verdict, "\(finding.explanation)")
    }

    @Test("The seed claim is measured to the metre, and the explanation never says false")
    func seed() throws {
        let finding = try #require(
            try Reading.finding(
                "Agadez is situated roughly 920 km (roughly 570 miles) northeast of Niamey."
            ))
        // GeodSolve 2.1.2.
        #expect(abs((finding.measured?.metres ?? 0) - 738_626.311) < 0.01)
        #expect(abs((finding.reading?.ratio ?? 0) - 1.246) < 0.001)
        #expect(abs((finding.reading?.azimuth.degrees ?? 0) - 58.04) < 0.01)
        #expect(!finding.explanation.lowercased().contains("false"))
        let standing = Dictionary(
            finding.parts.map { ($0.aspect, $0.standing) }, uniquingKeysWith: { first, _ in first })
        #expect(standing[.distance] == .roadLike)
        #expect(standing[.direction] == .supported)
        #expect(standing[.units] == .supported)
    }

    @Test("A border distance is measured to the line and on the stated side")
    func border() throws {
        let finding = try #require(
            try Reading.finding("Tongo Tongo lies 28 km south of the border with Mali.", .border))
        #expect(finding.verdict == .consistent)
        #expect(abs((finding.measured?.kilometres ?? 0) - 27.34) < 0.2)
        let north = try #require(
            try Reading.finding("Tongo Tongo lies 28 km north of the border with Mali.", .border))
        #expect(north.verdict == .directionOff)
    }

    @Test(
        "Statements about countries are judged by who borders whom",
        arguments: [
            ("Burkina Faso, which neighbors Niger, is calm.", Verdict.consistent),
            ("Burkina Faso borders Chad.", .tooShort),
            (
                "Niger shares borders with Nigeria and Benin to the south and Mali to the west.",
                .consistent
            ),
            ("The area straddles Niger, Burkina Faso and Mali.", .consistent),
            ("La zone est à cheval entre le Niger, le Burkina et le Mali.", .consistent),
            ("It is where the borders of Chad, Cameroon, Niger and Nigeria meet.", .consistent),
        ])
    func borders(text: String, verdict: Verdict) throws {
        let finding = try #require(try Reading.finding(text, .border))
        #expect(finding.verdict == verdict, "\(finding.explanation)")
    }

    @Test("A wrong capital is told")
    func capital() throws {
        let right = try #require(try Reading.finding("Niamey is the capital of Niger.", .capital))
        #expect(right.verdict == .consistent)
        let wrong = try #require(try Reading.finding("Agadez is the capital of Niger.", .capital))
        #expect(wrong.verdict != .consistent)
        #expect(wrong.explanation.contains("Niamey"))
    }

    @Test("A place without a name is not checked, and the point is shown where it would lie")
    func unnamed() throws {
        let finding = try #require(
            try Reading.finding("Gunmen attacked a checkpoint about 15km south of Makalondi."))
        #expect(finding.verdict == .notCheckable)
        let position = try #require(finding.impliedPosition)
        // 15 km due south of 12.8375, 1.6912.
        #expect(abs(position.latitude - 12.7019) < 0.001)
        #expect(abs(position.longitude - 1.6912) < 0.001)
    }

    @Test("A slip of units is hinted at beside the verdict")
    func hint() throws {
        let finding = try #require(
            try Reading.finding("Acapulco lies 300 miles (483 km) southwest from Mexico City."))
        #expect(finding.verdict == .tooLong)
        #expect(finding.hints.contains { $0.contains("kilometres were meant") })
    }

    @Test("A travel time is never a distance")
    func travelTime() throws {
        let finding = try #require(
            try Reading.finding("Ouallam is a two-hour drive from Niamey.", .travelTime))
        #expect(finding.verdict == .notCheckable)
        #expect(finding.claim.travelTime == TravelTime(hours: 2, means: .road))
        #expect(finding.claim.distance == nil)
        #expect(finding.explanation.contains("44 km/h"))
    }

    @Test("Nearness is judged at its extremes only")
    func nearness() throws {
        let near = try #require(
            try Reading.finding(
                "Fighters came to Tongo-Tongo, a village near the Malian border.", .nearness))
        #expect(near.verdict == .consistent)
        let far = try #require(try Reading.finding("Agadez near Niamey is calm.", .nearness))
        #expect(far.verdict == .tooShort)
    }
}
