/// Where the parts of a compiled gazetteer lie; read and checked before anything else.
///
/// The header is eight bytes of magic, version and number of sections (32 bits each), the size of
/// the whole file and the checksum of header and table (64 bits each). The table follows: for each
/// section its number and the width of its elements (32 bits each), offset, length in bytes and
/// checksum (64 bits each).
struct SectionTable: Sendable {
    struct Extent: Sendable {
        var offset = 0
        var length = 0
        var width = 1
        var checksum: UInt64 = 0
    }

    /// The bytes with which each compiled gazetteer starts.
    static let magic = Array("TOPOGAZ\n".utf8)
    /// The version of the layout; a file of another version is refused.
    static let version: UInt32 = 1
    static let headerLength = 32
    static let entryLength = 32

    private var extents: [UInt32: Extent] = [:]

    init(image: ImageBytes, name: String) throws(GazetteerError) {
        func refuse(_ reason: String) -> GazetteerError {
            .unusableIndex(path: name, reason: reason)
        }
        guard image.count >= SectionTable.headerLength,
            image.bytes(0, 8) == SectionTable.magic
        else { throw refuse("it does not start as a compiled gazetteer does.") }
        let version = image.load(8, as: UInt32.self)
        guard version == SectionTable.version else {
            throw refuse(
                "it has layout \(version), this program reads \(SectionTable.version); "
                    + "build it again with `toposcope gazetteer build`.")
        }
        let count = Int(image.load(12, as: UInt32.self))
        guard count <= 256 else { throw refuse("its list of sections is damaged.") }
        let size = image.load(16, as: UInt64.self)
        guard size == UInt64(image.count) else {
            throw refuse("it has \(image.count) bytes and should have \(size); copy it again.")
        }
        let end = SectionTable.headerLength + count * SectionTable.entryLength
        guard end <= image.count,
            SectionTable.checksum(of: image, tableEnd: end) == image.load(24, as: UInt64.self)
        else { throw refuse("its list of sections is damaged.") }
        for index in 0..<count {
            let start = SectionTable.headerLength + index * SectionTable.entryLength
            let offset = image.load(start + 8, as: UInt64.self)
            let length = image.load(start + 16, as: UInt64.self)
            let width = image.load(start + 4, as: UInt32.self)
            guard offset <= size, length <= size - offset, (1...8).contains(width) else {
                throw refuse("section \(index) lies outside the file.")
            }
            extents[image.load(start, as: UInt32.self)] = Extent(
                offset: Int(offset), length: Int(length), width: Int(width),
                checksum: image.load(start + 24, as: UInt64.self))
        }
    }

    /// The checksum of the header (without its own field) and the table.
    static func checksum(of image: ImageBytes, tableEnd: Int) -> UInt64 {
        var sum = Checksum()
        sum.add(image.load(8, as: UInt64.self))
        sum.add(image.load(16, as: UInt64.self))
        var position = headerLength
        while position < tableEnd {
            sum.add(image.load(position, as: UInt64.self))
            position += 8
        }
        return sum.value
    }

    subscript(id: SectionID) -> Extent { extents[id.rawValue] ?? Extent() }

    func column<Element>(_ id: SectionID, of image: ImageBytes) -> Column<Element> {
        let extent = self[id]
        let width = MemoryLayout<Element>.size
        return Column(
            image: image, offset: extent.offset,
            count: extent.width == width || extent.length == 0 ? extent.length / width : 0)
    }

    /// The sections whose bytes do not have the checksum on record.
    func damaged(in image: ImageBytes) -> [SectionID] {
        SectionID.allCases.filter { id in
            guard let extent = extents[id.rawValue] else { return false }
            return image.checksum(extent.offset, extent.length) != extent.checksum
        }
    }
}
