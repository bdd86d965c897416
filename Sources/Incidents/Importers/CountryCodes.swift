/// How the country codes and names of sources become ISO 3166-1 alpha-2 codes.
///
/// The tables belong to the gazetteer; whoever imports passes them in.
public struct CountryCodes: Sendable {
    private let byName: @Sendable (String) -> String?
    private let byFIPS: @Sendable (String) -> String?
    private let byISO: @Sendable (String) -> String?

    /// No country is known.
    public static let none = CountryCodes(
        name: { _ in nil }, fips: { _ in nil }, iso: { _ in nil })

    /// Makes a lookup.
    ///
    /// - Parameters:
    ///   - name: From a name in any language.
    ///   - fips: From a FIPS 10-4 code, as GDELT uses it: Niger is NG and Nigeria NI.
    ///   - iso: From an ISO 3166-1 code of two or three letters or three digits.
    public init(
        name: @escaping @Sendable (String) -> String?,
        fips: @escaping @Sendable (String) -> String?,
        iso: @escaping @Sendable (String) -> String?
    ) {
        byName = name
        byFIPS = fips
        byISO = iso
    }

    func named(_ name: String) -> String? { name.isEmpty ? nil : byName(name) }
    func fips(_ code: String) -> String? { code.isEmpty ? nil : byFIPS(code) }
    func iso(_ code: String) -> String? { code.isEmpty ? nil : byISO(code) }
}
