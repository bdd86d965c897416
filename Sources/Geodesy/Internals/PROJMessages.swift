import CPROJ
import Synchronization

/// What one PROJ context has complained about, so that an error can quote the library's own words.
final class PROJMessages: Sendable {
    private let last = Mutex("")

    /// The last message since the last question, which it clears.
    func take() -> String {
        last.withLock { text in
            defer { text = "" }
            return text.isEmpty ? "PROJ gave no reason." : text
        }
    }

    fileprivate func record(_ message: String) {
        last.withLock { $0 = message }
    }

    /// Makes the context report here; the owner of the context must keep this object alive.
    func listen(to context: OpaquePointer) {
        unsafe proj_log_level(context, PJ_LOG_ERROR)
        unsafe proj_log_func(context, Unmanaged.passUnretained(self).toOpaque()) {
            data, _, message in
            guard let data = unsafe data, let message = unsafe message else { return }
            unsafe Unmanaged<PROJMessages>.fromOpaque(data).takeUnretainedValue()
                .record(String(cString: message))
        }
    }
}
