public import Hummingbird
import HummingbirdCore
public import Logging
import Foundation
import Geodesy
import Layers
import NIOCore

/// The layers over HTTP, after OGC API - Features.
///
/// Immutable; it opens no socket itself, see ``buildApplication(_:address:logger:)``.
public struct MapService: Sendable {
    /// What answers each request.
    public let responder: ServiceResponder

    /// Makes a service.
    ///
    /// - Parameters:
    ///   - collections: What is served; identifiers must differ.
    ///   - places: The gazetteer and the verifier; nil for a service of layers alone.
    ///   - bases: The bases as of a day; nil for a service without them.
    ///   - webMap: The page that browsers get at `/`; nil for the landing page alone.
    ///   - configuration: How it presents itself.
    /// - Throws: `GeodesyError` where PROJ lacks one of the reference systems offered.
    /// - Precondition: No two collections have one identifier.
    public init(
        collections: [ServiceCollection], places: PlaceOperations? = nil,
        bases: BasesOnDay? = nil, webMap: WebMapFiles? = nil,
        configuration: ServiceConfiguration = ServiceConfiguration()
    ) throws {
        HeapHabits.settle()
        precondition(
            Set(collections.map(\.id)).count == collections.count,
            "two collections have one identifier: \(collections.map(\.id))")
        let systems = try ReferenceSystems()
        let catalog = Catalog(collections, systems: systems)
        var routes = LandingRoutes(
            configuration: configuration, webMap: webMap,
            takesChanges: configuration.token != nil && collections.contains { $0.editor != nil }
        ).routes
        routes += CollectionRoutes(catalog: catalog).routes
        for collection in collections {
            routes.append(
                ItemsRoute(
                    collection: collection, systems: systems, configuration: configuration
                ).route)
            routes.append(ItemRoute(collection: collection, systems: systems).route)
            if let editor = collection.editor, let token = configuration.token {
                routes += WriteRoutes(collection: collection, editor: editor, token: token).routes
            }
        }
        routes += TileRoutes(catalog: catalog, configuration: configuration).routes
        if let places { routes += places.routes }
        if let bases { routes.append(bases.route) }
        let keepers = collections.compactMap(\.snapshots)
        routes += HealthRoutes { keepers.allSatisfy(\.isSettled) }.routes
        let metrics = MetricsRoute()
        routes.append(metrics.route)
        let document = OpenAPIDocument(
            configuration: configuration, routes: routes + [APIRoute.placeholder])
        routes.append(APIRoute(document: document).route)
        let start = UInt64(Date().timeIntervalSince1970 * 1000)
        responder = ServiceResponder(
            routes: routes, webMap: webMap, configuration: configuration
        ) {
            keepers.reduce(start) { ($0 ^ $1.revision) &* 0x100_0000_01B3 }
        }
        metrics.source.set(responder)
        for keeper in keepers { _ = keeper.current() }
    }
}

/// Builds the application that serves a service at an address.
///
/// - Parameters:
///   - service: What answers.
///   - host: The address to listen at.
///   - port: The port; 0 for any that is free.
///   - logger: Where it tells what it does; nil for plain lines on standard output.
///   - onRunning: Called with the port once it listens.
/// - Returns: An application that runs until it is told to stop, and then finishes its answers.
public func buildApplication(
    _ service: MapService, host: String, port: Int, logger: Logger? = nil,
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
) -> Application<ServiceResponder> {
    let name = "Toposcope"
    let log = logger ?? Logger(label: name)
    return Application(
        responder: service.responder,
        server: HTTPServerBuilder { responder in
            ServiceChannel(
                responder: responder, service: service.responder, serverName: name,
                idleTimeout: .seconds(60), log: log)
        },
        configuration: ApplicationConfiguration(
            address: .hostname(host, port: port), serverName: name, backlog: 4096),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
        eventLoopGroupProvider: .shared(ConnectionLoops.shared),
        logger: log)
}
