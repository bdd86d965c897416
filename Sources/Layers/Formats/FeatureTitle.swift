extension Feature {
    /// What people call the feature: the first of its properties that names it, else its identifier.
    var title: String {
        for name in ["name", "title", "place_name", "label"] {
            if case .string(let text)? = self[name], !text.isEmpty { return text }
        }
        return id
    }
}
