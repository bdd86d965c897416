import Foundation

/// How first-order areas are compared where sources give only their names.
public enum AreaKey {
    /// Words that say what an area is, and join its name.
    private static let common: Set<String> = [
        "region", "province", "department", "departement", "state", "governorate", "gouvernorat",
        "district", "wilaya", "prefecture", "of", "de", "du", "des", "la", "le", "the",
    ]

    /// The country and the name, without case, accents and words such as "region".
    ///
    /// - Parameters:
    ///   - country: ISO 3166-1 alpha-2.
    ///   - name: The name as a source has it, such as "Tillabéri region".
    /// - Returns: The same for every way to write the name of one area.
    public static func key(country: String, name: String) -> String {
        let words = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let own = words.filter { !common.contains($0) }
        return "\(country)/\((own.isEmpty ? words : own).joined(separator: " "))"
    }
}
