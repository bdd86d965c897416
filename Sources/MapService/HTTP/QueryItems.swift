import HTTPTypes
/// The query part of an address, decoded, in order.
struct QueryItems: Sendable {
    let items: [(name: String, value: String)]

    /// Decodes a query.
    ///
    /// - Throws: 400 for a broken percent sign, broken UTF-8, and a name that stands twice.
    init(_ query: Substring) throws(Problem) {
        var items: [(name: String, value: String)] = []
        for part in query.utf8.split(separator: UInt8(ascii: "&")).map(Substring.init) {
            let mark = part.utf8.firstIndex(of: UInt8(ascii: "="))
            let rest = mark.map { part[part.utf8.index(after: $0)...] } ?? ""
            guard
                let name = PercentCoding.decoded(
                    part[..<(mark ?? part.endIndex)], plusIsBlank: true),
                let value = PercentCoding.decoded(rest, plusIsBlank: true)
            else {
                throw Problem(
                    status: .badRequest, code: "InvalidQuery",
                    description: "The query has a broken percent sign, or is not UTF-8.")
            }
            items.append((name, value))
        }
        if let name = Self.repeated(items) {
            throw .invalid(name, "it is given more than once.")
        }
        self.items = items
    }

    /// A name that stands more than once.
    private static func repeated(_ items: [(name: String, value: String)]) -> String? {
        if items.count > 16 {
            var names: Set<String> = []
            return items.first { !names.insert($0.name).inserted }?.name
        }
        for (index, item) in items.enumerated()
        where items[..<index].contains(where: { $0.name == item.name }) {
            return item.name
        }
        return nil
    }

    subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// The query with some items replaced, or taken out where the value is nil.
    func replacing(_ changes: [(name: String, value: String?)]) -> String {
        var text = ""
        func add(_ name: String, _ value: String) {
            text += text.isEmpty ? "?" : "&"
            text += PercentCoding.encoded(name)
            text += "="
            text += PercentCoding.encoded(value)
        }
        for item in items where !changes.contains(where: { $0.name == item.name }) {
            add(item.name, item.value)
        }
        for change in changes {
            if let value = change.value { add(change.name, value) }
        }
        return text
    }
}
