internal import GRDB

extension Row {
    /// The value of a column; nil where it has none, or one of another type.
    ///
    /// Any column of SQLite can hold any type, whatever is declared: files that other programs have
    /// written, or that are damaged, may hold anything.
    func readable<Value: DatabaseValueConvertible>(_ index: Int) -> Value? {
        Value.fromDatabaseValue(self[index] as DatabaseValue)
    }
}
