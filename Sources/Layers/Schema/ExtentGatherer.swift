/// Gathers the extent of features in space and time, one after the other.
struct ExtentGatherer {
    private let time: TimeColumns?
    private var space = ExtentBuilder()
    private var start: Moment?
    private var end: Moment?

    init(time: TimeColumns?) {
        self.time = time
    }

    mutating func add(_ feature: Feature) {
        if let geometry = feature.geometry { space.add(geometry.cut) }
        guard let window = time?.window(of: feature) else { return }
        start = [start, window.start].compactMap(\.self).min()
        end = [end, window.end].compactMap(\.self).max()
    }

    var extent: LayerExtent {
        LayerExtent(
            box: space.box,
            time: start == nil && end == nil ? nil : TimeWindow(start: start, end: end))
    }
}
