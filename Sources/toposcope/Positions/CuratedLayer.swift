import Gazetteer
import Incidents
import Layers

/// The layers that travel with the project.
enum CuratedLayer {
    /// Reads one of them.
    ///
    /// - Parameters:
    ///   - subject: Which.
    ///   - day: The day on which the bases are shown; nil for their whole record.
    ///   - folder: The folder of the gazetteer.
    /// - Returns: The layer with all its features.
    /// - Throws: What reading the files throws.
    static func read(
        _ subject: Export.Subject, on day: CalendarDate?, folder: String
    ) throws -> Layer {
        if subject == .boundaries { return try BoundaryLayer.read(folder: folder) }
        let register = try PlaceRegister(folder: folder)
        switch subject {
        case .bases:
            return Layer(
                name: "bases", title: day.map { "Bases on \($0)" } ?? "Bases",
                features: register.bases.map { $0.feature(on: day) })
        case .incidents:
            let curated = try CuratedIncidents(folder: folder, place: register.incidentPlace)
            return curated.log.layer(sources: curated.sources)
        case .places, .boundaries:
            let places = (0..<register.index.count).map { register.index.place(at: $0) }
            return Layer(
                name: "places", title: "Places",
                features: places.filter { place in
                    // Countries and regions are no points, bases are a layer of their own.
                    register.country(id: place.id) == nil && register.region(id: place.id) == nil
                        && register.base(id: place.id) == nil
                }.map { $0.feature() })
        }
    }
}
