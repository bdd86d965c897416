import Layers

/// Standard output, for writers that hand out their bytes piece by piece.
struct StandardOutput: ByteSink {
    mutating func write(_ bytes: [UInt8]) throws(LayerError) { try write(bytes.span) }

    mutating func write(_ bytes: Span<UInt8>) throws(LayerError) {
        do {
            try Terminal.write(bytes)
        } catch {
            throw .file(path: "standard output", reason: "\(error)")
        }
    }
}
