public import Geodesy
import Layers

extension PlaceIndex {
    /// The position of a place.
    @inline(__always)
    public func coordinate(at row: Int) -> Coordinate {
        let latitude = Double(latitudes[row]) / 1e7
        let longitude = Double(longitudes[row]) / 1e7
        return Coordinate(
            uncheckedLatitude: min(max(latitude, -90), 90),
            longitude: min(max(longitude, -180), 180))
    }

    /// The number of inhabitants, nil if unknown.
    public func population(at row: Int) -> Int? {
        let population = populations[row]
        return population == 0 ? nil : Int(population)
    }

    /// The broad kind of a place.
    public func featureClass(at row: Int) -> FeatureClass {
        let number = Int(features[row])
        return number < featureTypes.count ? featureTypes[number].0 : .spot
    }

    /// The GeoNames feature code of a place.
    public func featureCode(at row: Int) -> String {
        let number = Int(features[row])
        return number < featureTypes.count ? featureTypes[number].1 : ""
    }

    /// The ISO 3166-1 alpha-2 codes of the countries that have the place.
    public func countries(at row: Int) -> [String] {
        let number = Int(countryNumbers[row])
        return number < countryLists.count ? countryLists[number] : []
    }

    /// The code of the first-order area, without the country.
    public func admin1(at row: Int) -> String? {
        let word = admin1Words[Int(admin1Numbers[row])]
        return word.isEmpty ? nil : word
    }

    /// The code of the second-order area.
    public func admin2(at row: Int) -> String? {
        let word = admin2Words[Int(admin2Numbers[row])]
        return word.isEmpty ? nil : word
    }

    /// How important a place is whatever was asked for, 0...32: rank, inhabitants, number of names.
    public func importance(at row: Int) -> Double { Double(weights[row]) / 2048 }

    /// The preferred name in the Latin script.
    public func name(at row: Int) -> String { nameText(Int(nameStart[row])) }

    /// How many names a place has.
    public func nameCount(at row: Int) -> Int {
        max(0, Int(nameStart[row + 1]) - Int(nameStart[row]))
    }

    func nameText(_ number: Int) -> String {
        let start = Int(nameOffset[number])
        return image.string(nameText.offset + start, min(4096, Int(nameOffset[number + 1]) - start))
    }

    /// The stable identifier of a place.
    public func id(at row: Int) -> PlaceID {
        let scheme = idScheme[row]
        let word = schemeWords[Int(scheme & 0x3F)]
        switch scheme & 0xC0 {
        case 0:
            return PlaceID(rawValue: word + ":" + String(idNumber[row]))
        case 0x40:
            var packed = idNumber[row]
            var text = word + ":"
            while packed != 0 {
                text.unicodeScalars.append(Unicode.Scalar(UInt8(packed & 0x7F)))
                packed >>= 8
            }
            return PlaceID(rawValue: text)
        default:
            return PlaceID(rawValue: word + ":" + extra(at: row).idText)
        }
    }

    /// What only some places have.
    func extra(at row: Int) -> PlaceExtra {
        var low = 0
        var high = extraRow.count
        while low < high {
            let middle = (low + high) / 2
            if Int(extraRow[middle]) < row { low = middle + 1 } else { high = middle }
        }
        guard low < extraRow.count, Int(extraRow[low]) == row else { return PlaceExtra() }
        let start = Int(extraStart[low])
        return PlaceExtra(
            line: image.string(
                extraText.offset + start, min(1 << 16, Int(extraStart[low + 1]) - start)))
    }

    /// The whole entry of a place.
    ///
    /// - Precondition: `row` is less than ``count``.
    public func place(at row: Int) -> Place {
        precondition(row >= 0 && row < count, "row \(row) of \(count)")
        let extra = extra(at: row)
        let first = Int(nameStart[row])
        let end = min(Int(nameStart[row + 1]), first + 4096)
        var names: [PlaceName] = []
        if end > first + 1 {
            names.reserveCapacity(end - first - 1)
            for number in (first + 1)..<end {
                let traits = nameTraits[number]
                let language = languageWords[Int(traits >> 4)]
                let kind = Int(traits & 15)
                names.append(
                    PlaceName(
                        nameText(number), language: language.isEmpty ? nil : language,
                        kind: kind < PlaceName.Kind.allCases.count
                            ? PlaceName.Kind.allCases[kind] : .variant))
            }
        }
        let population = population(at: row)
        let type = featureClass(at: row)
        let code = featureCode(at: row)
        let sourceNumber = Int(sourceNumbers[row])
        let source = sourceNumber < sources.count ? sources[sourceNumber] : nil
        let id = id(at: row)
        let day = dates[row]
        return Place(
            id: id, name: name(at: row), featureClass: type, featureCode: code,
            countries: countries(at: row), admin1: admin1(at: row), admin2: admin2(at: row),
            coordinate: coordinate(at: row),
            extent: extra.extent ?? PlaceExtent.usual(type, code, population),
            uncertainty: extra.uncertainty ?? PlaceExtent.usualUncertainty,
            population: population, codes: extra.codes, names: names,
            provenance: Provenance(
                source: extra.source.isEmpty ? source?.key ?? "" : extra.source,
                recordID: extra.recordID.isEmpty
                    ? id.rawValue.split(separator: ":").last.map(String.init) : extra.recordID,
                date: extra.date.isEmpty
                    ? (day == 0
                        ? source?.date : CalendarDate(daysSinceEpoch: Int(day))?.description)
                    : extra.date,
                licence: source.map(\.licence)),
            note: extra.note)
    }

    /// The row of a place, or nil where the gazetteer does not have it.
    public func row(of id: PlaceID) -> Int? {
        var answer: Int?
        ids.each(KeyHash.hash(id.rawValue.utf8)) { row in
            guard self.id(at: Int(row)) == id else { return false }
            answer = Int(row)
            return true
        }
        return answer
    }

    /// The rows of the places with a code, for example `iata:NIM`; case does not matter.
    public func rows(withCode code: String) -> [Int] {
        let wanted = code.lowercased()
        var rows: [Int] = []
        codes.each(KeyHash.hash(wanted.utf8)) { row in
            if extra(at: Int(row)).codes.contains(where: { $0.lowercased() == wanted }),
                !rows.contains(Int(row))
            {
                rows.append(Int(row))
            }
            return rows.count == 64
        }
        return rows.sorted()
    }
}

extension PlaceIndex {
    /// Reads everything and names the sections whose checksum is wrong; none in a sound file.
    ///
    /// - Complexity: Linear in the size of the file.
    public func damagedSections() -> [String] {
        sections.damaged(in: image).map { String(describing: $0) }
    }
}
