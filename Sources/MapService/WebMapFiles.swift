import Foundation

/// The files of the web map, read once when the service starts and served by their exact names.
///
/// It is no file server: a name that was not there at the start is unknown, whatever the file system
/// holds, so that no path in a request can leave the folder.
public struct WebMapFiles: Sendable {
    /// One file, ready to be sent.
    public struct File: Hashable, Sendable {
        /// The media type, with the character set for texts.
        public let mediaType: String
        /// The whole content.
        public let bytes: [UInt8]
        /// A strong entity tag in its quotation marks; it changes with every byte.
        public let entityTag: String
        /// The content in gzip; nil where that is hardly smaller.
        let packed: [UInt8]?
    }

    /// The policy under which the page works: everything from this service, nothing inline.
    ///
    /// MapLibre runs its worker from a `blob:` address and its buttons are `data:` images.
    public static let contentSecurityPolicy = [
        "default-src 'self'", "img-src 'self' data: blob:", "worker-src 'self' blob:",
        "child-src blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'self'",
    ].joined(separator: "; ")

    private let files: [String: File]

    /// Reads the files of the page, and those of MapLibre where they are installed.
    ///
    /// - Parameters:
    ///   - folder: The folder of the page, with `index.html`.
    ///   - library: The folder with `maplibre-gl.js` and `maplibre-gl.css` as `scripts/fetch-webmap`
    ///     leaves them; nil, or a folder without them, and the page draws its map in SVG.
    /// - Throws: The error of Foundation when a file of the page cannot be read.
    public init(folder: String, library: String? = nil) throws {
        var files: [String: File] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            guard let mediaType = Self.mediaType(of: name) else { continue }
            files[name] = try Self.read(folder + "/" + name, mediaType)
        }
        for name in ["maplibre-gl.js", "maplibre-gl.css"] {
            guard let library, let mediaType = Self.mediaType(of: name) else { continue }
            let path = library + "/" + name
            guard FileManager.default.isReadableFile(atPath: path) else { continue }
            files[name] = try Self.read(path, mediaType)
        }
        self.files = files
    }

    /// The names of all files, sorted: `app.js`, `i18n/en.json`.
    public var names: [String] { files.keys.sorted() }

    /// The file of a path without its leading slash; the empty path is the page itself.
    ///
    /// - Parameter path: The path of a request, decoded.
    /// - Returns: The file; nil if the web map has none of that name.
    public func file(_ path: String) -> File? {
        files[path.isEmpty ? "index.html" : path]
    }

    private static func read(_ path: String, _ mediaType: String) throws -> File {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        // FNV-1a, 64 bits: told apart from other versions of the same file, not guarded against forgery.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let isPacked = bytes.count >= ContentCoding.leastBytes && ContentCoding.shrinks(mediaType)
        return File(
            mediaType: mediaType, bytes: bytes, entityTag: "\"\(String(hash, radix: 16))\"",
            packed: isPacked ? GzipStream.compressed(bytes, level: 6) : nil)
    }

    private static func mediaType(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "txt": "text/plain; charset=utf-8"
        default: nil
        }
    }
}
