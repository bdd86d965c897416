public import Geodesy

/// Measures roads for findings, with a routing engine that the caller brings.
///
/// The road network is no part of this library: the caller's function asks whatever engine there is.
public struct RoadMeasure: Sendable {
    /// The length of the road between two positions; nil where the engine knows none.
    public typealias Route =
        @Sendable (_ origin: Coordinate, _ destination: Coordinate) async throws -> Length?

    /// The name of the engine, for explanations.
    public let name: String
    private let route: Route

    /// Makes a measure from an engine.
    public init(name: String, route: @escaping Route) {
        self.name = name
        self.route = route
    }

    /// The findings, with the road measured where a figure is too long for a straight line or the
    /// text says that it counts by road.
    ///
    /// - Parameter findings: The findings of a text.
    /// - Returns: The same findings in the same order; where the engine has no answer the finding says
    ///   so and stands as it was.
    public func measured(_ findings: [Finding]) async -> [Finding] {
        var result: [Finding] = []
        for finding in findings {
            result.append(await measured(finding))
        }
        return result
    }

    private func measured(_ finding: Finding) async -> Finding {
        guard let stated = finding.claim.distance, let reading = finding.reading,
            reading.subject.place != nil, reading.reference.place != nil,
            finding.verdict == .roadLike || finding.verdict == .tooLong || stated.path == .road,
            stated.path == nil || stated.path == .road
        else { return finding }
        let road: Length?
        do {
            road = try await route(reading.reference.coordinate, reading.subject.coordinate)
        } catch {
            return finding.adding(
                FindingPart(.road, .unknown, "\(name) gave no answer: \(error)"), verdict: nil)
        }
        guard let road else {
            return finding.adding(
                FindingPart(.road, .unknown, "\(name) knows no road between the two."),
                verdict: nil)
        }
        let tolerance = Tolerance(for: stated)
        let gap = abs(stated.length.metres - road.metres)
        let slack = reading.subject.reach + reading.reference.reach
        let shown = "By road it is \(Figures.both(road)) (\(name))"
        if gap <= tolerance.wide.metres + slack.metres {
            return finding.adding(
                FindingPart(.road, .supported, "\(shown): the figure is the distance by road."),
                verdict: stated.path == .road ? .consistent : .roadLike)
        }
        let share = Figures.fixed(abs(stated.length / road - 1) * 100, 0)
        let side = stated.length < road ? "less" : "more"
        return finding.adding(
            FindingPart(.road, .doubtful, "\(shown): the figure is \(share) % \(side)."),
            verdict: nil
        )
    }
}

extension Finding {
    /// The same finding with one more part, and another verdict if given.
    fileprivate func adding(_ part: FindingPart, verdict: Verdict?) -> Finding {
        Finding(
            claim: claim, verdict: verdict ?? self.verdict, parts: parts + [part], reading: reading,
            alternatives: alternatives, legs: legs, impliedPosition: impliedPosition, hints: hints,
            explanation: explanation + " " + part.sentence)
    }
}
