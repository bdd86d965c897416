/// What a conversion of a table did, and the records it could not take.
public struct ConversionReport: Hashable, Sendable {
    /// A record that was left out, and why.
    public struct Rejection: Hashable, Sendable {
        /// The line on which the record begins, from 1.
        public let line: Int
        /// The column at fault; empty where the whole record is.
        public let column: String
        /// The value at fault, at most 200 bytes of it.
        public let value: String
        /// What is wrong, as a sentence.
        public let reason: String
    }

    /// How many rejections are kept with their reasons; all are counted.
    public static let mostRejections = 10_000

    /// How many features were written.
    public internal(set) var features = 0
    /// How many records were left out.
    public internal(set) var rejected = 0
    /// The first of them with their reasons, by line.
    public internal(set) var rejections: [Rejection] = []
    /// How many cells in columns of numbers hold none and were written as text.
    public internal(set) var textsAmongNumbers = 0

    mutating func add(_ other: ConversionReport, linesBefore: Int) {
        features += other.features
        rejected += other.rejected
        textsAmongNumbers += other.textsAmongNumbers
        for rejection in other.rejections where rejections.count < Self.mostRejections {
            rejections.append(
                Rejection(
                    line: rejection.line + linesBefore, column: rejection.column,
                    value: rejection.value, reason: rejection.reason))
        }
    }

    mutating func reject(line: Int, column: String, value: String, reason: String) {
        rejected += 1
        guard rejections.count < Self.mostRejections else { return }
        rejections.append(Rejection(line: line, column: column, value: value, reason: reason))
    }
}
