/// What the curated tables know besides names and positions: the lists that have no row in an index.
struct CuratedRegisters: Sendable {
    let countries: [Country]
    let regions: [NamedRegion]
    let bases: [Base]
    /// How many places the tables have of each country.
    let placesOfCountry: [String: Int]

    init(_ folder: CuratedFolder) {
        countries = folder.countries
        regions = folder.regions
        bases = folder.bases
        var places: [String: Int] = [:]
        for place in folder.places {
            for country in place.countries { places[country, default: 0] += 1 }
        }
        placesOfCountry = places
    }

    /// Reads the section of a compiled gazetteer; nil where the section is missing, damaged, or made
    /// from other tables.
    ///
    /// - Parameters:
    ///   - section: What ``section(stamp:)`` wrote.
    ///   - stamp: The stamp of the tables that it should have been written from.
    init?(section: [UInt8], stamp: CuratedStamp) {
        var reader = RecordReader(section)
        do throws(RecordReader.Damage) {
            guard CuratedStamp(value: try reader.word()) == stamp else { return nil }
            countries = try reader.list { reader throws(RecordReader.Damage) in
                try reader.country()
            }
            regions = try reader.list { reader throws(RecordReader.Damage) in
                try reader.region()
            }
            bases = try reader.list { reader throws(RecordReader.Damage) in try reader.base() }
            let codes = try reader.texts()
            var places: [String: Int] = [:]
            for code in codes { places[code] = try reader.whole() }
            placesOfCountry = places
            guard reader.isAtEnd else { return nil }
        } catch {
            return nil
        }
    }

    /// The stamp of the tables that a section was made from, nil where there is no section.
    static func stamp(ofSection section: [UInt8]) -> CuratedStamp? {
        var reader = RecordReader(section)
        return (try? reader.word()).map { CuratedStamp(value: $0) }
    }

    /// The bytes that ``init(section:stamp:)`` reads; the same for the same tables.
    func section(stamp: CuratedStamp) -> [UInt8] {
        var writer = RecordWriter()
        writer.put(stamp.value)
        writer.put(countries) { $0.put($1) }
        writer.put(regions) { $0.put($1) }
        writer.put(bases) { $0.put($1) }
        let codes = placesOfCountry.keys.sorted()
        writer.put(codes)
        for code in codes { writer.put(placesOfCountry[code] ?? 0) }
        return writer.bytes
    }
}
