import Layers

/// Reads GeoNames dumps: the 19 columns of `allCountries.txt`, `NE.txt`, `cities500.txt`.
///
/// The alternate names of the row come in without language; `alternateNamesV2.txt` has them with it.
struct GeoNamesImporter {
    private static let columns = 19

    /// Adds all places of a file, a row at a time.
    ///
    /// - Parameters:
    ///   - path: The file, or `-` for standard input.
    ///   - source: The key of the source.
    ///   - builder: Where to add.
    ///   - progress: Called now and then with the number of rows read.
    /// - Returns: What was taken in and what was left out.
    /// - Throws: ``GazetteerError/file(path:reason:)`` where the file cannot be read.
    static func add(
        path: String, source: String, to builder: inout GazetteerBuilder,
        progress: (Int) -> Void
    ) throws(GazetteerError) -> GazetteerImportReport {
        var report = GazetteerImportReport(file: path)
        do throws(LayerError) {
            var reader = try DelimitedReader(path: path, dialect: .tab)
            var record = DelimitedRecord()
            var place = ImportedPlace()
            place.source = builder.sourceNumber(source) ?? 255
            var rows = 0
            while true {
                do throws(LayerError) {
                    guard try reader.next(into: &record) else { break }
                } catch {
                    guard case .malformed(_, let line, _, let reason) = error else { throw error }
                    report.reject(line: line, reason)
                    continue
                }
                rows += 1
                if rows % 65536 == 0 { progress(rows) }
                if let reason = read(record, into: &place) {
                    report.reject(line: record.line, reason)
                } else {
                    report.count(isNew: builder.add(place))
                }
            }
        } catch {
            throw GazetteerError(error)
        }
        return report
    }

    /// Fills the place; a reason where the row is none.
    private static func read(
        _ record: DelimitedRecord, into place: inout ImportedPlace
    ) -> String? {
        guard record.count == columns else {
            return "it has \(record.count) columns, GeoNames rows have \(columns)."
        }
        guard let number = ByteNumbers.whole(record.bytes(at: 0)), number > 0 else {
            return "the first column is \"\(record[0])\" and not a GeoNames number."
        }
        guard let latitude = ByteNumbers.degrees(record.bytes(at: 4), limit: 90) else {
            return "the latitude is \"\(record[4])\"; it must lie in -90...90."
        }
        guard let longitude = ByteNumbers.degrees(record.bytes(at: 5), limit: 180) else {
            return "the longitude is \"\(record[5])\"; it must lie in -180...180."
        }
        let name = record.bytes(at: 1)
        guard !name.isEmpty else { return "the name is empty." }
        guard let population = ByteNumbers.whole(record.bytes(at: 14)) else {
            return "the population is \"\(record[14])\" and not a whole number."
        }
        let letter = record[6]
        place.number = number
        place.latitude = latitude
        place.longitude = longitude
        place.population = UInt32(clamping: population)
        place.name = Array(name)
        place.type = FeatureClass(rawValue: letter) ?? .spot
        place.code = record[7]
        place.feature = place.type.rawValue + "." + place.code
        var countries = record[8]
        let others = record[9]
        if !others.isEmpty {
            for other in others.split(separator: ",") where other != countries {
                countries += (countries.isEmpty ? "" : "|") + other
            }
        }
        place.countries = countries
        place.admin1 = record[10]
        place.admin2 = record[11]
        place.date = ByteNumbers.day(record.bytes(at: 18))
        place.otherNames.removeAll(keepingCapacity: true)
        let plain = record.bytes(at: 2)
        if plain != name, !plain.isEmpty { place.otherNames.append((plain, "", .variant)) }
        for other in record.bytes(at: 3).split(separator: UInt8(ascii: ",")) {
            if other != name { place.otherNames.append((other, "", .variant)) }
        }
        return nil
    }
}
