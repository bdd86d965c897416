import HTTPTypes
import Hummingbird
import Layers

/// What a route sees of a request.
struct ServiceRequest: Sendable {
    let method: HTTPRequest.Method
    /// Scheme, host and base path, without a slash at the end.
    let base: String
    /// The path as it was asked for.
    let path: String
    /// The decoded parts of the path that the pattern leaves open, by name.
    let pathValues: [String: String]
    let query: QueryItems
    let headers: HTTPFields
    let encoding: Encoding
    var body: [UInt8] = []

    /// The address of this answer in some encoding.
    func address(_ encoding: Encoding?, changing changes: [(name: String, value: String?)] = [])
        -> String
    {
        var changes = changes
        if let encoding { changes.append(("f", encoding.word)) }
        return base + path + query.replacing(changes)
    }

    /// `self`, and `alternate` for each other encoding.
    func ownLinks(_ offered: [Encoding]) -> [Link] {
        let own = base + path
        let rest = query.replacing([("f", nil)])
        let start = own + rest + (rest.isEmpty ? "?f=" : "&f=")
        var links = [
            Link("self", own + query.replacing([]), encoding.mediaType, "This document")
        ]
        for other in offered where other != encoding {
            links.append(
                Link(
                    "alternate", start + other.word, other.mediaType,
                    "This document as \(other.word)"))
        }
        return links
    }

    /// The value of a part of the path.
    func value(_ name: String) -> String { pathValues[name] ?? "" }

    /// A number among the parameters; 400 for anything else.
    func number(_ name: String, in range: ClosedRange<Double>) throws(Problem) -> Double? {
        guard let text = query[name] else { return nil }
        guard let value = Double(decimal: text), range.contains(value) else {
            throw .invalid(
                name,
                "\u{201C}\(text)\u{201D} is no number from \(range.lowerBound) to "
                    + "\(range.upperBound).")
        }
        return value
    }

    /// A whole number among the parameters, cut off at the most.
    func count(_ name: String, most: Int, usual: Int) throws(Problem) -> Int {
        guard let text = query[name] else { return usual }
        let digits = text.drop { $0 == "0" }
        guard !digits.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw .invalid(name, "\u{201C}\(text)\u{201D} is no whole number of at least 1.")
        }
        // A number too great to be held is more than the most as well.
        return min(Int(digits) ?? most, most)
    }
}
