import Gazetteer
import Geodesy

/// A position that a person names on the command line: a place, a code or coordinates.
struct PositionArgument {
    /// What it is called.
    let title: String
    /// Where it is.
    let coordinate: Coordinate
    /// The entry of the gazetteer; nil for coordinates.
    let place: Place?
    /// What the person should know of the choice; nil if nothing.
    let remark: String?

    /// Understands an argument.
    ///
    /// - Throws: ``ToolError/unknownPlace(name:nearest:)`` for a name that no place answers to, and
    ///   `GeodesyError` for coordinates that cannot be.
    init(_ text: String, register: PlaceRegister) throws {
        let looksNumeric =
            text.hasPrefix("geo:")
            || text.unicodeScalars.first { !" +-".unicodeScalars.contains($0) }
                .map { ("0"..."9").contains($0) } ?? false
        do throws(GeodesyError) {
            let coordinate = try Coordinate(parsing: text)
            self.init(title: "\(coordinate)", coordinate: coordinate, place: nil, remark: nil)
            return
        } catch {
            if looksNumeric { throw error }
        }
        let resolution = Resolver(register: register).resolve(text)
        // Nothing is measured from an area, so a place of the same name goes before it.
        let measurable = resolution.candidates.first { !register.isArea($0.place) }
        guard
            let best = resolution.best.flatMap({ best in
                guard register.isArea(best.place), register.country(id: best.place.id) == nil,
                    let measurable, measurable.edits == best.edits
                else { return best }
                return measurable
            })
        else {
            throw ToolError.unknownPlace(
                name: text, nearest: resolution.candidates.prefix(3).map(\.place.name))
        }
        self.init(
            title: PositionArgument.title(best.place, register), coordinate: best.place.coordinate,
            place: best.place,
            remark: resolution.isAmbiguous
                ? PositionArgument.remark(resolution, best.place, register)
                : best.edits > 0
                    ? "\"\(text)\" is no name in the gazetteer: taken as "
                        + "\(PositionArgument.title(best.place, register)) (\(best.place.id))."
                    : nil)
    }

    private init(title: String, coordinate: Coordinate, place: Place?, remark: String?) {
        self.title = title
        self.coordinate = coordinate
        self.place = place
        self.remark = remark
    }

    private static func title(_ place: Place, _ register: PlaceRegister) -> String {
        let countries = place.countries.map { register.country(iso: $0)?.englishName ?? $0 }
        return ([place.name] + countries.filter { $0 != place.name }).joined(separator: ", ")
    }

    private static func remark(
        _ resolution: Resolution, _ best: Place, _ register: PlaceRegister
    ) -> String? {
        let rivals = resolution.candidates.filter { $0.place.id != best.id }.prefix(3).map {
            rival in
            let distance = Geodesic.wgs84.distance(
                from: best.coordinate, to: rival.place.coordinate)
            return "\(title(rival.place, register)) (\(rival.place.id)), "
                + "\(NumberText.kilometres(distance)) away"
        }
        guard !rivals.isEmpty else { return nil }
        return "\"\(resolution.query)\" is ambiguous: taken as \(title(best, register)) "
            + "(\(best.id)); it may also be \(rivals.joined(separator: "; "))."
    }
}
