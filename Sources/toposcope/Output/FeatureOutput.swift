import Layers

/// Writes features to where the answer goes as they come, so that none are held.
struct FeatureOutput {
    private var writer: any FeatureWriter
    private var pieces: PieceOutput

    /// Begins; a file appears when it is finished.
    ///
    /// - Throws: `LayerError.file` where nothing can be written there.
    init(_ writer: any FeatureWriter, to options: OutputOptions) throws {
        self.writer = writer
        pieces = try PieceOutput(to: options)
        self.writer.begin(to: &pieces.bytes)
    }

    /// Writes a feature.
    mutating func append(_ feature: Feature) throws {
        writer.append(feature, to: &pieces.bytes)
        try pieces.writePiece()
    }

    /// Writes what stands behind the last feature.
    mutating func finish() throws {
        writer.end(to: &pieces.bytes)
        try pieces.finish()
    }
}
