import TestSupport

/// Damages valid bytes a little: changed, lost, doubled and inserted bytes, and cut ends.
enum Damage {
    static func damaged(_ valid: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var bytes = valid
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0...5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 4:
                let end = min(bytes.count, place + Int.random(in: 1...16, using: &random))
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            default:
                if Int.random(in: 0...3, using: &random) == 0 {
                    bytes.removeLast(bytes.count - place)
                }
            }
        }
        return bytes
    }
}
