/// An incident beside the record from which it was made.
public struct ImportedRecord: Sendable {
    /// The incident in the common vocabulary.
    public let incident: Incident
    /// The record with every value as it stood in the source; without columns where there was none.
    public let original: SourceRow

    /// Makes a pair.
    public init(incident: Incident, original: SourceRow) {
        self.incident = incident
        self.original = original
    }
}
