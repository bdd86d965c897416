public import Geodesy

/// A travel time as a text states it; it is never a distance.
public struct TravelTime: Hashable, Sendable {
    /// How one travels.
    public enum Means: String, Hashable, Sendable {
        /// By car or another road vehicle.
        case road
        /// By aeroplane.
        case air
        /// By train.
        case rail
        /// By boat.
        case water
        /// On foot.
        case foot
        /// Not said.
        case unknown
    }

    /// The time in hours.
    public let hours: Double
    /// The means of travel.
    public let means: Means

    /// Makes a travel time.
    public init(hours: Double, means: Means) {
        self.hours = hours
        self.means = means
    }

    /// The speed along the straight line that the time implies, in kilometres per hour.
    public func impliedSpeed(over distance: Length) -> Double {
        hours > 0 ? distance.kilometres / hours : .infinity
    }
}
