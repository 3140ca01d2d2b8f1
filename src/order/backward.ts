import { order } from './order.js'
import { up, word } from './word.js'

/** X_n = T_1 … T_n θ: each new map is applied first. Converges where the maps contract. */
export const backward = order('backward', n => word(up(1, n)))
