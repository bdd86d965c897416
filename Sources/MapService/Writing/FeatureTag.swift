import HTTPTypes
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

    /// The states in which `If-Match` allows a change.
    enum Condition: Sendable {
        /// Any that there is.
        case any
        /// Those with one of these tags.
        case tags([String])

        /// Reads the header (RFC 9110, 13.1.1); any state where there is none.
        ///
        /// - Throws: 400 for what is neither `*` nor a list of entity tags.
        init(_ header: String?) throws(Problem) {
            guard let header, header[...].trimmed != "*" else {
                self = .any
                return
            }
            var tags: [String] = []
            var rest = header[...].trimmed
            repeat {
                if rest.hasPrefix("W/") { rest = rest.dropFirst(2) }
                let tag = rest.dropFirst().prefix { $0 != "\"" }
                guard rest.first == "\"", rest.dropFirst(1 + tag.count).first == "\"" else {
                    throw Problem(
                        status: .badRequest, code: "InvalidHeader",
                        description: "The header If-Match: \u{201C}\(header.prefix(80))\u{201D} is "
                            + "neither * nor an ETag in quotation marks.")
                }
                tags.append("\"\(tag)\"")
                rest = rest.dropFirst(2 + tag.count).trimmed
                guard rest.first == "," || rest.isEmpty else {
                    rest = "?"
                    continue
                }
                rest = rest.dropFirst().trimmed
            } while !rest.isEmpty
            self = .tags(tags)
        }

        /// Whether a feature is in such a state.
        ///
        /// A weak tag counts as well: proxies that compress weaken the tag, and it is one of the
        /// feature, not of its bytes.
        func allows(_ feature: Feature) -> Bool {
            switch self {
            case .any: true
            case .tags(let tags): tags.contains(FeatureTag.tag(of: feature))
            }
        }
    }
}
