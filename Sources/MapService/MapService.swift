public import Hummingbird
import Foundation
import Geodesy
import Layers

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
    ///   - configuration: How it presents itself.
    /// - Throws: `GeodesyError` where PROJ lacks one of the reference systems offered.
    /// - Precondition: No two collections have one identifier.
    public init(
        collections: [ServiceCollection], places: PlaceOperations? = nil,
        configuration: ServiceConfiguration = ServiceConfiguration()
    ) throws {
        precondition(
            Set(collections.map(\.id)).count == collections.count,
            "two collections have one identifier: \(collections.map(\.id))")
        let systems = try ReferenceSystems()
        let catalog = Catalog(collections, systems: systems)
        var routes = LandingRoutes(configuration: configuration).routes
        routes += CollectionRoutes(catalog: catalog).routes
        for collection in collections {
            routes.append(
                ItemsRoute(
                    collection: collection, systems: systems, configuration: configuration
                ).route)
            routes.append(ItemRoute(collection: collection, systems: systems).route)
        }
        if let places { routes += places.routes }
        routes += HealthRoutes().routes
        let document = OpenAPIDocument(
            configuration: configuration, routes: routes + [APIRoute.placeholder])
        routes.append(APIRoute(document: document).route)
        responder = ServiceResponder(
            routes: routes, configuration: configuration,
            revision: String(Int(Date().timeIntervalSince1970 * 1000), radix: 36))
    }
}

/// Builds the application that serves a service at an address.
///
/// - Parameters:
///   - service: What answers.
///   - host: The address to listen at.
///   - port: The port; 0 for any that is free.
/// - Returns: An application that runs until it is told to stop, and then finishes its answers.
public func buildApplication(
    _ service: MapService, host: String, port: Int
) -> Application<ServiceResponder> {
    Application(
        responder: service.responder,
        server: .http1(configuration: .init(idleTimeout: .seconds(60))),
        configuration: ApplicationConfiguration(
            address: .hostname(host, port: port), serverName: "Toposcope", backlog: 4096))
}
