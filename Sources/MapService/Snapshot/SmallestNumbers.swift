extension Array where Element: Comparable {
    /// Keeps the smallest elements in order, found without sorting all.
    ///
    /// - Parameter count: How many at most.
    /// - Complexity: O(*n* + *count* log *count*) on average.
    mutating func keepSmallest(_ count: Int) {
        defer { sort() }
        guard self.count > count else { return }
        guard count > 0 else { return removeAll() }
        var low = 0
        var high = self.count - 1
        while low < high {
            let middle = self[low + (high - low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while self[left] < middle { left += 1 }
                while self[right] > middle { right -= 1 }
                if left <= right {
                    swapAt(left, right)
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
        removeLast(self.count - count)
    }
}
