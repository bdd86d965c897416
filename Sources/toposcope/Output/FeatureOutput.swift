import Layers

/// Writes features to where the answer goes as they come, so that none are held.
struct FeatureOutput {
    private static let pieceSize = 1 << 18

    private var writer: any FeatureWriter
    private var sink: any ByteSink
    private let file: FileSink?
    private var bytes: [UInt8] = []

    /// Begins; a file appears when it is finished.
    ///
    /// - Throws: `LayerError.file` where nothing can be written there.
    init(_ writer: any FeatureWriter, to options: OutputOptions) throws {
        self.writer = writer
        if let path = options.output, path != "-" {
            let made = try FileSink(path: path)
            file = made
            sink = made
        } else {
            file = nil
            sink = StandardOutput()
        }
        self.writer.begin(to: &bytes)
    }

    /// Writes a feature.
    mutating func append(_ feature: Feature) throws {
        writer.append(feature, to: &bytes)
        guard bytes.count > Self.pieceSize else { return }
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes what stands behind the last feature.
    mutating func finish() throws {
        writer.end(to: &bytes)
        try sink.write(bytes)
        try file?.commit()
    }
}
