import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extremeValue, extremeValueRow } from '../../src/estimate/extreme-value.js'
import {
  distribution,
  fitReverseWeibull,
  quantile,
  type ReverseWeibull,
} from '../../src/estimate/reverse-weibull.js'
import { mobius } from '../../src/map/mobius.js'
import type { Draw } from '../../src/random/draw.js'
import { standardNormal } from '../../src/random/normal.js'
import { Source } from '../../src/random/source.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { real } from '../../src/space/real.js'
import { irisSgd } from '../../src/statement/iris.js'
import { property } from '../property.js'
import { coverage } from './covers.js'

/** 200 blocks of 100: 20,000 evaluations. */
const options = { resamples: 39 }

const laws = fc.record({
  end: fc.double({ min: -5, max: 5, noNaN: true }),
  shape: fc.double({ min: 0.3, max: 8, noNaN: true }),
  scale: fc.double({ min: 0.1, max: 10, noNaN: true }),
})

const drawn = (law: ReverseWeibull, n: number, seed: number) => {
  const source = new Source(seed, 'instances').seek(0, 0)
  const draws = Array.from({ length: n }, () => quantile(law, source.unit() + 2 ** -54))
  return Float64Array.from(draws).sort().reverse()
}

describe('reverse Weibull', () => {
  property([laws, fc.double({ min: 0.01, max: 0.99, noNaN: true })])(
    'distribution and quantile are inverse',
    (law, p) => {
      expect(distribution(law, quantile(law, p))).toBeCloseTo(p, 6)
    },
  )

  property([laws, fc.nat(1000)], { numRuns: 20 })(
    'no shape or scale beside the fitted one is likelier, nor any end tried',
    (law, seed) => {
      const draws = drawn(law, 60, seed)
      const fit = fitReverseWeibull(draws)
      const counted = Float64Array.from(draws)
      counted[0] = counted[1]!
      const likelihood = ({ end, shape, scale }: ReverseWeibull) =>
        counted.reduce((sum, x) => {
          const y = (end - x) / scale
          return sum + Math.log(shape / scale) + (shape - 1) * Math.log(y) - y ** shape
        }, 0)
      const best = likelihood(fit)
      expect(best).toBeCloseTo(fit.logLikelihood, 5)
      for (const f of [0.99, 1.01]) {
        expect(likelihood({ ...fit, shape: fit.shape * f })).toBeLessThan(best)
        expect(likelihood({ ...fit, scale: fit.scale * f })).toBeLessThan(best)
      }
      for (const t of [-20, -10, -4, -1, 0, 1, 3]) {
        const end = draws[0]! + (draws[0]! - draws.at(-1)!) * Math.exp(t)
        expect(fit.profile(end)).toBeLessThan(fit.logLikelihood + 1e-3)
      }
    },
  )
})

/** |Au|/|u| in a uniform direction u, A diagonal: the slope of an affine map between two points. */
const affineSlopes =
  (diagonal: readonly number[]): Draw<number> =>
  source => {
    const u = diagonal.map(() => standardNormal(source))
    return Math.hypot(...u.map((x, i) => x * diagonal[i]!)) / Math.hypot(...u)
  }

/** |f(a) − f(b)|/|a − b| for a and b uniform in [low, high]. */
const pairSlopes =
  (f: (x: number) => number, low: number, high: number): Draw<number> =>
  source => {
    const [a, b] = [source.unit(), source.unit()].map(u => low + (high - low) * u) as [
      number,
      number,
    ]
    return Math.abs(f(a) - f(b)) / Math.abs(a - b)
  }

const spread = (d: number) => Array.from({ length: d }, (_, i) => 1 - i / d)
const thin = (d: number) => [1, ...Array<number>(d - 1).fill(0.1)]
const map = mobius(real, [
  [2, 1],
  [1, 3],
])

const known: readonly (readonly [string, Draw<number>, number])[] = [
  ...[2, 3, 4, 5, 7, 10].flatMap(d => [
    [`affine, 1 … 1/${d} on the diagonal`, affineSlopes(spread(d)), 1] as const,
    [`affine, one large value in dimension ${d}`, affineSlopes(thin(d)), 1] as const,
  ]),
  // θ ↦ θ − h∇L for L of curvatures 1, …, 5: |1 − hλ| for h = 0.3.
  ['gradient steps', affineSlopes([1, 2, 3, 4, 5].map(l => 1 - 0.3 * l)), 0.7],
  // (θ, φ) ↦ (θ − hφ, φ + hθ): √(1 + h²) in every direction.
  ['rotation', source => Math.hypot(1, 0.1) * (source.unit() < 2 ? 1 : 0), Math.hypot(1, 0.1)],
  [
    'Möbius in the log metric',
    pairSlopes(t => Math.log(map.apply(Math.exp(t))), -5, 5),
    map.proved.lipschitz![positiveReals.metric]!,
  ],
  ['1/(x + 1) in the log metric, x ≤ 10', source => 1 - 1 / (1 + 10 * source.unit()), 10 / 11],
  ['|x|·7/10', pairSlopes(x => 0.7 * Math.abs(x), -1, 1), 0.7],
]

describe('the largest slope', () => {
  const given: string[] = []
  for (const [name, slope, truth] of known) {
    it(`${name}: within 5 %, or refused`, () => {
      const found = extremeValue(slope, { ...options, seed: 1 })
      expect(found.evaluations).toBe(20_000)
      expect(found.largest).toBeLessThanOrEqual(truth * (1 + 2 ** -40))
      if (found.value === undefined) return
      given.push(name)
      expect(found.value).toBeGreaterThanOrEqual(found.largest)
      expect(Math.abs(found.value / truth - 1)).toBeLessThan(0.05)
    })
  }

  it('gives a figure for most of them', () => {
    expect(given.length).toBeGreaterThanOrEqual(10)
  })

  it('logistic regression on iris, one batch, slopes of its step at points of a box', () => {
    const { risk, h } = irisSgd()
    const rows = [0, 10, 60, 77]
    const region = (source: Source) => new Float64Array(5).map(() => source.unit() - 0.5)
    // (I − hH)u in a random direction: u′(I − hH)u bounds the norm from below, m = 0.1 its kernel.
    const slope: Draw<number> = source => {
      const w = region(source)
      const v = w.map(() => standardNormal(source))
      const size = Math.hypot(...v)
      const [plus, minus] = [1e-4, -1e-4].map(e =>
        risk.gradient(
          w.map((x, i) => x + (e * v[i]!) / size),
          rows,
        ),
      )
      return Math.hypot(...v.map((x, i) => x / size - (h * (plus![i]! - minus![i]!)) / 2e-4))
    }
    // Of 5 curvatures one at least is the ridge alone, as there are 4 rows: 1 − h/10 is attained.
    const truth = 1 - h / 10
    const found = extremeValue(slope, { ...options, seed: 1, rounding: 1e-9 })
    expect(found.largest).toBeLessThan(truth * (1 + 1e-6))
    expect(found.refused !== undefined || Math.abs(found.value! / truth - 1) < 0.05).toBe(true)
  })

  it('constant slopes are given as they are', () => {
    const found = extremeValue(() => 3, { seed: 1 })
    expect(found).toMatchObject({ value: 3, largest: 3 })
    expect(extremeValueRow(found)).toMatchObject({
      value: 3,
      detail: 'most blocks have this largest slope',
    })
  })

  it('covers: the end of slopes with P(slope > x) = (1 − x)³', () => {
    const slope: Draw<number> = source => 1 - source.unit() ** (1 / 3)
    const small = { blocks: 50, size: 20, resamples: 39, tolerance: Infinity }
    const found = coverage(1, seed => extremeValue(slope, { ...small, seed }).interval, 40)
    // Of intervals that are not refused for having no end: these only hold longer ends.
    expect(found.covered).toBeGreaterThan(0.85 * (found.covered + found.missed))
  })
})

describe('controls', () => {
  const refusal = (slope: Draw<number>, seed = 1) =>
    extremeValue(slope, { ...options, seed }).refused
  it('heavy tails have no end: the fit has one all the same, and is refused', () => {
    const pareto: Draw<number> = source => (1 - source.unit()) ** (-1 / 2)
    const found = extremeValue(pareto, { ...options, seed: 1 })
    expect(found.fit!.end).toBeLessThan(Infinity)
    expect(found.refused).toMatch(/^the fit is bad|^no end/)
    expect(extremeValueRow(found)).toMatchObject({ refused: found.refused })
    expect(refusal(source => -Math.log(1 - source.unit()))).toMatch(/^the fit is bad|^no end/)
  })

  it('a narrow spike that a few blocks meet: the unchecked fit is wrong, and refused', () => {
    for (const rarity of [300, 1000]) {
      const spiky: Draw<number> = source =>
        source.unit() < 1 / rarity ? 5 + source.unit() : source.unit()
      const found = extremeValue(spiky, { ...options, seed: 1 })
      expect(found.refused).toMatch(/^the fit is bad/)
    }
    const rare: Draw<number> = source => (source.unit() < 1e-4 ? 1.2 : source.unit())
    const found = extremeValue(rare, { ...options, seed: 1 })
    expect(Math.abs(found.fit!.end / 1.2 - 1)).toBeGreaterThan(0.05)
    expect(found.refused).toMatch(/^the fit is bad/)
  })

  it('a spike that is met by no block is not seen: it is an estimate, no bound', () => {
    const unseen: Draw<number> = source => (source.unit() < 1e-7 ? 5 : source.unit())
    expect(extremeValue(unseen, { ...options, seed: 1 }).value).toBeLessThan(1.05)
  })

  it('refuses slopes below 0, and few blocks; stops', () => {
    expect(() => extremeValue(() => -1, { seed: 1 })).toThrow(
      'slope: expected a finite number ≥ 0, got -1',
    )
    expect(() => extremeValue(() => 1, { seed: 1, blocks: 3 })).toThrow(
      'blocks: expected an integer ≥ 20, got 3',
    )
    expect(extremeValue(() => 1, { seed: 1, stop: () => true }).refused).toBe(
      'stopped before 20 blocks were done',
    )
  })
})

it('skips few draws without a slope, refuses many, and stops between slopes', () => {
  const some = (share: number) =>
    extremeValue(source => (source.unit() < share ? undefined : 1), { ...options, seed: 1 })
  expect(some(0.001).value).toBe(1)
  expect(some(0.3).refused).toMatch(/^30 % of the draws have no slope$|^[23]\d % of the draws/)
  let asked = 0
  const cut = extremeValue(() => ++asked && 1, { ...options, seed: 1, stop: () => asked >= 150 })
  expect(asked).toBe(150)
  expect(cut).toMatchObject({ evaluations: 150, refused: 'stopped before 20 blocks were done' })
})
