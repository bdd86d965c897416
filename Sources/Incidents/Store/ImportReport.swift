/// What an import did: counts, and the records it could not take.
public struct ImportReport: Hashable, Sendable {
    /// How many rejections are kept with their reasons; all are counted.
    public static let mostRejections = 10_000

    /// The form of the data.
    public internal(set) var format: ImportFormat
    /// How many records were read, rejected ones included.
    public internal(set) var read = 0
    /// How many incidents are new in the file.
    public internal(set) var added = 0
    /// How many replaced an older version, which is kept in the journal.
    public internal(set) var replaced = 0
    /// How many were in the file already, the same.
    public internal(set) var unchanged = 0
    /// How many were passed over since an import that was interrupted had written them.
    public internal(set) var resumed = 0
    /// How many incidents, named but not located by their source, got a place of the gazetteer.
    public internal(set) var placed = 0
    /// How many named places the gazetteer does not know, or could not decide between.
    public internal(set) var unplaced = 0
    /// How many records were rejected.
    public internal(set) var rejected = 0
    /// The first of them with their reasons.
    public internal(set) var rejections: [Rejection] = []

    init(format: ImportFormat) {
        self.format = format
    }

    mutating func add(_ rejection: Rejection) {
        rejected += 1
        if rejections.count < Self.mostRejections { rejections.append(rejection) }
    }
}

extension ImportReport: CustomStringConvertible {
    /// The counts in one sentence.
    public var description: String {
        var parts = ["\(added) added", "\(replaced) replaced", "\(unchanged) unchanged"]
        if resumed > 0 { parts.append("\(resumed) written before") }
        parts.append("\(rejected) rejected")
        if placed > 0 { parts.append("\(placed) placed by the gazetteer") }
        if unplaced > 0 { parts.append("\(unplaced) with places that it does not decide") }
        return "\(format.title): \(read) records, \(parts.joined(separator: ", "))."
    }
}
