import { AlgebraError, type SmoothFunctions } from './algebra.js'
import { type Enclosure, magnitude, mignitude } from './enclosure.js'
import { above, below, wellAbove, wellBelow } from './rounding.js'

/** What the engine's functions, and three operations on what they return, may lose: in last places. */
const ulps = 8

/** An increasing function with values in [least, most]. */
const increasing =
  (f: (x: number) => number, least = -Infinity, most = Infinity) =>
  ({ low, high }: Enclosure): Enclosure => ({
    low: Math.max(least, wellBelow(f(low), ulps)),
    high: Math.min(most, wellAbove(f(high), ulps)),
  })

/**
 * f on an interval, f = sin or cos and `slope` its derivative: an interval shorter than π holds at
 * most one zero of the slope, and holds one inside exactly if its signs at the ends are opposite.
 */
const wave =
  (f: (x: number) => number, slope: (x: number) => number) =>
  ({ low, high }: Enclosure): Enclosure => {
    if (!(above(high - low) < 3.14)) return { low: -1, high: 1 }
    const [rises, ends] = [Math.sign(slope(low)), [f(low), f(high)]]
    const turns = rises * Math.sign(slope(high)) < 0
    return {
      low: turns && rises < 0 ? -1 : Math.max(-1, wellBelow(Math.min(...ends), ulps)),
      high: turns && rises > 0 ? 1 : Math.min(1, wellAbove(Math.max(...ends), ulps)),
    }
  }

/** e^−x/(1 + e^−x)², decreasing in x = |a|. */
const slopeOfSigmoid = (x: number) => {
  const e = Math.exp(-x)
  return e / ((1 + e) * (1 + e))
}

const logarithm = increasing(Math.log)
const shown = ({ low, high }: Enclosure) => `[${low}, ${high}]`

/** The functions on intervals: each is monotone, or the sine or cosine. */
export const enclosureFunctions: SmoothFunctions<Enclosure> = {
  exp: increasing(Math.exp, 0),
  log({ low, high }) {
    if (high > 0) return logarithm({ low: Math.max(low, 0), high })
    throw new AlgebraError(`log: expected numbers > 0, got ${shown({ low, high })}`)
  },
  sqrt({ low, high }) {
    if (high < 0) throw new AlgebraError(`sqrt: expected numbers ≥ 0, got ${shown({ low, high })}`)
    return {
      low: low > 0 ? below(Math.sqrt(low)) : 0,
      high: high > 0 ? above(Math.sqrt(high)) : 0,
    }
  },
  sin: wave(Math.sin, Math.cos),
  cos: wave(Math.cos, x => -Math.sin(x)),
  tanh: increasing(Math.tanh, -1, 1),
  // e^x for x < 0 and e^−x for x > 0: neither overflows, and the value keeps its last places.
  sigmoid: increasing(
    x => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
    0,
    1,
  ),
  sigmoidSlope: a => ({
    low: Math.max(0, wellBelow(slopeOfSigmoid(magnitude(a)), 2 * ulps)),
    high: Math.min(1 / 4, wellAbove(slopeOfSigmoid(mignitude(a)), 2 * ulps)),
  }),
  softplus: increasing(x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 0),
}
