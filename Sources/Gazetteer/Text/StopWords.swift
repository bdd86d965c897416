/// The few words that the splitting into sentences must know before any lexicon is read.
enum StopWords {
    /// Whether a word in small letters usually starts a sentence after an abbreviation.
    static func startsSentence(_ word: String) -> Bool { sentenceStarts.contains(word) }

    /// Whether a name follows the abbreviation, so that its stop never ends a sentence.
    static func isTitleAbbreviation(_ word: String) -> Bool { titles.contains(word) }

    /// Whether the word is an abbreviation that may also end a sentence.
    static func isAbbreviation(_ word: String) -> Bool { abbreviations.contains(word) }

    private static let sentenceStarts: Set<String> = [
        "the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "i", "this", "that",
        "these", "those", "but", "and", "his", "her", "its", "their", "there", "when", "while",
        "after", "before", "for", "as", "if", "since", "some", "most", "many", "le", "la", "les",
        "un", "une", "il", "elle", "ils", "elles", "ce", "cette", "dans", "mais", "au", "en",
    ]
    private static let titles: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "maj", "capt", "lt", "sgt", "cpl", "pvt",
        "sen", "rep", "gov", "rev", "hon", "st", "ste", "mt", "ft", "pres", "supt", "det", "adm",
        "cmdr", "brig", "mme", "mlle", "vs", "no", "nos", "fr", "insp", "pfc", "spc", "atty",
    ]
    private static let abbreviations: Set<String> = [
        "jr", "sr", "inc", "corp", "co", "ltd", "dept", "ave", "blvd", "rd", "hwy", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "ala", "ariz",
        "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md",
        "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn",
        "tenn", "tex", "vt", "va", "wash", "wis", "wyo", "ont", "que", "alta", "sask", "av", "bd",
        "approx", "est", "etc", "km", "mi", "n", "s", "e", "w", "p", "pp", "vol", "env",
    ]
}
