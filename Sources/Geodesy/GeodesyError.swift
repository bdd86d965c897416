/// What can go wrong with positions, lengths, directions and reference systems.
///
/// The set is closed: every throwing function of this module throws this type.
public enum GeodesyError: Error, Hashable, Sendable {
    /// A latitude outside -90...90 degrees, or not a number.
    case latitudeOutOfRange(Double)
    /// A longitude outside -180...180 degrees, or not a number.
    case longitudeOutOfRange(Double)
    /// A text that is no coordinate in any notation that ``Coordinate/init(parsing:)`` knows.
    case unreadableCoordinate(text: String, reason: String)
    /// A latitude beyond the reach of the UTM grid, which ends at 80° south and 84° north.
    case outsideUTM(latitude: Double)
    /// A text that is no length, or a length that is negative or not finite.
    case unreadableLength(text: String, reason: String)
    /// A box whose edges are out of range or whose south lies north of its north.
    case invalidBoundingBox(reason: String)
    /// A ring or line with too few positions for what was asked.
    case tooFewPositions(needed: Int, found: Int)
    /// A name or code of a coordinate reference system that PROJ does not know.
    case unknownCRS(String)
    /// The PROJ library refused; the text is its own message.
    case library(operation: String, code: Int32, message: String)
}

extension GeodesyError: CustomStringConvertible {
    /// One sentence for people that names the value and the remedy.
    public var description: String {
        switch self {
        case .latitudeOutOfRange(let value):
            let hint =
                value.isFinite && abs(value) <= 180
                ? " Were latitude and longitude swapped?" : " Give degrees between -90 and 90."
            return "Latitude \(value) is outside -90...90.\(hint)"
        case .longitudeOutOfRange(let value):
            return "Longitude \(value) is outside -180...180. Give degrees, east positive."
        case .unreadableCoordinate(let text, let reason):
            return "\"\(text)\" is not a coordinate: \(reason)"
        case .outsideUTM(let latitude):
            return "Latitude \(latitude) is outside the UTM grid, which reaches from -80 to 84. "
                + "Use degrees or MGRS there."
        case .unreadableLength(let text, let reason):
            return "\"\(text)\" is not a length: \(reason)"
        case .invalidBoundingBox(let reason):
            return "Not a bounding box: \(reason)"
        case .tooFewPositions(let needed, let found):
            return "At least \(needed) positions are needed, \(found) were given."
        case .unknownCRS(let name):
            return "\"\(name)\" is no coordinate reference system that PROJ knows. "
                + "Give a code such as EPSG:32631 or OGC:CRS84."
        case .library(let operation, let code, let message):
            return "PROJ could not \(operation) (code \(code)): \(message)"
        }
    }
}
