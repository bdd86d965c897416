/// What is done with each of many hashes; a type and not a closure, so that it is inlined.
protocol HashVisitor {
    mutating func visit(_ hash: UInt64)
}

/// Keeps the hashes that a filter lets pass.
struct FilteredHashes: HashVisitor {
    let filter: HashFilter
    var passed: [UInt64] = []

    init(_ filter: HashFilter) {
        self.filter = filter
    }

    @inline(__always)
    mutating func visit(_ hash: UInt64) {
        if filter.mayContain(hash) { passed.append(hash) }
    }
}
