/// Which column of a table holds what, for tables of no known source.
public struct FieldMap: Hashable, Sendable {
    /// What a column can hold.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        /// The identifier; rows without one are numbered by their line.
        case id
        /// What happened, in a few words.
        case title
        /// The kind in the common vocabulary.
        case kind
        /// The day, or the first of several.
        case date
        /// The last day.
        case end
        /// Degrees north.
        case latitude
        /// Degrees east.
        case longitude
        /// The name of the place.
        case place
        /// How closely the place is known: `point`, `near-point`, `area`, `region`, `country`.
        case precision
        /// How far from the point it may have happened, in kilometres.
        case radius
        /// The country, as a name or an ISO code.
        case country
        /// The first-order area.
        case admin1
        /// The actors, between semicolons.
        case actors
        /// The dead, or the least number of them.
        case killed
        /// The greatest number of dead.
        case killedMax = "killed-max"
        /// The wounded.
        case wounded
        /// The captured.
        case captured
        /// Where it is written.
        case source
        /// A remark.
        case note
    }

    private var columns: [Field: String]
    /// Whether dates such as 10/4/2017 have the month before the day, as in the United States.
    public var isMonthFirst = false

    /// Makes a map from what is given.
    public init(_ columns: [Field: String]) {
        self.columns = columns
    }

    /// Reads `field=column` pairs between commas, for example `date=When,latitude=Y,longitude=X`.
    ///
    /// - Throws: ``IncidentError/unusableMap(_:reason:)`` naming what is wrong.
    public init(parsing text: String) throws(IncidentError) {
        columns = [:]
        for pair in text.components(of: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw .unusableMap(pair, reason: "Write field=column.")
            }
            let name = String(parts[0]).trimmed
            guard let field = Field(rawValue: name) else {
                let fields = Field.allCases.map(\.rawValue).joined(separator: ", ")
                throw .unusableMap(name, reason: "The fields are \(fields).")
            }
            columns[field] = String(parts[1]).trimmed
        }
    }

    /// The column of a field, or nil where none is named.
    public subscript(field: Field) -> String? { columns[field] }

    /// The column of a field in a table with these columns, named or known by its name; nil for none.
    public func column(of field: Field, among names: [String]) -> String? {
        completed(for: names)[field]
    }

    /// The fields and columns that are named.
    var named: [Field: String] { columns }

    /// Completes the map with columns whose names say what they hold.
    ///
    /// - Parameters:
    ///   - names: The columns of the table.
    ///   - isKML: Whether they are data of placemarks, in which GDAL names times as KML does.
    /// - Returns: A map with only columns that the table has, besides those that were named.
    func completed(for names: [String], isKML: Bool = false) -> FieldMap {
        var all = columns
        let taken = Set(columns.values)
        let byName = Dictionary(
            names.map { (FieldMap.plain($0), $0) }, uniquingKeysWith: { first, _ in first })
        for (field, words) in FieldMap.usual + (isKML ? FieldMap.placemark : [])
        where all[field] == nil {
            all[field] = words.lazy.compactMap { byName[$0] }.first { !taken.contains($0) }
        }
        var map = FieldMap(all)
        map.isMonthFirst = isMonthFirst
        return map
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// The fields of the LIBKML driver of GDAL that hold times.
    ///
    /// Elsewhere a `timestamp` often is when a row was written.
    private static let placemark: [(Field, [String])] = [
        (.date, ["timestamp", "begin"]), (.end, ["end"]),
    ]

    private static let usual: [(Field, [String])] = [
        (.id, ["id", "eventid", "fid", "uid"]),
        (.title, ["title", "name", "event", "description"]),
        (.kind, ["kind", "type", "eventtype", "category"]),
        (.date, ["datestart", "startdate", "date", "eventdate", "day", "datetime", "time"]),
        (.end, ["dateend", "enddate"]), (.latitude, ["latitude", "lat", "y", "ycoord"]),
        (.longitude, ["longitude", "long", "lon", "lng", "x", "xcoord"]),
        (.place, ["place", "placename", "location", "locality", "town", "city", "village"]),
        (.precision, ["placeprecision", "precision"]), (.radius, ["radiuskm"]),
        (.country, ["country", "countrycode", "iso2", "iso3", "iso"]),
        (.admin1, ["admin1", "adm1", "province", "state"]),
        (.actors, ["actors", "actor", "actor1"]),
        (.killed, ["killedmin", "killed", "fatalities", "deaths", "dead", "best"]),
        (.killedMax, ["killedmax"]), (.wounded, ["woundedmin", "wounded", "injured"]),
        (.captured, ["capturedmin", "captured", "kidnapped"]),
        (.source, ["source", "sources", "url", "link"]), (.note, ["note", "notes", "remarks"]),
    ]
}
