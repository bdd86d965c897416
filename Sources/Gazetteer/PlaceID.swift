/// The stable identifier of a gazetteer entry, which names its origin: `geonames:2440485`.
public struct PlaceID: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    /// The identifier as written.
    public let rawValue: String

    /// Makes an identifier from its written form.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The identifier as written.
    public var description: String { rawValue }
}
