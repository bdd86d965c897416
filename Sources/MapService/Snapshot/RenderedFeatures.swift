import NIOCore

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

        /// The features in some order, which is that of their places from now on.
        ///
        /// They are copied into a file in that order, read one by one, so that the first file never
        /// counts as memory of the process.
        ///
        /// - Parameter order: The number of each feature as they were added, each once.
        /// - Returns: Nil where there are none, or no room for them.
        func ordered(_ order: [UInt32]) -> RenderedFeatures? {
            guard bytes.flush(), var copy = Writer() else { return nil }
            var feature: [UInt8] = []
            for number in order {
                let range = RenderedFeatures.range(of: Int(number), starts, lengths)
                guard bytes.read(range, into: &feature) else { return nil }
                copy.append(feature)
            }
            return copy.bytes.finished().map {
                RenderedFeatures(starts: copy.starts, lengths: copy.lengths, bytes: $0)
            }
        }
    }

    private static func range(of place: Int, _ starts: [Int], _ lengths: [UInt32]) -> Range<Int> {
        var start = starts[place / stride]
        for other in place - place % stride..<place { start += Int(lengths[other]) }
        return start..<start + Int(lengths[place])
    }

    /// Appends features by their places in the file, with commas between.
    func append(_ places: [Int], to output: inout ByteBuffer) {
        bytes.append(
            places.map { Self.range(of: $0, starts, lengths) },
            separator: UInt8(ascii: ","), to: &output)
    }
}
