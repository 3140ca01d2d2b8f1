import { order } from './order.js'
import { down, word } from './word.js'

/** Y_n = T_n … T_1 θ: each map on top of the last iterate, as optimizers run. */
export const forward = order('forward', n => word(down(n, 1)))
