/// A span of a text that names a place, or looks as if it did and does not.
public struct Mention: Hashable, Sendable {
    /// What the span stands for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A city, town, village, well, mountain: a place with a point.
        case place
        /// A base, airport or other built thing.
        case facility
        /// A country as a place.
        case country
        /// A first-order or second-order area.
        case area
        /// A region larger than a country or without fixed bounds.
        case region
        /// An adjective or noun of belonging ("Nigerien"); resolves to its country, never to a point.
        case demonym
        /// A place name that stands for a government or institution ("Paris officials").
        case metonym
        /// An organisation, even where its name contains a place.
        case organisation
        /// A person, even where the name is a place elsewhere.
        case person
    }

    /// Offsets in Unicode code points from 0, end exclusive.
    public let range: Range<Int>
    /// The words of the span.
    public let text: String
    /// What the span stands for.
    public let kind: Kind
    /// Which place it is; nil for organisations and persons.
    public let resolution: Resolution?
    /// A remark for people, for example that "Nigerian" probably means "Nigerien"; nil if none.
    public let remark: String?

    /// Makes a mention.
    public init(
        range: Range<Int>, text: String, kind: Kind, resolution: Resolution?, remark: String? = nil
    ) {
        self.range = range
        self.text = text
        self.kind = kind
        self.resolution = resolution
        self.remark = remark
    }

    /// The same mention in a text with so many code points more in front.
    public func moved(by offset: Int) -> Mention {
        Mention(
            range: (range.lowerBound + offset)..<(range.upperBound + offset), text: text,
            kind: kind, resolution: resolution, remark: remark)
    }
}
