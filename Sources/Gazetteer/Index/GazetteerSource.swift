/// A source of a compiled gazetteer.
public struct GazetteerSource: Hashable, Sendable {
    /// The key, for example `geonames`.
    public let key: String
    /// The title for people.
    public let title: String
    /// The licence, as an SPDX identifier where there is one; empty if unknown.
    public let licence: String
    /// The date of the data, `YYYY-MM-DD` or shorter; empty if unknown.
    public let date: String
    /// The file or address that was read.
    public let address: String
    /// The checksum of what was read, in hexadecimal; empty if none was taken.
    public let checksum: String

    /// Makes a source.
    public init(
        key: String, title: String = "", licence: String = "", date: String = "",
        address: String = "", checksum: String = ""
    ) {
        self.key = key
        self.title = title
        self.licence = licence
        self.date = date
        self.address = address
        self.checksum = checksum
    }

    init(line: Substring) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
        self.init(
            key: part(0), title: part(1), licence: part(2), date: part(3), address: part(4),
            checksum: part(5))
    }

    var line: String {
        [key, title, licence, date, address, checksum].map { field in
            String(field.map { $0 == "\t" || $0.isNewline ? " " : $0 })
        }.joined(separator: "\t")
    }
}
