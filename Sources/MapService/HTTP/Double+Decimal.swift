extension Double {
    /// Reads a number as JSON, CSV and addresses write it: decimal, perhaps with a power of ten.
    ///
    /// Swift also reads `0x10`, `inf` and `nan`, which no description of a parameter lets pass.
    ///
    /// - Returns: Nil for everything else, and for what is too large.
    init?(decimal text: some StringProtocol) {
        let isDecimal = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
        guard isDecimal, let value = Double(text), value.isFinite else { return nil }
        self = value
    }
}
