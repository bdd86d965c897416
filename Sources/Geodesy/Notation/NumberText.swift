extension Double {
    /// The number with a fixed count of decimals, rounded half away from zero, without exponent.
    ///
    /// - Parameters:
    ///   - decimals: 0...9.
    ///   - trimmed: Whether zeros at the end of the decimals are left out.
    /// - Returns: Digits with a point; "0" rather than "-0".
    package func fixed(_ decimals: Int, trimmed: Bool = false) -> String {
        var scale = 1
        for _ in 0..<min(9, max(0, decimals)) { scale *= 10 }
        // Where doubles lie further apart than the decimals, and where there is no number.
        guard abs(self) * Double(scale) < 9e15 else { return "\(self)" }
        let whole = Int((abs(self) * Double(scale)).rounded())
        let sign = self < 0 && whole > 0 ? "-" : ""
        guard scale > 1 else { return sign + "\(whole)" }
        let tail = "\(whole % scale + scale)".dropFirst()
        var text = sign + "\(whole / scale)." + tail
        if trimmed {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text
    }
}

extension String {
    /// At most sixty characters of a text, for error messages.
    var excerpt: String { count > 60 ? prefix(60) + "…" : self }
}
