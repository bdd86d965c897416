extension PlaceIndex {
    /// The places with a name that starts with a key, the most important first.
    ///
    /// - Parameters:
    ///   - prefix: The folded beginning of a name.
    ///   - limit: At most so many places; each stands once.
    /// - Returns: The uses of names, in the order of rows.
    /// - Complexity: O(log names + limit · log limit), whatever the number of names that match.
    public func uses(withPrefix prefix: NameKey, limit: Int) -> [NameUse] {
        let keys = keys(withPrefix: prefix.bytes)
        var queue = RowQueue()
        func push(_ low: Int, _ high: Int) {
            guard low < high else { return }
            let key = leastKey(in: low..<high)
            let first = postings(of: key).lowerBound
            queue.push(
                RowQueue.Item(use: posting[first], place: first, key: key, low: low, high: high))
        }
        push(keys.lowerBound, keys.upperBound)
        var found: [NameUse] = []
        // Damaged files could hold one row under any number of keys.
        var rounds = 0
        while found.count < limit, rounds < 64 * limit, let item = queue.pop() {
            rounds += 1
            let use = NameUse(packed: item.use)
            if use.row < count, !found.contains(where: { $0.row == use.row }) {
                found.append(use)
            }
            if item.place + 1 < postings(of: item.key).upperBound {
                queue.push(
                    RowQueue.Item(
                        use: posting[item.place + 1], place: item.place + 1, key: item.key, low: 0,
                        high: 0))
            }
            if item.low < item.high {
                push(item.low, item.key)
                push(item.key + 1, item.high)
            }
        }
        return found
    }

    /// The numbers of the keys that start with some bytes.
    func keys(withPrefix prefix: [UInt8]) -> Range<Int> {
        let low = firstKey { key in
            self.compare(key, prefix) >= 0
        } near: { sample in
            sample < Self.head(of: prefix, fill: 0)
        }
        let high = firstKey { key in
            self.compare(key, prefix) > 0
        } near: { sample in
            sample <= Self.head(of: prefix, fill: 0xFF)
        }
        return low..<max(low, high)
    }

    private func compare(_ key: Int, _ prefix: [UInt8]) -> Int {
        let range = keyRange(key)
        return image.compare(range.offset, range.length, with: prefix, isPrefix: true)
    }

    /// The first eight bytes as a number that sorts as the bytes do.
    static func head(of bytes: some Collection<UInt8>, fill: UInt8) -> UInt64 {
        var head: UInt64 = 0
        var count = 0
        for byte in bytes.prefix(8) {
            head = head << 8 | UInt64(byte)
            count += 1
        }
        while count < 8 {
            head = head << 8 | UInt64(fill)
            count += 1
        }
        return head
    }

    /// The first key for which a monotone condition holds; the samples narrow the search.
    private func firstKey(
        _ isBehind: (Int) -> Bool, near isBefore: (UInt64) -> Bool
    ) -> Int {
        var low = 0
        var high = keySamples.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(keySamples[middle]) { low = middle + 1 } else { high = middle }
        }
        // Sample `low` is the first one that is not before: the answer lies between its
        // predecessor and the end of what has the same head.
        var first = max(0, low - 1) * KeyCollector.sampleDistance
        var end = min(nameCount, low * KeyCollector.sampleDistance + 1)
        if first >= end { first = end }
        while end < nameCount, !isBehind(end) {
            first = end
            end = min(nameCount, end + KeyCollector.sampleDistance * 64)
        }
        while first < end {
            let middle = (first + end) / 2
            if isBehind(middle) { end = middle } else { first = middle + 1 }
        }
        return first
    }

    @inline(__always)
    private func leastRow(of key: Int) -> UInt32 {
        let place = Int(keyStart[2 * key + 1])
        return place < posting.count ? posting[place] : .max
    }

    /// The key in a range whose most important place is the most important.
    private func leastKey(in range: Range<Int>) -> Int {
        let length = RangeMinimum.blockLength
        var best = range.lowerBound
        var bestRow = leastRow(of: best)
        func scan(_ low: Int, _ high: Int) {
            var key = low
            while key < high {
                let row = leastRow(of: key)
                if row < bestRow { (best, bestRow) = (key, row) }
                key += 1
            }
        }
        func take(_ key: Int) {
            guard range.contains(key) else { return }
            let row = leastRow(of: key)
            if row < bestRow || (row == bestRow && key < best) { (best, bestRow) = (key, row) }
        }
        let firstBlock = (range.lowerBound + length - 1) / length
        let endBlock = range.upperBound / length
        guard firstBlock < endBlock else {
            scan(range.lowerBound, range.upperBound)
            return best
        }
        scan(range.lowerBound, firstBlock * length)
        let blocks = (nameCount + length - 1) / length
        var level = 0
        var span = 1
        var offset = 0
        while 2 * span <= endBlock - firstBlock {
            offset += blocks - span + 1
            span *= 2
            level += 1
        }
        take(Int(bestOfBlocks[offset + firstBlock]))
        take(Int(bestOfBlocks[offset + endBlock - span]))
        scan(endBlock * length, range.upperBound)
        return best
    }
}
