public import Gazetteer
public import Geodesy

/// One end of a measurement: a place, or the nearest point of a border or coast, with its extent.
public struct Site: Hashable, Sendable {
    /// The name to print.
    public let name: String
    /// The place; nil for a point of a border or coast.
    public let place: Place?
    /// The position measured from.
    public let coordinate: Coordinate
    /// How far the truth may lie from the position: extent of the place and error of the point.
    public let reach: Length

    /// The least reach of a line of the 1:10 million boundaries.
    static let lineReach = Length(kilometres: 1)

    /// How far the middle of the area that a post office serves may lie from the town it is named for.
    static let postalError = Length(kilometres: 5)

    /// The reach that being "near" a place adds, the radius of UCDP's second precision class.
    static let nearness = Length(kilometres: 20)

    /// The end that a place makes.
    ///
    /// The reach is the extent of the place, at least what its population takes up at 6000 to the
    /// square kilometre (1 to 25 km), and how wrong the point may be, at least 1 km for gazetteers
    /// displace towns by as much.
    init(_ place: Place, isNear: Bool) {
        name = place.name
        self.place = place
        coordinate = place.coordinate
        var extent = place.extent
        if place.featureClass == .populated, let people = place.population, people > 0 {
            let radius = (Double(people) / (Double.pi * 6000)).squareRoot()
            extent = max(extent, Length(kilometres: min(25, max(1, radius))))
        }
        let isPostal = place.id.rawValue.hasPrefix("zipcodes:")
        let error = max(
            place.uncertainty, isPostal ? Site.postalError : Length(kilometres: 1))
        reach = extent + error + (isNear ? Site.nearness : .zero)
    }

    init(line name: String, at coordinate: Coordinate) {
        self.name = name
        place = nil
        self.coordinate = coordinate
        reach = Site.lineReach
    }
}
