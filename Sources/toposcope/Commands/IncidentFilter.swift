import ArgumentParser
import Incidents
import Layers

/// The conditions that every question about incidents takes.
struct IncidentFilter: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only from this day, month or year on, such as 2017-10-04 or 2017.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only until the end of this day, month or year.", valueName: "date"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            "Only incidents of this kind; may be given several times. One of: "
                + IncidentKind.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("Only where an actor's name contains this.", valueName: "name"))
    var actor: String?

    @Option(help: ArgumentHelp("Only where sources vouch for so many dead.", valueName: "number"))
    var minToll: Int?

    @Option(
        help: ArgumentHelp(
            "Only places known so closely: point, near-point, area, region, country or none; may be "
                + "given several times.", valueName: "precision"))
    var precision: [String] = []

    @Option(help: ArgumentHelp("At most so many incidents with a position.", valueName: "number"))
    var limit: Int?

    @Option(
        help: ArgumentHelp("Go on behind the `next` key of an earlier answer.", valueName: "key"))
    var after: String?

    /// The question so far, without a place.
    func query() throws -> IncidentQuery {
        var query = IncidentQuery(actor: actor, minimumKilled: minToll, limit: limit, after: after)
        let first = try since.map { try period("--since", $0) }
        let last = try until.map { try period("--until", $0) }
        if first != nil || last != nil {
            guard let period = DatePeriod(start: first?.start, end: last?.end) else {
                throw ToolError.badValue(
                    option: "--until", value: until ?? "", remedy: "it lies before --since.")
            }
            query.period = period
        }
        query.kinds = Set(try kind.map { try Self.choice("--kind", $0) })
        query.precisions = Set(try precision.map { try Self.choice("--precision", $0) })
        if let limit, limit < 1 {
            throw ToolError.badValue(
                option: "--limit", value: "\(limit)", remedy: "give a number of at least 1.")
        }
        return query
    }

    private func period(_ option: String, _ text: String) throws -> DatePeriod {
        guard let period = DatePeriod(iso: text) else {
            throw ToolError.badValue(
                option: option, value: text, remedy: "write YYYY, YYYY-MM or YYYY-MM-DD.")
        }
        return period
    }

    /// The value of an option with a fixed set of values.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ option: String, _ text: String
    ) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: text) else {
            throw ToolError.badValue(
                option: option, value: text,
                remedy: "choose from \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }
}
