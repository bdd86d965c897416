public import Layers

extension FindingReport {
    /// The report as one object of the exchange format: `id`, `mentions`, `claims`.
    public var json: JSONValue {
        .object([
            .init("id", .string(title)),
            .init("mentions", .array(mentions.map(\.json))),
            .init("claims", .array(findings.map(\.json))),
        ])
    }
}
