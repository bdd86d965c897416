import Foundation
import Gazetteer
import Geodesy
import Incidents

/// Turns what a person names into the scope of a question.
struct IncidentScopeMaker {
    let register: PlaceRegister
    let boundaries: Boundaries

    /// Around a place.
    func around(_ text: String, within radius: Length) throws -> IncidentScope {
        let center = try position(text)
        let areas = {
            try AreasInReach(
                of: center.coordinate, within: radius, boundaries: boundaries, register: register)
        }
        return IncidentScope(
            heading: "Within \(NumberText.kilometres(radius)) of \(center.title)",
            remarks: center.remark.map { [$0] } ?? [], center: center,
            circle: IncidentQuery.Circle(center: center.coordinate, radius: radius), measure: nil,
            areas: areas)
    }

    /// Along the geodesics between places.
    func along(_ texts: [String], within reach: Length) throws -> IncidentScope {
        let stops = try texts.map(position)
        let route = stops.map(\.coordinate)
        let lines = LineSet(lines: [route], edges: .geodesic)
        // Half a step more, so that nothing beside the middle of a step is missed.
        let bounds = steps(of: route, every: Length(kilometres: 100)).map {
            IncidentQuery.Circle(center: $0, radius: reach + Length(kilometres: 51))
        }
        let areas = {
            try AreasInReach(
                union: bounds.map { circle in
                    try AreasInReach(
                        of: circle.center, within: circle.radius, boundaries: boundaries,
                        register: register)
                })
        }
        return IncidentScope(
            heading: "Within \(NumberText.kilometres(reach)) of the route "
                + stops.map(\.title).joined(separator: " – "),
            remarks: stops.compactMap(\.remark), center: nil, circle: nil,
            measure: { position in
                lines.nearestPoint(to: position, within: reach).map { nearest in
                    IncidentQuery.Sight(
                        segment: Geodesic.wgs84.segment(from: nearest.coordinate, to: position))
                }
            }, bounds: bounds, areas: areas)
    }

    private func steps(of route: [Coordinate], every spacing: Length) -> [Coordinate] {
        var steps = Array(route.prefix(1))
        for (start, end) in zip(route, route.dropFirst()) {
            let leg = Geodesic.wgs84.segment(from: start, to: end)
            let count = Int(leg.distance / spacing)
            for step in 0..<count {
                steps.append(
                    Geodesic.wgs84.destination(
                        spacing * Double(step + 1), toward: leg.initialAzimuth, from: start))
            }
            steps.append(end)
        }
        return steps
    }

    /// Along a land border.
    func border(_ first: String, _ second: String, within reach: Length) throws -> IncidentScope {
        let own = try country(first)
        let other = try country(second)
        guard try boundaries.neighbours(of: own.iso2).contains(other.iso2) else {
            throw ToolError.badValue(
                option: "--border", value: "\(first) \(second)",
                remedy: "\(own.englishName) and \(other.englishName) share no land border.")
        }
        let boundaries = boundaries
        let sides = try [own, other].compactMap { try boundaries.country(iso: $0.iso2) }
        // The border lies in both countries, so that one disc is enough.
        let bounds = sides.map { disc(around: $0.extent, and: reach) }.min { $0.radius < $1.radius }
        return IncidentScope(
            heading: "Within \(NumberText.kilometres(reach)) of the border between "
                + "\(own.englishName) and \(other.englishName)",
            remarks: [], center: nil, circle: nil,
            measure: { position in
                let nearest = try? boundaries.nearestBorder(
                    of: own.iso2, with: other.iso2, from: position)
                guard let point = nearest?.point, point.distance <= reach else { return nil }
                return IncidentQuery.Sight(
                    segment: Geodesic.wgs84.segment(from: point.coordinate, to: position))
            },
            bounds: bounds.map { [$0] } ?? [],
            areas: {
                AreasInReach(identifiers: [
                    own.iso2, other.iso2, own.place.id.rawValue, other.place.id.rawValue,
                ])
            })
    }

    /// In a country, a first-order area or a region.
    func inside(_ text: String) throws -> IncidentScope {
        let candidates = Resolver(register: register).resolve(text).candidates
        guard let found = candidates.first(where: { register.isArea($0.place) }) else {
            guard let place = candidates.first?.place else {
                throw ToolError.unknownPlace(name: text, nearest: [])
            }
            throw ToolError.badValue(
                option: "--in", value: text,
                remedy: "\(place.name) is no country, first-order area or region. "
                    + "Ask around it: near \"\(text)\" --within 20km.")
        }
        let place = found.place
        var countries: Set<String> = []
        var shapes: [BoundaryArea] = []
        var names: Set = [place.id.rawValue]
        if let region = register.region(id: place.id) {
            countries = region.members
        } else if let country = register.country(id: place.id) {
            countries = [country.iso2]
        } else if let area = try boundaries.area(id: place.id.rawValue) {
            shapes = [area]
            names.insert(AreaKey.key(country: area.country, name: area.name))
        } else {
            guard found.edits == 0 else {
                throw ToolError.unknownPlace(name: text, nearest: [place.name])
            }
            throw ToolError.badValue(
                option: "--in", value: text,
                remedy: "the outline of \(place.name) is not in the gazetteer.")
        }
        shapes += try boundaries.countries().filter { countries.contains($0.country) }
        let outlines = try shapes.map { (box: $0.extent, region: try $0.region()) }
        let parts = try boundaries.areas().filter { countries.contains($0.country) }.map(\.id)
        let entries = countries.compactMap { register.country(iso: $0)?.place.id.rawValue }
        return IncidentScope(
            heading: "In \(place.name)", remarks: remarks(text, found), center: nil, circle: nil,
            measure: { position in
                outlines.contains { $0.box.contains(position) && $0.region.contains(position) }
                    ? IncidentQuery.Sight(segment: nil) : nil
            },
            bounds: outlines.map { disc(around: $0.box, and: .zero) },
            areas: {
                AreasInReach(identifiers: countries.union(parts).union(entries).union(names))
            },
            measuresDistance: false)
    }

    /// A disc that holds a box and what lies within a reach of it.
    private func disc(around box: BoundingBox, and reach: Length) -> IncidentQuery.Circle {
        // Along the parallel of the middle, then along a meridian; no degree is longer than this.
        let degree = Length(metres: 111_700)
        let turn = cos(box.centre.latitude * .pi / 180) * box.width / 2
        return IncidentQuery.Circle(
            center: box.centre, radius: degree * (turn + box.height / 2) + reach)
    }

    /// Tells of a name that was taken as another.
    private func remarks(_ text: String, _ found: Candidate) -> [String] {
        found.edits == 0
            ? []
            : [
                "\"\(text)\" is no name in the gazetteer: taken as \(found.place.name) "
                    + "(\(found.place.id))."
            ]
    }

    private func position(_ text: String) throws -> PositionArgument {
        let position = try PositionArgument(text, register: register)
        if let entry = position.place, register.isArea(entry) {
            throw ToolError.badValue(
                option: "near", value: text,
                remedy: "\(entry.name) is an area, from which nothing can be measured. "
                    + "Name a town, a base or coordinates, or ask with --in \"\(entry.name)\".")
        }
        return position
    }

    private func country(_ text: String) throws -> Country {
        if let country = register.country(iso: text.uppercased()) { return country }
        let candidates = Resolver(register: register).resolve(text).candidates
        guard let country = candidates.lazy.compactMap({ register.country(id: $0.place.id) }).first
        else {
            throw ToolError.badValue(
                option: "--border", value: text, remedy: "this is no country in the gazetteer.")
        }
        return country
    }
}
