import Gazetteer
import Geodesy
import Layers

/// A handful of places whose names are found literally, so that the grammars are tested by themselves.
///
/// Coordinates: GeoNames, OurAirports and Wikipedia as listed in `gazetteer/SOURCES.md`.
enum Atlas {
    struct Entry {
        let name: String
        let kind: Mention.Kind
        let country: String
        let latitude: Double
        let longitude: Double
        var extent = 1.0
        var code = "PPL"
    }

    static let entries: [Entry] = [
        Entry(
            name: "Niamey", kind: .place, country: "NE", latitude: 13.51366, longitude: 2.10980,
            extent: 8.4, code: "PPLC"),
        Entry(
            name: "Agadez", kind: .place, country: "NE", latitude: 16.97333, longitude: 7.99111,
            extent: 2.8, code: "PPLA"),
        Entry(
            name: "Gao", kind: .place, country: "ML", latitude: 16.27167, longitude: -0.04472,
            extent: 2.2),
        Entry(
            name: "Tessalit", kind: .place, country: "ML", latitude: 20.20126, longitude: 1.01186),
        Entry(
            name: "Bamako", kind: .place, country: "ML", latitude: 12.60915, longitude: -7.97522,
            extent: 15, code: "PPLC"),
        Entry(name: "Ouallam", kind: .place, country: "NE", latitude: 14.31641, longitude: 2.08597),
        Entry(
            name: "Tongo Tongo", kind: .place, country: "NE", latitude: 15.0532111,
            longitude: 1.8355139),
        Entry(
            name: "Tongo-Tongo", kind: .place, country: "NE", latitude: 15.0532111,
            longitude: 1.8355139),
        Entry(
            name: "Arlit", kind: .place, country: "NE", latitude: 18.73694, longitude: 7.38528,
            extent: 2.1),
        Entry(name: "Djibo", kind: .place, country: "BF", latitude: 14.1022, longitude: -1.63056),
        Entry(
            name: "Bourzanga", kind: .place, country: "BF", latitude: 13.67806, longitude: -1.54611),
        Entry(name: "Makalondi", kind: .place, country: "NE", latitude: 12.8375, longitude: 1.6912),
        Entry(
            name: "Tombouctou", kind: .place, country: "ML", latitude: 16.77348,
            longitude: -3.00742, extent: 1.7),
        Entry(
            name: "Gourma-Rharous", kind: .place, country: "ML", latitude: 16.8833,
            longitude: -1.9167),
        Entry(
            name: "Maiduguri", kind: .place, country: "NG", latitude: 11.84644, longitude: 13.16027,
            extent: 7.7),
        Entry(name: "Konduga", kind: .place, country: "NG", latitude: 11.6537, longitude: 13.4182),
        Entry(
            name: "Mogadishu", kind: .place, country: "SO", latitude: 2.03711, longitude: 45.34375,
            extent: 11.7, code: "PPLC"),
        Entry(
            name: "Baardheere", kind: .place, country: "SO", latitude: 2.34464, longitude: 42.27644,
            extent: 1.4),
        Entry(name: "Nara", kind: .place, country: "ML", latitude: 15.168, longitude: -7.2863),
        Entry(name: "Zemio", kind: .place, country: "CF", latitude: 5.03144, longitude: 25.13614),
        Entry(
            name: "Bangui", kind: .place, country: "CF", latitude: 4.36122, longitude: 18.55496,
            extent: 5.4, code: "PPLC"),
        Entry(
            name: "Bria", kind: .place, country: "CF", latitude: 6.54233, longitude: 21.98633,
            extent: 1.2),
        Entry(name: "Ansongo", kind: .place, country: "ML", latitude: 15.6597, longitude: 0.5022),
        Entry(
            name: "Cotonou", kind: .place, country: "BJ", latitude: 6.36536, longitude: 2.41833,
            extent: 6.4),
        Entry(
            name: "Ryazan", kind: .place, country: "RU", latitude: 54.6269, longitude: 39.6916,
            extent: 5.3),
        Entry(
            name: "Moscow", kind: .place, country: "RU", latitude: 55.75222, longitude: 37.61556,
            extent: 23.5, code: "PPLC"),
        Entry(
            name: "Acapulco", kind: .place, country: "MX", latitude: 16.84942, longitude: -99.90891,
            extent: 5.9),
        Entry(
            name: "Mexico City", kind: .place, country: "MX", latitude: 19.42847,
            longitude: -99.12766, extent: 25, code: "PPLC"),
        Entry(
            name: "Nairobi", kind: .place, country: "KE", latitude: -1.28333, longitude: 36.81667,
            extent: 12.1, code: "PPLC"),
        Entry(name: "Bosso", kind: .place, country: "NE", latitude: 13.69944, longitude: 13.30986),
        Entry(
            name: "Diffa", kind: .area, country: "NE", latitude: 15.0, longitude: 12.5, extent: 250,
            code: "ADM1"),
        Entry(
            name: "Tillabéri Region", kind: .area, country: "NE", latitude: 14.0, longitude: 2.0,
            extent: 200, code: "ADM1"),
        Entry(
            name: "Ouallam Department", kind: .area, country: "NE", latitude: 14.5, longitude: 2.0,
            extent: 70, code: "ADM2"),
        Entry(
            name: "Tondikiwindi", kind: .place, country: "NE", latitude: 14.6, longitude: 1.9,
            extent: 40, code: "ADM3"),
        Entry(
            name: "Niger", kind: .country, country: "NE", latitude: 17, longitude: 8, extent: 800,
            code: "PCLI"),
        Entry(
            name: "Mali", kind: .country, country: "ML", latitude: 17, longitude: -4, extent: 900,
            code: "PCLI"),
        Entry(
            name: "Burkina Faso", kind: .country, country: "BF", latitude: 12.5, longitude: -1.7,
            extent: 430, code: "PCLI"),
        Entry(
            name: "Burkina", kind: .country, country: "BF", latitude: 12.5, longitude: -1.7,
            extent: 430, code: "PCLI"),
        Entry(
            name: "Mauritania", kind: .country, country: "MR", latitude: 20, longitude: -10,
            extent: 800, code: "PCLI"),
        Entry(
            name: "Libye", kind: .country, country: "LY", latitude: 27, longitude: 17, extent: 900,
            code: "PCLI"),
        Entry(
            name: "Libya", kind: .country, country: "LY", latitude: 27, longitude: 17, extent: 900,
            code: "PCLI"),
        Entry(
            name: "Algeria", kind: .country, country: "DZ", latitude: 28, longitude: 3, extent: 900,
            code: "PCLI"),
        Entry(
            name: "Chad", kind: .country, country: "TD", latitude: 15, longitude: 19, extent: 800,
            code: "PCLI"),
        Entry(
            name: "Nigeria", kind: .country, country: "NG", latitude: 10, longitude: 8, extent: 600,
            code: "PCLI"),
        Entry(
            name: "Benin", kind: .country, country: "BJ", latitude: 9.5, longitude: 2.25,
            extent: 350, code: "PCLI"),
        Entry(
            name: "Cameroon", kind: .country, country: "CM", latitude: 6, longitude: 12.5,
            extent: 600, code: "PCLI"),
        Entry(
            name: "Malian", kind: .demonym, country: "ML", latitude: 17, longitude: -4, extent: 900,
            code: "PCLI"),
        Entry(
            name: "malienne", kind: .demonym, country: "ML", latitude: 17, longitude: -4,
            extent: 900, code: "PCLI"),
        Entry(
            name: "libyenne", kind: .demonym, country: "LY", latitude: 27, longitude: 17,
            extent: 900, code: "PCLI"),
        Entry(
            name: "Nigerien", kind: .demonym, country: "NE", latitude: 17, longitude: 8,
            extent: 800, code: "PCLI"),
        Entry(
            name: "Kenyan", kind: .demonym, country: "KE", latitude: 1, longitude: 38, extent: 500,
            code: "PCLI"),
        Entry(
            name: "West Africa", kind: .region, country: "", latitude: 12, longitude: 0,
            extent: 2000, code: "RGN"),
        Entry(
            name: "Kentucky", kind: .area, country: "US", latitude: 38.2, longitude: -84.9,
            extent: 300, code: "ADM1"),
        Entry(
            name: "Louisville", kind: .place, country: "US", latitude: 38.25424,
            longitude: -85.75941, extent: 5.7),
        Entry(
            name: "Air Base 201", kind: .facility, country: "NE", latitude: 16.950278,
            longitude: 8.013889, extent: 3, code: "AIRB"),
        Entry(
            name: "Aéroport international Mano-Dayak", kind: .facility, country: "NE",
            latitude: 16.966, longitude: 8.00011, extent: 2, code: "AIRP"),
        Entry(name: "Jean Dupont", kind: .person, country: "FR", latitude: 0, longitude: 0),
        Entry(
            name: "Islamic State in the Greater Sahara", kind: .organisation, country: "",
            latitude: 0, longitude: 0),
    ]

    /// The mentions of a text: every name of the table, the longer first.
    static func mentions(in text: String) throws -> [Mention] {
        let scalars = Array(text.unicodeScalars)
        var taken = [Bool](repeating: false, count: scalars.count)
        var mentions: [Mention] = []
        for entry in entries.sorted(by: {
            $0.name.unicodeScalars.count > $1.name.unicodeScalars.count
        }) {
            let name = Array(entry.name.unicodeScalars)
            guard scalars.count >= name.count else { continue }
            for start in 0...(scalars.count - name.count) {
                let range = start..<start + name.count
                guard scalars[range].elementsEqual(name), !range.contains(where: { taken[$0] }),
                    start == 0 || !scalars[start - 1].properties.isAlphabetic,
                    range.upperBound == scalars.count
                        || !scalars[range.upperBound].properties.isAlphabetic
                else { continue }
                for index in range { taken[index] = true }
                mentions.append(try mention(entry, range: range))
            }
        }
        return mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    static func place(_ entry: Entry) throws -> Place {
        Place(
            id: PlaceID(rawValue: "test:\(entry.name)"), name: entry.name,
            featureClass: entry.kind == .facility
                ? .spot : entry.kind == .place ? .populated : .administrative,
            featureCode: entry.code, countries: entry.country.isEmpty ? [] : [entry.country],
            coordinate: try Coordinate(latitude: entry.latitude, longitude: entry.longitude),
            extent: Length(kilometres: entry.extent), uncertainty: Length(kilometres: 1),
            provenance: Provenance(source: "geonames", recordID: nil, date: nil, licence: nil))
    }

    private static func mention(_ entry: Entry, range: Range<Int>) throws -> Mention {
        let hasPlace = entry.kind != .person && entry.kind != .organisation
        let resolution =
            hasPlace
            ? Resolution(
                query: entry.name,
                candidates: [
                    Candidate(
                        place: try place(entry), matchedName: entry.name, edits: 0,
                        confidence: 0.95,
                        reasons: [])
                ], isKnown: true, isAmbiguous: false) : nil
        return Mention(range: range, text: entry.name, kind: entry.kind, resolution: resolution)
    }
}
