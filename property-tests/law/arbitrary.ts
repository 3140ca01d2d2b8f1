import type fc from 'fast-check'
import { discreteLaw } from '../../src/arbitrary/discrete-law.js'
import { scalar } from '../../src/arbitrary/scalar.js'
import { weighted as weightedOf } from '../../src/arbitrary/weighted.js'
import { type FiniteLaw, rationalKey } from '../../src/law/index.js'
import { type Rational, rationals } from '../../src/space/rational.js'

/** Small rationals, negative ones too. */
export const smallRational = scalar(rationals, { most: 12 })

/** Things, each with a positive rational weight; the weights sum to 1. */
export const weighted = <P>(things: fc.Arbitrary<P>, maxLength = 5) =>
  weightedOf(things, { maxLength, most: 9 })

export const lawOnLine: fc.Arbitrary<FiniteLaw<Rational>> = discreteLaw(
  smallRational,
  rationalKey,
  {
    maxLength: 5,
    most: 9,
  },
)

/** A fixed stream of uniform variables (mulberry32). */
export function uniformStream(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** P(Binomial(n, p) = k) for k = 0 … n, by recurrence from the mode: independent of any library. */
export function binomial(n: number, p: number): Float64Array {
  const mass = new Float64Array(n + 1)
  const mode = Math.min(n, Math.floor((n + 1) * p))
  mass[mode] = 1
  for (let k = mode; k < n; k++) mass[k + 1] = (mass[k]! * ((n - k) * p)) / ((k + 1) * (1 - p))
  for (let k = mode; k > 0; k--) mass[k - 1] = (mass[k]! * (k * (1 - p))) / ((n - k + 1) * p)
  const total = mass.reduce((sum, x) => sum + x, 0)
  return mass.map(x => x / total)
}

/** k ones, then n − k zeros. */
export const onesAndZeros = (k: number, n: number): Float64Array =>
  new Float64Array(n).map((_, i) => (i < k ? 1 : 0))
