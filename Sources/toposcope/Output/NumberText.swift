import Foundation
import Geodesy

/// Numbers as people read them in tables.
enum NumberText {
    /// A number with a fixed count of decimals and a point.
    static func fixed(_ number: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", locale: Locale(identifier: "en_US_POSIX"), number)
    }

    /// A length: metres below one kilometre, then kilometres with one decimal.
    static func kilometres(_ length: Length) -> String {
        length.metres < 999.5
            ? "\(fixed(length.metres, 0)) m" : "\(fixed(length.kilometres, 1)) km"
    }
}
