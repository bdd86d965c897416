import Layers

/// Time since it was made, and memory used at most.
struct Stopwatch {
    private let start = ContinuousClock.now

    /// Seconds since it was made.
    var seconds: Double {
        let parts = (ContinuousClock.now - start).components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }

    /// The greatest resident size of the process so far, in megabytes; 0 where Linux does not tell.
    static func peakMegabytes() -> Int {
        guard let status = try? FileBytes.read("/proc/self/status") else { return 0 }
        for line in String(decoding: status, as: UTF8.self).split(separator: "\n")
        where line.hasPrefix("VmHWM:") {
            return (Int(line.filter(\.isNumber)) ?? 0) / 1024
        }
        return 0
    }
}
