import { type Order, order, wholeNumber } from './order.js'
import { type Run, up, word } from './word.js'

/**
 * Backward, restarted from its own iterate at each reset r_1 < r_2 < …: with r the last reset
 * below n, T_{r+1} … T_n applied to the iterate at r. (Dherin et al. 2025, Figure 3.)
 */
export function intermittent(resets: readonly number[]): Order {
  resets.forEach((r, i) => {
    wholeNumber(r, (resets[i - 1] ?? 0) + 1, `intermittent(resets), reset ${i + 1}`)
  })
  return order(`intermittent(${resets.join(', ')})`, n => {
    const cuts = [0, ...resets.filter(r => r < n), n]
    const runs: Run[] = []
    for (let i = cuts.length - 1; i > 0; i--) runs.push(up(cuts[i - 1]! + 1, cuts[i]!))
    return word(...runs)
  })
}
