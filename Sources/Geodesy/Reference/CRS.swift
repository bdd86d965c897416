/// A coordinate reference system that PROJ knows: what the numbers of a map position mean.
///
/// It is an identifier with what PROJ's database says about it, and no operation: see
/// ``Transformation``. Positions are given with longitude or easting first whatever the system
/// itself prescribes; ``isNorthFirst`` tells what files in the system's own order contain.
public struct CRS: Sendable {
    /// What sort of coordinates a system has.
    public enum Kind: Hashable, Sendable {
        /// Degrees of longitude and latitude.
        case geographic
        /// Eastings and northings on a plane.
        case projected
        /// Anything else: geocentric, vertical, compound.
        case other
    }

    /// The definition that PROJ understands, for instance `EPSG:32631`.
    public let definition: String
    /// The name in PROJ's database, for instance "WGS 84 / UTM zone 31N".
    public let title: String
    /// What sort of coordinates the system has.
    public let kind: Kind
    /// Whether the system's own order puts latitude or northing first, as `EPSG:4326` does.
    public let isNorthFirst: Bool
    /// How long one unit of a projected system is, `nil` for other systems.
    public let unit: Length?
    /// Where the system is meant to be used, if the database says so.
    public let areaOfUse: BoundingBox?

    /// Looks a system up.
    ///
    /// - Parameter definition: A code with its authority (`EPSG:32631`, `OGC:CRS84`), an OGC
    ///   address (`http://www.opengis.net/def/crs/EPSG/0/4326`), a URN, a `+proj=` string or WKT.
    /// - Throws: ``GeodesyError/unknownCRS(_:)`` if PROJ cannot make a system of it.
    public init(_ definition: String) throws(GeodesyError) {
        let canonical = Self.canonical(definition)
        // A zero byte would end the text early on its way to C.
        guard !canonical.isEmpty, canonical.utf8.count < 20_000, !canonical.utf8.contains(0) else {
            throw .unknownCRS(String(definition.prefix(80)))
        }
        let found = try PROJDescription(of: canonical)
        self.definition = canonical
        title = found.title
        kind = found.kind
        isNorthFirst = found.isNorthFirst
        unit = found.metresPerUnit.map { Length(metres: $0) }
        areaOfUse = found.area
    }

    /// Looks a system of the EPSG register up.
    ///
    /// - Throws: ``GeodesyError/unknownCRS(_:)`` if PROJ does not know the code.
    public init(epsg code: Int) throws(GeodesyError) {
        try self.init("EPSG:\(code)")
    }

    /// Longitude and latitude on WGS 84, the system of GeoJSON and of every ``Coordinate``.
    public static let crs84 = CRS(
        definition: "OGC:CRS84", title: "WGS 84 (CRS84)", kind: .geographic, isNorthFirst: false,
        unit: nil, areaOfUse: .world)

    /// The OGC address of a system with a code, such as
    /// `http://www.opengis.net/def/crs/EPSG/0/32631`; `nil` for other definitions.
    public var address: String? {
        let parts = definition.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isASCIIAlphanumeric) }) else {
            return nil
        }
        let version = parts[0].uppercased() == "OGC" ? "1.3" : "0"
        return "http://www.opengis.net/def/crs/\(parts[0].uppercased())/\(version)/\(parts[1])"
    }

    private init(
        definition: String, title: String, kind: Kind, isNorthFirst: Bool, unit: Length?,
        areaOfUse: BoundingBox?
    ) {
        self.definition = definition
        self.title = title
        self.kind = kind
        self.isNorthFirst = isNorthFirst
        self.unit = unit
        self.areaOfUse = areaOfUse
    }

    /// Brings addresses, URNs and bare numbers into the form `AUTHORITY:CODE`.
    private static func canonical(_ definition: String) -> String {
        var text = definition[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        if !text.isEmpty, text.count <= 7, text.allSatisfy(\.isASCIIDigit) { return "EPSG:\(text)" }
        if text.hasPrefix("+") {
            return text.contains("+type=crs") ? String(text) : text + " +type=crs"
        }
        for prefix in [
            "http://www.opengis.net/def/crs/", "https://www.opengis.net/def/crs/",
            "urn:ogc:def:crs:",
        ] where text.lowercased().hasPrefix(prefix) {
            let parts = text.dropFirst(prefix.count)
                .split(omittingEmptySubsequences: false) { $0 == "/" || $0 == ":" }
            if parts.count == 3 { return "\(parts[0].uppercased()):\(parts[2])" }
        }
        return String(text)
    }
}

extension CRS: Hashable {
    /// Whether both have the same definition.
    public static func == (first: CRS, second: CRS) -> Bool {
        first.definition == second.definition
    }

    /// Feeds the definition into the hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(definition)
    }
}

extension Character {
    var isASCIIDigit: Bool { self >= "0" && self <= "9" }

    fileprivate var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
