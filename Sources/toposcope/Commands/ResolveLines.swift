import Gazetteer
import Layers

/// Resolves names line by line on all cores; the order is kept, a bad line never stops the rest.
struct ResolveLines {
    let resolver: Resolver
    let options: ResolveOptions
    private let linesPerTask = 128

    init(resolver: Resolver, options: ResolveOptions) {
        self.resolver = resolver
        self.options = options
    }

    func run() async throws {
        try await OrderedBatches.writeLines(ofTask: linesPerTask, answer: answer)
    }

    private func answer(_ line: [UInt8]) -> JSONValue {
        let value: JSONValue
        do throws(LayerError) {
            value = try JSONValue(parsing: line)
        } catch {
            return .object([
                .init("id", .null), .init("candidates", .array([])),
                .init("error", .string(error.description)),
            ])
        }
        let id = value["id"] ?? .null
        guard let name = value["name"]?.string else {
            return .object([
                .init("id", id), .init("candidates", .array([])),
                .init("error", .string("the line has no text under \"name\".")),
            ])
        }
        var options = options
        if let country = value["country"]?.string,
            let found = resolver.register.country(iso: country.uppercased())
        {
            options.countries = [found.iso2]
        }
        let resolution = resolver.resolve(name, options: options)
        return .object([
            .init("id", id), .init("known", .boolean(resolution.isKnown)),
            .init("ambiguous", .boolean(resolution.isAmbiguous)),
            .init("candidates", .array(resolution.shortCandidates)),
        ])
    }
}
