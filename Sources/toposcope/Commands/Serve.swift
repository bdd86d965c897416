import ArgumentParser
import Foundation
import Gazetteer
import Geodesy
import Hummingbird
import Incidents
import Layers
import Logging
import MapService

/// `toposcope serve`: the layers over HTTP.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves layers, places and the checking of texts over HTTP.",
        discussion: """
            Without a file it serves the layers that came with the program: bases, incidents, \
            places and boundaries. QGIS, GDAL and browsers connect to the address that it prints.

            It listens to this machine only unless told otherwise, and changes nothing.
            """)

    @Argument(help: "GeoPackages and GeoJSON files to serve besides the layers of the program.")
    var files: [String] = []

    @Option(help: ArgumentHelp("The address to listen at.", valueName: "host"))
    var bind = "127.0.0.1"

    @Option(help: "The port; 0 for any that is free.")
    var port = 8080

    @Option(
        help: ArgumentHelp(
            "The address that clients use, where it is another (a proxy, TLS).",
            valueName: "address"))
    var publicAddress: String?

    @Option(help: "How many requests are answered at the same time; more get 503.")
    var maxRequests = 256

    @Option(help: "How many bytes the body of a request may have; more gets 413.")
    var maxBody = 2 << 20

    @Option(
        help: ArgumentHelp(
            "How many requests a second each client may make on the average; more gets 429 "
                + "(default: any number).", valueName: "rate"))
    var rateLimit: Double?

    @Flag(help: "Write each request to the log, and the log as lines of JSON on standard error.")
    var accessLog = false

    @Flag(help: "Serve only the files given.")
    var onlyFiles = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port takes 0 to 65535 and not \(port).")
        }
        if let publicAddress, !publicAddress.hasPrefix("http") || publicAddress.hasSuffix("/") {
            throw ValidationError(
                "--public-address takes http://... or https://... without a slash at the end, "
                    + "and not \(publicAddress).")
        }
        guard maxRequests > 0, maxBody > 0, rateLimit ?? 1 > 0 else {
            throw ValidationError(
                "--max-requests, --max-body and --rate-limit take numbers above 0.")
        }
        if onlyFiles && files.isEmpty { throw ValidationError("--only-files needs a file.") }
    }

    func run() async throws {
        var collections: [ServiceCollection] = []
        if !onlyFiles {
            for subject in Export.Subject.allCases {
                let layer = try CuratedLayer.read(subject, on: nil, folder: data.folder())
                collections.append(try await ServiceCollection(source: IndexedLayer(layer)))
            }
        }
        for file in files where file.lowercased().hasSuffix(".gpkg") {
            let package = try GeoPackage(path: file)
            for name in try package.layerNames() {
                collections.append(try await ServiceCollection(source: try package.layer(name)))
            }
        }
        for file in files where !file.lowercased().hasSuffix(".gpkg") {
            let name = URL(filePath: file).deletingPathExtension().lastPathComponent
            let layer = Layer(
                name: name, title: name, features: try GeoJSONReader.features(path: file))
            collections.append(
                try await ServiceCollection(id: name, source: IndexedLayer(layer)))
        }
        var configuration = ServiceConfiguration()
        configuration.publicAddress = publicAddress
        configuration.mostRequests = maxRequests
        configuration.largestBody = maxBody
        configuration.requestsPerSecond = rateLimit
        configuration.logsRequests = accessLog
        let service = try MapService(
            collections: collections, places: try operations(),
            bases: onlyFiles ? nil : BasesOnDay(bases: try data.register().bases),
            webMap: onlyFiles ? nil : try webMap(), configuration: configuration)
        Terminal.complain("Serving \(collections.count) collections at http://\(bind):\(port)/")
        let logger =
            accessLog
            ? Logger(label: "toposcope", factory: { JSONLogHandler(label: $0) }) : nil
        try await buildApplication(service, host: bind, port: port, logger: logger).runService()
    }

    /// The web map, where its files came with the program; the landing page serves without them.
    private func webMap() throws -> WebMapFiles? {
        let gazetteer = try data.folder()
        let home = URL(filePath: gazetteer).deletingLastPathComponent().path
        let folders = [home + "/webmap", home + "/Sources/MapService/WebMap"]
        let page = folders.first { FileManager.default.fileExists(atPath: $0 + "/index.html") }
        guard let page else {
            Terminal.complain("Note: the files of the web map are not there; / is a plain page.")
            return nil
        }
        return try WebMapFiles(folder: page, library: gazetteer + "/downloads/webmap")
    }

    /// The gazetteer, the log and the verifier; nil where only files are served.
    private func operations() throws -> PlaceOperations? {
        if onlyFiles { return nil }
        let checking = try Checking(data)
        let folder = try data.folder()
        let register = try data.register()
        let curated = try CuratedIncidents(folder: folder, place: register.incidentPlace)
        let boundaries = Boundaries(folder: folder + "/boundaries")
        // Outlines are read when they are first needed; the first client should not wait for that.
        Task.detached(priority: .utility) { [register] in
            guard let center = try? Coordinate(latitude: 13.51, longitude: 2.11) else { return }
            _ = try? AreasInReach(
                of: center, within: Length(kilometres: 500), boundaries: boundaries,
                register: register)
        }
        return PlaceOperations(
            register: register, finder: checking.finder, checker: checking.checker,
            log: curated.log, sources: curated.sources
        ) { center, radius in
            try AreasInReach(
                of: center, within: radius, boundaries: boundaries, register: register
            ).identifiers
        }
    }
}
