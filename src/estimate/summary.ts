import type { Interval } from './estimate.js'

/** Figures for one constant, sup d(Tx, Ty)/d(x, y) over a convex region and some maps. */
export interface ConstantFigures {
  /** The steepest pair seen: a proved lower bound. */
  readonly sampled?: number
  /** The largest local constant seen, computed. */
  readonly jacobian?: number
  /** Proved from below and above. */
  readonly certified?: { readonly lower: number; readonly upper: number }
  /** What the maps carry, on the whole space: on their author's word. */
  readonly carried?: number
  /** From extreme values, with an interval. */
  readonly extreme?: Interval
}

/** What the local constants, computed by an iteration, may be off by. */
const iterationError = 1e-9

/**
 * Whether figures for one constant are nested as they must be,
 *
 *     sampled ≤ jacobian ≤ certified ≤ carried, and the steepest pair ≤ the upper end of extremes,
 *
 * as the sentences in which they contradict each other; none where they agree. On a convex region
 * the constant is the supremum of the local ones, so that pairs steeper than every local constant
 * seen show that the steepest point was missed. A certificate below what was seen, or a carried
 * constant below, shows a mistake: in a formula, or in what a map claims.
 */
export function disagreements(figures: ConstantFigures): string[] {
  const { sampled, jacobian, certified, carried, extreme } = figures
  const above = (a: number | undefined, b: number | undefined, slack = 0): boolean =>
    a !== undefined && b !== undefined && a > b * (1 + slack)
  const shown = (x: number | undefined) => Number(x!.toPrecision(8))
  const found: string[] = []
  if (above(sampled, jacobian, iterationError)) {
    found.push(
      `A pair is stretched by ${shown(sampled)}, more than the largest local constant seen, ${shown(jacobian)}: the steepest point was missed.`,
    )
  }
  for (const [what, value, slack] of [
    ['a pair is stretched by', sampled, 0],
    ['a local constant is', jacobian, iterationError],
    ['the certified lower bound is', certified?.lower, 0],
  ] as const) {
    if (above(value, certified?.upper, slack)) {
      found.push(
        `The certificate says Lip ≤ ${shown(certified?.upper)}, yet ${what} ${shown(value)}: the formula is not that of the map.`,
      )
    }
    if (above(value, carried, slack)) {
      found.push(
        `The maps carry the constant ${shown(carried)}, yet ${what} ${shown(value)}: what they carry is wrong.`,
      )
    }
  }
  if (above(sampled, extreme?.high)) {
    found.push(
      `A pair is stretched by ${shown(sampled)}, above the interval of the extreme-value estimate, whose upper end is ${shown(extreme?.high)}: its tail was not in the sample.`,
    )
  }
  return found
}
