import ArgumentParser
import Claims
import Foundation
import Geodesy
import Layers

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The options that name a routing engine.
struct RoutingOptions: ParsableArguments {
    /// The interface that an engine speaks.
    enum Engine: String, ExpressibleByArgument, CaseIterable {
        /// The Open Source Routing Machine, route service version 1.
        case osrm
        /// Valhalla, its route action.
        case valhalla
    }

    @Option(
        help: ArgumentHelp(
            "The address of a routing engine that measures roads.", valueName: "address"))
    var routing: String?

    @Option(help: "The interface of the engine: osrm or valhalla.")
    var routingEngine: Engine = .osrm

    /// The measure of roads; nil where no engine was named.
    func engine() throws -> RoadMeasure? {
        guard let routing else { return nil }
        guard let base = URL(string: routing), base.scheme == "http" || base.scheme == "https"
        else {
            throw ToolError.badValue(
                option: "--routing", value: routing,
                remedy: "it takes an address such as http://localhost:5000.")
        }
        switch routingEngine {
        case .osrm:
            return RoadMeasure(name: "OSRM") { try await Self.osrm(base, from: $0, to: $1) }
        case .valhalla:
            return RoadMeasure(name: "Valhalla") { try await Self.valhalla(base, from: $0, to: $1) }
        }
    }

    /// Longitude comes first in OSRM's addresses.
    private static func osrm(
        _ base: URL, from origin: Coordinate, to destination: Coordinate
    ) async throws -> Length? {
        let path =
            "route/v1/driving/\(origin.longitude),\(origin.latitude);"
            + "\(destination.longitude),\(destination.latitude)"
        guard let address = URL(string: "\(base.appendingPathComponent(path))?overview=false")
        else {
            return nil
        }
        let answer = try await answer(to: URLRequest(url: address, timeoutInterval: 20))
        return answer["routes"]?[0]?["distance"]?.number.map { Length(metres: $0) }
    }

    private static func valhalla(
        _ base: URL, from origin: Coordinate, to destination: Coordinate
    ) async throws -> Length? {
        func location(_ position: Coordinate) -> JSONValue {
            .object([
                .init("lat", .number(position.latitude)), .init("lon", .number(position.longitude)),
            ])
        }
        let body = JSONValue.object([
            .init("locations", .array([location(origin), location(destination)])),
            .init("costing", .string("auto")), .init("units", .string("kilometers")),
        ])
        var request = URLRequest(url: base.appendingPathComponent("route"), timeoutInterval: 20)
        request.httpMethod = "POST"
        request.httpBody = Data(body.text.utf8)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        let answer = try await answer(to: request)
        return answer["trip"]?["summary"]?["length"]?.number.map { Length(kilometres: $0) }
    }

    private static func answer(to request: URLRequest) async throws -> JSONValue {
        let (data, _) = try await URLSession.shared.data(for: request)
        return try JSONValue(parsing: [UInt8](data))
    }
}
