import Hummingbird

struct Placeholder { }
