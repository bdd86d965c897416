import Geodesy
import Layers

/// The curated gazetteer: the tables that `gazetteer/SCHEMA.md` describes, read and checked.
struct CuratedFolder {
    private(set) var sources: [GazetteerSource] = []
    private(set) var places: [Place] = []
    private(set) var countries: [Country] = []
    private(set) var regions: [NamedRegion] = []
    private(set) var bases: [Base] = []
    private var names: [String: [PlaceName]] = [:]
    private var licences: [String: String] = [:]

    init(path: String) throws(GazetteerError) {
        try readSources(path)
        for file in ["names.csv", "names-countries.csv"] { try readNames(path, file) }
        try readCountries(path)
        try readRegions(path)
        try readBases(path)
        try readPlaces(path)
    }

    /// Everything that has a name, as builder input: what the tables know most about comes first.
    func fill(_ builder: inout GazetteerBuilder) {
        for source in sources { builder.add(source) }
        for country in countries { builder.add(country.place) }
        for region in regions {
            builder.add(
                Place(
                    id: region.id, name: region.name, featureClass: .area, featureCode: "RGN",
                    countries: [], coordinate: region.coordinate, extent: region.extent,
                    uncertainty: region.extent, names: names[region.id.rawValue] ?? [],
                    provenance: Provenance(
                        source: region.source, recordID: nil, date: nil, licence: nil),
                    note: region.note))
        }
        for base in bases { builder.add(place(of: base)) }
        for place in places { builder.add(place) }
    }

    private func place(of base: Base) -> Place {
        let position = base.positions[0]
        let code =
            switch base.kind {
            case .airBase: "AIRB"
            case .airport: "AIRP"
            case .armyCamp, .outpost: "MIL"
            }
        return Place(
            id: base.id, name: base.name, featureClass: .spot, featureCode: code,
            countries: [base.country], admin1: base.admin1, coordinate: position.coordinate,
            extent: position.extent, uncertainty: position.uncertainty, codes: base.codes,
            names: names[base.id.rawValue] ?? [], provenance: position.provenance, note: base.note)
    }

    private func licence(of source: String) -> String? {
        licences[source]
    }

    private func provenance(
        _ table: CuratedTable, _ row: DelimitedTable.Row
    ) throws(GazetteerError) -> Provenance {
        let source = try table.required(row, "source")
        return Provenance(
            source: source, recordID: table.text(row, "source_id"),
            date: table.text(row, "source_date"), licence: licence(of: source))
    }

    private mutating func readSources(_ path: String) throws(GazetteerError) {
        // Without the list, sources are known by their keys alone.
        guard CuratedTable.exists(folder: path, file: "sources.csv") else { return }
        let table = try CuratedTable(
            folder: path, file: "sources.csv",
            columns: ["key", "title", "date", "address", "licence"])
        for row in table.rows {
            let key = try table.required(row, "key")
            licences[key] = row["licence"]
            sources.append(
                GazetteerSource(
                    key: key, title: row["title"],
                    licence: row["licence"], date: row["date"], address: row["address"]))
        }
    }

    private mutating func readNames(_ path: String, _ file: String) throws(GazetteerError) {
        let table = try CuratedTable(
            folder: path, file: file, columns: ["id", "place_id", "name", "language", "kind"])
        for row in table.rows {
            guard let kind = PlaceName.Kind(rawValue: row["kind"]) else {
                let allowed = PlaceName.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw table.refuse(row, "kind is \"\(row["kind"])\"; it may be \(allowed).")
            }
            names[try table.required(row, "place_id"), default: []].append(
                PlaceName(
                    try table.required(row, "name"), language: table.text(row, "language"),
                    kind: kind))
        }
    }

    private mutating func readPlaces(_ path: String) throws(GazetteerError) {
        let table = try CuratedTable(
            folder: path, file: "places.csv",
            columns: [
                "id", "name", "feature_class", "feature_code", "country", "latitude", "longitude",
                "source",
            ])
        var seen: Set<String> = []
        places.reserveCapacity(table.rows.count)
        for row in table.rows {
            let id = try table.required(row, "id")
            guard seen.insert(id).inserted else {
                throw table.refuse(row, "id \(id) stands twice.")
            }
            guard let type = FeatureClass(rawValue: row["feature_class"]) else {
                throw table.refuse(
                    row, "feature_class is \"\(row["feature_class"])\"; it is one of AHLPRSTUV.")
            }
            let population = try table.population(row)
            places.append(
                Place(
                    id: PlaceID(rawValue: id), name: try table.required(row, "name"),
                    featureClass: type, featureCode: row["feature_code"],
                    countries: table.list(row, "country"), admin1: table.text(row, "admin1"),
                    admin2: table.text(row, "admin2"), coordinate: try table.coordinate(row),
                    extent: try table.length(
                        row, "radius_km",
                        ifEmpty: PlaceExtent.usual(type, row["feature_code"], population)),
                    uncertainty: try table.length(
                        row, "uncertainty_km", ifEmpty: PlaceExtent.usualUncertainty),
                    population: population, codes: table.list(row, "codes"), names: names[id] ?? [],
                    provenance: try provenance(table, row), note: row["note"]))
        }
    }

    private mutating func readCountries(_ path: String) throws(GazetteerError) {
        let table = try CuratedTable(
            folder: path, file: "countries.csv",
            columns: ["id", "iso2", "iso3", "name_en", "name_fr", "latitude", "longitude"])
        for row in table.rows {
            let id = try table.required(row, "id")
            let iso2 = try table.required(row, "iso2")
            let english = try table.required(row, "name_en")
            let french = row["name_fr"]
            var other = names[id] ?? []
            if !french.isEmpty, french != english {
                other.insert(PlaceName(french, language: "fr", kind: .preferred), at: 0)
            }
            let isTerritory = !row["sovereign"].isEmpty
            let source = table.list(row, "source").first ?? ""
            let place = Place(
                id: PlaceID(rawValue: id), name: english, featureClass: .administrative,
                featureCode: isTerritory ? "PCLD" : "PCLI", countries: [iso2],
                coordinate: try table.coordinate(row),
                extent: try table.length(row, "radius_km", ifEmpty: Length(kilometres: 500)),
                uncertainty: try table.length(row, "radius_km", ifEmpty: Length(kilometres: 500)),
                population: try table.population(row),
                codes: ["iso3166-1:" + iso2, "iso3166-1:" + row["iso3"]]
                    + (row["fips"].isEmpty ? [] : ["fips:" + row["fips"]]),
                names: other,
                provenance: Provenance(
                    source: source, recordID: String(id.split(separator: ":").last ?? ""),
                    date: table.text(row, "source_date"), licence: licence(of: source)))
            countries.append(
                Country(
                    place: place, iso2: iso2, iso3: row["iso3"], fips: table.text(row, "fips"),
                    englishName: english, frenchName: french.isEmpty ? english : french,
                    capital: table.text(row, "capital_id").map { PlaceID(rawValue: $0) },
                    capitalName: table.text(row, "capital"),
                    neighbours: Set(table.list(row, "neighbours")),
                    englishDemonyms: table.list(row, "demonyms_en"),
                    frenchDemonyms: table.list(row, "demonyms_fr"), continent: row["continent"],
                    region: row["region"], sovereign: table.text(row, "sovereign")))
        }
    }

    private mutating func readRegions(_ path: String) throws(GazetteerError) {
        let table = try CuratedTable(
            folder: path, file: "regions.csv",
            columns: ["id", "name", "latitude", "longitude", "members"])
        for row in table.rows {
            regions.append(
                NamedRegion(
                    id: PlaceID(rawValue: try table.required(row, "id")),
                    name: try table.required(row, "name"), coordinate: try table.coordinate(row),
                    extent: try table.length(row, "radius_km", ifEmpty: Length(kilometres: 500)),
                    members: Set(table.list(row, "members")),
                    partOf: table.list(row, "part_of").map { PlaceID(rawValue: $0) },
                    englishDemonyms: table.list(row, "demonyms_en"),
                    frenchDemonyms: table.list(row, "demonyms_fr"), source: row["source"],
                    note: row["note"]))
        }
    }

    private mutating func readBases(_ path: String) throws(GazetteerError) {
        let positions = try readPositions(path)
        let operations = try readOperations(path)
        let table = try CuratedTable(
            folder: path, file: "bases.csv", columns: ["id", "name", "kind", "country"])
        for row in table.rows {
            let id = try table.required(row, "id")
            guard let kind = Base.Kind(rawValue: row["kind"]) else {
                throw table.refuse(
                    row,
                    "kind is \"\(row["kind"])\"; it may be "
                        + Base.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            }
            guard let own = positions[id] else {
                throw table.refuse(row, "\(id) has no row in base-positions.csv.")
            }
            bases.append(
                Base(
                    id: PlaceID(rawValue: id), name: try table.required(row, "name"), kind: kind,
                    country: try table.required(row, "country"),
                    admin1: table.text(row, "admin1"),
                    nearPlace: table.text(row, "near_place_id").map { PlaceID(rawValue: $0) },
                    codes: table.list(row, "codes"), note: row["note"],
                    positions: own.filter(\.isPreferred) + own.filter { !$0.isPreferred },
                    operations: operations[id] ?? []))
        }
    }

    private func readPositions(_ path: String) throws(GazetteerError) -> [String: [Base.Position]] {
        let table = try CuratedTable(
            folder: path, file: "base-positions.csv",
            columns: ["base_id", "latitude", "longitude", "preferred", "source"])
        var positions: [String: [Base.Position]] = [:]
        for row in table.rows {
            positions[try table.required(row, "base_id"), default: []].append(
                Base.Position(
                    coordinate: try table.coordinate(row),
                    extent: try table.length(row, "radius_km", ifEmpty: Length(kilometres: 2)),
                    uncertainty: try table.length(
                        row, "uncertainty_km", ifEmpty: PlaceExtent.usualUncertainty),
                    isPreferred: row["preferred"] == "true",
                    provenance: try provenance(table, row)))
        }
        return positions
    }

    private func readOperations(
        _ path: String
    ) throws(GazetteerError) -> [String: [Base.Operation]] {
        let table = try CuratedTable(
            folder: path, file: "base-operators.csv",
            columns: ["base_id", "operator", "from", "until", "status"])
        var operations: [String: [Base.Operation]] = [:]
        for row in table.rows {
            guard let status = Base.Operation.Status(rawValue: row["status"]) else {
                throw table.refuse(
                    row,
                    "status is \"\(row["status"])\"; it may be "
                        + Base.Operation.Status.allCases.map(\.rawValue).joined(separator: ", ")
                        + ".")
            }
            operations[try table.required(row, "base_id"), default: []].append(
                Base.Operation(
                    name: try table.required(row, "operator"),
                    country: table.text(row, "operator_country"),
                    from: table.text(row, "from"), until: table.text(row, "until"),
                    status: status, isStated: row["certainty"] != "inferred",
                    source: row["source"], note: row["note"]))
        }
        return operations
    }
}
