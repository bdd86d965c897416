/// A polynomial hash of a key whose variants with one letter changed cost a few multiplications.
///
/// `H(s) = Σ v(sᵢ)·Bⁱ` modulo 2⁶⁴ with odd `B`, so that the hash of a key with a letter deleted,
/// inserted or replaced follows from the prefix sums.
struct KeyHash {
    static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The inverse of ``base`` modulo 2⁶⁴.
    static let inverse: UInt64 = {
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- base &* inverse) }
        return inverse
    }()
    /// The longest key, in bytes, that has a neighbourhood; longer ones are found exactly only.
    static let longest = 63

    static let powers: [UInt64] = {
        var powers: [UInt64] = [1]
        for _ in 0..<255 { powers.append(powers[powers.count - 1] &* base) }
        return powers
    }()

    @inline(__always)
    static func value(of byte: UInt8) -> UInt64 {
        (UInt64(byte) &+ 1) &* 0xD6E8_FEB8_6659_FD93
    }

    /// Spreads the polynomial and the length over all bits.
    @inline(__always)
    static func finish(_ sum: UInt64, count: Int) -> UInt64 {
        var hash = sum ^ (UInt64(truncatingIfNeeded: count) &* 0xC2B2_AE3D_27D4_EB4F)
        hash = (hash ^ (hash >> 32)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 29)) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ (hash >> 32)
    }

    /// The hash of a whole key.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var sum: UInt64 = 0
        var power: UInt64 = 1
        var count = 0
        for byte in bytes {
            sum &+= value(of: byte) &* power
            power &*= base
            count += 1
        }
        return finish(sum, count: count)
    }

    /// Calls back with the hash of the key and of each key with one character deleted.
    ///
    /// Deleting either of two equal neighbours gives the same key and is reported once.
    static func deletions(of bytes: [UInt8], _ found: (UInt64) -> Void) {
        let count = bytes.count
        guard count <= longest else { return }
        var total: UInt64 = 0
        for index in 0..<count { total &+= value(of: bytes[index]) &* powers[index] }
        found(finish(total, count: count))
        var before: UInt64 = 0
        var index = 0
        while index < count {
            var width = 1
            while index + width < count, bytes[index + width] & 0xC0 == 0x80 { width += 1 }
            var through = before
            for part in index..<(index + width) {
                through &+= value(of: bytes[part]) &* powers[part]
            }
            let isRepeated = width == 1 && index > 0 && bytes[index] == bytes[index - 1]
            if !isRepeated, count > width {
                var rest = total &- through
                for _ in 0..<width { rest &*= inverse }
                found(finish(before &+ rest, count: count - width))
            }
            before = through
            index += width
        }
    }
}
