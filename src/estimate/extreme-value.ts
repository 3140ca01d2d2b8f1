import type { Draw } from '../random/draw.js'
import type { Seed } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { type Estimate, EstimateError, type Interval, type Refusal } from './estimate.js'
import { confidenceOf } from './mean-interval.js'
import {
  fitReverseWeibull,
  kolmogorovDistance,
  quantile,
  type ReverseWeibull,
  type WeibullFit,
} from './reverse-weibull.js'
import { atLeast } from './streams.js'

export interface ExtremeValueOptions {
  readonly seed: Seed
  /** Blocks: 200 unless given, an even number of 20 or more. */
  readonly blocks?: number
  /** Slopes a block: 100 unless given. */
  readonly size?: number
  readonly confidence?: number
  /** Refused unless the end is within this share of the estimate, with 99 % confidence: 5 %. */
  readonly tolerance?: number
  /** Resamples of the fit, for the interval and the goodness of fit: 199 unless given. */
  readonly resamples?: number
  /** What a slope may be off by, relatively: maxima that differ by less are equal. 2⁻⁴⁰ unless given. */
  readonly rounding?: number
  /** Asked before each slope. */
  readonly stop?: () => boolean
}

/** An estimate of the largest slope that there is, or why there is none. */
export interface ExtremeValue {
  readonly value?: number
  readonly interval?: Interval
  readonly refused?: string
  /** The largest slope seen: a lower bound. */
  readonly largest: number
  /** The law fitted to the maxima of blocks; absent where these are equal. */
  readonly fit?: ReverseWeibull
  /** sup |F_n − F| and its p-value, by resamples from the fit, each fitted again. */
  readonly distance?: number
  readonly pValue?: number
  readonly evaluations: number
}

/** The share of draws that may have no slope. */
const mostUndefined = 0.01
/** Fits with p-values below this are refused. */
const leastP = 0.05
/** The confidence with which the tolerance is to be kept: short intervals are short by chance too. */
const careful = 0.99

/**
 * The largest slope that there is, from the maxima of blocks of slopes: whatever the law of slopes
 * is, if maxima have a limit law and the slopes an end ω it is reverse Weibull's with that end, near
 * which P(slope > x) is like (ω − x)^α. The end of the fit (`fitReverseWeibull`) is the estimate. Its
 * interval holds the ends whose likelihood is within a drop of the best, the drop being the
 * `confidence` quantile of what true ends suffer in resamples from the fit: so it stands for shapes
 * below 2 too, where likelihood ratios are not χ². Where half of the maxima or more are equal, they
 * are the estimate.
 *
 * It is a guess from a sample: a spike that no block meets is not seen. Refused where
 * - the fit is bad, by Kolmogorov's distance, or has no end within the confidence;
 * - the end may be farther off than the tolerance, with 99 % confidence;
 * - blocks of twice the size have another end: the limit is not reached;
 * - more than 1 % of the draws have no slope (undefined), as outside of the domain of a map.
 * Throws EstimateError for slopes that are negative or not finite, and counts that make no sense.
 * Source: Wood and Zhang, "Estimation of the Lipschitz constant of a function", J. Global Optim. 8,
 * 1996; Weng and others (CLEVER), ICLR 2018.
 */
export function extremeValue(
  slope: Draw<number | undefined>,
  options: ExtremeValueOptions,
): ExtremeValue {
  const { seed, confidence = 0.95, tolerance = 0.05, rounding = 2 ** -40 } = options
  const { stop = () => false } = options
  confidenceOf(confidence)
  const blocks = atLeast(20, options.blocks ?? 200, 'blocks')
  const size = atLeast(2, options.size ?? 100, 'slopes of a block')
  const resamples = atLeast(39, options.resamples ?? 199, 'resamples')
  const source = new Source(seed, 'estimates')
  const maxima: number[] = []
  let [missing, evaluations] = [0, 0]
  const drawn = (block: number, i: number): number => {
    evaluations++
    const x = slope(source.seek(block, i))
    if (x === undefined) {
      missing++
      return 0
    }
    if (x >= 0 && x < Infinity) return x
    throw new EstimateError(`slope: expected a finite number ≥ 0, got ${x}`)
  }
  while (maxima.length < blocks) {
    let [most, i] = [0, 0]
    for (; i < size && !stop(); i++) most = Math.max(most, drawn(maxima.length, i))
    if (i < size) break // a block that is cut short counts for nothing
    maxima.push(most)
  }
  const largest = maxima.reduce((a, b) => Math.max(a, b), 0)
  const base = { largest, evaluations }
  if (missing > mostUndefined * evaluations) {
    return { ...base, refused: `${percent(missing / evaluations)} of the draws have no slope` }
  }
  if (maxima.length < 20) return { ...base, refused: 'stopped before 20 blocks were done' }
  const equal = maxima.filter(x => largest - x <= rounding * largest).length
  if (2 * equal >= maxima.length) {
    const off = rounding * largest
    const interval = { low: largest - off, high: largest + off, confidence }
    return { ...base, value: largest, interval }
  }

  const draws = decreasing(maxima)
  const fit = fitReverseWeibull(draws)
  const distance = kolmogorovDistance(fit, draws)
  const seen = resampled(fit, draws.length, resamples, source)
  const pValue = (1 + seen.filter(other => other.distance >= distance).length) / (resamples + 1)
  const drops = seen.map(({ drop }) => drop)
  const [low, high] = fit.within(quantileOf(drops, confidence))
  const wide = fit.within(quantileOf(drops, Math.max(confidence, careful)))
  const { end, shape, scale } = fit
  const found = { ...base, fit: { end, shape, scale }, distance, pValue }
  if (pValue < leastP) return { ...found, refused: `the fit is bad: p = ${pValue.toPrecision(2)}` }
  if (wide[1] === Infinity) {
    return { ...found, refused: `no end within the confidence (shape ${shape.toPrecision(2)})` }
  }
  const width = Math.max(wide[1] - end, end - wide[0]) / end
  if (width > tolerance) {
    return { ...found, refused: `it may be ${percent(width)} off (99 % confidence)` }
  }
  const doubled = decreasing(pairMaxima(maxima))
  const other = fitReverseWeibull(doubled).end
  if (Math.abs(other - end) > tolerance * end) {
    return { ...found, refused: `blocks of twice the size end ${percent(other / end - 1)} away` }
  }
  return { ...found, value: end, interval: { low, high, confidence } }
}

/** What fits of resamples of the fit are like: how far off, and by how much the true end falls short. */
function resampled(fit: WeibullFit, n: number, resamples: number, source: Source) {
  return Array.from({ length: resamples }, (_, r) => {
    source.seek(r, -1)
    // The uniform draws are moved off 0, whose quantile is −∞.
    const sample = decreasing(
      Array.from({ length: n }, () => quantile(fit, source.unit() + 2 ** -54)),
    )
    const other = fitReverseWeibull(sample)
    const drop = Math.max(0, other.logLikelihood - other.profile(Math.max(fit.end, sample[0]!)))
    return { distance: kolmogorovDistance(other, sample), drop }
  })
}

const decreasing = (values: readonly number[]) => Float64Array.from(values).sort().reverse()

const pairMaxima = (maxima: readonly number[]) =>
  maxima.flatMap((x, i) => (i % 2 === 1 ? [Math.max(x, maxima[i - 1]!)] : []))

/** The least number with at least a share p of the sample at or below it, one being out of sight. */
function quantileOf(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length, Math.ceil(p * (sorted.length + 1))) - 1]!
}

const percent = (x: number) => `${(100 * x).toPrecision(2)} %`

/** As a row of a table. */
export function extremeValueRow(found: ExtremeValue): Estimate | Refusal {
  const { value, interval, refused, fit, pValue, evaluations } = found
  const named = { quantity: 'Lip', method: 'extreme value', source: 'Wood and Zhang 1996' }
  if (value === undefined) return { ...named, refused: refused ?? 'no figure', evaluations }
  return {
    ...named,
    kind: 'estimate',
    value,
    ...(interval && { interval }),
    evaluations,
    detail: fit
      ? `shape ${fit.shape.toPrecision(2)}, p = ${pValue!.toPrecision(2)}`
      : 'most blocks have this largest slope',
  }
}
