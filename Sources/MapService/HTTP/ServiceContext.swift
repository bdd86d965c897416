public import Hummingbird

/// What is known of a request besides its content: its log, and who sends it.
public struct ServiceContext: RequestContext {
    /// What Hummingbird keeps for a request.
    public var coreContext: CoreRequestContextStorage
    /// The address of the client, without its port; nil where there is no network.
    public let client: String?

    /// Made by Hummingbird for each request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        client = source.channel.remoteAddress?.ipAddress
    }
}
