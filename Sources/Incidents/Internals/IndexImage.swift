/// How an index lies in memory and in its file; all numbers in the byte order of the machine.
enum IndexImage {
    /// The first bytes of every file.
    static let magic: UInt64 = 0x3149_5850_4F54_5354
    /// Rises with every change of the layout; files of another version are built anew.
    static let version: UInt32 = 2
    /// Where the sections begin; before it stand the header and the stamp.
    static let headerSize = 4096
    /// Where the stamp begins.
    static let stampOffset = 640
    /// The longest stamp that fits.
    static let longestStamp = headerSize - stampOffset
    /// The most grids that an image can have.
    static let mostGrids = 8

    /// Where the checksum of the header lies in it.
    static let checksumOffset = MemoryLayout<Header>.size - MemoryLayout<UInt64>.size

    /// Where the description of a grid lies in the header.
    static func gridOffset(_ index: Int) -> Int { 64 + index * MemoryLayout<Grid>.stride }

    /// The fixed part of the header.
    struct Header {
        var magic = IndexImage.magic
        var version = IndexImage.version
        var gridCount: UInt32 = 0
        var rowCount: UInt64 = 0
        var size: UInt64 = 0
        var payloadChecksum: UInt64 = 0
        var stampLength: UInt64 = 0
        /// Over the header with this field zero, the grids and the stamp.
        var headerChecksum: UInt64 = 0
    }

    /// Where the sections of one grid lie; an offset of zero means that there is no such section.
    struct Grid {
        var rowCount: UInt64 = 0
        var cellSize: Double = 0
        /// The longest stretch of days of its rows, less one; -1 for rows without a date.
        var longestDuration: Int64 = 0
        var directory: UInt64 = 0
        var places: UInt64 = 0
        var firstDays: UInt64 = 0
        var cold: UInt64 = 0
        var lastDays: UInt64 = 0
        var exact: UInt64 = 0
    }

    /// Where a row is, geocentric and in units of the equatorial radius.
    ///
    /// Apart from the days, which alone are searched where a window is asked for.
    struct PlaceRow {
        var x: Float
        var y: Float
        var z: Float
    }

    /// What is needed of the rows that are near the limit or are answered.
    struct ColdRow {
        /// Degrees times ten million, which holds seven decimals exactly.
        var latitude: Int32
        var longitude: Int32
        var row: UInt32
    }

    /// A position that seven decimals do not hold.
    struct ExactRow {
        var latitude: Double
        var longitude: Double
    }

    /// Rounds up to a cache line.
    static func aligned(_ offset: Int) -> Int { (offset + 63) & ~63 }

    /// A quick checksum that no accident leaves unchanged; it does not protect from intent.
    ///
    /// See G. Fowler, L. C. Noll, K.-P. Vo, FNV-1a, here over words instead of bytes.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var offset = 0
        while offset + 8 <= bytes.count {
            hash =
                (hash ^ (unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                &* 0x0000_0100_0000_01B3
            hash ^= hash >> 29
            offset += 8
        }
        while offset < bytes.count {
            hash = (hash ^ UInt64(unsafe bytes[offset])) &* 0x0000_0100_0000_01B3
            offset += 1
        }
        return hash
    }
}
