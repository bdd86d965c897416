/// Degrees rounded to a number of decimals.
struct DegreeGrid {
    private let units: Double

    init(decimals: Int) {
        precondition((0...9).contains(decimals), "decimals \(decimals)")
        units = (0..<decimals).reduce(1) { power, _ in power * 10 }
    }

    func rounded(_ degrees: Double) -> Double {
        // Adding zero makes a minus zero plain.
        (degrees * units).rounded() / units + 0
    }
}
