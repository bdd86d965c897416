import Layers

/// A checksum of the curated tables, by which a compiled file knows that it was made from them.
struct CuratedStamp: Equatable {
    /// The tables, in the order of reading.
    static let files = [
        "sources.csv", "names.csv", "names-countries.csv", "countries.csv", "regions.csv",
        "base-positions.csv", "base-operators.csv", "bases.csv", "places.csv",
    ]

    let value: UInt64

    init(value: UInt64) { self.value = value }

    /// Reads the tables of a folder; one that is missing counts as such.
    init(folder: String) {
        var sum = Checksum()
        for file in CuratedStamp.files {
            guard let bytes = try? FileBytes.read(folder + "/" + file) else {
                sum.add(.max)
                continue
            }
            sum.add(UInt64(bytes.count))
            LittleEndian.eachWord(of: bytes) { sum.add($0) }
        }
        value = sum.value
    }
}
