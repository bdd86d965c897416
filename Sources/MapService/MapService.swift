import Hummingbird

let x = Router()
