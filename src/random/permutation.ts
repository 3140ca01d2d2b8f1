import { countOf } from './address.js'
import type { Draw } from './draw.js'
import { integer } from './integer.js'

/**
 * A uniform permutation of 0 … n − 1, by Fisher and Yates: n − 1 draws, a few more rarely.
 * Throws RandomError unless n is an integer from 1 to 2³² − 1.
 */
export function permutation(n: number): Draw<Uint32Array> {
  countOf(n, 'permutation, n')
  const below = Array.from({ length: n }, (_, i) => integer(i + 1))
  return source => {
    const p = Uint32Array.from({ length: n }, (_, i) => i)
    for (let last = n - 1; last > 0; last--) {
      const other = below[last]!(source)
      const value = p[last]!
      p[last] = p[other]!
      p[other] = value
    }
    return p
  }
}
