import Gazetteer

/// A claim measured with every choice of places worth measuring.
struct WeighedReadings {
    /// One choice with how likely each end is by itself.
    struct Entry {
        let reading: ClaimReading
        let subjectPrior: Double
        let referencePrior: Double
    }

    let subject: Party
    let reference: Party
    /// The name under which the subject's places were looked up.
    let key: String
    let readings: [Entry]
    /// By the range of a party, whether other places far away bear its name.
    let namesakes: [Range<Int>: Bool]

    func hasNamesakes(_ party: Party) -> Bool { namesakes[party.range] ?? true }
}
