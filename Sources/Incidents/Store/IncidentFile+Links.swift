import Foundation
import Layers

extension IncidentFile {
    /// The links that count: accepted ones, without those that were undone.
    public func acceptedLinks() throws -> [IncidentLink] {
        try all(Self.links).compactMap { feature in
            func text(_ name: String) -> String {
                if case .string(let text) = feature[name] { text } else { "" }
            }
            guard text("state") != "undone",
                let relation = IncidentLink.Relation(rawValue: text("relation"))
            else { return nil }
            return IncidentLink(
                from: text("from_id"), to: text("to_id"), relation: relation,
                reason: text("reason"))
        }
    }

    /// Keeps a link; a person has decided so.
    ///
    /// - Throws: ``IncidentError/unknownIncident(_:)`` where the file has no such incident,
    ///   ``IncidentError/linkedToItself(_:)`` for one and the same.
    public func accept(_ link: IncidentLink) throws { try keep(link, state: "accepted") }

    /// Undoes a link; it stays in the file as undone and is not proposed again.
    ///
    /// - Returns: Whether there was such a link.
    public func undo(from: String, to: String) throws -> Bool {
        let found = try acceptedLinks().filter {
            ($0.from, $0.to) == (from, to) || ($0.from, $0.to) == (to, from)
        }
        try package.write { transaction in
            for link in found {
                _ = try transaction.put(Self.feature(link, state: "undone"), into: Self.links)
            }
        }
        return !found.isEmpty
    }

    /// Refuses a proposal, so that it is not proposed again.
    ///
    /// - Throws: The same as ``accept(_:)``.
    public func refuse(_ link: IncidentLink) throws { try keep(link, state: "undone") }

    private func keep(_ link: IncidentLink, state: String) throws {
        guard link.from != link.to else { throw IncidentError.linkedToItself(link.from) }
        for id in [link.from, link.to] where try record(id: id) == nil {
            throw IncidentError.unknownIncident(id)
        }
        try package.write { transaction in
            _ = try transaction.put(Self.feature(link, state: state), into: Self.links)
        }
    }

    /// Which records of different sources may be the same happening; nothing is changed.
    public func proposals(_ finder: LinkFinder = LinkFinder()) throws -> [LinkProposal] {
        let refused = try all(Self.links).compactMap { feature -> IncidentLink? in
            guard feature["state"] == .string("undone"),
                case .string(let from) = feature["from_id"],
                case .string(let to) = feature["to_id"]
            else { return nil }
            return IncidentLink(from: from, to: to, relation: .sameEvent, reason: "")
        }
        return try finder.proposals(in: records(), links: acceptedLinks(), refused: refused)
    }

    /// Takes over the sources of another working file and its links between incidents that are here.
    ///
    /// What is known here, and what a person has decided here, stays.
    public func takeSourcesAndLinks(from other: IncidentFile) throws {
        let sources = try other.all(Self.sources)
        let known = Set(try all(Self.links).map(\.id))
        let links = try other.acceptedLinks().filter { link in
            try !known.contains(Self.feature(link, state: "accepted").id)
                && record(id: link.from) != nil && record(id: link.to) != nil
        }
        guard !sources.isEmpty || !links.isEmpty else { return }
        try package.write { transaction in
            for source in sources {
                _ = try transaction.insertIfNew(source, into: Self.sources)
            }
            for link in links {
                let feature = Self.feature(link, state: "accepted")
                _ = try transaction.insertIfNew(feature, into: Self.links)
            }
        }
    }

    /// All records of the file.
    public func records() throws -> [Incident] {
        try (all(IncidentTable.located) + all(IncidentTable.byArea)).map(IncidentTable.incident)
    }

    static func feature(_ link: IncidentLink, state: String) -> Feature {
        Feature(
            id: "\(link.from) \(link.relation.rawValue) \(link.to)", geometry: nil,
            properties: [
                .init("from_id", .string(link.from)), .init("to_id", .string(link.to)),
                .init("relation", .string(link.relation.rawValue)),
                .init("reason", .text(link.reason)), .init("state", .string(state)),
                .init("decided", .timestamp(now)),
            ])
    }

    /// The moment, for the journal.
    static var now: String {
        Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000)).description
    }
}
