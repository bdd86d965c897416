/// Why a record cannot become an incident.
struct RowProblem: Error, Hashable {
    let column: String
    let value: String
    let reason: String

    init(_ column: String, _ value: String, _ reason: String) {
        self.column = column
        self.value = value
        self.reason = reason
    }
}
