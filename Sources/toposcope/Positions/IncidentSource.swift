import Gazetteer
import Incidents

/// Where incidents are asked: the working file, or the curated ones of the gazetteer.
struct IncidentSource {
    private let file: IncidentFile?
    private let curated: CuratedIncidents?

    /// Opens the file where there is one.
    init(_ options: FileOptions, folder: String, register: PlaceRegister) throws {
        if let path = options.existing {
            file = try IncidentFile(path: path, isWritable: false)
            curated = nil
        } else {
            file = nil
            curated = try CuratedIncidents(folder: folder, place: register.incidentPlace)
        }
    }

    func answer(_ query: IncidentQuery) throws -> IncidentAnswer {
        if let file { return try file.answer(query) }
        return try curated?.log.answer(query)
            ?? IncidentAnswer(located: [], areaOnly: [], matched: 0, undated: 0, next: nil)
    }

    func sources() throws -> [String: SourceRecord] {
        try file?.sourceRecords() ?? curated?.sources ?? [:]
    }
}
