import Geodesy

/// Numbers as people read them in tables.
enum NumberText {
    /// A length: metres below one kilometre, then kilometres with one decimal.
    static func kilometres(_ length: Length) -> String {
        length.metres < 999.5
            ? "\(length.metres.fixed(0)) m" : "\(length.kilometres.fixed(1)) km"
    }
}
