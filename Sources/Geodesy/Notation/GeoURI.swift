/// A `geo:` address: a position and how far it may be off.
///
/// See RFC 5870. An altitude is read over, as a ``Coordinate`` has no height.
public struct GeoURI: Hashable, Sendable {
    /// The position.
    public let coordinate: Coordinate
    /// How far the position may be off (`u`), `nil` if the address does not say.
    public let uncertainty: Length?

    /// Makes an address of a position.
    public init(_ coordinate: Coordinate, uncertainty: Length? = nil) {
        self.coordinate = coordinate
        self.uncertainty = uncertainty
    }

    /// Reads an address such as `geo:13.51366,2.1098;u=35`.
    ///
    /// - Parameter text: The address; the scheme and the names of parameters in any case.
    /// - Throws: ``GeodesyError/unreadableCoordinate(text:reason:)`` or a range error. A reference
    ///   system (`crs`) other than WGS 84 is refused, as its numbers would be misread.
    public init(parsing text: String) throws(GeodesyError) {
        func refusal(_ reason: String) -> GeodesyError {
            .unreadableCoordinate(text: text.excerpt, reason: reason)
        }
        guard text.utf8.count <= 400 else {
            throw refusal("it is longer than any geo: address can be.")
        }
        guard text.lowercased().hasPrefix("geo:") else {
            throw refusal("a geo: address looks like geo:13.51366,2.1098;u=35.")
        }
        let parts = text.dropFirst(4).split(separator: ";", omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: ",", omittingEmptySubsequences: false)
        guard numbers.count == 2 || numbers.count == 3 else {
            throw refusal("geo: is followed by latitude, longitude and perhaps altitude.")
        }
        var values: [Double] = []
        for number in numbers {
            guard let value = Self.number(number) else {
                throw refusal("\"\(String(number).excerpt)\" is not a number.")
            }
            values.append(value)
        }
        var uncertainty: Length?
        for parameter in parts.dropFirst() {
            let pair = parameter.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = pair.count == 2 ? pair[1] : ""
            switch pair[0].lowercased() {
            case "crs" where value.lowercased() != "wgs84":
                throw refusal("the reference system \"\(value)\" is not wgs84.")
            case "u":
                guard let metres = Self.number(value), metres >= 0 else {
                    throw refusal("the uncertainty \"\(value)\" is not a number of metres.")
                }
                uncertainty = Length(metres: metres)
            default:
                continue
            }
        }
        coordinate = try Coordinate(latitude: values[0], longitude: values[1])
        self.uncertainty = uncertainty
    }

    /// Digits with at most one point and a minus sign, as RFC 5870 writes numbers.
    private static func number(_ text: Substring) -> Double? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard !digits.isEmpty, parts.count <= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
        else { return nil }
        return Double(text)
    }
}

extension GeoURI: CustomStringConvertible {
    /// The address, for instance `geo:13.51366,2.1098;u=35`.
    public var description: String {
        let place =
            "geo:\(coordinate.latitude.fixed(7, trimmed: true)),"
            + coordinate.longitude.fixed(7, trimmed: true)
        return uncertainty.map { place + ";u=\($0.metres.fixed(3, trimmed: true))" } ?? place
    }
}
