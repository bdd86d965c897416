/// One page of the answer to a question.
public struct FeaturePage: Hashable, Sendable {
    /// The features in the order asked for.
    public let features: [Feature]
    /// Where the next page begins, or nil where this is the last one.
    public let next: FeaturePageKey?

    /// Makes a page.
    public init(features: [Feature], next: FeaturePageKey?) {
        self.features = features
        self.next = next
    }
}
