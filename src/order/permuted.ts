import { permutation } from '../random/permutation.js'
import { Source } from '../random/source.js'
import { type Order, order } from './order.js'
import { wordOf } from './word.js'

/**
 * A uniform random permutation of 1 … n, a pure function of (seed, n) and so independent of the
 * maps: its iterate has the law of X_n. Not the same arrangement for n and n + 1.
 */
export function permuted(seed: number): Order {
  return order(`permuted(${seed})`, n => {
    if (n === 0) return wordOf([])
    const source = new Source(seed, 'permutations').seek(0, n)
    return wordOf(Array.from(permutation(n)(source), i => i + 1))
  })
}
