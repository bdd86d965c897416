extension [UInt32] {
    /// The smallest numbers in order, found without sorting all.
    ///
    /// - Parameter count: How many at most.
    /// - Returns: As many as there are, ascending.
    /// - Complexity: O(*n* + *count* log *count*) on average.
    func smallest(_ count: Int) -> [UInt32] {
        guard self.count > count else { return sorted() }
        guard count > 0 else { return [] }
        var numbers = self
        var low = 0
        var high = numbers.count - 1
        while low < high {
            let middle = numbers[low + (high - low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while numbers[left] < middle { left += 1 }
                while numbers[right] > middle { right -= 1 }
                if left <= right {
                    numbers.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if count - 1 <= right {
                high = right
            } else if count - 1 >= left {
                low = left
            } else {
                break
            }
        }
        return numbers[..<count].sorted()
    }
}
