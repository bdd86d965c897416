import Geodesy
import Layers

/// Reads any table or GeoJSON layer whose columns a ``TableMapping`` names.
struct TableImporter {
    let mapping: TableMapping
    let source: UInt8

    /// Adds the rows of a comma-separated table with a header.
    func addTable(
        path: String, to builder: inout GazetteerBuilder
    ) throws(GazetteerError) -> GazetteerImportReport {
        var report = GazetteerImportReport(file: path)
        do throws(LayerError) {
            var reader = try DelimitedReader(path: path, dialect: .csv)
            var record = DelimitedRecord()
            guard try reader.next(into: &record) else { return report }
            let header = record.strings
            for column in mapping.columns.values where !header.contains(column) {
                throw .malformed(
                    format: "table in \(path)", line: 1, column: 1,
                    reason: "there is no column \"\(column)\"; there are "
                        + header.joined(separator: ", ") + ".")
            }
            let places = mapping.columns.compactMapValues { header.firstIndex(of: $0) }
            while true {
                do throws(LayerError) {
                    guard try reader.next(into: &record) else { break }
                } catch {
                    guard case .malformed(_, let line, _, let reason) = error else { throw error }
                    report.reject(line: line, reason)
                    continue
                }
                let fields = places.mapValues { record[$0] }
                take(fields, "line", record.line, to: &builder, &report)
            }
        } catch {
            throw GazetteerError(error)
        }
        return report
    }

    /// Adds the features of a GeoJSON file; of lines and areas, the middle of their extent.
    func addGeoJSON(
        path: String, to builder: inout GazetteerBuilder
    ) throws(GazetteerError) -> GazetteerImportReport {
        var report = GazetteerImportReport(file: path)
        do throws(LayerError) {
            var reader = try GeoJSONReader(path: path)
            var number = 0
            while let feature = try reader.next() {
                number += 1
                var fields: [TableMapping.Field: String] = [:]
                for (field, name) in mapping.columns {
                    if let value = feature[name] { fields[field] = TableImporter.text(value) }
                }
                if mapping.columns[.id] == nil { fields[.id] = feature.id }
                if case .point(let coordinate)? = feature.geometry {
                    fields[.latitude] = String(coordinate.latitude)
                    fields[.longitude] = String(coordinate.longitude)
                }
                take(fields, "feature", number, to: &builder, &report)
            }
        } catch {
            throw GazetteerError(error)
        }
        return report
    }

    private static func text(_ value: PropertyValue) -> String {
        switch value {
        case .null: ""
        case .boolean(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .string(let value), .timestamp(let value): value
        case .date(let value): value.description
        }
    }

    private func take(
        _ fields: [TableMapping.Field: String], _ unit: String, _ number: Int,
        to builder: inout GazetteerBuilder, _ report: inout GazetteerImportReport
    ) {
        func text(_ field: TableMapping.Field) -> String {
            let value = fields[field] ?? ""
            return value.isEmpty ? mapping.constants[field] ?? "" : value
        }
        func degrees(_ field: TableMapping.Field, _ limit: Int) -> Int32? {
            // Exponents and the like go through the general reader.
            ByteNumbers.degrees(Array(text(field).utf8)[...], limit: limit)
                ?? Double(text(field)).flatMap {
                    abs($0) <= Double(limit) ? Int32(($0 * 1e7).rounded()) : nil
                }
        }
        guard let latitude = degrees(.latitude, 90), let longitude = degrees(.longitude, 180) else {
            report.reject(
                unit, number,
                "the position is \"\(text(.latitude)), \(text(.longitude))\"; "
                    + "it must be degrees in -90...90 and -180...180.")
            return
        }
        let name = text(.name)
        let id = text(.id).isEmpty ? text(.pcode) : text(.id)
        guard !name.isEmpty, !id.isEmpty else {
            report.reject(unit, number, "the name or the identifier is empty.")
            return
        }
        var place = ImportedPlace()
        place.scheme = mapping.scheme
        place.source = source
        if let number = UInt64(id), String(number) == id {
            place.number = number
        } else {
            place.idText = id
        }
        place.name = Array(name.utf8)
        place.latitude = latitude
        place.longitude = longitude
        place.countries = text(.country)
        place.admin1 = text(.admin1)
        place.admin2 = text(.admin2)
        place.population = UInt32(clamping: Int(text(.population)) ?? 0)
        place.type = FeatureClass(rawValue: text(.featureClass)) ?? .populated
        let code = text(.featureCode)
        place.code =
            mapping.scheme == TableMapping.ourAirports.scheme
            ? TableMapping.airportCodes[code] ?? "AIRF" : code
        place.feature = place.type.rawValue + "." + place.code
        for (field, scheme) in [
            (TableMapping.Field.iata, "iata"), (.icao, "icao"), (.pcode, "pcode"),
        ] where !text(field).isEmpty {
            place.codes.append("\(scheme):\(text(field))")
        }
        let others = Array(text(.names).utf8)
        place.otherNames = others.split { byte in
            byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
        }.map { part in
            let trimmed = part.drop { $0 == 32 }
            return (trimmed, "", PlaceName.Kind.variant)
        }
        report.count(isNew: builder.add(place))
    }
}
