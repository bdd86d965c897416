import Layers

/// Reads GeoNames' `alternateNamesV2.txt`: further names with language and role for known places.
struct AlternateNamesImporter {
    /// Adds the names of places that are there already; others are passed over.
    static func add(
        path: String, to builder: inout GazetteerBuilder, progress: (Int) -> Void
    ) throws(GazetteerError) -> GazetteerImportReport {
        var report = GazetteerImportReport(file: path)
        do throws(LayerError) {
            var reader = try DelimitedReader(path: path, dialect: .tab)
            var record = DelimitedRecord()
            var rows = 0
            while try reader.next(into: &record) {
                rows += 1
                if rows % 65536 == 0 { progress(rows) }
                guard record.count >= 8, let number = ByteNumbers.whole(record.bytes(at: 1)) else {
                    report.reject(
                        line: record.line,
                        "it has \(record.count) columns or no GeoNames number; "
                            + "rows of alternateNamesV2 have 10.")
                    continue
                }
                let language = record[2]
                let text = record.bytes(at: 3)
                let id = "geonames:\(number)"
                switch language {
                case "link", "wkdt", "post", "unlc", "phon", "piny", "tcid", "faac":
                    report.passOver()
                case "iata", "icao":
                    let code = "\(language):\(String(decoding: text, as: UTF8.self))"
                    if builder.addCode(code, to: id) {
                        report.count(isNew: false)
                    } else {
                        report.passOver()
                    }
                default:
                    let kind: PlaceName.Kind =
                        if language == "abbr" {
                            .abbreviation
                        } else if record[7] == "1" {
                            .historic
                        } else if record[6] == "1" {
                            .colloquial
                        } else if record[5] == "1" {
                            .short
                        } else if record[4] == "1" {
                            .preferred
                        } else {
                            .variant
                        }
                    if builder.addName(
                        text, language: language == "abbr" ? "" : language, kind: kind, to: id)
                    {
                        report.count(isNew: false)
                    } else {
                        report.passOver()
                    }
                }
            }
        } catch {
            throw GazetteerError(error)
        }
        return report
    }
}
