/// What a row of a table is called in sentences.
struct RowName: CustomStringConvertible {
    let key: Int64
    /// The text that identifies its feature.
    let identifier: String?

    var description: String { identifier.map { "\(key) \"\($0)\"" } ?? "\(key)" }
}
