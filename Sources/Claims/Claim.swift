/// A statement about geography that a text makes, with the exact words that make it.
///
/// It says what is stated, not whether it holds: see ``Finding``.
public struct Claim: Hashable, Sendable {
    /// What is stated.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// How far a place is from another.
        case distance
        /// On which side of another place a place lies, without a number.
        case direction
        /// That a place lies in another.
        case containment
        /// That a place lies near another, without a number.
        case nearness
        /// Something about a border: how far it is, who shares it, who lies on it.
        case border
        /// That two figures of different units are equal.
        case units
        /// That a town is a capital.
        case capital
        /// How many places of a kind there are.
        case count
        /// A journey over several places.
        case route
        /// How long a journey takes.
        case travelTime = "travel-time"
    }

    /// The shape of a statement within its kind, where the kind alone does not tell.
    public enum Form: String, Hashable, Sendable {
        /// Subject and reference, the usual shape.
        case plain
        /// The subject lies in the middle of two references.
        case halfway
        /// A number "between A and B": on the way, or apart.
        case between
        /// The subject and the references share borders.
        case neighbours
        /// The subject lies on both sides of a border, or where several meet.
        case straddling
        /// The subject lies on the border.
        case onBorder
        /// The subject lies so far inside the reference, from its border.
        case inside
        /// Places from one end to the other, with a number of countries.
        case span
    }

    /// A neighbour with the side on which the text puts it.
    public struct Neighbour: Hashable, Sendable {
        /// The country or place.
        public let party: Party
        /// The side; nil if not said.
        public let direction: StatedDirection?
    }

    /// What is stated.
    public let kind: Kind
    /// The shape of the statement.
    public let form: Form
    /// Offsets in Unicode code points from 0, end exclusive: the words that state it.
    public let range: Range<Int>
    /// The words of the range.
    public let text: String
    /// The language of the sentence.
    public let language: ClaimLanguage
    /// What the statement is about; nil if the text does not say.
    public let subject: Party?
    /// What the subject is measured against; nil if the text does not say.
    public let reference: Party?
    /// Further references: the second end of "between", the members of a list.
    public let others: [Neighbour]
    /// The distance stated; nil if none.
    public let distance: StatedDistance?
    /// The direction stated; nil if none.
    public let direction: StatedDirection?
    /// The travel time stated; nil if none.
    public let travelTime: TravelTime?
    /// The number of things stated; nil if none.
    public let count: Int?
    /// Whether the subject is only near the place that names it.
    public let isSubjectNear: Bool

    init(
        kind: Kind, form: Form = .plain, range: Range<Int>, text: String, language: ClaimLanguage,
        subject: Party?, reference: Party?, others: [Neighbour] = [],
        distance: StatedDistance? = nil, direction: StatedDirection? = nil,
        travelTime: TravelTime? = nil, count: Int? = nil, isSubjectNear: Bool = false
    ) {
        self.kind = kind
        self.form = form
        self.range = range
        self.text = text
        self.language = language
        self.subject = subject
        self.reference = reference
        self.others = others
        self.distance = distance
        self.direction = direction
        self.travelTime = travelTime
        self.count = count
        self.isSubjectNear = isSubjectNear
    }
}
