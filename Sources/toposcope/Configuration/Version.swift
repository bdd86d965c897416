/// The version of the program, as `--version` and written files state it.
let toposcopeVersion = "0.1.0"
