extension Coordinate {
    /// Reads a position in any usual notation.
    ///
    /// - Decimal degrees, latitude first: `13.51366, 2.10980`, `13,51366; 2,10980`, `13.5N 2.1E`.
    /// - Degrees, minutes and seconds: `16°57′01″N 8°00′50″E`, `16 57 01 N, 008 00 50 E`,
    ///   `165701N 0080050E`.
    /// - ISO 6709 (`+13.51366+002.10980/`) and `geo:` addresses (RFC 5870).
    /// - MGRS (`31PDQ0366494115`; the middle of the square) and UTM (`31P 403664 1494115`).
    ///
    /// Whatever could mean two positions is refused with the way to write it clearly.
    ///
    /// - Parameter text: The notation; any text is either read or refused.
    /// - Throws: ``GeodesyError/unreadableCoordinate(text:reason:)`` or a range error, which asks
    ///   whether latitude and longitude were swapped.
    public init(parsing text: String) throws(GeodesyError) {
        guard text.utf8.count <= 400 else {
            throw .unreadableCoordinate(
                text: text.excerpt, reason: "it is longer than any notation of a position.")
        }
        let trimmed = String(
            text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard !trimmed.isEmpty else {
            throw .unreadableCoordinate(
                text: text.excerpt,
                reason: "it is empty. Write latitude and longitude: 13.51366, 2.10980.")
        }
        if trimmed.lowercased().hasPrefix("geo:") {
            self = try GeoURI(parsing: trimmed).coordinate
        } else if let found = try ISO6709Reader.read(trimmed) {
            self = found
        } else if let found = try GridReader.read(trimmed) {
            self = found
        } else {
            self = try DegreesReader(trimmed).coordinate()
        }
    }
}
