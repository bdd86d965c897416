/// A name of the index that the query may have been written for.
struct SpelledName {
    /// The number of the name; -1 for a code.
    var name: Int
    /// How many letters differ.
    var edits = 0
    /// Whether the query is not this name but a spelling near it.
    var isOtherSpelling = false
    /// Whether it was found by its sound.
    var isSound = false
    /// What the spelling costs, on the scale of the score; 0 for the same name.
    var cost = 0.0
    /// The kinds that the words of the query ask for; empty for any.
    var kinds: Set<FeatureClass> = []
}
