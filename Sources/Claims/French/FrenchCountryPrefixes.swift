/// The first halves of French double adjectives: "nigéro-malienne", "algéro-libyenne".
enum FrenchCountryPrefixes {
    /// The country (ISO alpha-2) that a folded first half stands for; nil if it is none.
    static func country(of word: String) -> String? { table[word] }

    private static let table: [String: String] = [
        "algero": "DZ", "americano": "US", "angolo": "AO", "benino": "BJ", "burkinabo": "BF",
        "burkino": "BF", "camerouno": "CM", "centrafricano": "CF", "congolo": "CD", "egypto": "EG",
        "ethiopo": "ET", "franco": "FR", "gambo": "GM", "ghaneo": "GH", "guineo": "GN",
        "ivoiro": "CI", "irako": "IQ", "israelo": "IL", "kenyo": "KE", "libano": "LB",
        "libyo": "LY", "maliano": "ML", "malo": "ML", "maroco": "MA", "mauritano": "MR",
        "nigeriano": "NG", "nigero": "NE", "ougando": "UG", "pakistano": "PK", "russo": "RU",
        "senegalo": "SN", "somalo": "SO", "soudano": "SD", "syro": "SY", "tchado": "TD",
        "togolo": "TG", "tuniso": "TN", "turco": "TR", "ukraino": "UA",
    ]
}
