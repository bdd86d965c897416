import Geodesy
import Layers

extension RecordReader {
    mutating func country() throws(Damage) -> Country {
        Country(
            place: try place(), iso2: try text(), iso3: try text(), fips: try optionalText(),
            englishName: try text(), frenchName: try text(),
            capital: try optionalText().map { PlaceID(rawValue: $0) },
            capitalName: try optionalText(), neighbours: Set(try texts()),
            englishDemonyms: try texts(), frenchDemonyms: try texts(), continent: try text(),
            region: try text(), sovereign: try optionalText())
    }

    mutating func region() throws(Damage) -> NamedRegion {
        NamedRegion(
            id: PlaceID(rawValue: try text()), name: try text(), coordinate: try coordinate(),
            extent: try length(), members: Set(try texts()),
            partOf: try texts().map { PlaceID(rawValue: $0) }, englishDemonyms: try texts(),
            frenchDemonyms: try texts(), source: try text(), note: try text())
    }

    mutating func base() throws(Damage) -> Base {
        let base = Base(
            id: PlaceID(rawValue: try text()), name: try text(),
            kind: try word(of: Base.Kind.self), country: try text(), admin1: try optionalText(),
            nearPlace: try optionalText().map { PlaceID(rawValue: $0) }, codes: try texts(),
            note: try text(),
            positions: try list { reader throws(Damage) in try reader.position() },
            operations: try list { reader throws(Damage) in try reader.operation() })
        // Every base has a position; the first is the one to draw.
        guard !base.positions.isEmpty else { throw Damage() }
        return base
    }

    private mutating func position() throws(Damage) -> Base.Position {
        Base.Position(
            coordinate: try coordinate(), extent: try length(), uncertainty: try length(),
            isPreferred: try flag(), provenance: try provenance())
    }

    private mutating func operation() throws(Damage) -> Base.Operation {
        Base.Operation(
            name: try text(), country: try optionalText(), from: try optionalText(),
            until: try optionalText(), status: try word(of: Base.Operation.Status.self),
            isStated: try flag(), source: try text(), note: try text())
    }

    private mutating func place() throws(Damage) -> Place {
        Place(
            id: PlaceID(rawValue: try text()), name: try text(),
            featureClass: try word(of: FeatureClass.self), featureCode: try text(),
            countries: try texts(), admin1: try optionalText(), admin2: try optionalText(),
            coordinate: try coordinate(), extent: try length(), uncertainty: try length(),
            population: try population(), codes: try texts(),
            names: try list { reader throws(Damage) in try reader.name() },
            provenance: try provenance(), note: try text())
    }

    private mutating func name() throws(Damage) -> PlaceName {
        PlaceName(
            try text(), language: try optionalText(), kind: try word(of: PlaceName.Kind.self))
    }

    private mutating func population() throws(Damage) -> Int? {
        let number = try whole()
        return number < 0 ? nil : number
    }

    private mutating func coordinate() throws(Damage) -> Coordinate {
        let (latitude, longitude) = (try number(), try number())
        guard let coordinate = try? Coordinate(latitude: latitude, longitude: longitude) else {
            throw Damage()
        }
        return coordinate
    }

    private mutating func length() throws(Damage) -> Length {
        let metres = try number()
        guard metres.isFinite else { throw Damage() }
        return Length(metres: metres)
    }

    private mutating func provenance() throws(Damage) -> Provenance {
        Provenance(
            source: try text(), recordID: try optionalText(), date: try optionalText(),
            licence: try optionalText())
    }

    private mutating func word<Word: RawRepresentable<String>>(
        of type: Word.Type
    ) throws(Damage) -> Word {
        guard let word = Word(rawValue: try text()) else { throw Damage() }
        return word
    }
}
