extension PlaceIndex {
    /// The names within so many edits of a key, in the order of the alphabet.
    ///
    /// Complete for letters of the Latin alphabet: an insertion, deletion, substitution or
    /// transposition may stand anywhere, the first letter included. The table holds each name and
    /// each name less one letter. One edit is found by deleting at most one letter of the query; for
    /// two, one of them is tried out on the query and the other found by deletion.
    ///
    /// - Parameters:
    ///   - key: The folded name.
    ///   - edits: 0, 1 or 2.
    /// - Returns: Each name once, with its distance.
    /// - Complexity: Proportional to the length for one edit, to 13 times its square for two.
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
        var candidates: [UInt32] = []
        for hash in hashes.passed {
            deletions.each(hash) {
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
            let distance = pattern.distance(to: name, limit: edits)
            if distance <= edits { hits.append(NameHit(name: Int(candidate), edits: distance)) }
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
