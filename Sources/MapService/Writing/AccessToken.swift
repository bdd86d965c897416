/// The secret word that allows changes.
public struct AccessToken: Sendable {
    /// The fewest characters that a token may have.
    public static let leastLength = 16

    private let bytes: [UInt8]

    /// Makes a token; nil for one that is shorter than ``leastLength``, or that has characters which
    /// RFC 6750 does not allow.
    public init?(_ text: String) {
        let isAllowed = text.utf8.allSatisfy { byte in
            (45...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [43, 61, 95, 126].contains(byte)
        }
        guard isAllowed, text.utf8.count >= Self.leastLength else { return nil }
        bytes = Array(text.utf8)
    }

    /// Whether a header names this token (RFC 6750, 2.1).
    ///
    /// It takes the same time for every wrong token of one length.
    func isNamed(in header: String?) -> Bool {
        guard let header else { return false }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        let given = Array(parts[1].trimmed.utf8)
        var difference = bytes.count ^ given.count
        for (index, byte) in given.enumerated() {
            difference |= Int(byte ^ bytes[index % bytes.count])
        }
        return difference == 0
    }
}
