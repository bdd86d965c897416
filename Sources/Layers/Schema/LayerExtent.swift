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
        var builder = ExtentBuilder()
        var start: Moment?
        var end: Moment?
        for feature in features {
            if let geometry = feature.geometry { builder.add(geometry.cut) }
            guard let window = time?.window(of: feature) else { continue }
            start = [start, window.start].compactMap(\.self).min()
            end = [end, window.end].compactMap(\.self).max()
        }
        box = builder.box
        self.time = start == nil && end == nil ? nil : TimeWindow(start: start, end: end)
    }
}
