/// The versions of the GeoPackage standard that can be written.
public enum GeoPackageVersion: Int, Hashable, Sendable, CaseIterable {
    /// OGC 12-128r17, which every program reads.
    case v1_3 = 10300
    /// OGC 12-128r19, with other triggers; older programs warn.
    case v1_4 = 10400
}
