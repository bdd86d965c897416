import HTTPTypes
/// The query part of an address, decoded, in order.
struct QueryItems: Sendable {
    let items: [(name: String, value: String)]

    /// Decodes a query.
    ///
    /// - Throws: 400 for a broken percent sign, broken UTF-8, and a name that stands twice.
    init(_ query: Substring) throws(Problem) {
        var items: [(name: String, value: String)] = []
        var names: Set<String> = []
        for part in query.split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decoded(sides[0], plusIsBlank: true),
                let value = PercentCoding.decoded(
                    sides.count > 1 ? sides[1] : "", plusIsBlank: true)
            else {
                throw Problem(
                    status: .badRequest, code: "InvalidQuery",
                    description: "The query has a broken percent sign, or is not UTF-8.")
            }
            guard names.insert(name).inserted else {
                throw .invalid(name, "it is given more than once.")
            }
            items.append((name, value))
        }
        self.items = items
    }

    subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// The query with some items replaced, or taken out where the value is nil.
    func replacing(_ changes: [(name: String, value: String?)]) -> String {
        var kept = items.filter { item in !changes.contains { $0.name == item.name } }
        for change in changes {
            if let value = change.value { kept.append((change.name, value)) }
        }
        guard !kept.isEmpty else { return "" }
        return "?"
            + kept.map { "\(PercentCoding.encoded($0.name))=\(PercentCoding.encoded($0.value))" }
            .joined(separator: "&")
    }
}
