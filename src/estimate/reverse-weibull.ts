/** P(M ≤ x) = exp(−((ω − x)/σ)^α) for x < ω, 1 from there on. */
export interface ReverseWeibull {
  /** ω, the end of the law. */
  readonly end: number
  /** α. */
  readonly shape: number
  /** σ. */
  readonly scale: number
}

/** A fit, and how likely other ends are. */
export interface WeibullFit extends ReverseWeibull {
  readonly logLikelihood: number
  /** The largest log-likelihood over shapes and scales, for an end ≥ the largest draw. */
  profile(end: number): number
  /** The ends, from the least one on, whose profile is within `drop` of the best; ∞ where all are. */
  within(drop: number): readonly [low: number, high: number]
}

/** log of (end − largest)/range runs over these; beyond, the law is Gumbel's to rounding. */
const [nearest, farthest, stride] = [-36, 8, 1]

/** P(M ≤ x). */
export const distribution = ({ end, shape, scale }: ReverseWeibull, x: number): number =>
  x >= end ? 1 : Math.exp(-(((end - x) / scale) ** shape))

/** The x with P(M ≤ x) = p. */
export const quantile = ({ end, shape, scale }: ReverseWeibull, p: number): number =>
  end - scale * (-Math.log(p)) ** (1 / shape)

/** sup |F_n − F| for a sample in decreasing order. */
export function kolmogorovDistance(law: ReverseWeibull, decreasing: Float64Array): number {
  const n = decreasing.length
  return decreasing.reduce((most, x, i) => {
    const p = distribution(law, x)
    return Math.max(most, (n - i) / n - p, p - (n - i - 1) / n)
  }, 0)
}

/**
 * The reverse Weibull law of largest likelihood for draws in decreasing order, not all equal. The
 * density is infinite at the end for shapes below 1, where plain likelihood has no maximum; so the
 * largest draw is counted at the place of the second, and asks of the end that it be no smaller. For
 * a given end, shape and scale are the maximum-likelihood ones of Weibull's law, one equation in the
 * shape; ends are tried on a grid of log(end − largest), the best is refined.
 */
export function fitReverseWeibull(decreasing: Float64Array): WeibullFit {
  const n = decreasing.length
  const largest = decreasing[0]!
  const range = largest - decreasing[n - 1]!
  const draws = Float64Array.from(decreasing)
  draws[0] = draws[1]!
  const logs = new Float64Array(n)
  let start = 1

  const given = (end: number) => {
    const top = Math.log(end - draws[n - 1]!)
    let sum = 0
    for (let i = 0; i < n; i++) {
      logs[i] = Math.log(end - draws[i]!) - top
      sum += logs[i]!
    }
    const mean = sum / n
    start = shapeOf(logs, mean, start)
    const power = logs.reduce((total, log) => total + Math.exp(start * log), 0) / n
    const scale = Math.exp(top + Math.log(power) / start)
    const logLikelihood = n * (Math.log(start) - Math.log(power) + (start - 1) * mean - 1 - top)
    return { end, shape: start, scale, logLikelihood }
  }
  const endAt = (t: number) => largest + range * Math.exp(t)
  const profile = (end: number) =>
    // Where the two largest are equal an end there has infinite likelihood and is not looked at.
    end > draws[0]! ? given(end).logLikelihood : -Infinity
  const grid = Array.from({ length: (farthest - nearest) / stride + 1 }, (_, i) => {
    const t = nearest + i * stride
    return { t, ...given(endAt(t)) }
  })
  const top = grid.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a))
  const t = highest(s => profile(endAt(s)), top.t - stride, top.t + stride)
  const refined = given(endAt(t))
  const best = refined.logLikelihood > top.logLikelihood ? refined : top
  return {
    ...best,
    profile,
    within(drop) {
      const least = best.logLikelihood - drop
      const enough = grid.filter(({ logLikelihood }) => logLikelihood >= least).map(({ t }) => t)
      const [first, last] = [Math.min(top.t, ...enough), Math.max(top.t, ...enough)]
      const low = first <= nearest ? largest : endAt(border(profileAt, first - stride, t, least))
      const high = last >= farthest ? Infinity : endAt(border(profileAt, last + stride, t, least))
      return [low, high]
    },
  }
  function profileAt(s: number) {
    return profile(endAt(s))
  }
}

/**
 * The α with Σ y^α log y/Σ y^α − 1/α = mean log y, of which the left side increases in α: Newton's
 * steps in log α from a start, kept in a bracket.
 */
function shapeOf(logs: Float64Array, mean: number, start: number): number {
  let [low, high] = [1e-3, 1e6]
  let alpha = Math.min(high, Math.max(low, start))
  for (let step = 0; step < 60; step++) {
    let [s0, s1, s2] = [0, 0, 0]
    for (let i = 0; i < logs.length; i++) {
      const log = logs[i]!
      const power = Math.exp(alpha * log)
      s0 += power
      s1 += power * log
      s2 += power * log * log
    }
    const value = s1 / s0 - 1 / alpha - mean
    if (value > 0) high = alpha
    else low = alpha
    const slope = s2 / s0 - (s1 / s0) ** 2 + 1 / (alpha * alpha)
    const next = alpha * Math.exp(-value / (slope * alpha))
    const kept = next > low && next < high ? next : Math.sqrt(low * high)
    if (Math.abs(kept - alpha) <= 1e-6 * alpha) return kept
    alpha = kept
  }
  return alpha
}

/** Where f is largest in [a, b], it being unimodal there: a third is cut off 20 times. */
function highest(f: (t: number) => number, a: number, b: number): number {
  let [low, high] = [a, b]
  for (let step = 0; step < 20; step++) {
    const [c, d] = [low + (high - low) / 3, high - (high - low) / 3]
    if (f(c) >= f(d)) high = d
    else low = c
  }
  return (low + high) / 2
}

/** Where f crosses a level between a point outside and one inside: bisection. */
function border(f: (t: number) => number, outside: number, inside: number, level: number): number {
  for (let step = 0; step < 40; step++) {
    const middle = (outside + inside) / 2
    if (f(middle) >= level) inside = middle
    else outside = middle
  }
  return inside
}
