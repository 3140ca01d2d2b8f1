import { AlgebraError } from './algebra.js'

/**
 * An interval [low, high] of ℝ that holds a number: low ≤ high, low < ∞, high > −∞. One object
 * stands for one number: a·a is taken for its square.
 */
export interface Enclosure {
  readonly low: number
  readonly high: number
}

/** [low, high]. AlgebraError unless low ≤ high, and there is a number between. */
export function enclosure(low: number, high: number): Enclosure {
  if (low <= high && low < Infinity && high > -Infinity) return { low, high }
  throw new AlgebraError(`enclosure: expected low ≤ high, got [${low}, ${high}]`)
}

/** [x, x]. */
export const exactly = (x: number): Enclosure => ({ low: x, high: x })

/** The largest |x|, x in the interval. */
export const magnitude = ({ low, high }: Enclosure): number => Math.max(-low, high)

/** The smallest |x|, x in the interval. */
export const mignitude = ({ low, high }: Enclosure): number => Math.max(low, -high, 0)

/** An enclosure of what either encloses. */
export const hull = (a: Enclosure, b: Enclosure): Enclosure => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
})
