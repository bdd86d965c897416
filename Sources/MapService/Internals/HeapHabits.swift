import CMalloc

/// How the C library keeps memory that a service has given back.
///
/// The corresponding C functions are `mallopt` and `malloc_trim`.
enum HeapHabits {
    /// Settles for a process that runs for months: memory given back goes back to the system.
    ///
    /// As it is, glibc keeps a heap for each thread, and from the first large block that is freed
    /// on it keeps such blocks too.
    static func settle() {
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_MMAP_THRESHOLD, 256 << 10)
        mallopt(M_TRIM_THRESHOLD, 1 << 20)
    }

    /// Gives back what is free now, after work that will not be done again soon.
    static func trim() {
        malloc_trim(0)
    }
}
