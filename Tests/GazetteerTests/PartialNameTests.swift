import Gazetteer
import Testing

/// Names with words left out or added, codes and positions, as people ask for them.
///
/// Airports and codes are those of OurAirports, towns those of GeoNames (`gazetteer/SOURCES.md`).
@Suite struct PartialNameTests {
    private func best(_ name: String) throws -> Candidate? {
        let answer = try Resolver(register: Curated.register.get()).resolve(name)
        return answer.isKnown ? answer.candidates.first : nil
    }

    @Test(
        "A town with a word for its airport or base means that",
        arguments: [
            ("Agadez airport", "ourairports:DRZA"), ("aéroport de Gao", "ourairports:GAGO"),
            ("Niamey airport", "ourairports:DRRN"),
            ("Niamey International Airport", "ourairports:DRRN"),
            ("Agadez air base", "toposcope:air-base-201-agadez"),
        ])
    func facilities(name: String, id: String) throws {
        #expect(try best(name)?.place.id.rawValue == id)
    }

    @Test(
        "Words that people leave out need not be written",
        arguments: [("Mano Dayak", "ourairports:DRZA"), ("Diori Hamani", "ourairports:DRRN")])
    func shortened(name: String, id: String) throws {
        #expect(try best(name)?.place.id.rawValue == id)
    }

    @Test(
        "A country behind a name needs no comma",
        arguments: [("Gao Mali", "geonames:2457163"), ("Agadis Niger", "geonames:2448085")])
    func qualified(name: String, id: String) throws {
        #expect(try best(name)?.place.id.rawValue == id)
    }

    @Test(
        "Codes, numbers and positions are taken",
        arguments: [
            ("2440485", "geonames:2440485"), ("iso:NE", "geonames:2440476"),
            ("DRRN", "ourairports:DRRN"), ("NIM", "ourairports:DRRN"),
            ("icao:drrn", "ourairports:DRRN"),
            ("geo:13.5137,2.1098", "geonames:2440485"), ("13.5137, 2.1098", "geonames:2440485"),
        ])
    func codes(name: String, id: String) throws {
        #expect(try best(name)?.place.id.rawValue == id)
    }

    @Test(
        "A code that nothing has and a position off the earth are not taken for misspelt names",
        arguments: ["iata:ZZZ", "geo:95,2", "geo:abc", "95, 200"])
    func unknown(text: String) throws {
        let answer = try Resolver(register: Curated.register.get()).resolve(text)
        #expect(answer.candidates.isEmpty)
    }

    @Test(
        "Other figures are another name",
        arguments: [
            ("Air Base 201", "toposcope:air-base-201-agadez"),
            ("Base aérienne 201", "toposcope:air-base-201-agadez"),
        ])
    func figures(name: String, id: String) throws {
        let candidate = try #require(try best(name))
        #expect(candidate.place.id.rawValue == id)
        #expect(candidate.confidence > 0.95)
    }

    @Test("A lake is not the country of its name")
    func partOfName() throws {
        #expect(try best("Lake Chad")?.place.id.rawValue == "toposcope:lake-chad")
    }

    @Test("A mountain that the gazetteer lacks is not the country of its name")
    func otherKind() throws {
        #expect(try best("Mount Niger") == nil)
    }
}
