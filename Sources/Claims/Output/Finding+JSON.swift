import Gazetteer
import Geodesy
public import Layers

extension Finding {
    /// The finding as one JSON object, with all offsets in Unicode code points.
    ///
    /// The first members are those of the exchange format (`start`, `end`, `kind`, `subject`,
    /// `reference`, `value`, `unit`, `direction`, `verdict`, `stated_metres`, `measured_metres`); the
    /// rest says how the verdict came about.
    public var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("start", .integer(claim.range.lowerBound)),
            .init("end", .integer(claim.range.upperBound)),
            .init("text", .string(claim.text)),
            .init("kind", .string(claim.kind.rawValue)),
            .init("form", .string(claim.form.rawValue)),
            .init("subject", claim.subject.map { $0.json(at: reading?.subject) } ?? .null),
            .init("reference", claim.reference.map { $0.json(at: reading?.reference) } ?? .null),
        ]
        if !claim.others.isEmpty {
            members.append(
                .init(
                    "others",
                    .array(
                        claim.others.map { other in
                            var object = other.party.jsonMembers(at: nil)
                            if let direction = other.direction {
                                object.append(
                                    .init("direction", .string(direction.point.abbreviation)))
                            }
                            return .object(object)
                        })))
        }
        members += stated
        members.append(.init("verdict", .string(verdict.rawValue)))
        members.append(.init("explanation", .string(explanation)))
        members += measurement
        members.append(
            .init(
                "parts",
                .array(
                    parts.map {
                        .object([
                            .init("aspect", .string($0.aspect.rawValue)),
                            .init("standing", .string($0.standing.rawValue)),
                            .init("sentence", .string($0.sentence)),
                        ])
                    })))
        members.append(.init("hints", .array(hints.map { .string($0) })))
        return .object(members)
    }

    private var stated: [JSONValue.Member] {
        let halfway: JSONValue = claim.form == .halfway ? .number(0.5) : .null
        guard let distance = claim.distance else {
            return [
                .init("value", halfway),
                .init("unit", claim.form == .halfway ? .string("fraction") : .null),
                .init("direction", direction), .init("stated_metres", .null),
            ]
        }
        var members: [JSONValue.Member] = [
            .init("value", .rounded(distance.number.value, 6)),
            .init("unit", .string(distance.unit.rawValue)),
            .init("direction", direction),
            .init("stated_metres", .rounded(distance.length.metres, 3)),
            .init("hedge", distance.hedge.map { .string($0) } ?? .null),
            .init("bound", .string(distance.bound.rawValue)),
            .init("path", distance.path.map { .string($0.rawValue) } ?? .null),
        ]
        if distance.number.isRange {
            members.append(.init("value_low", .rounded(distance.number.low, 6)))
            members.append(.init("value_high", .rounded(distance.number.high, 6)))
        }
        if let second = distance.second {
            members.append(.init("second_value", .rounded(second.number.value, 6)))
            members.append(.init("second_unit", .string(second.unit.rawValue)))
        }
        return members
    }

    private var direction: JSONValue {
        let stated = claim.direction ?? claim.others.lazy.compactMap(\.direction).first
        return stated.map { .string($0.point.abbreviation) } ?? .null
    }

    private var measurement: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        if let reading {
            members += [
                .init("measured_metres", .rounded(reading.distance.metres, 1)),
                .init("azimuth_degrees", .rounded(reading.azimuth.degrees, 3)),
                .init("ratio", reading.ratio.map { .rounded($0, 4) } ?? .null),
                .init("measured_from", reading.reference.json),
                .init("measured_to", reading.subject.json),
            ]
            if let tolerance = reading.tolerance {
                members.append(
                    .init(
                        "tolerance",
                        .object([
                            .init("tight_metres", .rounded(tolerance.tight.metres, 1)),
                            .init("wide_metres", .rounded(tolerance.wide.metres, 1)),
                            .init("reason", .string(tolerance.reason)),
                        ])))
            }
        } else {
            members.append(.init("measured_metres", .null))
        }
        if !alternatives.isEmpty {
            members.append(
                .init(
                    "alternatives",
                    .array(
                        alternatives.map {
                            .object([
                                .init("verdict", .string($0.verdict.rawValue)),
                                .init("measured_metres", .rounded($0.distance.metres, 1)),
                                .init("measured_from", $0.reference.json),
                                .init("measured_to", $0.subject.json),
                            ])
                        })))
        }
        if !legs.isEmpty {
            members.append(
                .init("legs_metres", .array(legs.map { .rounded($0.metres, 1) })))
        }
        if let impliedPosition {
            members.append(.init("implied_position", impliedPosition.json))
        }
        return members
    }
}

extension Party {
    /// The party as a JSON object: its words, the name of the place taken, the mention.
    func json(at site: Site?) -> JSONValue { .object(jsonMembers(at: site)) }

    func jsonMembers(at site: Site?) -> [JSONValue.Member] {
        let place = site?.place ?? resolution?.best?.place
        return [
            // Words that point back are given with the name that they point to.
            .init("text", .string(isAnaphor ? antecedent ?? text : text)),
            .init("words", .string(text)),
            .init("name", .string(place?.name ?? antecedent ?? text)),
            .init("kind", .string(kind.rawValue)),
            .init("start", .integer(range.lowerBound)),
            .init("end", .integer(range.upperBound)),
            .init("mention", mention.map { .integer($0) } ?? .null),
            .init("place", (place?.id).map { .string($0.rawValue) } ?? .null),
        ]
    }
}

extension Site {
    /// One end of a measurement as a JSON object.
    var json: JSONValue {
        var members: [JSONValue.Member] = [.init("name", .string(name))]
        if let place {
            members.append(.init("place", .string(place.id.rawValue)))
            members.append(.init("source", .string(place.provenance.source)))
        }
        members += coordinate.jsonMembers
        members.append(.init("reach_metres", .rounded(reach.metres, 1)))
        return .object(members)
    }
}

extension Coordinate {
    var json: JSONValue { .object(jsonMembers) }

    var jsonMembers: [JSONValue.Member] {
        [.init("latitude", .rounded(latitude, 6)), .init("longitude", .rounded(longitude, 6))]
    }
}

extension JSONValue {
    /// A number with at most so many decimals; null where it is not finite.
    static func rounded(_ value: Double, _ decimals: Int) -> JSONValue {
        guard value.isFinite else { return .null }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() && abs(rounded) < 1e15
            ? .integer(Int(rounded)) : .number(rounded)
    }
}
