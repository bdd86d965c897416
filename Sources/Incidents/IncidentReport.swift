/// What one source says about an incident, in own words.
public struct IncidentReport: Hashable, Sendable {
    /// The key of the source in the list of sources.
    public let source: String
    /// The record of the source, for example its event number; nil where it has none.
    public let recordID: String?
    /// The date as the source states it; empty if it states none.
    public let statedDate: String
    /// The place as the source states it; empty if it states none.
    public let statedPlace: String
    /// The toll as the source states it; empty if it states none.
    public let statedToll: String
    /// What else to know; empty if nothing.
    public let note: String

    /// Makes a report.
    public init(
        source: String, recordID: String? = nil, statedDate: String = "",
        statedPlace: String = "", statedToll: String = "", note: String = ""
    ) {
        self.source = source
        self.recordID = recordID
        self.statedDate = statedDate
        self.statedPlace = statedPlace
        self.statedToll = statedToll
        self.note = note
    }
}
