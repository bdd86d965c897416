/// Reads the compact notation of ISO 6709, annex H: signs, digits, and a slash at the end.
enum ISO6709Reader {
    /// The position, or `nil` if the text is in another notation.
    static func read(_ text: String) throws(GeodesyError) -> Coordinate? {
        var rest = text[...]
        if rest.hasSuffix("/") { rest.removeLast() }
        if let crs = rest.start(of: "CRS") { rest = rest[..<crs] }
        var numbers: [(sign: Double, digits: Substring)] = []
        while let first = rest.first {
            guard first == "+" || first == "-" else { return nil }
            rest.removeFirst()
            let digits = rest.prefix { $0.isASCIIDigit || $0 == "." }
            guard digits.first?.isASCIIDigit == true, digits.last?.isASCIIDigit == true,
                digits.filter({ $0 == "." }).count <= 1
            else { return nil }
            numbers.append((first == "-" ? -1 : 1, digits))
            rest = rest.dropFirst(digits.count)
        }
        // The third number is a height, which a coordinate does not have.
        guard numbers.count == 2 || numbers.count == 3 else { return nil }
        guard let latitude = degrees(numbers[0], width: 2),
            let longitude = degrees(numbers[1], width: 3)
        else {
            throw .unreadableCoordinate(
                text: text.excerpt,
                reason: "minutes and seconds must be less than 60, and ISO 6709 writes two, four "
                    + "or six digits of latitude and three, five or seven of longitude.")
        }
        return try Coordinate(latitude: latitude, longitude: longitude)
    }

    /// Degrees from `DD`, `DDMM` or `DDMMSS` with a fraction of the last part.
    static func degrees(_ number: (sign: Double, digits: Substring), width: Int) -> Double? {
        let whole = number.digits.prefix { $0.isASCIIDigit }
        guard whole.count > width else { return Double(number.digits).map { $0 * number.sign } }
        guard whole.count == width + 2 || whole.count == width + 4 else { return nil }
        let tail = number.digits.dropFirst(width)
        guard let degrees = Double(number.digits.prefix(width)) else { return nil }
        guard whole.count == width + 4 else {
            guard let minutes = Double(tail), minutes < 60 else { return nil }
            return number.sign * (degrees * 60 + minutes) / 60
        }
        guard let minutes = Double(tail.prefix(2)), let seconds = Double(tail.dropFirst(2)),
            minutes < 60, seconds < 60
        else { return nil }
        return number.sign * (degrees * 3600 + minutes * 60 + seconds) / 3600
    }
}

extension Substring {
    /// Where a short text first occurs.
    fileprivate func start(of text: String) -> Index? {
        indices.first { self[$0...].hasPrefix(text) }
    }
}
