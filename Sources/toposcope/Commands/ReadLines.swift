import Claims
import Gazetteer
import Layers

/// Reads texts line by line on all cores; the order is kept, a bad line never stops the rest.
struct ReadLines: Sendable {
    private let checking: Checking
    private let findsClaims: Bool
    private let linesPerTask = 8

    init(checking: Checking, findsClaims: Bool) {
        self.checking = checking
        self.findsClaims = findsClaims
    }

    func run() async throws {
        try await OrderedBatches.writeLines(ofTask: linesPerTask, answer: answer)
    }

    private func failure(_ id: JSONValue, _ reason: String) -> JSONValue {
        .object([
            .init("id", id), .init("mentions", .array([])), .init("claims", .array([])),
            .init("error", .string(reason)),
        ])
    }

    private func answer(_ line: [UInt8]) -> JSONValue {
        let value: JSONValue
        do throws(LayerError) {
            value = try JSONValue(parsing: line)
        } catch {
            return failure(.null, error.description)
        }
        let id = value["id"] ?? .null
        guard let text = value["text"]?.string else {
            return failure(id, "the line has no text under \"text\".")
        }
        guard let given = value["mentions"]?.array else {
            return answer(id, text, checking.finder.read(text))
        }
        var ranges: [Range<Int>] = []
        for mention in given {
            guard let start = mention["start"]?.integer, let end = mention["end"]?.integer,
                start >= 0, start < end
            else {
                return failure(
                    id, "a mention needs \"start\" and a greater \"end\", in code points.")
            }
            ranges.append(start..<end)
        }
        return answer(id, text, checking.finder.read(text, namesAt: ranges))
    }

    /// Mentions that name places, and the claims.
    private func answer(_ id: JSONValue, _ text: String, _ reading: TextReading) -> JSONValue {
        let checked = findsClaims ? checking.checker.check(text, reading: reading) : nil
        var mentions: [JSONValue] = []
        var numbers: [Int?] = []
        for mention in checked?.mentions ?? reading.mentions {
            numbers.append(mention.isToponym ? mentions.count : nil)
            if mention.isToponym { mentions.append(mention.json) }
        }
        let claims = (checked?.findings ?? []).map { Self.renumbered($0.json, numbers) }
        return .object([
            .init("id", id), .init("mentions", .array(mentions)), .init("claims", .array(claims)),
        ])
    }

    /// The claim with the numbers of mentions among those that are written.
    private static func renumbered(_ value: JSONValue, _ numbers: [Int?]) -> JSONValue {
        switch value {
        case .object(let members):
            .object(
                members.map { member in
                    if member.name == "mention", case .integer(let old) = member.value {
                        let new = numbers.indices.contains(old) ? numbers[old] : nil
                        return .init("mention", new.map { .integer($0) } ?? .null)
                    }
                    return .init(member.name, renumbered(member.value, numbers))
                })
        case .array(let values): .array(values.map { renumbered($0, numbers) })
        default: value
        }
    }
}

extension Mention {
    /// Whether the mention names a place or a people: not an organisation, a person or a building
    /// that stands for a government.
    var isToponym: Bool {
        switch kind {
        case .organisation, .person: false
        case .metonym:
            // "Paris" is a toponym whatever it stands for, "the Pentagon" is none.
            resolution?.candidates.contains { $0.place.featureClass == .populated } ?? false
        case .demonym: resolution?.best.map { $0.place.featureClass == .administrative } ?? false
        default: true
        }
    }
}
