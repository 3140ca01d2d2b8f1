import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arcsineLaw,
  bernoulliConvolution,
  betaLaw,
  cantorFunction,
  equallyWeighted,
  exponentialLaw,
  LawError,
  normalLaw,
  pointMass,
  type ReferenceLaw,
  rationalKey,
  uniformLaw,
  wordLaw,
} from '../../src/law/index.js'
import { forward } from '../../src/order/forward.js'
import { rational } from '../../src/space/rational.js'

/** E X^k = low^k + ∫ k x^{k−1} (1 − F(x)) dx over [low, high], by the midpoint rule. */
function momentByIntegration(law: ReferenceLaw, k: number, low: number, high: number): number {
  const steps = 20_000
  const width = (high - low) / steps
  let sum = 0
  for (let i = 0; i < steps; i++) {
    const x = low + (i + 0.5) * width
    sum += k * x ** (k - 1) * (1 - law.cdf(x))
  }
  return low ** k + sum * width
}

/** Made within each test, where mutants live. */
const laws: readonly (readonly [make: () => ReferenceLaw, low: number, high: number])[] = [
  [() => normalLaw(1, 2), -19, 21],
  [() => uniformLaw(-1, 3), -1, 3],
  [() => arcsineLaw(), 0, 1],
  [() => arcsineLaw(-2, 1), -2, 1],
  [() => betaLaw(1 / 3, 2 / 3), 0, 1],
  [() => betaLaw(1, 2), 0, 1],
  [() => exponentialLaw(2), 0, 20],
  [() => bernoulliConvolution(1 / 2), -1, 1],
  [() => bernoulliConvolution(1 / 3), -1, 1],
  [() => bernoulliConvolution(0.45), -1, 1],
]

describe('a reference law', () => {
  for (const [make, low, high] of laws) {
    const { name } = make()

    it(`${name}: mean and variance are those of F, and F inverts the quantile`, () => {
      const law = make()
      const m = momentByIntegration(law, 1, low, high)
      // F rises steepest by a root at the ends: the midpoint rule is good to about steps^(−1/3).
      expect(m).toBeCloseTo(law.mean, 3)
      expect(momentByIntegration(law, 2, low, high) - m * m).toBeCloseTo(law.variance, 2)
      for (const p of [0.001, 0.25, 0.5, 0.9, 0.999]) {
        if (law.quantile) expect(law.cdf(law.quantile(p))).toBeCloseTo(p, 12)
      }
    })

    it(`${name}: F increases from 0 to 1`, () => {
      const law = make()
      const point = fc.double({ min: low - 1, max: high + 1, noNaN: true })
      fc.assert(
        fc.property(point, point, (x, y) => {
          // Rounding of x moves the Cantor function by 1e-10, and the others less.
          expect(law.cdf(Math.min(x, y))).toBeLessThanOrEqual(law.cdf(Math.max(x, y)) + 1e-9)
        }),
      )
      expect([law.cdf(low - 1), law.cdf(high)]).toEqual([
        expect.closeTo(0, 12),
        expect.closeTo(1, 12),
      ])
    })
  }

  it('has the printed moments: arcsine and Beta(1/3, 2/3)', () => {
    const arcsineMoments = [1 / 2, 3 / 8, 5 / 16, 35 / 128, 63 / 256, 231 / 1024]
    arcsineMoments.forEach((value, i) => {
      expect(momentByIntegration(arcsineLaw(), i + 1, 0, 1)).toBeCloseTo(value, 5)
    })
    const betaMoments = [1 / 3, 2 / 9, 14 / 81, 35 / 243]
    betaMoments.forEach((value, i) => {
      expect(momentByIntegration(betaLaw(1 / 3, 2 / 3), i + 1, 0, 1)).toBeCloseTo(value, 4)
    })
  })

  it('has the printed moments: Bernoulli convolutions 1/2 and 1/3', () => {
    for (const [ratio, moments] of [
      [1 / 2, [1 / 3, 1 / 5, 1 / 7]],
      [1 / 3, [1 / 2, 7 / 20, 205 / 728]],
    ] as const) {
      moments.forEach((value, i) => {
        const law = bernoulliConvolution(ratio)
        expect(momentByIntegration(law, 2 * (i + 1), -1, 1)).toBeCloseTo(value, 4)
      })
    }
  })

  it('has the known values F(1/4) = 1/3 of arcsine, and those of a point mass', () => {
    expect(arcsineLaw().cdf(1 / 4)).toBeCloseTo(1 / 3, 14)
    expect(normalLaw().cdf(1.959963984540054)).toBeCloseTo(0.975, 14)
    const mass = pointMass(2)
    expect(mass.quantile!(0.5)).toBe(2)
    expect([mass.below!(2), mass.cdf(2), mass.cdf(1.9), mass.below!(2.1)]).toEqual([0, 1, 0, 1])
  })

  it('refuses parameters it does not have, in one line', () => {
    const refused = [
      () => normalLaw(0, 0),
      () => normalLaw(Number.NaN),
      () => uniformLaw(1, 1),
      () => arcsineLaw(1, 0),
      () => betaLaw(0, 1),
      () => exponentialLaw(-1),
      () => pointMass(Infinity),
      () => bernoulliConvolution(0.6),
    ]
    for (const make of refused) expect(make).toThrow(LawError)
    expect(refused[0]).toThrow('Normal(0, 0): expected a finite mean and 0 < sd < ∞')
  })
})

describe('the Cantor function', () => {
  const unit = fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }))
    .map(([n, d]) => rational(Math.min(n, d), d))

  it('is 1/3 at 1/4, 2/3 at 3/4, 1/2 on the middle third', () => {
    const known = { '1/4': '1/3', '3/4': '2/3', '1/3': '1/2', '1/2': '1/2', '2/3': '1/2' }
    for (const [x, value] of Object.entries({ ...known, '1/10': '1/5', '1/9': '1/4' })) {
      const [n, d] = x.split('/').map(Number)
      expect(cantorFunction(rational(n!, d)).toFraction()).toBe(value)
    }
    expect(cantorFunction(rational(-1)).toFraction()).toBe('0')
    expect(cantorFunction(rational(1)).toFraction()).toBe('1')
  })

  it('solves F(x/3) = F(x)/2 and F(x) + F(1 − x) = 1 exactly', () => {
    fc.assert(
      fc.property(unit, x => {
        const f = cantorFunction(x)
        expect(cantorFunction(x.div(3)).compare(f.div(2))).toBe(0)
        expect(cantorFunction(rational(1).sub(x)).add(f).compare(1)).toBe(0)
      }),
    )
  })

  it('is the limit of the laws of words: within 2^−n of the law of n maps', () => {
    const third = rational(1, 3)
    const maps = equallyWeighted(
      [0, 2].map(digit => ({
        apply: (x: typeof third) => x.add(digit).mul(third),
      })),
    )
    const law = wordLaw(forward.word(7), maps, rational(0), rationalKey)
    fc.assert(
      fc.property(unit, x => {
        const below = law.atoms.filter(({ point }) => point.compare(x) <= 0).length
        // Starting from 0 every word lies below its limit by at most 3^−n: one atom of 2^−n.
        const excess = rational(below, 2 ** 7).sub(cantorFunction(x))
        return excess.compare(0) >= 0 && excess.compare(rational(1, 2 ** 7)) <= 0
      }),
    )
  })

  it('agrees with the float one on [−1, 1] as far as that is Hölder: (2^−48)^(log 2/log 3)', () => {
    const law = bernoulliConvolution(1 / 3)
    const error = 2 ** ((-50 * Math.log(2)) / Math.log(3))
    fc.assert(
      fc.property(unit, x => {
        const exact = cantorFunction(x).valueOf()
        return Math.abs(law.cdf(2 * x.valueOf() - 1) - exact) <= error
      }),
    )
  })
})
