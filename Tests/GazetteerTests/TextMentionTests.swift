import Gazetteer
import TestSupport
import Testing

/// Own sentences with the facts of the reporting on Niger and Mali, 2017 to 2023.
@Suite struct TextMentionTests {
    private func mentions(_ text: String) throws -> [Mention] {
        try ReadingFixture.finder().read(text).mentions
    }

    private func mention(_ words: String, in text: String) throws -> Mention {
        let all = try mentions(text)
        return try #require(
            all.first { $0.text == words }, "\(words) is not among \(all.map(\.text))")
    }

    @Test(
        "Towns, villages and bases resolve to their records",
        arguments: [
            ("The patrol had left Niamey for Agadez.", "Niamey", "geonames:2440485"),
            ("The patrol had left Niamey for Agadez.", "Agadez", "geonames:2448085"),
            (
                "Soldiers came to the village of Tongo-Tongo in Niger, near the Malian border.",
                "Tongo-Tongo", "geonames:2438420"
            ),
            (
                "Planes flew between Bamako, Gao, Tessalit and Niamay in Mali and Niger.", "Gao",
                "geonames:2457163"
            ),
            (
                "Planes flew between Bamako, Gao, Tessalit and Niamay in Mali and Niger.",
                "Tessalit", "geonames:2449893"
            ),
            (
                "Planes flew between Bamako, Gao, Tessalit and Niamay in Mali and Niger.",
                "Niamay", "geonames:2440485"
            ),
            (
                "In Niger, troops moved from Air Force Base 101 to Air Base 201 in Agadez.",
                "Air Force Base 101", "toposcope:air-base-101-niamey"
            ),
            (
                "In Niger, troops moved from Air Force Base 101 to Air Base 201 in Agadez.",
                "Air Base 201", "toposcope:air-base-201-agadez"
            ),
            (
                "France tested drones at the Niamey air base in Niger.", "Niamey air base",
                "toposcope:air-base-101-niamey"
            ),
            (
                "Photos were taken at Modibo Keita International Airport in Bamako.",
                "Modibo Keita International Airport", "ourairports:GABS"
            ),
            ("From Gao in Mali they drove on.", "Gao", "geonames:2457163"),
            ("He spoke in Abidjan, in neighbouring Ivory Coast.", "Abidjan", "geonames:2293538"),
            ("Des soldats ont été tués à Inates, au Niger.", "Inates", "toposcope:inates-niger"),
        ])
    func resolved(text: String, words: String, id: String) throws {
        let mention = try mention(words, in: text)
        #expect(mention.resolution?.best?.place.id.rawValue == id)
    }

    @Test(
        "Organisations with places in their names are no places",
        arguments: [
            "Islamic State in the Greater Sahara", "Voice of America", "Wall Street Journal",
            "Al-Qaeda in the Islamic Maghreb", "Islamic State West Africa Province", "ECOWAS",
            "Economic Community of West African States", "Wichita State University",
            "Bank of Scotland",
        ])
    func organisations(name: String) throws {
        let mention = try mention(name, in: "The statement came from \(name) on Monday.")
        #expect(mention.kind == .organisation)
        #expect(mention.resolution == nil)
    }

    @Test(
        "Weapons, placeholders and bases that nobody names get no position",
        arguments: [
            "An MQ-1B Predator carrying a Hellfire missile landed at a secret air base.",
            "UNSPECIFIED, UNSPECIFIED - JANUARY 07: A plane lands.",
            "A C130 flew low.", "Two air bases were used.", "icon chevron lefticon menuicon fm",
        ])
    func nothing(text: String) throws {
        #expect(try mentions(text).allSatisfy { $0.resolution?.best == nil })
    }

    @Test("Persons are no places, whatever their names")
    func persons() throws {
        let all = try mentions(
            "President Mohamed Bazoum met General James Hecker. Victoria Jackson and Austin Smith sang."
        )
        #expect(all.allSatisfy { $0.kind == .person }, "\(all.map(\.text))")
    }

    @Test("Nigerien is of Niger and Nigerian of Nigeria")
    func demonyms() throws {
        let text = "Nigerien troops met Nigerian troops where Niger and Nigeria touch."
        let nigerien = try mention("Nigerien", in: text)
        let nigerian = try mention("Nigerian", in: text)
        #expect(nigerien.kind == .demonym)
        #expect(nigerien.resolution?.best?.place.countries == ["NE"])
        #expect(nigerian.resolution?.best?.place.countries == ["NG"])
        #expect(nigerian.remark == nil)
    }

    @Test("A Nigerian army in a text on Niger alone is flagged as a slip")
    func slip() throws {
        let text =
            "Niger's leaders want the French out. France talks with the Nigerian army in Niger."
        let slip = try mention("Nigerian", in: text)
        #expect(slip.resolution?.best?.place.countries == ["NE"])
        #expect(slip.remark?.contains("\"Nigerien\" was probably meant") == true)
    }

    @Test(
        "A capital that acts stands for its government",
        arguments: [
            ("Paris officials backed the president.", "Paris", "FR"),
            ("While Washington has authorized strikes, nobody flew.", "Washington", "US"),
            ("The junta turned towards Moscow for military assistance.", "Moscow", "RU"),
            ("The request was blocked at the Pentagon.", "Pentagon", "US"),
            ("L'Élysée condamne l'attaque.", "Élysée", "FR"),
        ])
    func metonyms(text: String, words: String, country: String) throws {
        let mention = try mention(words, in: text)
        #expect(mention.kind == .metonym)
        #expect(mention.resolution?.best?.place.countries == [country])
        #expect(mention.remark != nil)
    }

    @Test("A drone base is the one of the town that the text names")
    func describedBase() throws {
        let text = "Munitions lie at the drone base in the capital city of Niamey."
        let base = try mention("drone base", in: text)
        #expect(base.kind == .facility)
        #expect(base.resolution?.best?.place.id.rawValue == "toposcope:air-base-101-niamey")
        #expect(base.remark != nil)
    }

    @Test("The region is meant where the text says region, the city where it says city")
    func askedKind() throws {
        let region = try mention("Agadez", in: "Sand covers the region of Agadez in Niger.")
        #expect(region.resolution?.best?.place.id.rawValue == "geonames:2448083")
        #expect(region.kind == .area)
        let city = try mention("Agadez", in: "Sand covers the city of Agadez in Niger.")
        #expect(city.resolution?.best?.place.id.rawValue == "geonames:2448085")
    }

    @Test("A name that the gazetteer lacks is found and said to be unknown")
    func unknown() throws {
        let mention = try mention(
            "Zarbakoira", in: "They burnt the village of Zarbakoira in Niger.")
        #expect(mention.kind == .place)
        #expect(mention.resolution?.best == nil)
    }

    @Test(
        "The capital, the country and the village point to their places",
        arguments: [
            ("Troops left Niger. They had been near the capital.", "the capital", "Niamey"),
            ("The team came back to Niger. It stayed inside the country.", "the country", "Niger"),
            (
                "He is the mayor of Tongo Tongo. The village lies in Niger.", "The village",
                "Tongo Tongo"
            ),
            ("Le Niger est vaste. La capitale est au sud-ouest.", "La capitale", "Niamey"),
            ("Bases in Niger exist. The Malian capital has one.", "The Malian capital", "Bamako"),
            ("Agadez is a city in Niger. It lies far from Niamey.", "It", "Agadez"),
        ])
    func referents(text: String, phrase: String, name: String) throws {
        let reading = try ReadingFixture.finder().read(text)
        let referent = try #require(
            reading.referents.first { $0.text == phrase }, "\(reading.referents.map(\.text))")
        #expect(referent.place?.name == name)
    }

    @Test("Names given by their offsets are resolved, all and only they")
    func given() throws {
        let text = "From Gao to Niamey and back to Gao."
        let reading = try ReadingFixture.finder().read(text, namesAt: [5..<8, 12..<18])
        #expect(reading.mentions.map(\.text) == ["Gao", "Niamey"])
        #expect(reading.mentions.allSatisfy { $0.resolution?.best != nil })
    }

    @Test("Any bytes end in a reading, whose ranges are in order and inside the text")
    func mutated() throws {
        let finder = try ReadingFixture.finder()
        var generator = SeededGenerator(seed: 20_261_121)
        let source = Array(
            "Près d’Agadez, 12 km — U.S. troops (Gao, Mali) «N'Djamena». St. J.\n".utf8)
        for round in 0..<400 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
                    UInt8.random(in: 0...255, using: &generator)
            }
            let reading = finder.read(utf8: bytes)
            var end = 0
            for token in reading.tokens {
                #expect(token.range.lowerBound >= end, "seed 20261121, round \(round)")
                end = token.range.upperBound
            }
        }
    }

    @Test("Half of a hyphened name is no place by itself, two places side by side are")
    func hyphens() throws {
        let compound = "He landed at the airport Inates-Zork and left."
        #expect(try mentions(compound).allSatisfy { $0.text != "Inates" })
        let pair = "They met at the Niger-Mali border."
        #expect(try mentions(pair).map(\.text) == ["Niger", "Mali"])
    }

    @Test(
        "A sentence that says what a name is makes it a place",
        arguments: [
            "Tongo Tongo (/fr/) is a village in Niger.", "Inates est un village du Niger.",
        ])
    func defined(text: String) throws {
        let first = try #require(try mentions(text).first)
        #expect(first.kind == .place)
        #expect(first.range.lowerBound == 0)
    }
}
