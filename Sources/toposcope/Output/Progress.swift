/// Tells on standard error how far a long piece of work has come: nothing in its first two seconds,
/// then a line every two seconds at most.
struct Progress {
    private static let pause = Duration.seconds(2)

    private let now: () -> ContinuousClock.Instant
    private let tell: (String) -> Void
    private var quietUntil: ContinuousClock.Instant

    /// Begins.
    ///
    /// - Parameters:
    ///   - now: What time it is.
    ///   - tell: What becomes of a line.
    init(
        now: @escaping () -> ContinuousClock.Instant = { .now },
        tell: @escaping (String) -> Void = Terminal.complain
    ) {
        self.now = now
        self.tell = tell
        quietUntil = now() + Progress.pause
    }

    /// Tells how far it is, unless something was told just before; the words are only made if so.
    mutating func report(_ words: @autoclosure () -> String) {
        let time = now()
        guard time >= quietUntil else { return }
        tell(words())
        quietUntil = time + Progress.pause
    }
}
