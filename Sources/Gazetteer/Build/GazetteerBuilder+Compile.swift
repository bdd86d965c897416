import Layers

extension GazetteerBuilder {
    /// Compiles what was added into a file, which appears when it is complete and not before.
    ///
    /// - Throws: ``GazetteerError/file(path:reason:)`` where it cannot be written.
    public consuming func write(to path: String) throws(GazetteerError) {
        do {
            let file = try FileSink(path: path)
            _ = try compile(into: file)
            try file.commit()
            FileBytes.forgetPages(of: path)
        } catch {
            throw GazetteerError(error)
        }
    }

    /// Compiles what was added.
    ///
    /// - Returns: The bytes of the file; ``PlaceIndex/init(bytes:)`` reads them.
    /// - Complexity: O(n log n) in the number of names.
    public consuming func compiled() throws(GazetteerError) -> [UInt8] {
        do {
            return try compile(into: [UInt8]())
        } catch {
            throw GazetteerError(error)
        }
    }

    /// Compiles what was added and opens it in memory.
    public consuming func index() throws(GazetteerError) -> PlaceIndex {
        try PlaceIndex(bytes: compiled())
    }

    private consuming func compile<Sink: ByteSink>(into sink: Sink) throws(LayerError) -> Sink {
        var image = try ImageWriter(sink)
        let order = rowOrder()
        try addPlaces(in: order, to: &image)
        try addPoints(in: order, to: &image)
        try addLookups(in: order, to: &image)
        try addKeys(in: order, to: &image)
        try image.finish()
        return image.sink
    }

    /// The numbers of the added rows, most important first; equals stay in the order of adding.
    private func rowOrder() -> [Int] {
        rows.indices.sorted { first, second in
            let a = order == .population ? rows[first].population : UInt32(rows[first].weight)
            let b = order == .population ? rows[second].population : UInt32(rows[second].weight)
            return a == b ? first < second : a > b
        }
    }

    private func addPlaces(in order: [Int], to image: inout ImageWriter<some ByteSink>)
        throws(LayerError)
    {
        try image.add(.idNumber, order.map { rows[$0].idNumber })
        try image.add(.idScheme, order.map { rows[$0].scheme })
        try image.add(.latitude, order.map { rows[$0].latitude })
        try image.add(.longitude, order.map { rows[$0].longitude })
        try image.add(.population, order.map { rows[$0].population })
        try image.add(.feature, order.map { rows[$0].feature })
        try image.add(.country, order.map { rows[$0].country })
        try image.add(.admin1, order.map { rows[$0].admin1 })
        try image.add(.admin2, order.map { rows[$0].admin2 })
        try image.add(.weight, order.map { rows[$0].weight })
        try image.add(.source, order.map { rows[$0].source })
        try image.add(.date, order.map { rows[$0].date })
        var starts: [UInt32] = []
        var offsets: [UInt32] = []
        var traits: [UInt16] = []
        var text: [UInt8] = []
        text.reserveCapacity(nameText.count)
        for index in order {
            starts.append(UInt32(offsets.count))
            eachName(of: index) { number in
                offsets.append(UInt32(text.count))
                traits.append(nameTraits[number])
                text.append(contentsOf: nameText[nameRange(number)])
            }
        }
        starts.append(UInt32(offsets.count))
        offsets.append(UInt32(text.count))
        try image.add(.nameStart, starts)
        try image.add(.nameOffset, offsets)
        try image.add(.nameTraits, traits)
        try image.add(.nameText, bytes: text)
        try image.add(.featureWords, bytes: features.section)
        try image.add(.countryWords, bytes: countries.section)
        try image.add(.admin1Words, bytes: admin1.section)
        try image.add(.admin2Words, bytes: admin2.section)
        try image.add(.languageWords, bytes: languages.section)
        try image.add(.schemeWords, bytes: schemes.section)
        if !registers.isEmpty { try image.add(.registers, bytes: registers) }
        try image.add(.sources, bytes: Array(sources.map { $0.line + "\n" }.joined().utf8))
        var extraRows: [UInt32] = []
        var extraStarts: [UInt32] = [0]
        var extraText: [UInt8] = []
        for (row, index) in order.enumerated() where rows[index].extra >= 0 {
            extraRows.append(UInt32(row))
            extraText.append(contentsOf: extras[Int(rows[index].extra)].line.utf8)
            extraStarts.append(UInt32(extraText.count))
        }
        try image.add(.extraRow, extraRows)
        try image.add(.extraStart, extraStarts)
        try image.add(.extraText, bytes: extraText)
    }

    private func addPoints(
        in order: [Int], to image: inout ImageWriter<some ByteSink>
    ) throws(LayerError) {
        let tree = PointTreeBuilder(
            latitudes: order.map { rows[$0].latitude },
            longitudes: order.map { rows[$0].longitude })
        var positions: [UInt32] = []
        positions.reserveCapacity(3 * tree.points.count)
        for point in tree.points {
            positions.append(point.x.bitPattern)
            positions.append(point.y.bitPattern)
            positions.append(point.z.bitPattern)
        }
        try image.add(.pointPosition, positions)
        try image.add(.pointRow, tree.points.map(\.row))
        try image.add(.pointCut, tree.cuts.map(\.bitPattern))
        try image.add(.pointAxis, bytes: tree.axes)
    }

    func eachName(of index: Int, _ body: (Int) -> Void) {
        let first = Int(rows[index].firstName)
        for number in first..<(first + Int(rows[index].nameCount)) { body(number) }
        if let later = laterNames[UInt32(index)] {
            for number in later { body(Int(number)) }
        }
    }

    func nameRange(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : Int(nameEnds[number - 1]))..<Int(nameEnds[number])
    }

    private func addKeys(in order: [Int], to image: inout ImageWriter<some ByteSink>)
        throws(LayerError)
    {
        var collector = KeyCollector()
        var key = NameKey()
        for (row, index) in order.enumerated() {
            eachName(of: index) { number in
                key.removeAll()
                let text = nameText[nameRange(number)]
                if keys == .asWritten {
                    key = NameKey(folded: Array(text))
                } else {
                    key.append(utf8: text)
                }
                let kind = PlaceName.Kind.allCases[Int(nameTraits[number] & 15)]
                collector.add(key, NameUse(row: row, role: .of(kind, name: text)))
            }
        }
        let columns = collector.sorted()
        try image.add(.keySample, columns.samples)
        let letters = columns.furtherLetters.map { String($0) }.joined(separator: " ")
        let all = facts + [("further letters", letters)]
        try image.add(.facts, bytes: Array(all.map { "\($0.0)\t\($0.1)\n" }.joined().utf8))
        try image.add(.bestOfBlocks, RangeMinimum.levels(of: columns))
        try addExact(columns, to: &image)
        try addDeletions(columns, to: &image)
        try addSounds(columns, to: &image)
        try addHalves(columns, to: &image)
        try image.add(.keyStart, columns.starts)
        try image.add(.keyText, bytes: columns.text)
        try image.add(.posting, columns.uses)
    }

    private func addExact(
        _ columns: KeyCollector.Columns, to image: inout ImageWriter<some ByteSink>
    ) throws(LayerError) {
        let table = HashTableBuilder(count: columns.keyCount) { pair in
            for key in 0..<columns.keyCount {
                pair(KeyHash.hash(columns.key(key)), UInt32(key))
            }
        }
        try image.add(table, .exactStart, .exactMark, .exactKey)
    }

    private func addDeletions(
        _ columns: KeyCollector.Columns, to image: inout ImageWriter<some ByteSink>
    ) throws(LayerError) {
        func each(_ pair: (UInt64, UInt32) -> Void) {
            var bytes: [UInt8] = []
            for key in 0..<columns.keyCount {
                bytes.removeAll(keepingCapacity: true)
                bytes.append(contentsOf: columns.key(key))
                KeyHash.deletions(of: bytes) { pair($0, UInt32(key)) }
            }
        }
        let count = try { () throws(LayerError) -> Int in
            let table = HashTableBuilder(
                count: columns.text.count + columns.keyCount, each: each)
            try image.add(table, .deletionStart, .deletionMark, .deletionKey)
            return table.numbers.count
        }()
        let filter = HashFilter.words(count: count) { hash in each { value, _ in hash(value) } }
        try image.add(.deletionFilter, filter)
    }

    private func addSounds(
        _ columns: KeyCollector.Columns, to image: inout ImageWriter<some ByteSink>
    ) throws(LayerError) {
        var hashes: [UInt64] = []
        var owners: [UInt32] = []
        for key in 0..<columns.keyCount {
            let sound = Romanisation.key(of: Array(columns.key(key)))
            if sound.count < 2 { continue }
            hashes.append(KeyHash.hash(sound))
            owners.append(UInt32(key))
        }
        let table = HashTableBuilder(count: hashes.count) { pair in
            for index in hashes.indices { pair(hashes[index], owners[index]) }
        }
        try image.add(table, .soundStart, .soundMark, .soundKey)
        try image.add(
            .soundFilter,
            HashFilter.words(count: hashes.count) { hash in for value in hashes { hash(value) } })
    }

    private func addHalves(
        _ columns: KeyCollector.Columns, to image: inout ImageWriter<some ByteSink>
    ) throws(LayerError) {
        func each(_ pair: (UInt64, UInt32) -> Void) {
            for key in 0..<columns.keyCount {
                let name = columns.key(key)
                guard HalfProbes.isHalved(name) else { continue }
                let halves = HalfProbes.hashes(of: name)
                pair(halves.first, UInt32(key))
                pair(halves.second, UInt32(key))
            }
        }
        var count = 0
        each { _, _ in count += 1 }
        let table = HashTableBuilder(count: count, each: each)
        try image.add(table, .halfStart, .halfMark, .halfKey)
        let filter = HashFilter.words(count: count) { hash in each { value, _ in hash(value) } }
        try image.add(.halfFilter, filter)
    }

    private func addLookups(in order: [Int], to image: inout ImageWriter<some ByteSink>)
        throws(LayerError)
    {
        let words = schemes.words
        let ids = HashTableBuilder(count: rows.count) { pair in
            for (row, index) in order.enumerated() {
                pair(KeyHash.hash(idText(of: rows[index], words).utf8), UInt32(row))
            }
        }
        try image.add(ids, .idStart, .idMark, .idRow)
        var coded: [(UInt64, UInt32)] = []
        for (row, index) in order.enumerated() where rows[index].extra >= 0 {
            for code in extras[Int(rows[index].extra)].codes {
                coded.append((KeyHash.hash(code.lowercased().utf8), UInt32(row)))
            }
        }
        let codes = HashTableBuilder(count: coded.count) { pair in
            for (hash, row) in coded { pair(hash, row) }
        }
        try image.add(codes, .codeStart, .codeMark, .codeRow)
    }

    private func idText(of row: Row, _ words: [String]) -> String {
        var text = words[Int(row.scheme & 0x3F)] + ":"
        switch row.scheme & 0xC0 {
        case 0: text += String(row.idNumber)
        case 0x40:
            var packed = row.idNumber
            while packed != 0 {
                text.unicodeScalars.append(Unicode.Scalar(UInt8(packed & 0x7F)))
                packed >>= 8
            }
        default: text += extras[Int(row.extra)].idText
        }
        return text
    }
}
