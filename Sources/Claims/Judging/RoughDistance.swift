#if canImport(Glibc)
    private import Glibc
#else
    private import Darwin
#endif
import Geodesy

/// A distance good to a few per cent, only to leave out what cannot fit; never reported.
enum RoughDistance {
    static func kilometres(_ first: Coordinate, _ second: Coordinate) -> Double {
        let north = first.latitude - second.latitude
        var east = abs(first.longitude - second.longitude)
        if east > 180 { east = 360 - east }
        // Far pairs are far by any measure; near ones are flat enough.
        let narrowing = cos((first.latitude + second.latitude) / 2 * .pi / 180)
        return 111.2 * (north * north + east * east * narrowing * narrowing).squareRoot()
    }
}
