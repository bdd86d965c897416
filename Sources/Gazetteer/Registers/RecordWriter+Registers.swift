import Geodesy
import Layers

extension RecordWriter {
    mutating func put(_ country: Country) {
        put(country.place)
        put(country.iso2)
        put(country.iso3)
        put(country.fips)
        put(country.englishName)
        put(country.frenchName)
        put(country.capital?.rawValue)
        put(country.capitalName)
        put(country.neighbours.sorted())
        put(country.englishDemonyms)
        put(country.frenchDemonyms)
        put(country.continent)
        put(country.region)
        put(country.sovereign)
    }

    mutating func put(_ region: NamedRegion) {
        put(region.id.rawValue)
        put(region.name)
        put(region.coordinate)
        put(region.extent.metres)
        put(region.members.sorted())
        put(region.partOf.map(\.rawValue))
        put(region.englishDemonyms)
        put(region.frenchDemonyms)
        put(region.source)
        put(region.note)
    }

    mutating func put(_ base: Base) {
        put(base.id.rawValue)
        put(base.name)
        put(base.kind.rawValue)
        put(base.country)
        put(base.admin1)
        put(base.nearPlace?.rawValue)
        put(base.codes)
        put(base.note)
        put(base.positions) { writer, position in
            writer.put(position.coordinate)
            writer.put(position.extent.metres)
            writer.put(position.uncertainty.metres)
            writer.put(position.isPreferred)
            writer.put(position.provenance)
        }
        put(base.operations) { writer, operation in
            writer.put(operation.name)
            writer.put(operation.country)
            writer.put(operation.from)
            writer.put(operation.until)
            writer.put(operation.status.rawValue)
            writer.put(operation.isStated)
            writer.put(operation.source)
            writer.put(operation.note)
        }
    }

    private mutating func put(_ place: Place) {
        put(place.id.rawValue)
        put(place.name)
        put(String(place.featureClass.rawValue))
        put(place.featureCode)
        put(place.countries)
        put(place.admin1)
        put(place.admin2)
        put(place.coordinate)
        put(place.extent.metres)
        put(place.uncertainty.metres)
        put(place.population ?? -1)
        put(place.codes)
        put(place.names) { writer, name in
            writer.put(name.text)
            writer.put(name.language)
            writer.put(name.kind.rawValue)
        }
        put(place.provenance)
        put(place.note)
    }

    private mutating func put(_ coordinate: Coordinate) {
        put(coordinate.latitude)
        put(coordinate.longitude)
    }

    private mutating func put(_ provenance: Provenance) {
        put(provenance.source)
        put(provenance.recordID)
        put(provenance.date)
        put(provenance.licence)
    }
}
