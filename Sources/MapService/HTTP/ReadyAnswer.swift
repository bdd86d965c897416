/// An answer that only has to be written down, as all of it is in memory.
struct ReadyAnswer: Sendable {
    /// How many features it has at most, which tells how long it takes.
    let features: Int
    let make: @Sendable () -> Answer
}
