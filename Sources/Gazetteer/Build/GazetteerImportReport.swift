/// What an importer took in and what it left out.
public struct GazetteerImportReport: Hashable, Sendable {
    /// A row that was left out.
    public struct Rejection: Hashable, Sendable {
        /// The line in the file, or the feature of a GeoJSON file, from 1.
        public let number: Int
        /// What is counted: "line" or "feature".
        public let unit: String
        /// Why, in words.
        public let reason: String
    }

    /// At most so many rejections are kept with their reasons.
    public static let longestList = 100

    /// The file that was read.
    public let file: String
    /// How many places were new.
    public private(set) var added = 0
    /// How many places were there already; their further names were added.
    public private(set) var merged = 0
    /// How many rows were left out on purpose, for example of kinds that were not asked for.
    public private(set) var passedOver = 0
    /// How many rows were left out because something is wrong with them.
    public private(set) var rejected = 0
    /// The first of those.
    public private(set) var rejections: [Rejection] = []

    /// Makes an empty report.
    public init(file: String) {
        self.file = file
    }

    mutating func count(isNew: Bool) {
        if isNew { added += 1 } else { merged += 1 }
    }

    mutating func passOver() { passedOver += 1 }

    mutating func reject(line: Int, _ reason: String) {
        reject("line", line, reason)
    }

    mutating func reject(_ unit: String, _ number: Int, _ reason: String) {
        rejected += 1
        if rejections.count < GazetteerImportReport.longestList {
            rejections.append(Rejection(number: number, unit: unit, reason: reason))
        }
    }
}
