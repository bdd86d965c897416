/// A source as a bibliographic record: where a statement can be read, never its text.
public struct SourceRecord: Hashable, Sendable {
    /// The key by which reports and places name the source.
    public let key: String
    /// The title.
    public let title: String
    /// The publisher; empty if unknown.
    public let publisher: String
    /// The author; empty if unknown.
    public let author: String
    /// The date of publication, as precise as known; empty if unknown.
    public let date: String
    /// The address on the web; empty if unknown.
    public let address: String
    /// The licence, as an SPDX identifier where there is one; empty if unknown.
    public let licence: String

    /// Makes a record.
    public init(
        key: String, title: String, publisher: String = "", author: String = "",
        date: String = "", address: String = "", licence: String = ""
    ) {
        self.key = key
        self.title = title
        self.publisher = publisher
        self.author = author
        self.date = date
        self.address = address
        self.licence = licence
    }
}
