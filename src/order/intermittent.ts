import { type Order, order, wholeNumber } from './order.js'
import { type Run, up, type Word, word } from './word.js'

/**
 * Backward, restarted from its own iterate at each reset r_1 < r_2 < …: with r the last reset
 * below n, T_{r+1} … T_n applied to the iterate at r. (Dherin et al. 2025, Figure 3.)
 */
export function intermittent(resets: readonly number[]): Order {
  resets.forEach((r, i) => {
    wholeNumber(r, (resets[i - 1] ?? 0) + 1, `intermittent(resets), reset ${i + 1}`)
  })
  return order(`intermittent(${resets.join(', ')})`, n => restarted(resets, n))
}

/** Intermittent with a reset at every multiple of a period. */
export function intermittentEvery(period: number): Order {
  wholeNumber(period, 1, 'intermittentEvery(period)')
  return order(`intermittent-every(${period})`, n => {
    const resets = Array.from({ length: Math.ceil(n / period) }, (_, i) => (i + 1) * period)
    return restarted(resets, n)
  })
}

/** The maps since each reset backward, on top of those before. */
function restarted(resets: readonly number[], n: number): Word {
  const cuts = [0, ...resets.filter(r => r < n), n]
  const runs: Run[] = []
  for (let i = cuts.length - 1; i > 0; i--) runs.push(up(cuts[i - 1]! + 1, cuts[i]!))
  return word(...runs)
}
