import type { MetricSpace } from '../space/metric-space.js'
import { unitRoundoff } from '../space/roundoff.js'
import type { Estimate, Refusal } from './estimate.js'
import { type Curve, fewest, metAt, reachOf, stretchOf, transientOf } from './linear-stretch.js'
import { type Line, type LogPoint, slopeWeights, theilSen } from './log-linear-fit.js'
import { type MeanInterval, meanInterval } from './mean-interval.js'

/** The stretch of n over which log d is taken to be linear, and what is seen there. */
export interface Fit {
  readonly from: number
  readonly to: number
  /** The line of Theil and Sen through the points. */
  readonly line: Line
  /** n and the mean of log d over the streams, as far as no distance is 0. */
  readonly points: readonly LogPoint[]
  /** n and the mean of log of the rounding floor. */
  readonly floor: readonly LogPoint[]
}

/** d ≈ e^{rate·n}, or why there is no figure for it. */
export interface Decay {
  /** The mean slope of log d over the stretch. */
  readonly rate?: MeanInterval
  readonly fit?: Fit
  readonly refused?: string
  /** What else is to be said of the rate. */
  readonly note?: string
  /** Applications and compositions of maps. */
  readonly evaluations: number
}

/** Roundings a coordinate and step that are allowed for. */
const roundingsPerStep = 8

/** How many pilots are run for so many streams. */
export const pilotsFor = (streams: number) => Math.max(8, Math.ceil(streams / 2))

/**
 * log of what a step that ends at p may round off: 8 roundings a coordinate of the largest one, 8 in
 * a logarithmic chart, where a rounding moves a point by u wherever it is.
 */
export function logRounding<P>(space: MetricSpace<P>, p: P): number {
  const { chart } = space
  const { count, largest } = coordinatesOf(p)
  const scale = Math.max(1, ...(chart?.scale ?? []))
  const size = chart?.logarithmic ? 1 : scale * largest
  return Math.log(roundingsPerStep * Math.max(1, count) * unitRoundoff * size)
}

function coordinatesOf(p: unknown): { count: number; largest: number } {
  if (typeof p === 'number') return { count: 1, largest: Math.abs(p) }
  if (p instanceof Float64Array) {
    return { count: p.length, largest: p.reduce((most, x) => Math.max(most, Math.abs(x)), 0) }
  }
  if (!Array.isArray(p)) return { count: 0, largest: 0 }
  const parts = p.map(coordinatesOf)
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    largest: Math.max(0, ...parts.map(part => part.largest)),
  }
}

/**
 * The rate of decay of curves over the grid `ns`. The stretch is chosen by the pilots alone, other
 * realisations than the curves, so that their noise does not choose it. It ends before the pilots'
 * mean less 4 standard deviations comes within 2^7 times the rounding floor, which is what a step
 * rounds off, over a memory of 1/(1 − k̂) steps; it is the second half of what is left, or less of it
 * where its own halves have different slopes to beyond Student's interval. Over it each curve gives
 * its least-squares slope, and the interval is Student's of those slopes; of one curve alone, of the
 * slopes of batches of consecutive steps. What rounding may do, and what a transient may have left
 * (`transientOf`), is added on either side.
 *
 * A transient that does not die out exponentially is not seen where the pilots' noise hides its bend:
 * of d equal exponents, d is led by whichever is ahead, and the slope is too large by about 1/√n.
 */
export function decayOf(
  ns: readonly number[],
  pilots: readonly Curve[],
  curves: readonly Curve[],
  confidence: number,
): Omit<Decay, 'evaluations'> {
  const met = [...pilots, ...curves].map(metAt).find(i => i !== undefined)
  if (met !== undefined) return { refused: `paths met exactly at n = ${ns[met]}` }
  const reach = reachOf(ns, pilots)
  const stretch = stretchOf(ns, pilots, reach)
  if (stretch === undefined) {
    return {
      refused: `log d is linear over no stretch of ${fewest} points above the rounding floor`,
    }
  }
  // Hardly ever: a curve that gets to the floor before the pilots did.
  const floored = (i: number) =>
    curves.some(({ logs, roundings }) => logs[i]! < roundings[i]! + reach.memory + 2 * Math.LN2)
  let [from, to] = stretch
  while (to > from && floored(to)) to--
  if (to - from + 1 < fewest) return { refused: 'a distance came to the rounding floor too soon' }

  const at = ns.slice(from, to + 1)
  const weights = slopeWeights(at)
  const slopes = curves.map(({ logs }) =>
    weights.reduce((sum, w, i) => sum + w * logs[from + i]!, 0),
  )
  const roundings = curves.map(({ logs, roundings }) =>
    weights.reduce((sum, w, i) => {
      const relative = Math.exp(roundings[from + i]! + reach.memory - logs[from + i]!)
      return sum + Math.abs(w) * relative
    }, 0),
  )
  const allowance =
    roundings.reduce((sum, x) => sum + x, 0) / curves.length +
    transientOf(ns, pilots, stretch) +
    (curves.length > 1 && slopes.every(slope => slope === slopes[0])
      ? bendOf(at, curves[0]!.logs.slice(from, to + 1))
      : 0)
  const rate = meanInterval(
    curves.length > 1 ? slopes : batchSlopes(at, curves[0]!.logs.slice(from, to + 1)),
    confidence,
    allowance,
  )
  const points = meanPoints(
    ns,
    curves.map(({ logs }) => logs),
  )
  const floor = meanPoints(
    ns,
    curves.map(({ roundings }) => roundings.map(x => x + reach.memory)),
  )
  const line = theilSen(thinned(points.slice(from, to + 1)))
  return { rate, fit: { from: ns[from]!, to: ns[to]!, line, points, floor } }
}

/** How the slopes of the halves of a curve differ: what is left to see where all curves are one. */
function bendOf(ns: readonly number[], logs: readonly number[]): number {
  const [middle, last] = [ns.length >> 1, ns.length - 1]
  const slope = (i: number, j: number) => (logs[j]! - logs[i]!) / (ns[j]! - ns[i]!)
  return Math.abs(slope(middle, last) - slope(0, middle))
}

/** Slopes of 2 to 20 batches of consecutive steps of one curve, no shorter than their number. */
function batchSlopes(ns: readonly number[], logs: readonly number[]): number[] {
  const batches = Math.max(2, Math.min(20, Math.floor(Math.sqrt(ns.length - 1))))
  const cut = (b: number) => Math.round(((ns.length - 1) * b) / batches)
  return Array.from({ length: batches }, (_, b) => {
    const [i, j] = [cut(b), cut(b + 1)]
    return (logs[j]! - logs[i]!) / (ns[j]! - ns[i]!)
  })
}

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length

/** The mean over curves, up to the first n where one is −∞. */
function meanPoints(ns: readonly number[], curves: readonly (readonly number[])[]): LogPoint[] {
  const all = ns.map((n, i) => [n, mean(curves.map(curve => curve[i]!))] as const)
  const end = all.findIndex(([, log]) => !Number.isFinite(log))
  return end < 0 ? all : all.slice(0, end)
}

/** At most about 200 points, evenly taken: all pairs of them are looked at. */
const thinned = (points: readonly LogPoint[]) => {
  const every = Math.ceil(points.length / 200)
  return points.filter((_, i) => i % every === 0)
}

/** As a row of a table: k̂ = e^rate. */
export function decayRow(quantity: string, method: string, decay: Decay): Estimate | Refusal {
  const { rate, fit, refused, note, evaluations } = decay
  const named = { quantity, method, source: 'Sen 1968; Student 1908' }
  if (rate === undefined || fit === undefined) {
    return { ...named, refused: refused ?? 'no figure', evaluations }
  }
  const { low, high, confidence } = rate.interval
  return {
    ...named,
    kind: 'estimate',
    value: Math.exp(rate.mean),
    interval: { low: Math.exp(low), high: Math.exp(high), confidence },
    evaluations,
    detail: `n from ${fit.from} to ${fit.to}; line of Theil and Sen: ${Math.exp(fit.line.slope).toPrecision(4)}${note === undefined ? '' : `; ${note}`}`,
  }
}
