import Foundation
import NIOCore

/// Why the service cannot listen at its address, with what to do about it.
public struct ListeningFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence for people.
    public let description: String

    /// Puts an error of the network into words; nil for an error that is not about the address.
    ///
    /// - Parameters:
    ///   - error: What ``buildApplication(_:host:port:logger:onRunning:)`` threw as it ran.
    ///   - host: The address at which it was to listen.
    ///   - port: The port.
    public init?(_ error: any Error, host: String, port: Int) {
        let elsewhere =
            "give one of its own with --bind, or 0.0.0.0 for all of them."
        switch error {
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE:
                description =
                    "Port \(port) of \(host) is taken by another program: stop that, or give another "
                    + "with --port (0 for any that is free)."
            case EACCES, EPERM:
                description =
                    "This account may not listen at port \(port) of \(host): give one above 1023 with "
                    + "--port, and let a proxy pass requests on."
            case EADDRNOTAVAIL, EAFNOSUPPORT:
                description = "This machine does not have the address \(host): \(elsewhere)"
            default: description = "Cannot listen at port \(port) of \(host): \(error)"
            }
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            description = "\u{201C}\(host)\u{201D} is no address of this machine: \(elsewhere)"
        default: return nil
        }
    }
}
