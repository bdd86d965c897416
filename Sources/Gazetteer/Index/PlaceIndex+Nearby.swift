extension PlaceIndex {
    /// The names within so many edits of a key, in the order of the alphabet.
    ///
    /// Complete for letters of the Latin alphabet: an insertion, deletion, substitution or
    /// transposition may stand anywhere, the first letter included. The table holds each name and
    /// each name less one letter. One edit is found by deleting at most one letter of the query; for
    /// two, one of them is tried out on the query and the other found by deletion. Three are looked
    /// for in names of ten letters and more, by their halves.
    ///
    /// - Parameters:
    ///   - key: The folded name.
    ///   - edits: 0, 1, 2 or 3.
    /// - Returns: Each name once, with its distance.
    /// - Complexity: Proportional to the length for one edit, to 13 times its square for two; for
    ///   three, in addition, to the number of names that share one half nearly.
    public func names(near key: NameKey, edits: Int) -> [NameHit] {
        let bytes = key.bytes
        guard !bytes.isEmpty else { return [] }
        if edits == 0 || bytes.count > KeyHash.longest {
            return number(of: key).map { [NameHit(name: $0, edits: 0)] } ?? []
        }
        var hashes = FilteredHashes(deletionFilter)
        KeyHash.deletions(of: bytes) { hashes.visit($0) }
        if edits > 1, bytes.count <= EditProbes.longest {
            EditProbes(bytes, alphabet: alphabet).each(&hashes)
        }
        let near = hits(from: deletions, for: hashes.passed, near: key, within: 0...min(2, edits))
        guard edits > 2 else { return near }
        return (near + names(atThreeEditsFrom: key)).sorted { $0.name < $1.name }
    }

    /// Whether the file was made with what three edits need; without it none are found so far away.
    var hasHalves: Bool { halves.start.count > 0 }

    /// The names of ten letters and more that differ from a key by three edits and not by fewer, in
    /// the order of the alphabet.
    ///
    /// - Complexity: Proportional to the square of the length and to the number of names that have
    ///   one half nearly in common with the key.
    func names(atThreeEditsFrom key: NameKey) -> [NameHit] {
        var hashes = FilteredHashes(halfFilter)
        HalfProbes(key.bytes, alphabet: alphabet).each(&hashes)
        return hits(from: halves, for: hashes.passed, near: key, within: 3...3)
    }

    /// The names of a table that may belong to some hashes and are as far from a key as wanted.
    private func hits(
        from table: HashTable, for hashes: [UInt64], near key: NameKey,
        within edits: ClosedRange<Int>
    ) -> [NameHit] {
        var candidates: [UInt32] = []
        for hash in hashes {
            table.each(hash) {
                candidates.append($0)
                return false
            }
        }
        candidates.sort()
        let pattern = EditPattern(key)
        var hits: [NameHit] = []
        var previous: UInt32?
        var name: [UInt8] = []
        for candidate in candidates where candidate != previous {
            previous = candidate
            let range = keyRange(Int(candidate))
            image.copy(range.offset, min(range.length, 256), into: &name)
            let distance = pattern.distance(to: name, limit: edits.upperBound)
            if edits.contains(distance) {
                hits.append(NameHit(name: Int(candidate), edits: distance))
            }
        }
        return hits
    }

    /// The likeliest names within so many edits of a key.
    ///
    /// - Returns: At most `limit` names, fewest edits first, then by what kind of edits they are.
    package func bestNames(near key: NameKey, edits: Int, limit: Int) -> [NameHit] {
        let spelling = SpellingCost()
        let ranked = names(near: key, edits: edits).map { hit in
            (hit, spelling.ofWriting(key.bytes, for: self.key(numbered: hit.name).bytes))
        }.sorted { first, second in
            first.1 == second.1 ? first.0.name < second.0.name : first.1 < second.1
        }
        return ranked.prefix(limit).map(\.0)
    }

    /// The names that sound like a key, and those whose sound differs by one letter.
    ///
    /// - Returns: The numbers of the names in order; at most 2000.
    public func names(soundingLike key: NameKey, edits: Int = 0) -> [Int] {
        let sound = Romanisation.key(of: key.bytes)
        guard sound.count >= 2 else { return [] }
        var hashes = FilteredHashes(soundFilter)
        hashes.visit(KeyHash.hash(sound))
        if edits > 0, sound.count >= 4, sound.count <= KeyHash.longest {
            EditProbes(sound, alphabet: alphabet).eachSingle(&hashes)
        }
        var names: [UInt32] = []
        for hash in hashes.passed {
            sounds.each(hash) { name in
                names.append(name)
                return names.count >= 4000
            }
        }
        names.sort()
        let pattern = EditPattern(NameKey(folded: sound))
        var found: [Int] = []
        var previous: UInt32?
        for name in names where name != previous {
            previous = name
            let other = Romanisation.key(of: self.key(numbered: Int(name)).bytes)
            if pattern.distance(to: other, limit: edits) <= edits { found.append(Int(name)) }
            if found.count >= 2000 { break }
        }
        return found
    }
}
