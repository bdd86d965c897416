import Layers

/// Bytes on their way to where the answer goes, in pieces, so that few are held.
struct PieceOutput {
    private static let pieceSize = 1 << 18

    private var sink: any ByteSink
    private let file: FileSink?
    /// What has not been written yet.
    var bytes: [UInt8] = []

    /// Begins; a file appears when it is finished.
    ///
    /// - Throws: `LayerError.file` where nothing can be written there.
    init(to options: OutputOptions) throws {
        if let path = options.output, path != "-" {
            let made = try FileSink(path: path)
            file = made
            sink = made
        } else {
            file = nil
            sink = StandardOutput()
        }
    }

    /// Writes what has gathered, when it is worth it.
    mutating func writePiece() throws {
        guard bytes.count > Self.pieceSize else { return }
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes the rest.
    mutating func finish() throws {
        try sink.write(bytes)
        try file?.commit()
    }
}
