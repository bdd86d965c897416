import Glibc

/// How many files and connections the process may have open.
enum OpenFileLimit {
    /// Raises it as far as the system lets anyone: each connection takes one.
    ///
    /// The corresponding C functions are `getrlimit` and `setrlimit`.
    static func raise() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return
        }
        limit.rlim_cur = limit.rlim_max
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
