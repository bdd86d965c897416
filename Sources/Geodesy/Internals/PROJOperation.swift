import CPROJ

/// The one owner of a coordinate operation and its context; longitude or easting always first.
@safe struct PROJOperation: ~Copyable {
    private let context: PROJContext
    private let operation: OpaquePointer

    init(from source: String, to target: String) throws(GeodesyError) {
        let context = try PROJContext()
        guard
            let plain = unsafe proj_create_crs_to_crs(context.pointer, source, target, nil)
        else {
            throw context.failure(of: "find an operation from \(source) to \(target)")
        }
        defer { unsafe proj_destroy(plain) }
        guard
            let operation = unsafe proj_normalize_for_visualization(context.pointer, plain)
        else {
            throw context.failure(of: "put longitude first from \(source) to \(target)")
        }
        unsafe self.operation = unsafe operation
        self.context = context
    }

    deinit {
        // Before its context, which the compiler destroys after this body.
        unsafe proj_destroy(operation)
    }

    /// Transforms one position; what cannot be transformed is an error with PROJ's reason.
    borrowing func transform(
        _ position: MapPosition, inverse: Bool
    ) throws(GeodesyError) -> MapPosition {
        _ = unsafe proj_errno_reset(operation)
        let moved = unsafe proj_trans(
            operation, inverse ? PJ_INV : PJ_FWD, proj_coord(position.x, position.y, 0, 0))
        let (x, y) = unsafe (moved.xy.x, moved.xy.y)
        guard x.isFinite, y.isFinite else {
            let code = unsafe proj_errno(operation)
            let words = unsafe proj_context_errno_string(context.pointer, code)
            var message = context.messages.take()
            if code != 0, let words = unsafe words { message = unsafe String(cString: words) }
            throw .library(
                operation: "transform x \(position.x), y \(position.y)", code: code,
                message: message)
        }
        return MapPosition(x: x, y: y)
    }

    /// Transforms columns of positions in place; what cannot be transformed becomes infinite.
    borrowing func transform(_ x: inout [Double], _ y: inout [Double], inverse: Bool) {
        let count = min(x.count, y.count)
        let stride = MemoryLayout<Double>.stride
        unsafe x.withUnsafeMutableBufferPointer { xs in
            unsafe y.withUnsafeMutableBufferPointer { ys in
                _ = unsafe proj_trans_generic(
                    operation, inverse ? PJ_INV : PJ_FWD, xs.baseAddress, stride, count,
                    ys.baseAddress, stride, count, nil, 0, 0, nil, 0, 0)
            }
        }
        // The number of the last failure would make the next single position look bad.
        _ = unsafe proj_errno_reset(operation)
    }
}
