extension PlaceIndex {
    @inline(__always)
    func keyRange(_ key: Int) -> (offset: Int, length: Int) {
        let start = Int(keyStart[2 * key])
        return (keyText.offset + start, max(0, Int(keyStart[2 * key + 2]) - start))
    }

    /// The key with a number.
    public func key(numbered key: Int) -> NameKey {
        let range = keyRange(key)
        return NameKey(folded: image.bytes(range.offset, min(range.length, 1 << 16)))
    }

    /// Copies the key with a number into memory that is used again and again.
    @inline(__always)
    func copyKey(numbered key: Int, into bytes: inout [UInt8]) {
        let range = keyRange(key)
        image.copy(range.offset, min(range.length, 1 << 16), into: &bytes)
    }

    /// The number of a key among the different names, or nil where no place is called so.
    ///
    /// - Complexity: Constant; a few memory accesses.
    public func number(of key: NameKey) -> Int? {
        number(of: key.bytes, hash: KeyHash.hash(key.bytes))
    }

    @inline(__always)
    func number(of bytes: [UInt8], hash: UInt64) -> Int? {
        var answer: Int?
        exact.each(hash) { key in
            let range = keyRange(Int(key))
            guard range.length == bytes.count,
                image.compare(range.offset, range.length, with: bytes) == 0
            else { return false }
            answer = Int(key)
            return true
        }
        return answer
    }

    /// Where the uses of a key lie.
    @inline(__always)
    func postings(of key: Int) -> Range<Int> {
        let first = min(Int(keyStart[2 * key + 1]), posting.count)
        return first..<max(first, min(Int(keyStart[2 * key + 3]), posting.count))
    }

    /// The places that bear the name with a number, the most important first.
    public func uses(ofName key: Int) -> [NameUse] {
        postings(of: key).map { NameUse(packed: posting[$0]) }.filter { $0.row < count }
    }

    /// The places that are called so, the most important first.
    public func uses(of key: NameKey) -> [NameUse] {
        number(of: key).map { uses(ofName: $0) } ?? []
    }

    /// The name of a place, as written, that has this key; the preferred name where none has.
    public func writtenName(at row: Int, key: NameKey) -> String {
        let first = Int(nameStart[row])
        let end = min(Int(nameStart[row + 1]), first + 4096)
        guard first < end else { return "" }
        for number in first..<end {
            let text = nameText(number)
            if NameKey(text) == key { return text }
        }
        return nameText(first)
    }
}
