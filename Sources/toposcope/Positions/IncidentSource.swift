import Gazetteer
import Incidents
import Layers

/// Where incidents are asked: the working file, a GeoPackage of another program, or the curated ones
/// of the gazetteer.
struct IncidentSource {
    private enum Store {
        case file(IncidentFile)
        case log(IncidentLog, sources: [String: SourceRecord])
    }

    private let store: Store
    /// The file, or what is asked without one.
    let name: String
    /// What the person should know of the source.
    private(set) var remark: String?

    /// Opens the file where there is one.
    init(_ options: FileOptions, folder: String, register: PlaceRegister) throws {
        guard let path = options.existing else {
            let curated = try CuratedIncidents(folder: folder, place: register.incidentPlace)
            store = .log(curated.log, sources: curated.sources)
            name = "the curated incidents in \(folder)"
            return
        }
        name = path
        do {
            store = .file(try IncidentFile(path: path, isWritable: false))
            return
        } catch let error as IncidentError {
            guard try !IncidentFile.isWorkingFile(at: path) else { throw error }
        }
        var reader = try IncidentReader(
            try FileSource(path: path), format: .geopackage, name: "feature",
            countries: CountryCodes(register), places: PlaceFinder(register))
        var records: [Incident] = []
        var rejected: [Rejection] = []
        while let outcome = try reader.next() {
            switch outcome {
            case .record(let record): records.append(record.incident)
            case .rejected(let rejection): rejected.append(rejection)
            }
        }
        store = .log(IncidentLog(records: records), sources: [:])
        let count = rejected.count
        remark =
            "\(path) is a GeoPackage of another program; its \(records.count + count) features are "
            + "read by the names of their columns"
            + (rejected.first.map { ", without \(count), such as \($0)" } ?? ".")
    }

    /// Whether there may be incidents without a position, which are found by areas.
    var mayKnowAreasOnly: Bool {
        get throws {
            switch store {
            case .file(let file): try file.mayKnowAreasOnly
            case .log: true
            }
        }
    }

    func answer(_ query: IncidentQuery) throws -> IncidentAnswer {
        switch store {
        case .file(let file): try file.answer(query)
        case .log(let log, _): try log.answer(query)
        }
    }

    /// Visits all that answers a question, in its order, without holding it.
    func forEach(
        _ query: IncidentQuery, begin: (IncidentAnswer.Totals) throws -> Void = { _ in },
        _ body: (IncidentAnswer.Found) throws -> Void
    ) throws {
        switch store {
        case .file(let file): try file.forEach(query, begin: begin, body)
        case .log(let log, _):
            let answer = try log.answer(query)
            try begin(answer.totals)
            for found in answer.found { try body(found) }
        }
    }

    func sources() throws -> [String: SourceRecord] {
        switch store {
        case .file(let file): try file.sourceRecords()
        case .log(_, let sources): sources
        }
    }
}
