/// Where a statement comes from: enough to find it again and to defend it.
public struct Provenance: Hashable, Sendable {
    /// The key of the source in the list of sources, for example `geonames`.
    public let source: String
    /// The record in that source, for example `2440485`; nil where it has none.
    public let recordID: String?
    /// The date of the record or of the retrieval, as precise as known: `2023-11`, `2026-09-05`.
    public let date: String?
    /// The licence of the source, as an SPDX identifier where there is one.
    public let licence: String?

    /// Makes a provenance.
    public init(source: String, recordID: String?, date: String?, licence: String?) {
        self.source = source
        self.recordID = recordID
        self.date = date
        self.licence = licence
    }
}
