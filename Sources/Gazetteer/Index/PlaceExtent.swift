import Geodesy
import Glibc

/// How far a place reaches and how wrong its point may be, where no source says so.
enum PlaceExtent {
    /// GeoNames states positions to about a minute of arc or better in the Sahel.
    static let usualUncertainty = Length(kilometres: 1)

    /// Towns as circles of 6000 people per square kilometre, 1...25 km; areas by their order.
    static func usual(_ type: FeatureClass, _ code: String, _ population: Int?) -> Length {
        switch type {
        case .populated:
            let radius = (Double(population ?? 0) / (Double.pi * 6000)).squareRoot()
            return Length(kilometres: min(max(radius, 1), 25))
        case .administrative:
            switch code.prefix(4) {
            case "ADM1": return Length(kilometres: 150)
            case "ADM2": return Length(kilometres: 50)
            case "ADM3": return Length(kilometres: 25)
            case "ADM4", "ADM5": return Length(kilometres: 10)
            default: return Length(kilometres: 500)
            }
        case .spot: return Length(kilometres: code == "AIRP" || code == "AIRB" ? 2 : 0.5)
        case .hydrographic, .terrain, .vegetation, .area, .undersea: return Length(kilometres: 5)
        case .road: return Length(kilometres: 1)
        }
    }
}
