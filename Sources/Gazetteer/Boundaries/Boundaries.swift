public import Geodesy

/// The outlines of countries and first-order areas, land borders and coasts.
///
/// Each file of the folder is read when it is first needed, and each outline or line is indexed when
/// it is first asked for, so that a question costs only what it touches. Distances are measured on
/// the ellipsoid to lines that are generalised for maps of 1:10 million: count on an error of about
/// a kilometre. Countries are given as ISO alpha-2 codes.
public final class Boundaries: Sendable {
    private let folder: String
    private let loadedCountries = LoadedOnce<[BoundaryArea]>()
    private let loadedAreas = LoadedOnce<[BoundaryArea]>()
    private let loadedBorders = LoadedOnce<[BorderLine]>()
    private let loadedCoasts = LoadedOnce<[Coast]>()

    /// Makes the boundaries of a folder, without reading anything yet.
    ///
    /// - Parameter folder: The folder `boundaries` of the gazetteer.
    public init(folder: String) {
        self.folder = folder
    }

    // MARK: Areas

    /// All countries with their outlines, in the order of the file.
    ///
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The countries.
    public func countries() throws(GazetteerError) -> [BoundaryArea] {
        try loadedCountries.get { () throws(GazetteerError) in
            try BoundaryReader.countries(folder)
        }
    }

    /// The first-order areas of the central Sahel and its neighbours, in the order of the file.
    ///
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The areas.
    public func areas() throws(GazetteerError) -> [BoundaryArea] {
        try loadedAreas.get { () throws(GazetteerError) in
            try BoundaryReader.firstOrderAreas(folder)
        }
    }

    /// The country that a position lies in, or the nearest one within a distance.
    ///
    /// - Parameters:
    ///   - position: Where to look.
    ///   - reach: How far to look if the position lies in no country, for places on a coast that the
    ///     map cuts off.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: ISO alpha-2, or `nil` at sea.
    public func country(
        at position: Coordinate, reach: Length = .zero
    ) throws(GazetteerError) -> String? {
        try Self.area(at: position, reach: reach, in: countries())?.country
    }

    /// The first-order area that a position lies in, where there are outlines of them.
    ///
    /// - Parameters:
    ///   - position: Where to look.
    ///   - reach: How far to look if the position lies in no area.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The area, or `nil` beyond the central Sahel.
    public func area(
        at position: Coordinate, reach: Length = .zero
    ) throws(GazetteerError) -> BoundaryArea? {
        try Self.area(at: position, reach: reach, in: areas())
    }

    /// The outline of a country.
    ///
    /// - Parameter iso: ISO alpha-2.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The country with its outline, or `nil` if there is none of that code.
    public func country(iso: String) throws(GazetteerError) -> BoundaryArea? {
        try countries().first { $0.country == iso }
    }

    /// The outline of a first-order area.
    ///
    /// - Parameter id: The id that the registers give it.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The area with its outline, or `nil` if there is none.
    public func area(id: String) throws(GazetteerError) -> BoundaryArea? {
        try areas().first { $0.id == id }
    }

    /// The area that holds a position; of several whose outlines overlap, the first of the file.
    private static func area(
        at position: Coordinate, reach: Length, in areas: [BoundaryArea]
    ) throws(GazetteerError) -> BoundaryArea? {
        for area in areas where area.extent.contains(position) {
            if try area.region().contains(position) { return area }
        }
        guard reach > .zero else { return nil }
        let box = BoundingBox(around: position, reach: reach)
        var nearest: BoundaryArea?
        var least = reach
        for area in areas where area.extent.intersects(box) {
            if let edge = try area.region().nearestEdge(to: position, within: least) {
                nearest = area
                least = edge.distance
            }
        }
        return nearest
    }

    // MARK: Land borders

    /// The countries that share a land border with a country.
    ///
    /// - Parameter iso: ISO alpha-2.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: ISO alpha-2 codes in the order of the alphabet.
    public func neighbours(of iso: String) throws(GazetteerError) -> [String] {
        let others = try borders().filter { $0.sides.contains(iso) }.flatMap(\.sides)
        return Set(others).subtracting([iso]).sorted()
    }

    /// The nearest position on the land border of a country.
    ///
    /// - Parameters:
    ///   - iso: ISO alpha-2 of the country.
    ///   - other: ISO alpha-2 of the country on the other side; by default any.
    ///   - position: Where to measure from; on either side, or anywhere.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The nearest position, or `nil` if there is no such border.
    public func nearestBorder(
        of iso: String, with other: String? = nil, from position: Coordinate
    ) throws(GazetteerError) -> NearestBorder? {
        var nearest: NearestBorder?
        for border in try borders() where border.sides.contains(iso) {
            if let other, !border.sides.contains(other) || other == iso { continue }
            let limit = nearest?.point.distance ?? Length(metres: .infinity)
            if let point = try border.lineSet().nearestPoint(to: position, within: limit) {
                nearest = NearestBorder(point: point, sides: border.sides, status: border.status)
            }
        }
        return nearest
    }

    /// The positions where the borders of countries meet, such as the tri-border of the Sahel.
    ///
    /// - Parameter isos: ISO alpha-2 of at least two countries that all touch the position.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The positions where a border of every pair of these countries ends, in no order;
    ///   empty if the countries do not meet.
    public func meetingPoints(of isos: Set<String>) throws(GazetteerError) -> [Coordinate] {
        guard isos.count > 2 else { return [] }
        var touching: [Coordinate: Set<String>] = [:]
        for border in try borders() where isos.isSuperset(of: border.sides) {
            for line in border.lines {
                for end in [line.first, line.last].compactMap({ $0 }) {
                    touching[end, default: []].formUnion(border.sides)
                }
            }
        }
        return touching.filter { $0.value.isSuperset(of: isos) }.map(\.key)
            .sorted { ($0.latitude, $0.longitude) < ($1.latitude, $1.longitude) }
    }

    private func borders() throws(GazetteerError) -> [BorderLine] {
        try loadedBorders.get { () throws(GazetteerError) in
            try BoundaryReader.landBorders(folder)
        }
    }

    // MARK: Coasts

    /// The nearest position on a coast.
    ///
    /// - Parameters:
    ///   - iso: ISO alpha-2 of the country whose coast it is; by default any.
    ///   - position: Where to measure from.
    /// - Throws: ``GazetteerError`` for a file that cannot be read.
    /// - Returns: The nearest position, or `nil` if the country has no coast.
    public func nearestCoast(
        of iso: String? = nil, from position: Coordinate
    ) throws(GazetteerError) -> NearestPoint? {
        let coasts = try loadedCoasts.get { () throws(GazetteerError) in
            try BoundaryReader.coasts(folder)
        }
        var wanted: [(bound: Length, lines: LineSet)] = []
        for coast in coasts where iso == nil || coast.country == iso {
            let lines = try coast.lineSet()
            wanted.append((lines.leastDistance(to: position), lines))
        }
        // The likeliest first, so that the others are seldom looked at.
        wanted.sort { $0.bound < $1.bound }
        var nearest: NearestPoint?
        for (bound, lines) in wanted {
            let limit = nearest?.distance ?? Length(metres: .infinity)
            guard bound <= limit else { break }
            nearest = lines.nearestPoint(to: position, within: limit) ?? nearest
        }
        return nearest
    }
}
