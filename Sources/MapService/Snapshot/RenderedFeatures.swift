/// Features as they stand in a collection of GeoJSON, one behind the other in a file.
struct RenderedFeatures: Sendable {
    /// So many features stand between two known places of the file.
    private static let stride = 8

    private let starts: [Int]
    /// How many bytes each feature has.
    private let lengths: [UInt32]
    private let bytes: RenderedBytes

    /// Writes features one by one.
    struct Writer {
        private var starts: [Int] = []
        private var lengths: [UInt32] = []
        private let bytes: RenderedBytes.Writer

        /// Begins a file; nil where the folder for temporary files takes none.
        init?() {
            guard let bytes = RenderedBytes.Writer() else { return nil }
            self.bytes = bytes
        }

        /// Adds a feature.
        mutating func append(_ feature: [UInt8]) {
            if lengths.count.isMultiple(of: RenderedFeatures.stride) { starts.append(bytes.count) }
            lengths.append(UInt32(feature.count))
            bytes.append(feature)
        }

        /// The features, ready to be read; nil where there are none, or no room for them.
        func finished() -> RenderedFeatures? {
            bytes.finished().map {
                RenderedFeatures(starts: starts, lengths: lengths, bytes: $0)
            }
        }
    }

    /// The same features in another order, their places here each once; nil where there is no room.
    func ordered(_ order: [UInt32]) -> RenderedFeatures? {
        guard var copy = Writer() else { return nil }
        var feature: [UInt8] = []
        for (count, place) in order.enumerated() {
            if count.isMultiple(of: 1 << 16) { bytes.release() }
            feature.removeAll(keepingCapacity: true)
            append(Int(place), to: &feature)
            copy.append(feature)
        }
        return copy.finished()
    }

    /// Appends a feature, by its place in the file.
    func append(_ place: Int, to output: inout [UInt8]) {
        var start = starts[place / Self.stride]
        for other in place - place % Self.stride..<place { start += Int(lengths[other]) }
        bytes.append(start..<start + Int(lengths[place]), to: &output)
    }
}
