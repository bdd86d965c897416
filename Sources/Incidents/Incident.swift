/// Something that happened, as one or more sources report it.
///
/// It is one record. Several records of the same happening are joined by ``IncidentLink`` and
/// counted once as a ``LinkedIncident``.
public struct Incident: Hashable, Sendable, Identifiable {
    /// The stable identifier, which names its origin: `toposcope:incident-…`, `ucdp-ged:244657`.
    public let id: String
    /// What happened, in a few own words.
    public let title: String
    /// The kind in the common vocabulary.
    public let kind: IncidentKind
    /// The source's own code for the kind, for example `CAMEO 190`; nil where it has none.
    public let sourceCode: String?
    /// When it happened.
    public let date: IncidentDate
    /// Where it happened, or where a movement began.
    public let place: IncidentPlace
    /// Where a movement ended; nil for everything else.
    public let destination: IncidentPlace?
    /// The sides and the people it befell.
    public let actors: [String]
    /// What it cost in people.
    public let casualties: Casualties
    /// How firmly the sources stand behind it.
    public let certainty: Certainty
    /// Whether it belongs on a map: false where it is unlocatable or unrelated to its neighbours.
    public let isOnMap: Bool
    /// What each source says.
    public let reports: [IncidentReport]
    /// What to beware of, in a sentence; empty if nothing.
    public let note: String

    /// Makes an incident.
    public init(
        id: String, title: String, kind: IncidentKind, sourceCode: String? = nil,
        date: IncidentDate, place: IncidentPlace, destination: IncidentPlace? = nil,
        actors: [String] = [], casualties: Casualties = Casualties(),
        certainty: Certainty = .stated, isOnMap: Bool = true, reports: [IncidentReport] = [],
        note: String = ""
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.sourceCode = sourceCode
        self.date = date
        self.place = place
        self.destination = destination
        self.actors = actors
        self.casualties = casualties
        self.certainty = certainty
        self.isOnMap = isOnMap
        self.reports = reports
        self.note = note
    }
}
