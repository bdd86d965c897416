import CPROJ

/// The one owner of a PROJ context and of what it complained about.
@safe struct PROJContext: ~Copyable {
    let pointer: OpaquePointer
    let messages = PROJMessages()

    init() throws(GeodesyError) {
        guard let pointer = unsafe proj_context_create() else {
            throw .library(operation: "start", code: 0, message: "no context could be made.")
        }
        unsafe self.pointer = unsafe pointer
        unsafe messages.listen(to: pointer)
        unsafe proj_context_set_enable_network(pointer, 0)
    }

    deinit {
        unsafe proj_context_destroy(pointer)
    }

    /// The number and the words of the last failure.
    func failure(of operation: String) -> GeodesyError {
        .library(
            operation: operation, code: unsafe proj_context_errno(pointer),
            message: messages.take())
    }
}
