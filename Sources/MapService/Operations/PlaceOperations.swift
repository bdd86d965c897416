/// The gazetteer and the verifier, as operations of the service.
public struct PlaceOperations: Sendable {
    public init() {}

    var routes: [Route] { [] }
}
