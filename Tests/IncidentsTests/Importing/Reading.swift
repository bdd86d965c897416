import Incidents
import Layers

/// Reads whole texts, for tests.
struct Reading {
    var records: [ImportedRecord] = []
    var rejections: [Rejection] = []
    var format: ImportFormat

    /// Country codes of a few countries, enough for the samples.
    static let countries = CountryCodes(
        name: { ["Niger": "NE", "Mali": "ML", "Central African Republic": "CF"][$0] },
        fips: { ["NG": "NE", "NI": "NG", "ML": "ML", "UV": "BF"][$0] },
        iso: { ["562": "NE", "NE": "NE", "NER": "NE", "466": "ML", "MLI": "ML"][$0] })

    init(
        _ text: String, format: ImportFormat? = nil, map: FieldMap? = nil, chunkSize: Int = .max
    ) throws {
        try self.init(
            bytes: Array(text.utf8), format: format, map: map, chunkSize: chunkSize)
    }

    init(
        bytes: [UInt8], format wanted: ImportFormat? = nil, map: FieldMap? = nil,
        chunkSize: Int = .max
    ) throws {
        var reader = try IncidentReader(
            MemorySource(bytes, name: "sample", chunkSize: chunkSize), format: wanted, map: map,
            name: "sample", countries: Reading.countries)
        while let outcome = try reader.next() {
            switch outcome {
            case .record(let record): records.append(record)
            case .rejected(let rejection): rejections.append(rejection)
            }
        }
        format = reader.format
    }
}
