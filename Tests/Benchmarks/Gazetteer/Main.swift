import Gazetteer
import Layers

/// Measures the gazetteer; every figure is one JSON object on a line of its own.
@main
enum Benchmarks {
    static let usage = """
        Benchmarks quality GOLD.jsonl DATA [WORLD] [weight=value ...]
            recall of misspelt names: queries as in "id", "name", "truth_ids"
        Benchmarks names ROWS.tsv QUERIES FILE [ROUNDS [ANSWERS]]
            exact, prefix and misspelt names; FILE is compiled from the rows where it is not there,
            the answers to the first thousand queries of each kind go to the folder ANSWERS
        Benchmarks hostile DATA [WORLD] [COUNT]
            how long the slowest answer to a hostile query takes
        Benchmarks memory FILE [NAME]
            how long opening takes, and how much of the file one query touches
        Benchmarks reverse FILE POSITIONS.csv [ROUNDS]
            the nearest place to each position, one at a time and all at once
        """

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case "quality" where arguments.count >= 3:
                try QualityBenchmark(Array(arguments.dropFirst())).run()
            case "names" where arguments.count >= 4:
                try NamesBenchmark(Array(arguments.dropFirst())).run()
            case "reverse" where arguments.count >= 3:
                try await ReverseBenchmark(Array(arguments.dropFirst())).run()
            case "hostile" where arguments.count >= 2:
                try HostileBenchmark(Array(arguments.dropFirst())).run()
            case "memory" where arguments.count >= 2:
                try MemoryBenchmark(Array(arguments.dropFirst())).run()
            default:
                print(usage)
            }
        } catch {
            print("Error: \(error)")
        }
    }
}
