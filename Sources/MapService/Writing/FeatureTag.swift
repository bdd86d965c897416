import Layers

/// The entity tag of one feature: another one whenever the feature is another one.
enum FeatureTag {
    static func tag(of feature: Feature) -> String {
        var bytes: [UInt8] = []
        GeoJSONWriter.append(feature, decimals: 9, to: &bytes)
        // FNV-1a, from two beginnings.
        var (one, two): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142)
        for byte in bytes {
            one = (one ^ UInt64(byte)) &* 0x100_0000_01B3
            two = (two ^ UInt64(byte ^ 0x5A)) &* 0x100_0000_01B3
        }
        return "\"\(String(one, radix: 36))-\(String(two, radix: 36))\""
    }

    /// Whether a feature is in the state that `If-Match` names; true where it names none.
    ///
    /// A weak tag counts as well: proxies that compress weaken the tag, and it is one of the
    /// feature, not of its bytes.
    static func fulfils(_ header: String?, _ feature: Feature) -> Bool {
        guard let header else { return true }
        let tag = tag(of: feature)
        return header.split(separator: ",").contains { part in
            let part = part.trimmed
            return part == "*" || part == tag || part == "W/" + tag
        }
    }
}
