import { iterates } from '../iterate/iterate.js'
import { empiricalBernstein } from '../law/empirical-bernstein.js'
import { kolmogorovTest } from '../law/kolmogorov.js'
import { meanWithin } from '../law/mean-test.js'
import { betaLaw } from '../law/reference-law.js'
import { reflection } from '../map/reflection.js'
import { backward } from '../order/backward.js'
import { vectorEnsemble } from '../random/ensemble.js'
import { iid } from '../random/iid.js'
import { euclidean } from '../space/euclidean.js'
import { realLine } from '../space/line.js'
import { rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { meanLengths, onIntervals } from './d6.reflections.js'
import { single } from './property.js'
import { sampled } from './sampled.js'
import type { Check } from './statement.js'
import { LEVELS, tested } from './tested.js'

const uniformReflection = iid({
  name: 'x ↦ |u − x|, u uniform on [0, 1]',
  space: realLine,
  draw: source => reflection(real, source.unit()),
  step: (source, x) => Math.abs(source.unit() - x),
})

/** Kolmogorov's test of Beta(1, 2) for X_n. */
export const againstBeta = (name: string, n: number, start: number): Check =>
  single(name, 'statistical', ({ seed, quick }) => {
    const sample = sampled(uniformReflection, backward, start, {
      n,
      size: quick ? 2000 : 20_000,
      seed,
    })
    return tested(kolmogorovTest(betaLaw(1, 2)).run(sample, LEVELS), `n = ${n}, sup|F − G|`)
  })

/** The maps on intervals, a pair of doubles each. */
const onPairs = iid<Float64Array>({
  name: '[a, b] ↦ |u − [a, b]|',
  space: euclidean(2),
  draw: source => {
    const T = onIntervals(real, source.unit())
    return { name: T.name, proved: {}, apply: ([a, b]) => Float64Array.of(...T.apply([a!, b!])) }
  },
})

/** l_n of independent realisations, backward. */
function lengths(n: number, size: number, seed: number): Float64Array {
  const maps = vectorEnsemble(onPairs, 2, size).realize(seed)
  const whole: Float64Array = Float64Array.from({ length: 2 * size }, (_, i) => i % 2)
  const [last] = [...iterates(maps, backward, whole, { at: [n] })]
  return Float64Array.from(
    { length: size },
    (_, r) => last!.point[2 * r + 1]! - last!.point[2 * r]!,
  )
}

export const sampledLength: Check = single(
  'E l_20 of sampled reflections',
  'statistical',
  ({ seed, quick }) => {
    const mean = rationals.toNumber(meanLengths(20)[20]!)
    const sample = lengths(20, quick ? 2000 : 10_000, seed)
    // E l_20² = 4(E l_20 − E l_21) < .03.
    const test = meanWithin(mean, mean, empiricalBernstein(0, 1, 0.03))
    return tested(test.run(sample, LEVELS), `off E l_20 = ${mean.toFixed(4)} by`)
  },
)
