import Geodesy
import Layers

/// Compiles places into the bytes that ``PlaceIndex`` reads.
///
/// Add sources and places in any order; a place whose identifier is already there is left out, so
/// what is added first wins. The same places in the same order give the same bytes.
public struct GazetteerBuilder: Sendable {
    /// What decides the order of rows, and with it which places a prefix finds first.
    public enum Order: Hashable, Sendable {
        /// Rank, inhabitants and number of names together.
        case importance
        /// The number of inhabitants alone.
        case population
    }

    /// What names are found by.
    package enum Keys: Hashable, Sendable {
        /// Folded names, as ``NameKey`` makes them.
        case folded
        /// The bytes of the names, for comparison with engines that do not fold.
        case asWritten
    }

    struct Row {
        var idNumber: UInt64 = 0
        var scheme: UInt8 = 0
        var latitude: Int32 = 0
        var longitude: Int32 = 0
        var population: UInt32 = 0
        var feature: UInt16 = 0
        var country: UInt16 = 0
        var admin1: UInt16 = 0
        var admin2: UInt32 = 0
        var weight: UInt16 = 0
        var source: UInt8 = 0
        var date: UInt16 = 0
        var firstName: UInt32 = 0
        var nameCount: UInt16 = 0
        var extra: Int32 = -1
    }

    let order: Order
    var keys = Keys.folded
    var rows: [Row] = []
    var extras: [PlaceExtra] = []
    var nameText: [UInt8] = []
    var nameEnds: [UInt32] = []
    var nameTraits: [UInt16] = []
    var sources: [GazetteerSource] = []
    var features = WordTable()
    var countries = WordTable()
    var admin1 = WordTable()
    var admin2 = WordTable()
    var languages = WordTable()
    var schemes = WordTable()
    /// The number of the row for the hash of each identifier.
    var known: [UInt64: UInt32] = [:]
    /// Names that came later, from further sources, by the number of the row.
    var laterNames: [UInt32: [UInt32]] = [:]
    var facts: [(String, String)] = []
    /// The section with the countries, regions and bases; empty where no curated tables were added.
    var registers: [UInt8] = []
    private var sourceNumbers: [String: UInt8] = [:]
    private var key = NameKey()
    private var keysOfRow: [NameKey] = []

    /// Makes an empty builder.
    public init(order: Order = .importance) {
        self.order = order
        _ = admin1.number(of: "")
        _ = admin2.number(of: "")
        _ = languages.number(of: "")
    }

    /// Makes an empty builder that does not fold names.
    package init(order: Order, keys: Keys) {
        self.init(order: order)
        self.keys = keys
    }

    /// How many places have been added.
    public var count: Int { rows.count }

    /// States a general fact that the file shall carry.
    public mutating func state(_ name: String, _ value: String) {
        facts.append((name, value))
    }

    /// Adds a source, or corrects the entry with the same key.
    public mutating func add(_ source: GazetteerSource) {
        if let index = sources.firstIndex(where: { $0.key == source.key }) {
            sources[index] = source
        } else {
            sources.append(source)
        }
    }

    mutating func sourceNumber(_ key: String) -> UInt8? {
        if let number = sourceNumbers[key] { return number }
        if let index = sources.firstIndex(where: { $0.key == key }) {
            guard index < 255 else { return nil }
            sourceNumbers[key] = UInt8(index)
            return UInt8(index)
        }
        guard sources.count < 255 else { return nil }
        sources.append(GazetteerSource(key: key))
        return UInt8(sources.count - 1)
    }

    /// Adds a place.
    ///
    /// - Returns: False where a place with the identifier is already there; of this one, only further
    ///   names are then added.
    @discardableResult
    public mutating func add(_ place: Place) -> Bool {
        let hash = KeyHash.hash(place.id.rawValue.utf8)
        if let number = known[hash] {
            var keys = keysOfNames(ofRow: number)
            for name in [PlaceName(place.name)] + place.names
            where keys.insert(NameKey(name.text)).inserted {
                laterNames[number, default: []].append(UInt32(nameEnds.count))
                addName(name)
            }
            return false
        }
        known[hash] = UInt32(rows.count)
        var row = Row()
        var extra = PlaceExtra()
        setID(place.id, &row, &extra)
        row.latitude = Int32((place.coordinate.latitude * 1e7).rounded())
        row.longitude = Int32((place.coordinate.longitude * 1e7).rounded())
        row.population = UInt32(clamping: place.population ?? 0)
        row.feature = UInt16(
            clamping: features.number(
                of: place.featureClass.rawValue + "." + place.featureCode))
        row.country = UInt16(
            clamping: countries.number(of: place.countries.joined(separator: "|")))
        row.admin1 = UInt16(clamping: admin1.number(of: place.admin1 ?? ""))
        row.admin2 = UInt32(clamping: admin2.number(of: place.admin2 ?? ""))
        if place.extent
            != PlaceExtent.usual(place.featureClass, place.featureCode, place.population)
        {
            extra.extent = place.extent
        }
        if place.uncertainty != PlaceExtent.usualUncertainty {
            extra.uncertainty = place.uncertainty
        }
        extra.codes = place.codes
        extra.note = place.note
        if let number = sourceNumber(place.provenance.source) {
            row.source = number
        } else {
            extra.source = place.provenance.source
        }
        if let record = place.provenance.recordID,
            !place.id.rawValue.hasSuffix(":" + record)
        {
            extra.recordID = record
        }
        if let date = place.provenance.date {
            if let day = CalendarDate(iso: date)?.daysSinceEpoch, day > 0, day < 65536 {
                row.date = UInt16(day)
            } else {
                extra.date = date
            }
        }
        row.firstName = UInt32(nameEnds.count)
        addName(PlaceName(place.name, kind: .preferred))
        for name in place.names { addName(name) }
        row.nameCount = UInt16(clamping: nameEnds.count - Int(row.firstName))
        row.weight = weight(
            place.featureClass, place.featureCode, row.population, Int(row.nameCount))
        if !extra.isEmpty {
            row.extra = Int32(extras.count)
            extras.append(extra)
        }
        rows.append(row)
        return true
    }

    func weight(
        _ type: FeatureClass, _ code: String, _ population: UInt32, _ names: Int
    ) -> UInt16 {
        PlaceImportance.weight(type, code, population: Int(population), names: names)
    }

    private mutating func addName(_ name: PlaceName) {
        addName(name.text.utf8, language: name.language ?? "", kind: name.kind)
    }

    private mutating func addName(
        _ text: some Collection<UInt8>, language: String, kind: PlaceName.Kind
    ) {
        nameText.append(contentsOf: text.prefix(1024))
        nameEnds.append(UInt32(nameText.count))
        let language = language.isEmpty ? 0 : languages.number(of: language)
        let kind = PlaceName.Kind.allCases.firstIndex(of: kind) ?? 1
        nameTraits.append(UInt16(min(language, 4095)) << 4 | UInt16(kind))
    }

    /// The keys of the names that a row has already.
    private func keysOfNames(ofRow number: UInt32) -> Set<NameKey> {
        let row = rows[Int(number)]
        let first = Int(row.firstName)
        let numbers =
            Array(first..<(first + Int(row.nameCount)))
            + (laterNames[number] ?? []).map { Int($0) }
        return Set(
            numbers.map {
                var key = NameKey()
                key.append(utf8: nameText[nameRange($0)])
                return key
            })
    }

    /// Adds a place that an importer read.
    ///
    /// - Returns: False where a place with the identifier is already there; of this one, only further
    ///   names, and the population where it was unknown, are then added.
    mutating func add(_ place: ImportedPlace) -> Bool {
        let hash = KeyHash.hash(place.idString.utf8)
        if let number = known[hash] {
            merge(place, into: number)
            return false
        }
        known[hash] = UInt32(rows.count)
        var row = Row()
        var extra = PlaceExtra()
        extra.codes = place.codes
        if place.idText.isEmpty {
            row.idNumber = place.number
            row.scheme = UInt8(min(63, schemes.number(of: place.scheme)))
        } else {
            setID(PlaceID(rawValue: place.idString), &row, &extra)
        }
        row.latitude = place.latitude
        row.longitude = place.longitude
        row.population = place.population
        row.feature = UInt16(clamping: features.number(of: place.feature))
        row.country = UInt16(clamping: countries.number(of: place.countries))
        row.admin1 = UInt16(clamping: admin1.number(of: place.admin1))
        row.admin2 = UInt32(clamping: admin2.number(of: place.admin2))
        row.source = place.source
        row.date = place.date
        row.firstName = UInt32(nameEnds.count)
        addName(place.name, language: "", kind: .preferred)
        keysOfRow.removeAll(keepingCapacity: true)
        key.removeAll()
        key.append(utf8: place.name)
        keysOfRow.append(key)
        for name in place.otherNames.prefix(1000) {
            key.removeAll()
            key.append(utf8: name.text)
            if key.isEmpty || keysOfRow.contains(key) { continue }
            keysOfRow.append(key)
            addName(name.text, language: name.language, kind: name.kind)
        }
        row.nameCount = UInt16(clamping: nameEnds.count - Int(row.firstName))
        row.weight = weight(place.type, place.code, row.population, Int(row.nameCount))
        if !extra.isEmpty {
            row.extra = Int32(extras.count)
            extras.append(extra)
        }
        rows.append(row)
        return true
    }

    /// Adds a name to a place that is there already.
    ///
    /// - Returns: False where there is no such place or it has the name.
    mutating func addName(
        _ text: ArraySlice<UInt8>, language: String, kind: PlaceName.Kind, to id: String
    ) -> Bool {
        guard let number = known[KeyHash.hash(id.utf8)] else { return false }
        var key = NameKey()
        key.append(utf8: text)
        guard !key.isEmpty, !keysOfNames(ofRow: number).contains(key) else { return false }
        laterNames[number, default: []].append(UInt32(nameEnds.count))
        addName(text, language: language, kind: kind)
        return true
    }

    /// Adds a code to a place that is there already; false where there is no such place.
    mutating func addCode(_ code: String, to id: String) -> Bool {
        guard let number = known[KeyHash.hash(id.utf8)] else { return false }
        let row = Int(number)
        if rows[row].extra < 0 {
            rows[row].extra = Int32(extras.count)
            extras.append(PlaceExtra())
        }
        let extra = Int(rows[row].extra)
        if !extras[extra].codes.contains(code) { extras[extra].codes.append(code) }
        return true
    }

    private mutating func merge(_ place: ImportedPlace, into number: UInt32) {
        var keys = keysOfNames(ofRow: number)
        let all =
            [(text: place.name[...], language: "", kind: PlaceName.Kind.variant)]
            + place.otherNames
        for name in all {
            var key = NameKey()
            key.append(utf8: name.text)
            guard !key.isEmpty, keys.insert(key).inserted else { continue }
            laterNames[number, default: []].append(UInt32(nameEnds.count))
            addName(name.text, language: name.language, kind: name.kind)
        }
        if rows[Int(number)].population == 0 { rows[Int(number)].population = place.population }
        let known = features.words[Int(rows[Int(number)].feature)]
        let parts = known.split(separator: ".", omittingEmptySubsequences: false)
        rows[Int(number)].weight = weight(
            FeatureClass(rawValue: String(parts[0])) ?? .spot,
            parts.count > 1 ? String(parts[1]) : "", rows[Int(number)].population, keys.count)
    }

    private mutating func setID(_ id: PlaceID, _ row: inout Row, _ extra: inout PlaceExtra) {
        let parts = id.rawValue.split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let scheme = UInt8(min(63, schemes.number(of: String(parts[0]))))
        let rest = parts.count > 1 ? parts[1] : ""
        if let number = UInt64(rest), String(number) == rest {
            row.idNumber = number
            row.scheme = scheme
        } else if !rest.isEmpty, rest.utf8.count <= 8,
            rest.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        {
            for byte in rest.utf8.reversed() { row.idNumber = row.idNumber << 8 | UInt64(byte) }
            row.scheme = scheme | 0x40
        } else {
            extra.idText = String(rest)
            row.scheme = scheme | 0x80
        }
    }
}
