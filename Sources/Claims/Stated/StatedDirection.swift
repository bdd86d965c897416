public import Geodesy

/// A direction as a text states it: a compass word, which names a sector and not an angle.
public struct StatedDirection: Hashable, Sendable {
    /// The compass point.
    public let point: CompassPoint
    /// The words as written.
    public let text: String
    /// Whether the text stresses it: "due north", "plein sud".
    public let isDue: Bool
    /// Whether the words stand behind the reference: "20 km from Hamburg to the west", which some write
    /// of the place itself and others of Hamburg.
    public let isTrailing: Bool

    /// Makes a stated direction.
    public init(_ point: CompassPoint, text: String, isDue: Bool = false, isTrailing: Bool = false)
    {
        self.point = point
        self.text = text
        self.isDue = isDue
        self.isTrailing = isTrailing
    }

    /// How far from its middle the word still holds: half the sector that its kind of word divides
    /// the rose into.
    ///
    /// 22.5° for the four and the eight principal words, since texts choose among eight, and 11.25°
    /// for words of three letters.
    public var halfWidth: Double { point.isCardinal || point.isIntercardinal ? 22.5 : 11.25 }

    /// How far from its middle the word is still used loosely: 45°, and 33.75° for words of three
    /// letters.
    ///
    /// The GBIF guide gives ±45° for the four cardinal words.
    public var looseWidth: Double { point.isCardinal || point.isIntercardinal ? 45 : 33.75 }
}
