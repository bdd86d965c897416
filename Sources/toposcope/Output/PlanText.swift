import Geodesy
import Incidents

/// How a question was answered, in lines for people.
struct PlanText {
    let report: NearReport
    /// The file that was asked, or words for it.
    let source: String

    /// The lines, with what each is about before it.
    var text: String {
        let lines = [
            ("asked", report.heading), ("conditions", conditions), ("source", source),
            ("index", index), ("looked at", candidates), ("decided by", decision),
            ("found", found),
        ]
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { name, text in
            "  \(name)\(String(repeating: " ", count: width - name.count))  \(text)"
        }.joined(separator: "\n")
    }

    private var plan: IncidentPlan { report.answer.plan }

    private var conditions: String {
        let query = report.query
        let parts: [String?] = [
            query.kinds.isEmpty
                ? nil : "kind " + query.kinds.map(\.rawValue).sorted().joined(separator: " or "),
            query.actor.map { "an actor like \"\($0)\"" },
            query.minimumKilled.map { "at least \($0) dead vouched for" },
            query.precisions.isEmpty
                ? nil
                : "precision "
                    + query.precisions.map(\.rawValue).sorted().joined(separator: " or "),
            "by \(query.order.rawValue)", query.limit.map { "at most \($0)" },
            query.after.map { "after \($0)" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    private var index: String {
        let discs = plan.discs == 1 ? "one disc" : "\(plan.discs) discs"
        let size = (Double(plan.indexSize) / 1e6).fixed(1) + " MB"
        return switch plan.index {
        case .none: "none; everything is looked at"
        case .memory: "in memory, \(size), asked for \(discs)"
        case .found:
            "found beside the file, which has not changed since; \(size), asked for \(discs)"
        case .built:
            "built from the file, as there was none of its present state; \(size), "
                + "asked for \(discs)"
        }
    }

    private var candidates: String {
        "\(plan.candidates)" + (plan.indexed.map { " of \($0)" } ?? "") + " incidents"
    }

    private var decision: String {
        guard let scope = report.scope else { return "the conditions alone" }
        if scope.circle != nil { return "the geodesic from the centre on the WGS 84 ellipsoid" }
        return scope.measuresDistance
            ? "the geodesic from the nearest point of the line on the WGS 84 ellipsoid"
            : "the outline of the area"
    }

    private var found: String {
        let answer = report.answer
        return "\(answer.matched) with a position, \(answer.areaOnly.count) known only to an area, "
            + "\(answer.undated) left out without a date"
    }
}
