/// Hands out the bytes of a source, unpacked where it is gzip or zip.
///
/// The first bytes decide, never the name. Of a zip archive one table, GeoJSON or KML file is given;
/// read-me files and the like beside it are passed over.
public struct UnpackedSource: ByteSource {
    private var bytes: any ByteSource

    /// The name for messages.
    public let name: String

    /// Looks at the first bytes of a source.
    ///
    /// - Throws: ``LayerError/file(path:reason:)`` where it cannot be read.
    public init(_ source: any ByteSource) throws(LayerError) {
        name = source.name
        var input = PackedInput(source)
        if try input.begins(with: [0x1F, 0x8B]) {
            bytes = GzipSource(input)
        } else if try input.begins(with: ZipSource.localHeader) {
            // Told before anything is read, where the end of the archive can be seen.
            if source is FileSource, let directory = ZipDirectory(path: source.name) {
                try ZipSource.checkOneTable(among: directory.names, input)
            }
            bytes = ZipSource(input)
        } else {
            bytes = input
        }
    }

    /// Replaces the content of the buffer with the next bytes; empty only at the end.
    public mutating func next(into buffer: inout [UInt8]) throws(LayerError) {
        try bytes.next(into: &buffer)
    }
}
