import { type Order, order, wholeNumber } from './order.js'
import { down, up, word } from './word.js'

/** The last w maps backward, on top of a forward chain: T_{n−w+1} … T_n (T_{n−w} … T_1 θ). */
export function window(w: number): Order {
  wholeNumber(w, 0, 'window(w)')
  return order(`window(${w})`, n => {
    const chain = Math.max(0, n - w)
    return word(up(chain + 1, n), down(chain, 1))
  })
}
