import Claims
import Testing

@Suite struct NegativeTests {
    /// Numbers and words of geography that state nothing about the distance of two places.
    static let sentences: [String] = [
        "Niger covers 1,267,000 square kilometres.",
        "The park has an area of 24 km2 near the river.",
        "The missile has a range of 300 km.", "Winds of 120 km/h hit Gao.",
        "The convoy drove at 60 kilometres per hour.", "The border is 821 km long.",
        "The two countries share 821 km of border.", "He lives at kilometre 12 of the road.",
        "The attack began at around 5 a.m. in Gao.", "Twelve soldiers were killed in Gao.",
        "She is 45 years old.", "About 50 militants attacked Gao.",
        "The rebels advanced by more than 20km.",
        "Troops pushed 30 km north of Gao.", "They walked 20 km to school.",
        "The river is 4,180 km long.", "The wall is 3 m high.", "The well is 40 metres deep.",
        "A 12.7 mm gun was found in Gao.", "The plane flew at 10,000 feet.",
        "Gao lies at an altitude of 230 m.", "The lake is 25 km wide.", "It cost $5m.",
        "About 5m people fled.", "Inflation rose by 12 per cent in Niger.",
        "The price is 500 francs a kilo.", "The crater has a diameter of 2 km.",
        "A radius of 5 km was sealed.", "The road has 650 km of tarmac.",
        "They built 15 km of trenches.", "The cable is 900 miles long.",
        "The race is 42 km long.", "The pipeline runs for 2,000 km.", "He ran 10 km every day.",
        "The telescope sees 3 miles.", "Visibility of 200 m was reported at the airport.",
        "The drone flew for 14 hours.", "On October 4 the patrol left Niamey.",
        "AB 101 and AB 201 are bases.", "An MQ-9 and a C130 landed.", "In 2019 41 soldiers died.",
        "The unit is 4,500 strong.", "Voters in 12 regions went to the polls.",
        "The tower is 828 metres tall.", "The ship displaces 40,000 tonnes.",
        "Jean Dupont spoke to reporters.", "The Islamic State in the Greater Sahara claimed it.",
        "The Wall Street Journal reported it.", "Snow fell to a depth of 30 cm.",
        "Each camel carries 150 kilos.", "The tank has a gun of 125 mm calibre.",
        "The bridge is 300 m long.", "Petrol costs 700 francs per litre.",
        "Le Niger couvre 1 267 000 kilomètres carrés.", "La frontière est longue de 821 km.",
        "Le vent soufflait à 80 km/h.", "Une vingtaine de soldats ont été tués.",
        "Une centaine de personnes ont fui.", "Le missile a une portée de 300 km.",
        "La piste compte 650 km de route bitumée.", "Il est mort à 45 ans.",
        "Le puits fait 40 mètres de profondeur.", "Les rebelles ont avancé de 20 km.",
        "La colline culmine à 500 m d'altitude.", "Le mur fait 3 m de haut.",
        "Trois soldats sont morts le 4 octobre.", "Le lac fait 25 km de large.",
        "Le convoi roulait à 60 kilomètres à l'heure.", "Dix hommes armés sont venus à moto.",
    ]

    @Test("A number that is no distance makes no claim", arguments: sentences)
    func none(text: String) throws {
        let claims = try Reading.claims(text)
        #expect(claims.isEmpty, "claims: \(claims.map { "\($0.kind): \($0.text)" })")
    }

    @Test("There are at least sixty negatives")
    func enough() {
        #expect(Set(Self.sentences).count >= 60)
    }
}
