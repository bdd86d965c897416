/// A place that bears a name, and what role the name plays there.
public struct NameUse: Hashable, Sendable {
    /// What role a name plays for a place, as far as finding needs it.
    public enum Role: UInt8, Hashable, Sendable, CaseIterable {
        /// The preferred name.
        case preferred
        /// Another name or spelling in use.
        case variant
        /// A long official or a short form.
        case form
        /// An abbreviation or a code-like name.
        case abbreviation
        /// A name no longer in use.
        case historic
        /// A misspelling that is on record.
        case misspelling
        /// A name in another script than Latin.
        case otherScript
        /// A letter-by-letter transcription that nobody writes ("nyamy" for نيامي).
        case transcription
    }

    /// The row of the place in its index.
    public let row: Int
    /// The role of the name.
    public let role: Role

    /// Makes a use of a name.
    public init(row: Int, role: Role) {
        self.row = row
        self.role = role
    }

    /// Packs the row and the role; rows sort before roles.
    var packed: UInt32 { UInt32(row) << 4 | UInt32(role.rawValue) }

    init(packed: UInt32) {
        row = Int(packed >> 4)
        role = Role(rawValue: UInt8(packed & 15)) ?? .variant
    }
}

extension NameUse.Role {
    /// The role of a name as written.
    static func of(_ kind: PlaceName.Kind, name: ArraySlice<UInt8>) -> NameUse.Role {
        guard kind == .variant else { return kind.role }
        var hasCapital = false
        var hasOther = false
        for byte in name {
            // Latin letters with marks start with C3...C9, CA...CB (phonetic) or E1 B8...BB.
            if byte >= 0xCC && byte != 0xE1 && byte != 0xE2 { hasOther = true }
            if (0x41...0x5A).contains(byte) || byte >= 0x80 { hasCapital = true }
        }
        if hasOther { return .otherScript }
        if !hasCapital { return .transcription }
        if name.count <= 4, name.allSatisfy({ (0x41...0x5A).contains($0) }) {
            return .abbreviation
        }
        return .variant
    }
}

extension PlaceName.Kind {
    /// The role for finding.
    var role: NameUse.Role {
        switch self {
        case .preferred: .preferred
        case .variant, .colloquial: .variant
        case .official, .short: .form
        case .abbreviation: .abbreviation
        case .historic: .historic
        case .misspelling: .misspelling
        }
    }
}
