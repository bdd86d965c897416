import Gazetteer
import Layers
import Testing

/// The folder of the curated gazetteer beside the package's manifest.
enum Curated {
    static let folder: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/") + "/gazetteer"
    }()

    static let register = Result { try PlaceRegister(folder: folder) }
}

@Suite struct CuratedResolverTests {
    let resolver: Resolver

    init() throws {
        resolver = Resolver(register: try Curated.register.get())
    }

    @Test(
        "Names and misspellings find the place that is meant",
        arguments: [
            ("Niamey", "geonames:2440485"), ("Niamay", "geonames:2440485"),
            ("niamey", "geonames:2440485"), ("Agadez", "geonames:2448085"),
            ("Agadès", "geonames:2448085"), ("Gao", "geonames:2457163"),
            ("Gao, Mali", "geonames:2457163"), ("Tesalit", "geonames:2449893"),
            ("Tessalit", "geonames:2449893"), ("Bamako", "geonames:2460596"),
            ("Wallam", "geonames:2440371"), ("Ouallam", "geonames:2440371"),
            ("Jado", "geonames:2445626"), ("Niger", "geonames:2440476"),
            ("Mali", "geonames:2453866"), ("Agadez Region", "geonames:2448083"),
            ("région d'Agadez", "geonames:2448083"), ("iata:NIM", "ourairports:DRRN"),
            ("NG", "geonames:2328926"), ("fips:NG", "geonames:2440476"),
            ("geonames:2440485", "geonames:2440485"), ("Abidjan", "geonames:2293538"),
        ])
    func names(name: String, id: String) {
        let resolution = resolver.resolve(name)
        #expect(
            resolution.best?.place.id.rawValue == id,
            "\(resolution.candidates.prefix(3).map { ($0.place.id, $0.place.name, $0.confidence) })"
        )
    }
}
