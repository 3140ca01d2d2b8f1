import { meanInterval } from './mean-interval.js'

/** How a distance falls along one realisation. */
export interface Curve {
  /** log d at each n of the grid; −∞ where it is 0. */
  readonly logs: readonly number[]
  /** log of what one step may round off there. */
  readonly roundings: readonly number[]
}

/** A distance is looked at as long as it is 2^7 times what rounding leaves of it. */
const margin = 7 * Math.LN2
/** Standard deviations of log d over the pilots that it is to be above the floor by. */
const safe = 4
/** Fewer points of the grid than this make no line. */
export const fewest = 5

/**
 * Where a distance is 0 though it was farther from the floor than 3 steps of the grid have led so
 * far: coalescence, and no exponential decay.
 */
export function metAt({ logs, roundings }: Curve): number | undefined {
  const zero = logs.indexOf(-Infinity)
  if (zero <= 0) return zero < 0 ? undefined : 0
  const before = logs[zero - 1]!
  const led = zero === 1 ? 0 : Math.max(0, (logs[0]! - before) / (zero - 1))
  return before > roundings[zero - 1]! + margin + 3 * led ? zero : undefined
}

/** How far the pilots can be looked at. */
export interface Reach {
  /** The last index of the grid that is safe. */
  readonly last: number
  /** log 1/(1 − k̂). */
  readonly memory: number
}

/** The last n at which the pilots are safely above the floor. */
export function reachOf(ns: readonly number[], pilots: readonly Curve[]): Reach {
  const lastAbove = (memory: number) => {
    const near = ns.findIndex((_, i) => {
      const above = pilots.map(({ logs, roundings }) => logs[i]! - roundings[i]! - memory - margin)
      const middle = mean(above)
      return !(middle > safe * Math.sqrt(mean(above.map(x => (x - middle) ** 2))))
    })
    return near < 0 ? ns.length - 1 : near - 1
  }
  const first = lastAbove(0)
  if (first < 1) return { last: first, memory: 0 }
  const slope = mean(pilots.map(({ logs }) => logs[first]! - logs[0]!)) / (ns[first]! - ns[0]!)
  const memory = slope < 0 ? -Math.log(-Math.expm1(slope)) : Math.log(ns[first]! + 1)
  return { last: lastAbove(memory), memory }
}

/**
 * A stretch, first and last index, whose halves agree over the pilots: at the end of what is above
 * the floor, where the longest transients have died out; before it only if there is a bend.
 */
export function stretchOf(
  ns: readonly number[],
  pilots: readonly Curve[],
  { last }: Reach,
): readonly [number, number] | undefined {
  const tried = [8, 6, 4, 3]
    .map(parts => Math.floor((last * parts) / 8))
    .flatMap(to => [1 / 2, 3 / 4, 7 / 8].map(share => [Math.ceil(to * share), to] as const))
    .filter(([from, to]) => to - from + 1 >= fewest)
  return tried.find(([from, to]) => {
    const middle = (from + to) >> 1
    const slope = (logs: readonly number[], i: number, j: number) =>
      (logs[j]! - logs[i]!) / (ns[j]! - ns[i]!)
    const bends = pilots.map(({ logs }) => slope(logs, middle, to) - slope(logs, from, middle))
    if (bends.length < 2) return true
    const { interval, mean: bend } = meanInterval(bends, 0.95)
    const whole = mean(pilots.map(({ logs }) => slope(logs, from, to)))
    // A bend of a thousandth of the slope is no bend, however sure.
    return (interval.low <= 0 && interval.high >= 0) || Math.abs(bend) <= 1e-3 * Math.abs(whole)
  })
}

/** How sure a transient is to be. */
const sure = 0.99

/**
 * What a transient that dies out exponentially may leave of itself in the slope of a stretch: that of
 * the three equal windows that end half way into it, of slopes s + e, s + qe and s + q²e, and q²e is
 * left in the last of them. 0 where the pilots do not see that slopes differ, and that they settle.
 */
export function transientOf(
  ns: readonly number[],
  pilots: readonly Curve[],
  [from]: readonly [number, number],
): number {
  const width = Math.floor(from / 2)
  const ends = [from - 2 * width, from - width, from, from + width]
  if (width < 1 || pilots.length < 2) return 0
  const bends = [0, 1].map(i => {
    const bend = pilots.map(({ logs }) => {
      const [n, l] = [ends.map(end => ns[end]!), ends.map(end => logs[end]!)] as const
      const slope = (j: number) => (l[j + 1]! - l[j]!) / (n[j + 1]! - n[j]!)
      return slope(i + 1) - slope(i)
    })
    return meanInterval(bend, sure)
  })
  const [one, two] = [bends[0]!, bends[1]!]
  const seen = bends.every(({ interval: { low, high } }) => low > 0 || high < 0)
  const q = two.mean / one.mean
  if (!seen || !(q > 0)) return 0
  return q < 1 ? (Math.abs(two.mean) * q) / (1 - q) : Math.abs(two.mean)
}

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
