import Geodesy
import Incidents
import Layers

/// Writes an answer of the incident log for programs, as its happenings come.
struct NearOutput {
    private let scope: IncidentScope?
    private let query: IncidentQuery
    private let sources: [String: SourceRecord]
    /// One of the two writes.
    private var json: JSONOutput?
    private var features: FeatureOutput?
    private var totals: IncidentAnswer.Totals?
    private var isInAreas = false

    /// Begins; a file appears when it is finished.
    ///
    /// - Parameters:
    ///   - format: JSON, GeoJSON or CSV.
    ///   - scope: Where was asked.
    ///   - query: What was asked.
    ///   - sources: The sources by key.
    ///   - options: Where the answer goes.
    /// - Throws: `LayerError.file` where nothing can be written there.
    init(
        _ format: OutputFormat, _ scope: IncidentScope?, _ query: IncidentQuery,
        sources: [String: SourceRecord], to options: OutputOptions
    ) throws {
        self.scope = scope
        self.query = query
        self.sources = sources
        let title = "Incidents: \(NearReport.heading(scope, query))"
        switch format {
        case .csv: features = try FeatureOutput(CSVLayer(), to: options)
        case .geojson:
            features = try FeatureOutput(GeoJSONWriter(name: "near", title: title), to: options)
        case .json, .table: json = try JSONOutput(to: options)
        }
    }

    /// Writes what stands before the happenings.
    mutating func begin(_ totals: IncidentAnswer.Totals) {
        self.totals = totals
        let center: JSONValue? = scope?.center.map { center in
            .object([
                .init("name", .string(center.title)),
                .init("latitude", .number(center.coordinate.latitude)),
                .init("longitude", .number(center.coordinate.longitude)),
            ])
        }
        let radius = scope?.circle.map { JSONValue.number($0.radius.metres) }
        json?.append("center", center ?? .null)
        json?.append("within_m", radius ?? .null)
        json?.append("matched", .integer(totals.matched))
        json?.beginList("incidents")
    }

    /// Writes a happening; those without a position come last.
    mutating func append(_ found: IncidentAnswer.Found) throws {
        let feature = NearReport.feature(of: found, sources: sources)
        try features?.append(feature)
        guard json != nil else { return }
        var reach: [JSONValue.Member] = []
        if case .inArea(let incident) = found {
            beginAreas()
            let known = AreaReach(of: incident.primary.place, query)
            reach = [.init("reached_by", known.map { .string($0.rawValue) } ?? .null)]
        }
        let object = NearOutput.object(feature, reach)
        try json?.append(object)
    }

    /// Writes what stands behind the last happening.
    mutating func finish() throws {
        try features?.finish()
        guard json != nil else { return }
        beginAreas()
        let (undated, next) = (totals?.undated ?? 0, totals?.next)
        json?.append("undated_left_out", .integer(undated))
        json?.append("next", next.map { .string($0) } ?? .null)
        try json?.finish()
    }

    private mutating func beginAreas() {
        guard !isInAreas else { return }
        isInAreas = true
        json?.beginList("area_only")
    }

    private static func object(_ feature: Feature, _ more: [JSONValue.Member]) -> JSONValue {
        var members = [JSONValue.Member("id", .string(feature.id))]
        if case .point(let position) = feature.geometry {
            members.append(.init("latitude", .number(position.latitude)))
            members.append(.init("longitude", .number(position.longitude)))
        }
        members += feature.properties.map { .init($0.name, JSONValue($0.value)) }
        return .object(members + more)
    }
}

extension IncidentSource {
    /// Writes what answers a question for programs, as it comes.
    func write(
        _ query: IncidentQuery, _ scope: IncidentScope?, _ format: OutputFormat,
        to options: OutputOptions
    ) throws {
        var writer = try NearOutput(format, scope, query, sources: sources(), to: options)
        try forEach(query, begin: { writer.begin($0) }) { try writer.append($0) }
        try writer.finish()
    }

    /// Says on standard error what the person should know of the place and of the source.
    func remark(beside scope: IncidentScope?) {
        for remark in (scope?.remarks ?? []) + [remark].compactMap(\.self) {
            Terminal.complain("Note: \(remark)")
        }
    }
}

extension NearReport {
    /// Writes the answer for programs.
    func write(_ format: OutputFormat, to options: OutputOptions) throws {
        var writer = try NearOutput(format, scope, query, sources: sources, to: options)
        writer.begin(answer.totals)
        for found in answer.found { try writer.append(found) }
        try writer.finish()
    }
}
