/// Sines and cosines of two angles at once, within 2e-9, where that is enough.
///
/// On the earth that is a centimetre. Not for anything that is reported.
struct SineAndCosine {
    let sine: SIMD2<Double>
    let cosine: SIMD2<Double>

    /// Computes them by Taylor series within 45 degrees of the nearest quarter turn.
    init(degrees: SIMD2<Double>) {
        // Adding and taking away one and a half times two to the 52nd rounds to whole numbers.
        let shift = 6_755_399_441_055_744.0
        let quarters = (degrees * (1 / 90.0) + shift) - shift
        let angle = (degrees - quarters * 90) * (.pi / 180)
        let square = angle * angle
        var series = square * (1 / 362_880.0) - 1 / 5_040.0
        series = square * series + 1 / 120.0
        series = square * series - 1 / 6.0
        let sines = angle * (square * series + 1)
        series = square * (-1 / 3_628_800.0) + 1 / 40_320.0
        series = square * series - 1 / 720.0
        series = square * series + 1 / 24.0
        series = square * series - 0.5
        let cosines = square * series + 1
        let first = SineAndCosine.turned(sines.x, cosines.x, Int(quarters.x))
        let second = SineAndCosine.turned(sines.y, cosines.y, Int(quarters.y))
        sine = SIMD2(first.x, second.x)
        cosine = SIMD2(first.y, second.y)
    }

    /// The sine and cosine after so many quarter turns more.
    @inline(__always)
    private static func turned(_ sine: Double, _ cosine: Double, _ quarters: Int) -> SIMD2<Double> {
        let isOdd = quarters & 1 != 0
        let isSineNegative = quarters & 2 != 0
        let isCosineNegative = (quarters + 1) & 2 != 0
        let (first, second) = isOdd ? (cosine, sine) : (sine, cosine)
        return SIMD2(isSineNegative ? -first : first, isCosineNegative ? -second : second)
    }
}
