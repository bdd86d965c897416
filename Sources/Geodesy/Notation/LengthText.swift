extension Length {
    /// Reads a length with its unit: `250km`, `30 mi`, `12 nmi`, `500 m`, `2,5 km`.
    ///
    /// A number without a unit is refused, because kilometres and miles are both usual.
    ///
    /// - Parameter text: A number and a unit; a comma or point before decimals, spaces between
    ///   thousands.
    /// - Throws: ``GeodesyError/unreadableLength(text:reason:)``.
    public init(parsing text: String) throws(GeodesyError) {
        func refusal(_ reason: String) -> GeodesyError {
            .unreadableLength(text: text.excerpt, reason: reason)
        }
        guard text.utf8.count <= 100 else { throw refusal("it is too long.") }
        let spaces: Set<Character> = [" ", "\t", "\u{A0}", "\u{202F}", "\u{2009}"]
        let compact = text.lowercased().filter { !spaces.contains($0) }
        let digits = compact.prefix { $0.isASCIIDigit || $0 == "." || $0 == "," }
        var name = compact.dropFirst(digits.count)
        if name.hasSuffix(".") { name = name.dropLast() }
        guard let first = compact.first else { throw refusal("it is empty. Write 250km.") }
        guard first != "-", first != "−" else { throw refusal("it is negative. Write 250km.") }
        guard !digits.isEmpty else { throw refusal("it starts with no number. Write 250km.") }
        let parts = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard parts.count <= 2, !parts[0].isEmpty, parts.last?.isEmpty == false,
            let value = Double(parts.joined(separator: "."))
        else {
            throw refusal("\"\(digits)\" is not a number. Write 1500km or 1.5km.")
        }
        if parts.count == 2, parts[1].count == 3, digits.contains(","), parts[0] != "0" {
            throw refusal(
                "\"\(digits)\" may be \(parts[0])\(parts[1]) or \(parts[0]).\(parts[1]). "
                    + "Write it without the comma.")
        }
        guard !name.isEmpty else {
            throw refusal(
                "the unit is missing. Write \(digits)km, \(digits)mi, \(digits)nmi "
                    + "or \(digits)m.")
        }
        guard let unit = LengthUnit(name: String(name)) else {
            throw refusal("\"\(name)\" is not a unit. Use m, km, mi, nmi, ft or yd.")
        }
        self.init(value, unit)
    }
}

extension LengthUnit {
    /// The unit of a name or symbol in small letters, in English or French.
    init?(name: String) {
        switch name {
        case "m", "metre", "metres", "meter", "meters", "mètre", "mètres": self = .metres
        case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kilomètre",
            "kilomètres":
            self = .kilometres
        case "mi", "mile", "miles", "statutemiles": self = .miles
        case "nmi", "nm", "nauticalmile", "nauticalmiles", "millesmarins", "millemarin":
            self = .nauticalMiles
        case "ft", "foot", "feet", "pied", "pieds": self = .feet
        case "yd", "yds", "yard", "yards": self = .yards
        default: return nil
        }
    }
}
