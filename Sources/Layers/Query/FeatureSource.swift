/// Anything that holds features and answers questions about them: a layer in memory, a table of a
/// GeoPackage, a table of a database, a gazetteer.
///
/// All sources answer the same question with the same features; their own order, where none is asked
/// for, is that of their rows.
public protocol FeatureSource: Sendable {
    /// What the features look like.
    var schema: LayerSchema { get }

    /// The features that a question asks for, up to its limit.
    func page(_ query: FeatureQuery) async throws -> FeaturePage

    /// How many features fulfil the conditions of a question, whatever its limit and page.
    func count(_ query: FeatureQuery) async throws -> Int

    /// The feature with an identifier, or nil.
    func feature(id: String) async throws -> Feature?

    /// How far the features reach in space and time.
    func extent() async throws -> LayerExtent
}
