/// Tells grid references from degrees and reads them: MGRS and UTM.
enum GridReader {
    private static let hemispheres: Set<String> = ["NORTH", "NORD", "SOUTH", "SUD"]

    /// The position, or `nil` if the text is in another notation.
    static func read(_ text: String) throws(GeodesyError) -> Coordinate? {
        var words = text.uppercased().split { $0.isWhitespace || $0 == "," || $0 == ";" }
            .map(String.init)
        if let first = words.first, ["UTM", "ZONE", "MGRS"].contains(first) { words.removeFirst() }
        if words.first == "ZONE" { words.removeFirst() }
        if let found = try utm(words, text: text) { return found }
        let compact = Array(words.joined())
        guard compact.allSatisfy({ $0.isASCIIDigit || ($0 >= "A" && $0 <= "Z") }) else {
            return nil
        }
        let zone = compact.prefix { $0.isASCIIDigit }
        let letters = compact.dropFirst(zone.count).prefix { !$0.isASCIIDigit }
        let digits = compact.dropFirst(zone.count + letters.count)
        guard zone.count <= 2, letters.count == 3, digits.allSatisfy(\.isASCIIDigit),
            !zone.isEmpty || "ABYZ".contains(letters.first ?? " ")
        else { return nil }
        do throws(GeodesyError) {
            return try MGRSReference(compact: compact, original: text.excerpt).coordinate
        } catch {
            // Three letters alone that name no square are a word.
            guard zone.isEmpty, digits.isEmpty else { throw error }
            return nil
        }
    }

    /// Reads a zone, a band or hemisphere, an easting and a northing.
    private static func utm(_ words: [String], text: String) throws(GeodesyError) -> Coordinate? {
        guard let first = words.first else { return nil }
        let digits = first.prefix { $0.isASCIIDigit }
        var letters = String(first.dropFirst(digits.count))
        var rest = Array(words.dropFirst())
        if letters.isEmpty, let second = rest.first,
            hemispheres.contains(second) || (second.count == 1 && second.allSatisfy(\.isLetter))
        {
            letters = second
            rest.removeFirst()
        }
        guard digits.count == 1 || digits.count == 2, rest.count == 2,
            letters.count == 1 || hemispheres.contains(letters),
            let easting = metres(rest[0], marks: "E"), let northing = metres(rest[1], marks: "N")
        else { return nil }
        // Two small numbers after a zone are degrees and minutes: 16N 57 1 is no grid position.
        guard easting >= 1000, let zone = Int(digits) else { return nil }
        func refusal(_ reason: String) -> GeodesyError {
            .unreadableCoordinate(text: text.excerpt, reason: reason)
        }
        let isNorth: Bool
        switch letters {
        case "NORTH", "NORD", "N": isNorth = true
        case "SOUTH", "SUD": isNorth = false
        case "S":
            // Band S lies between 32° and 40° north; S also stands for the southern hemisphere.
            guard !(3_500_000...4_450_000).contains(northing) else {
                throw refusal(
                    "\(zone)S may be band S (32° to 40° north) or the southern hemisphere. "
                        + "Write \"\(zone) north\" or \"\(zone) south\".")
            }
            isNorth = false
        default:
            guard let band = letters.first, UTMZone.bands.contains(band) else {
                throw refusal(
                    "\"\(letters)\" is no band of the UTM grid (C to X, without I and O).")
            }
            isNorth = UTMZone(number: zone, band: band).isNorth
        }
        guard (1...60).contains(zone) else {
            throw refusal("there is no UTM zone \(zone); zones run from 1 to 60.")
        }
        guard (0...1_000_000).contains(easting), (0...10_000_000).contains(northing) else {
            throw refusal(
                "an easting lies between 0 and 1000000 m and a northing between 0 and 10000000 m. "
                    + "The easting comes first.")
        }
        let found = try UTMPosition.coordinate(
            zone: zone, isNorth: isNorth, easting: easting, northing: northing)
        if let band = letters.first, letters.count == 1, band != "N", band != "S" {
            let latitudes = UTMZone(number: zone, band: band).latitudes
            guard found.latitude > latitudes.lowerBound - 0.1,
                found.latitude < latitudes.upperBound + 0.1
            else {
                throw refusal(
                    "northing \(rest[1]) lies at latitude \(found.latitude.fixed(2)), "
                        + "which is not in band \(band).")
            }
        }
        return found
    }

    /// A number of metres with the marks that maps print: `403000mE`, `E403000`.
    private static func metres(_ word: String, marks: Character) -> Double? {
        var digits = word[...]
        if digits.first == marks { digits.removeFirst() }
        if digits.last == marks { digits.removeLast() }
        if digits.last == "M" { digits.removeLast() }
        guard digits.count <= 16, digits.first?.isASCIIDigit == true,
            digits.allSatisfy({ $0.isASCIIDigit || $0 == "." })
        else { return nil }
        return Double(digits)
    }
}
