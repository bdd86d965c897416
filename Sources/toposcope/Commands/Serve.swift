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

            It listens to this machine only unless told otherwise, and changes nothing. With a token \
            it lets those who send that token add, change and take away the incidents of files that \
            toposcope import has made.
            """)

    @Argument(help: "GeoPackages and GeoJSON files to serve besides the layers of the program.")
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file of settings, one \"name = value\" a line with the names of these options; the "
                + "environment (TOPOSCOPE_PORT=8080) goes before it, options go before both.",
            valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp("The address to listen at (default: 127.0.0.1).", valueName: "host"))
    var bind: String?

    @Option(help: "The port; 0 for any that is free (default: 8080).")
    var port: Int?

    @Option(
        help: ArgumentHelp(
            "The address that clients use, where it is another (a proxy, TLS).",
            valueName: "address"))
    var publicAddress: String?

    @Option(help: "How many requests are answered at the same time; more get 503 (default: 256).")
    var maxRequests: Int?

    @Option(help: "How many bytes the body of a request may have; more gets 413 (default: 2 MiB).")
    var maxBody: Int?

    @Option(
        help: ArgumentHelp(
            "How many seconds a body may take to arrive; longer gets 408 (default: 30).",
            valueName: "seconds"))
    var bodyTime: Double?

    @Option(
        help: ArgumentHelp(
            "How many seconds an answer may take to be computed; longer gets 503 (default: 60).",
            valueName: "seconds"))
    var answerTime: Double?

    @Option(
        help: ArgumentHelp(
            "How many requests a second each client may make on the average; more gets 429 "
                + "(default: any number).", valueName: "rate"))
    var rateLimit: Double?

    @Option(help: "How many features a page has at most (default: 10000).")
    var pageSize: Int?

    @Option(help: "How many bytes of answers are kept to be given again (default: 32 MiB).")
    var cacheSize: Int?

    @Option(
        help: ArgumentHelp(
            "Allows changes of incidents to whoever sends this token; better given as "
                + "TOPOSCOPE_TOKEN or in a file, since everybody on this machine sees options.",
            valueName: "token"))
    var token: String?

    @Option(help: ArgumentHelp("A file with the token in its first line.", valueName: "file"))
    var tokenFile: String?

    @Flag(help: "Write each request to the log, and the log as lines of JSON on standard error.")
    var accessLog = false

    @Flag(help: "Serve only the files given.")
    var onlyFiles = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        if let port, !(0...65_535).contains(port) {
            throw ValidationError("--port takes 0 to 65535 and not \(port).")
        }
        guard maxRequests ?? 1 > 0, maxBody ?? 1 > 0, rateLimit ?? 1 > 0, bodyTime ?? 1 > 0,
            answerTime ?? 1 > 0, pageSize ?? 1 > 0, cacheSize ?? 0 >= 0
        else {
            throw ValidationError(
                "--max-requests, --max-body, --body-time, --answer-time, --rate-limit, "
                    + "--page-size and --cache-size take numbers above 0.")
        }
        if onlyFiles && files.isEmpty && config == nil {
            throw ValidationError("--only-files needs a file.")
        }
    }

    /// The settings of the service: those given, and the usual ones for the rest.
    private func configuration(_ settings: ServeSettings) throws -> ServiceConfiguration {
        var configuration = ServiceConfiguration()
        configuration.publicAddress = publicAddress ?? settings.text("public-address")
        if let address = configuration.publicAddress,
            !address.hasPrefix("http") || address.hasSuffix("/")
        {
            throw ToolError.badValue(
                option: "public-address", value: address,
                remedy: "write http://... or https://... without a slash at the end.")
        }
        if let value = try maxRequests ?? settings.number("max-requests", atLeast: 1) {
            configuration.mostRequests = value
        }
        if let value = try maxBody ?? settings.number("max-body", atLeast: 1) {
            configuration.largestBody = value
        }
        if let value = try bodyTime ?? settings.number("body-time", atLeast: 0.1) {
            configuration.bodySeconds = value
        }
        if let value = try answerTime ?? settings.number("answer-time", atLeast: 0.1) {
            configuration.answerSeconds = value
        }
        if let value = try pageSize ?? settings.number("page-size", atLeast: 1) {
            configuration.largestPage = value
            configuration.usualPage = min(value, configuration.usualPage)
        }
        if let value = try cacheSize ?? settings.number("cache-size", atLeast: 0) {
            configuration.cacheBytes = value
        }
        configuration.requestsPerSecond =
            try rateLimit ?? settings.number("rate-limit", atLeast: 0.001)
        configuration.token = try ServeToken.token(
            token ?? settings.text("token"), file: tokenFile ?? settings.text("token-file"))
        configuration.logsRequests = try accessLog || settings.flag("access-log")
        return configuration
    }

    func run() async throws {
        let settings = try ServeSettings(
            path: config, environment: ProcessInfo.processInfo.environment)
        let configuration = try configuration(settings)
        let host = bind ?? settings.text("bind") ?? "127.0.0.1"
        let port = try port ?? settings.number("port", in: 0...65_535) ?? 8080
        let onlyFiles = try onlyFiles || settings.flag("only-files")
        let files = files + settings.files
        let data = DataOptions(
            data: data.data ?? settings.text("data"), world: data.world ?? settings.text("world"))
        OpenFileLimit.raise()
        var served = ServedCollections()
        if !onlyFiles { try await served.addLayersOfProgram(folder: data.folder()) }
        for file in files {
            try await served.add(file: file, takesChanges: configuration.token != nil)
        }
        if configuration.token != nil, served.editedFiles.isEmpty {
            Terminal.complain(
                "Note: a token is given, but no file of incidents that can be changed; make one "
                    + "with toposcope import --file, and name it here.")
        }
        let service = try MapService(
            collections: served.collections, places: onlyFiles ? nil : try operations(data),
            bases: onlyFiles ? nil : BasesOnDay(bases: try data.register().bases),
            webMap: onlyFiles ? nil : try webMap(data), configuration: configuration)
        let logger =
            configuration.logsRequests
            ? Logger(label: "toposcope", factory: { JSONLogHandler(label: $0) }) : nil
        let count = served.collections.count
        let application = buildApplication(service, host: host, port: port, logger: logger) {
            port in
            let place = host.contains(":") ? "[\(host)]" : host
            Terminal.complain("Serving \(count) collections at http://\(place):\(port)/")
        }
        do {
            try await application.runService()
        } catch {
            throw ListeningFailure(error, host: host, port: port) ?? error
        }
        for file in served.editedFiles { try file.close() }
    }

    /// The web map, where its files came with the program; the landing page serves without them.
    private func webMap(_ data: DataOptions) throws -> WebMapFiles? {
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

    /// The gazetteer, the log and the verifier.
    private func operations(_ data: DataOptions) throws -> PlaceOperations {
        let checking = try Checking(data)
        let folder = try data.folder()
        let register = try data.register()
        register.readAhead()
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
