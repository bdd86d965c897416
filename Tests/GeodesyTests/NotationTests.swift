import Geodesy
import TestSupport
import Testing

@Suite struct NotationTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let latitude: Double
        let longitude: Double

        init(_ text: String, _ latitude: Double, _ longitude: Double) {
            self.text = text
            self.latitude = latitude
            self.longitude = longitude
        }

        var testDescription: String { text }
    }

    static let airBase201 = (16 + 57 / 60.0 + 1 / 3600.0, 8 + 50 / 3600.0)
    static let cape = (-(33 + 54 / 60.0 + 12 / 3600.0), 18 + 25 / 60.0 + 26 / 3600.0)

    static let rows = [
        Row("13.51366, 2.10980", 13.51366, 2.1098),
        Row("13.51366 2.10980", 13.51366, 2.1098),
        Row("  13.51366,2.10980\n", 13.51366, 2.1098),
        Row("(13.51366; 2.10980)", 13.51366, 2.1098),
        Row("13,51366; 2,10980", 13.51366, 2.1098),
        Row("13,51366 2,10980", 13.51366, 2.1098),
        Row("13,51366, 2,10980", 13.51366, 2.1098),
        Row("13,2", 13, 2),
        Row("-33.9 18.4", -33.9, 18.4),
        Row("−33.9, 18.4", -33.9, 18.4),
        Row("13.5 -2.1", 13.5, -2.1),
        Row("+13.5 +2.1", 13.5, 2.1),
        Row("13.51N 2.1E", 13.51, 2.1),
        Row("N13.5 E2.1", 13.5, 2.1),
        Row("N 13.5, W 2.1", 13.5, -2.1),
        Row("2.1E 13.51N", 13.51, 2.1),
        Row("13.5° N, 2.1° O".replacing("O", with: "Ouest"), 13.5, -2.1),
        Row("13.5 nord 2.1 est", 13.5, 2.1),
        Row("lat: 13.5, lon: 2.1", 13.5, 2.1),
        Row("lon=2.1 lat=13.5", 13.5, 2.1),
        Row("latitude 13.5N longitude 2.1E", 13.5, 2.1),
        Row("16°57′01″N 8°00′50″E", airBase201.0, airBase201.1),
        Row("16º57'01\"N, 8º00'50\"E", airBase201.0, airBase201.1),
        Row("16°57’01’’N 8°00’50’’E", airBase201.0, airBase201.1),
        Row("16 57 01 N, 008 00 50 E", airBase201.0, airBase201.1),
        Row("16 57 01 8 00 50", airBase201.0, airBase201.1),
        Row("16d57m01sN 8d00m50sE", airBase201.0, airBase201.1),
        Row("16d 57m 01s N 8d 00m 50s E", airBase201.0, airBase201.1),
        Row("N16°57'01s E8°00'50s", airBase201.0, airBase201.1),
        Row("16d57m01s 8d00m50s", airBase201.0, airBase201.1),
        Row("16°57′01″ 8°00′50″", airBase201.0, airBase201.1),
        Row("16°57.01667′ N 8°0.83333′ E", airBase201.0, airBase201.1),
        Row("16°57,01667′N 8°0,83333′E", airBase201.0, airBase201.1),
        Row("165701N 0080050E", airBase201.0, airBase201.1),
        Row("1657.01667N 00800.83333E", airBase201.0, airBase201.1),
        Row("33°54'12\"S 18°25'26\"E", cape.0, cape.1),
        Row("33°54'12S 18°25'26E", cape.0, cape.1),
        Row("-33°54'12\" 18°25'26\"", cape.0, cape.1),
        Row("33d54m12sS 18d25m26sE", cape.0, cape.1),
        Row("S33 54 12 E18 25 26", cape.0, cape.1),
        Row("+13.51366+002.10980/", 13.51366, 2.1098),
        Row("-33.9+018.4/", -33.9, 18.4),
        Row("+165701+0080050/", airBase201.0, airBase201.1),
        Row("+1657.01667+00800.83333/", airBase201.0, airBase201.1),
        Row("+27.5916+086.5640+8850CRSWGS_84/", 27.5916, 86.564),
        Row("geo:13.5,2.1", 13.5, 2.1),
        Row("geo:13.5,2.1;u=35", 13.5, 2.1),
        Row("GEO:-33.9,18.4,12;crs=WGS84;u=5", -33.9, 18.4),
        Row("90, 0", 90, 0),
        Row("-90 -180", -90, -180),
        Row("0,0", 0, 0),
    ]

    @Test("Every usual notation is read", arguments: rows)
    func reads(_ row: Row) throws {
        let found = try Coordinate(parsing: row.text)
        // Decimal minutes are written to five decimals, that is to two centimetres.
        #expect(abs(found.latitude - row.latitude) < 2e-7, "\(found)")
        #expect(abs(found.longitude - row.longitude) < 2e-7, "\(found)")
    }

    @Test("Decimal degrees are exactly the number written")
    func exact() throws {
        let found = try Coordinate(parsing: "13.51366, 2.10980")
        #expect(found == (try Coordinate(latitude: 13.51366, longitude: 2.1098)))
    }

    @Test(
        "What is no position, or could be two, is refused in a sentence",
        arguments: [
            ("", "empty"), ("   ", "empty"), ("Niamey", "neither a number nor a side"),
            ("13.5", "one number"), ("1,2,3", "commas"), ("13,5,2,1", "commas"),
            ("1 2 3", "3 numbers"), ("13.5N 2.1N", "two latitudes"),
            ("13.5E 2.1E", "two longitudes"),
            ("-13.5S 2E", "a sign and a side"), ("13.5O 2.1N", "west in French"),
            ("16°60′ N 8° E", "less than 60"), ("16.5°30′N 8°E", "only the last"),
            ("91, 2", "outside -90...90"), ("133.9, 18.4", "swapped"), ("13, 190", "outside -180"),
            ("nan, 2", "neither a number"), ("inf, 2", "neither a number"),
            ("1e1, 2", "between the parts"),
            ("13.5;2.1;3", "separators"), ("geo:13.5", "latitude, longitude"),
            ("geo:13.5,2.1;crs=nad27", "not wgs84"), ("geo:x,2", "not a number"),
            ("geo:13.5,2.1;u=-3", "uncertainty"), ("31PDQ123", "even number"),
            ("31PIO1234", "no square IO"), ("61PDQ1234", "no zone 61P"),
            ("32XMG1234", "no zone 32X"),
            ("31S 403000 3994000", "31 north"), ("31P 403000 5994000", "not in band P"),
            ("33°54'12s E18°25'26", "may be seconds or south"), ("+1360+00210/", "less than 60"),
            ("31I 403000 1494000", "no band"), ("lat 13 lat 2", "two latitudes"),
        ])
    func refuses(_ text: String, _ fragment: String) {
        let error = #expect(throws: GeodesyError.self) { try Coordinate(parsing: text) }
        #expect(error?.description.contains(fragment) == true, "\(String(describing: error))")
    }

    @Test("A geo: address keeps its uncertainty and is written as RFC 5870 has it")
    func geoURI() throws {
        let address = try GeoURI(parsing: "geo:13.51366,2.1098;u=35")
        #expect(address.uncertainty == Length(metres: 35))
        #expect(address.description == "geo:13.51366,2.1098;u=35")
        #expect(try GeoURI(parsing: "geo:0,-0.0").description == "geo:0,0")
    }

    @Test(
        "Positions are printed in every notation",
        arguments: [
            (CoordinateNotation.decimal, "-33.90333, 18.42389"),
            (.degreesMinutesSeconds, "33°54′12″S 18°25′26″E"),
            (.degreesMinutes, "33°54.200′S 18°25.433′E"),
            (.iso6709, "-33.90333+018.42389/"),
            (.geoURI, "geo:-33.9033333,18.4238889"),
        ])
    func prints(_ notation: CoordinateNotation, _ text: String) throws {
        let coordinate = try Coordinate(latitude: Self.cape.0, longitude: Self.cape.1)
        #expect(try coordinate.text(as: notation) == text)
    }

    @Test("Seconds that round up to sixty become the next minute and degree")
    func carry() throws {
        let coordinate = try Coordinate(latitude: 16.99999, longitude: -0.000001)
        #expect(try coordinate.text(as: .degreesMinutesSeconds) == "17°00′00″N 0°00′00″E")
    }

    @Test("Every notation that is printed is read again to its own precision")
    func roundTrip() throws {
        let seed: UInt64 = 31_415
        var generator = SeededGenerator(seed: seed)
        let precision: [(CoordinateNotation, Double)] = [
            (.decimal, 0.8), (.degreesMinutesSeconds, 22), (.degreesMinutes, 1.4), (.iso6709, 0.8),
            (.geoURI, 0.008), (.utm, 0.72), (.mgrs, 0.72),
        ]
        for _ in 0..<400 {
            let coordinate = Coordinate.random(using: &generator)
            for (notation, metres) in precision {
                let text = try coordinate.text(as: notation)
                let back = try Coordinate(parsing: text)
                let missed = Geodesic.wgs84.distance(from: coordinate, to: back).metres
                #expect(missed <= metres, "\(coordinate) → \(text) → \(back), seed \(seed)")
            }
        }
    }

    @Test("No text of any kind ends in anything but a position or an error")
    func neverTraps() {
        let seed: UInt64 = 271_828
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array(
            "0123456789.,;:+-−°º'′\"″NSEWnsewdmPDQXgeo:/ ()\u{0}\u{FEFF}éあ𝟘🙂\u{301}")
        var refused = 0
        for _ in 0..<10_000 {
            var characters: [Character]
            if Bool.random(using: &generator) {
                characters = Array(Self.rows.randomElement(using: &generator)?.text ?? "")
                for _ in 0..<Int.random(in: 1...4, using: &generator) where !characters.isEmpty {
                    let place = Int.random(in: 0..<characters.count, using: &generator)
                    characters[place] = alphabet.randomElement(using: &generator) ?? " "
                    if Bool.random(using: &generator) { characters.remove(at: place) }
                }
            } else {
                let count = Int.random(in: 0...30, using: &generator)
                characters = (0..<count).compactMap { _ in
                    alphabet.randomElement(using: &generator)
                }
            }
            do {
                let found = try Coordinate(parsing: String(characters))
                #expect(abs(found.latitude) <= 90 && abs(found.longitude) <= 180)
            } catch {
                refused += 1
                #expect(!error.description.isEmpty)
            }
        }
        #expect(refused > 1_000, "seed \(seed)")
        for bytes in [[0xFF, 0xFE, 0x31], [0x31, 0xC3], Array(repeating: 0x39, count: 100_000)] {
            let text = String(decoding: bytes.map { UInt8($0) }, as: UTF8.self)
            #expect(throws: GeodesyError.self) { try Coordinate(parsing: text) }
        }
    }

    @Test(
        "Lengths are read with their unit",
        arguments: [
            ("250km", 250_000.0), ("30 mi", 48_280.32), ("12 nmi", 22_224), ("500 m", 500),
            ("2,5 km", 2_500), ("2.5 kilomètres", 2_500), ("1 500 km", 1_500_000),
            ("12 nautical miles", 22_224), ("100 FT", 30.48), ("0 m", 0), ("1.250 km", 1_250),
        ])
    func lengths(_ text: String, _ metres: Double) throws {
        #expect(abs(try Length(parsing: text).metres - metres) < 1e-9)
    }

    @Test(
        "A length without unit, sense or sign is refused with the remedy",
        arguments: [
            ("250", "Write 250km, 250mi"), ("-3 km", "negative"), ("km", "starts with no number"),
            ("", "empty"), ("3 parsecs", "is not a unit"), ("1,500 km", "1500 or 1.500"),
            ("1.2.3 km", "is not a number"), ("nan km", "starts with no number"),
            ("3.km", "is not a"),
        ])
    func refusesLengths(_ text: String, _ fragment: String) {
        let error = #expect(throws: GeodesyError.self) { try Length(parsing: text) }
        #expect(error?.description.contains(fragment) == true, "\(String(describing: error))")
    }
}
