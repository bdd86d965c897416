/// Where the parts of a compiled gazetteer lie; read and checked before anything else.
///
/// The file starts with eight bytes of magic and the version. It ends with the table of sections and
/// a trailer: number of sections, size of the file, checksum of these and the table (64 bits each),
/// and the magic again. An entry of the table is the number of the section and the width of its
/// elements (32 bits each), offset, length in bytes and checksum (64 bits each).
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
    static let version: UInt32 = 2
    static let headerLength = 16
    static let trailerLength = 32
    static let entryLength = 32

    private var extents: [UInt32: Extent] = [:]

    init(image: ImageBytes, name: String) throws(GazetteerError) {
        func refuse(_ reason: String) -> GazetteerError {
            .unusableIndex(path: name, reason: reason)
        }
        guard image.count >= SectionTable.headerLength + SectionTable.trailerLength,
            image.bytes(0, 8) == SectionTable.magic
        else { throw refuse("it does not start as a compiled gazetteer does.") }
        let version = image.load(8, as: UInt64.self)
        guard version == UInt64(SectionTable.version) else {
            throw refuse(
                "it has layout \(version), this program reads \(SectionTable.version); "
                    + "build it again with `toposcope gazetteer build`.")
        }
        let trailer = image.count - SectionTable.trailerLength
        guard image.bytes(trailer + 24, 8) == SectionTable.magic else {
            throw refuse("its end is missing; copy or build it again.")
        }
        let count = image.load(trailer, as: UInt64.self)
        let size = image.load(trailer + 8, as: UInt64.self)
        guard size == UInt64(image.count), count <= 256,
            Int(count) * SectionTable.entryLength <= trailer - SectionTable.headerLength
        else {
            throw refuse("it has \(image.count) bytes and should have \(size); copy it again.")
        }
        let tableStart = trailer - Int(count) * SectionTable.entryLength
        let table = (0..<(Int(count) * 4)).map {
            image.load(tableStart + $0 * 8, as: UInt64.self)
        }
        let sum = SectionTable.checksum(count: count, size: size, table: table)
        guard sum == image.load(trailer + 16, as: UInt64.self) else {
            throw refuse("its list of sections is damaged; copy or build it again.")
        }
        for index in 0..<Int(count) {
            let entry = table[(4 * index)..<(4 * index + 4)]
            let words = Array(entry)
            let width = words[0] >> 32
            guard words[1] <= size, words[2] <= size - words[1], (1...8).contains(width) else {
                throw refuse("section \(index) lies outside the file.")
            }
            extents[UInt32(truncatingIfNeeded: words[0])] = Extent(
                offset: Int(words[1]), length: Int(words[2]), width: Int(width),
                checksum: words[3])
        }
    }

    /// The checksum of the table and the trailer.
    static func checksum(count: UInt64, size: UInt64, table: [UInt64]) -> UInt64 {
        var sum = Checksum()
        sum.add(UInt64(version))
        sum.add(count)
        sum.add(size)
        for word in table { sum.add(word) }
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
