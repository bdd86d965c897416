import Synchronization

/// Something that is read from a file when it is first needed, and then kept.
///
/// A failure is not kept, so that a file that appears later is found.
final class LoadedOnce<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func get(_ load: () throws(GazetteerError) -> Value) throws(GazetteerError) -> Value {
        try value.withLock { (value) throws(GazetteerError) in
            if let value { return value }
            let loaded = try load()
            value = loaded
            return loaded
        }
    }
}
