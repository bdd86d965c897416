import Glibc

/// The time of day.
///
/// The corresponding C function is `clock_gettime`.
enum WallClock {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    static var milliseconds: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
