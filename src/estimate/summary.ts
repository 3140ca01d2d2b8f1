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
  /** How far maps were seen to move the start, and how far they are claimed to. */
  readonly displacement?: { readonly seen: number; readonly claimed: number }
  /** The top exponent γ, and the rates k̂ at which distances fall, e^γ in the long run. */
  readonly rates?: {
    readonly exponent: Interval
    readonly forward?: Interval
    readonly backward?: Interval
  }
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
  if (
    above(certified?.lower, Math.max(jacobian ?? Infinity, sampled ?? Infinity), iterationError)
  ) {
    found.push(
      `A constant of ${shown(certified?.lower)} is proved, more than any pair or derivative seen: a steep place was missed by the samples.`,
    )
  }
  for (const [what, value] of [
    ['A constant is proved to be at least', certified?.lower],
    ['A local constant is', jacobian],
  ] as const) {
    if (above(value, extreme?.high, iterationError) && !above(sampled, extreme?.high)) {
      found.push(
        `${what} ${shown(value)}, above the interval of the extreme-value estimate, whose upper end is ${shown(extreme?.high)}: its tail was not in the sample.`,
      )
    }
  }
  if (figures.displacement && figures.displacement.seen > figures.displacement.claimed) {
    const { seen, claimed } = figures.displacement
    found.push(
      `The claim is D = ${shown(claimed)}, yet a map moves the start by ${shown(seen)}: the claim is wrong.`,
    )
  }
  found.push(...rateDisagreements(figures.rates))
  if (above(sampled, extreme?.high)) {
    found.push(
      `A pair is stretched by ${shown(sampled)}, above the interval of the extreme-value estimate, whose upper end is ${shown(extreme?.high)}: its tail was not in the sample.`,
    )
  }
  return found
}

/** Rates of decay whose intervals are farther from e^γ than both are wide. */
function rateDisagreements(rates: ConstantFigures['rates']): string[] {
  if (rates === undefined) return []
  const { exponent } = rates
  return (['forward', 'backward'] as const).flatMap(way => {
    const rate = rates[way]
    if (rate === undefined || !(rate.low > 0)) return []
    const [low, high] = [Math.log(rate.low), Math.log(rate.high)]
    const gap = Math.max(low - exponent.high, exponent.low - high)
    if (gap <= (high - low + exponent.high - exponent.low) / 2) return []
    const shown = [Math.exp(exponent.low), Math.exp(exponent.high), rate.low, rate.high].map(x =>
      Number(x.toPrecision(5)),
    )
    return [
      `e^γ is in [${shown[0]}, ${shown[1]}], yet distances fall ${way} by a factor in [${shown[2]}, ${shown[3]}] a step: a transient is still there, or far paths meet at another rate than near ones.`,
    ]
  })
}
