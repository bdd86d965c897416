extension DelimitedDialect {
    /// The dialect of a table by its first line: the separator that it has most of.
    ///
    /// Tabs without any quote mean that quotes are letters, as in GeoNames and GDELT.
    ///
    /// - Parameter head: The beginning of the text; of more than its first line only quotes count.
    public init(recognisedIn head: some Sequence<UInt8>) {
        var counts = [Int](repeating: 0, count: 256)
        var isQuoted = false
        var hasQuotes = false
        for byte in head {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
                hasQuotes = true
            }
            if isQuoted { continue }
            if byte == 10 || byte == 13 { break }
            counts[Int(byte)] += 1
        }
        let separators = [9, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
        let best =
            separators.max { counts[Int($0)] < counts[Int($1)] } ?? UInt8(ascii: ",")
        self =
            best == 9 && !hasQuotes ? .tab : DelimitedDialect(separator: best, hasQuotes: true)
    }
}
