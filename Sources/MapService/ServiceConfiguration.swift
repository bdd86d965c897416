/// How the service presents itself, and what it takes from one request.
public struct ServiceConfiguration: Sendable {
    /// The title of the landing page.
    public var title = "Toposcope"
    /// A sentence under the title.
    public var summary =
        "The layers, the gazetteer and the verifier of the geography of the news."
    /// The address under which clients reach the service, without a slash at the end; nil to take
    /// the host that the client names.
    public var publicAddress: String?
    /// How many features a page has at most.
    public var largestPage = 10_000
    /// How many features a page has unless asked otherwise.
    public var usualPage = 100
    /// How many bytes a body may have.
    public var largestBody = 2 << 20
    /// How many seconds a body may take to arrive.
    public var bodySeconds = 30.0
    /// How many seconds an answer may take to be computed.
    public var answerSeconds = 60.0
    /// How many requests are answered at the same time; more are told to come back.
    public var mostRequests = 256

    /// How many requests each client may make per second on the average; nil for any number.
    public var requestsPerSecond: Double?
    /// How many bytes of answers are kept to be given again.
    public var cacheBytes = 32 << 20
    /// What allows changes to collections that have an editor; nil where nothing can be changed.
    public var token: AccessToken?
    /// Whether each request is written to the log.
    public var logsRequests = false

    /// The usual settings.
    public init() {}
}
