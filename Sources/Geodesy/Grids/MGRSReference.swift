/// A reference of the Military Grid Reference System: a square of 100 km down to one metre.
///
/// See NGA.SIG.0012 (2014), chapter 11, with the lettering of WGS 84 ("AA").
struct MGRSReference: Sendable {
    private static let rows = Array("ABCDEFGHJKLMNPQRSTUV")
    private static let columns = [Array("ABCDEFGH"), Array("JKLMNPQR"), Array("STUVWXYZ")]

    /// The text without spaces, as printed.
    let text: String
    /// The middle of the square.
    let coordinate: Coordinate
    /// How long the side of the square is.
    let side: Length

    // MARK: Reading

    /// Reads a reference in capital letters without spaces.
    init(compact: [Character], original: String) throws(GeodesyError) {
        func refusal(_ reason: String) -> GeodesyError {
            .unreadableCoordinate(text: original, reason: reason)
        }
        let zoneDigits = compact.prefix { $0.isASCIIDigit }
        let letters = compact.dropFirst(zoneDigits.count).prefix { !$0.isASCIIDigit }
        let digits = compact.dropFirst(zoneDigits.count + letters.count)
        guard letters.count == 3, let band = letters.first, digits.allSatisfy(\.isASCIIDigit) else {
            throw refusal("an MGRS reference is a zone, three letters and digits: 31PDQ0366494115.")
        }
        guard digits.count.isMultiple(of: 2), digits.count <= 10 else {
            throw refusal(
                "an MGRS reference has an even number of digits, at most ten, "
                    + "but this one has \(digits.count).")
        }
        var side = 100_000.0
        for _ in 0..<digits.count / 2 { side /= 10 }
        let half = digits.count / 2
        let eastward = (Double(String(digits.prefix(half))) ?? 0) * side + side / 2
        let northward = (Double(String(digits.dropFirst(half))) ?? 0) * side + side / 2
        let square = Array(letters.dropFirst())
        let zone = UTMZone(number: Int(String(zoneDigits)) ?? 0, band: band)
        let found: Coordinate?
        if zoneDigits.isEmpty, "ABYZ".contains(band) {
            found = try PolarSquare(half: band, column: square[0], row: square[1])?
                .coordinate(eastward: eastward, northward: northward)
        } else {
            guard zone.exists else {
                throw refusal("there is no zone \(String(zoneDigits))\(band) in the grid.")
            }
            found = try Self.coordinate(
                in: zone, square: square, eastward: eastward, northward: northward, side: side)
        }
        guard let found else {
            throw refusal(
                "there is no square \(String(square)) in zone \(String(zoneDigits))\(band).")
        }
        text = String(compact)
        coordinate = found
        self.side = Length(metres: side)
    }

    private static func coordinate(
        in zone: UTMZone, square: [Character], eastward: Double, northward: Double, side: Double
    ) throws(GeodesyError) -> Coordinate? {
        guard let column = columns[(zone.number - 1) % 3].firstIndex(of: square[0]),
            let row = rows.firstIndex(of: square[1])
        else { return nil }
        let easting = Double(column + 1) * 100_000 + eastward
        let lettered = Double((row + (zone.number.isMultiple(of: 2) ? 15 : 0)) % 20) * 100_000
        // Letters repeat every 2000 km, and no band is as high: the one nearest its middle is meant.
        let latitudes = zone.latitudes
        let projection = try GridProjections.utm(zone: zone.number, isNorth: zone.isNorth)
        let middle = try projection.project(
            Coordinate(
                latitude: (latitudes.lowerBound + latitudes.upperBound) / 2,
                longitude: zone.centralMeridian))
        let turns = ((middle.y - lettered - 50_000) / 2_000_000).rounded()
        let found = try projection.coordinate(
            at: MapPosition(x: easting, y: lettered + turns * 2_000_000 + northward))
        // The middle of a square that the edge of the band or zone cuts may lie outside.
        let slack = side / 2 / 110_000 + 1e-4
        guard found.latitude > latitudes.lowerBound - slack,
            found.latitude < latitudes.upperBound + slack
        else { return nil }
        let away = abs(LongitudeSpan.wrapped(found.longitude - zone.centralMeridian))
        let reach = (zone.band >= "V" ? 6.0 : 3.0) + (zone.band >= "V" ? 6 : 1) * slack + 0.5
        return away <= reach ? found : nil
    }

    // MARK: Writing

    /// Finds the square that holds a position, with a side of 100 km (0 digits) to 1 m (5 digits).
    init(of coordinate: Coordinate, digits: Int) throws(GeodesyError) {
        precondition((0...5).contains(digits), "MGRS has 0 to 5 digits, not \(digits).")
        var prefix: String
        let position: MapPosition
        if let zone = UTMZone(of: coordinate) {
            let projection = try GridProjections.utm(zone: zone.number, isNorth: zone.isNorth)
            position = try projection.project(coordinate)
            let column = Int(Self.whole(position.x) / 100_000) - 1
            let row = Int(Self.whole(position.y) / 100_000)
            prefix = (zone.number < 10 ? "0" : "") + "\(zone.number)\(zone.band)"
            prefix.append(Self.columns[(zone.number - 1) % 3][min(7, max(0, column))])
            prefix.append(Self.rows[(row + (zone.number.isMultiple(of: 2) ? 5 : 0)) % 20])
        } else {
            let square = try PolarSquare(of: coordinate)
            position = square.position
            prefix = square.letters
        }
        var side = 100_000.0
        for _ in 0..<digits { side /= 10 }
        let numbers = [position.x, position.y].map { value in
            let number = String(
                Int(Self.whole(value).truncatingRemainder(dividingBy: 100_000) / side))
            return String(repeating: "0", count: max(0, digits - number.count)) + number
        }
        text = digits == 0 ? prefix : prefix + numbers[0] + numbers[1]
        self.coordinate = coordinate
        self.side = Length(metres: side)
    }

    /// Whole metres, cut as the standard wants it, without losing one to the last bit.
    private static func whole(_ metres: Double) -> Double {
        (metres + 1e-6).rounded(.down)
    }
}
