/// The parts of a compiled gazetteer.
///
/// Numbers are never used again for something else.
enum SectionID: UInt32, CaseIterable {
    /// General facts as lines of `name<TAB>value`.
    case facts = 1
    /// The sources as lines of `key<TAB>title<TAB>licence<TAB>date<TAB>address`.
    case sources = 2
    /// Countries, regions and bases, and the stamp of the curated tables that they come from.
    case registers = 3

    // Places, one number a row.
    case idNumber = 10, idScheme = 11, latitude = 12, longitude = 13, population = 14
    case feature = 15, country = 16, admin1 = 17, admin2 = 18, weight = 19, nameStart = 20
    case source = 21, date = 22

    // Words that the numbers above stand for: offsets and text.
    case featureWords = 30, countryWords = 31, admin1Words = 32, admin2Words = 33
    case languageWords = 34, schemeWords = 35

    // Names as written.
    case nameOffset = 40, nameText = 41, nameTraits = 42

    // Keys in order, with their rows.
    case keyStart = 50, keyText = 51, posting = 52, bestOfBlocks = 53, keySample = 54

    // Look-ups by hash: bucket starts, fingerprints, numbers of keys.
    case exactStart = 60, exactMark = 61, exactKey = 62
    case deletionStart = 63, deletionMark = 64, deletionKey = 65
    case soundStart = 66, soundMark = 67, soundKey = 68
    case deletionFilter = 75, soundFilter = 76
    case idStart = 69, idMark = 70, idRow = 71
    case halfStart = 77, halfMark = 78, halfKey = 79, halfFilter = 84
    case codeStart = 72, codeMark = 73, codeRow = 74

    // What only some places have.
    case extraRow = 80, extraStart = 81, extraText = 82

    // Positions in the order of space.
    case pointPosition = 92, pointRow = 93, pointCut = 94, pointAxis = 95
}
