import Gazetteer

/// What a whole text speaks of, for words that only make sense in it.
struct TextContext {
    /// Countries named as countries or by their people, with how often, in the order of their number.
    let countries: [(iso2: String, count: Int)]
    /// The named facilities, each once.
    let facilities: [Mention]

    init(mentions: [Mention]) {
        var counts: [String: Int] = [:]
        var order: [String] = []
        var facilities: [Mention] = []
        for mention in mentions {
            switch mention.kind {
            case .country, .demonym:
                guard let iso2 = mention.country else { continue }
                if counts[iso2] == nil { order.append(iso2) }
                counts[iso2, default: 0] += mention.kind == .country ? 2 : 1
            case .facility:
                let id = mention.resolution?.best?.place.id
                if !facilities.contains(where: {
                    $0.resolution?.best?.place.id == id && id != nil || $0.text == mention.text
                }) {
                    facilities.append(mention)
                }
            case .place, .area, .region, .metonym, .organisation, .person: continue
            }
        }
        countries = order.enumerated().sorted { first, second in
            let (a, b) = (counts[first.element] ?? 0, counts[second.element] ?? 0)
            return a != b ? a > b : first.offset < second.offset
        }.map { ($0.element, counts[$0.element] ?? 0) }
        self.facilities = facilities
    }
}
