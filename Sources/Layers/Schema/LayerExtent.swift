public import Geodesy

/// How far the features of a layer reach in space and time.
public struct LayerExtent: Hashable, Sendable {
    /// The smallest box around all shapes, or nil where nothing has a shape.
    public let box: BoundingBox?
    /// The time from the first to the last, or nil where nothing has a time.
    public let time: TimeWindow?

    /// Makes an extent.
    public init(box: BoundingBox?, time: TimeWindow?) {
        self.box = box
        self.time = time
    }

    /// The extent of features.
    ///
    /// - Complexity: Linear in the number of positions.
    public init(of features: some Sequence<Feature>, time: TimeColumns?) {
        var gatherer = ExtentGatherer(time: time)
        for feature in features { gatherer.add(feature) }
        self = gatherer.extent
    }
}
