import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AffineChoices,
  type AffineMoments,
  affineMoments,
  arcsineLaw,
  equallyWeighted,
  MomentError,
  momentOf,
  momentsAfter,
  rationalKey,
  stationaryMoments,
  wordLaw,
} from '../../src/law/index.js'
import { affine } from '../../src/map/affine.js'
import { backward } from '../../src/order/backward.js'
import { quadraticField } from '../../src/space/quadratic.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { smallRational, weighted } from './arbitrary.js'

type Pair = [number, number]

const one = rational(1)
const map = (a: Rational, b: Rational) => affine(rationals, a, b)
const shown = (moments: readonly Rational[]) => moments.map(m => m.toFraction())

/** x ↦ (1 − h)x ± h, and x ↦ λx ± (1 − λ). */
const signs = (slope: Rational, shift: Rational): AffineChoices =>
  equallyWeighted([map(slope, shift), map(slope, shift.neg())])
const ar1 = (h: Rational) => signs(one.sub(h), h)
const convolution = (ratio: Rational) => signs(ratio, one.sub(ratio))

const maps = weighted(
  fc.tuple(smallRational, smallRational).map(([a, b]) => map(a, b)),
  3,
)

describe('moments of iterates', () => {
  it('are those of the enumerated law, for every affine maps, contracting or not', () => {
    fc.assert(
      fc.property(maps, smallRational, fc.nat(4), (choices, start, n) => {
        const law = wordLaw(backward.word(n), choices, start, rationalKey)
        const moments = momentsAfter(affineMoments(choices), start, n, 4)
        expect(shown(moments)).toEqual(shown([0, 1, 2, 3, 4].map(j => momentOf(law, j))))
      }),
      { numRuns: 50 },
    )
  })

  it('tend to the stationary ones', () => {
    const law = affineMoments(ar1(rational(1, 2)))
    const late = momentsAfter(law, one, 60, 4)
    stationaryMoments(law, 4).forEach((m, j) => {
      expect(late[j]!.sub(m).abs().valueOf()).toBeLessThan(1e-15)
    })
  })
})

describe('stationary moments', () => {
  it.each([
    [[1, 100], [1, 199], undefined],
    [
      [1, 10],
      [1, 19],
      [505, 65341],
    ],
    [
      [1, 4],
      [1, 7],
      [61, 1225],
    ],
    [
      [1, 2],
      [1, 3],
      [1, 5],
    ],
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [
      [3, 2],
      [3, 1],
      [81, 5],
    ],
  ] as [Pair, Pair, Pair | undefined][])(
    'AR(1) with signs, h = %j: E X² = %j',
    (h, second, fourth) => {
      const [, m1, m2, m3, m4] = stationaryMoments(affineMoments(ar1(rational(...h))), 4)
      expect(shown([m1!, m2!, m3!])).toEqual(['0', rational(...second).toFraction(), '0'])
      if (fourth) expect(m4!.toFraction()).toBe(rational(...fourth).toFraction())
    },
  )

  it.each([
    [2, ['1/3', '1/5', '1/7']],
    [3, ['1/2', '7/20', '205/728']],
  ])('Bernoulli convolution of ratio 1/%d', (q, even) => {
    const moments = stationaryMoments(affineMoments(convolution(rational(1, q))), 6)
    expect(shown([moments[2]!, moments[4]!, moments[6]!])).toEqual(even)
  })

  it('of any field: the golden convolution has variance √5 − 2', () => {
    const field = quadraticField(5)
    const ratio = field.div(field.sub(field.root, field.one), field.of(2))
    const shift = field.sub(field.one, ratio)
    const power = (x: typeof ratio, k: number) =>
      Array.from({ length: k }).reduce<typeof ratio>(y => field.mul(y, x), field.one)
    const law: AffineMoments<typeof ratio> = {
      field,
      mixed: (i, k) => (k % 2 ? field.zero : field.mul(power(ratio, i), power(shift, k))),
      slope: j => power(ratio, j),
    }
    expect(stationaryMoments(law, 2).map(field.show)).toEqual(['1', '0', '-2 + √5'])
  })

  it('of slopes without a finite law: the arcsine walk', () => {
    // x ↦ Ux or Ux + 1 − U: E U^i (1 − U)^k = i! k!/(i + k + 1)!.
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
    const law: AffineMoments<number> = {
      field: real,
      mixed: (i, k) => ((k === 0 ? 2 : 1) * factorial(i) * factorial(k)) / factorial(i + k + 1) / 2,
      slope: j => 1 / (j + 1),
    }
    const [, m1, m2] = stationaryMoments(law, 2)
    expect(m1).toBeCloseTo(arcsineLaw().mean, 14)
    expect(m2! - m1! ** 2).toBeCloseTo(arcsineLaw().variance, 14)
  })

  it('are fixed by one more map', () => {
    const slope = fc.tuple(fc.integer({ min: -5, max: 5 }), smallRational)
    const contracting = weighted(slope.map(([p, b]) => map(rational(p, 6), b)))
    fc.assert(
      fc.property(contracting, choices => {
        const law = affineMoments(choices)
        const m = stationaryMoments(law, 3)
        // E(AX + B)³ = E A³ m_3 + 3 E A²B m_2 + 3 E AB² m_1 + E B³, and so on.
        const mean = law.mixed(1, 0).mul(m[1]!).add(law.mixed(0, 1))
        const third = [m[3]!, m[2]!.mul(3), m[1]!.mul(3), one]
          .map((moment, k) => moment.mul(law.mixed(3 - k, k)))
          .reduce((sum, term) => sum.add(term))
        expect(shown([mean, third])).toEqual(shown([m[1]!, m[3]!]))
      }),
    )
  })

  it('are refused where E|A|^p ≥ 1, though |E A^p| < 1', () => {
    const choices = equallyWeighted([map(rational(1, 2), one), map(rational(-3, 2), one)])
    expect(() => stationaryMoments(affineMoments(choices), 1)).toThrow(MomentError)
    expect(() => stationaryMoments(affineMoments(choices), 1)).toThrow(
      'moment 1: expected E|A|^1 < 1, got 1: the recursion is not valid; Kesten 1973',
    )
    expect(stationaryMoments(affineMoments(choices), 0)).toHaveLength(1)
  })

  it('need orders and iterates that are whole numbers', () => {
    const law = affineMoments(ar1(one))
    expect(() => stationaryMoments(law, -1)).toThrow(RangeError)
    expect(() => momentsAfter(law, one, 1.5, 2)).toThrow(RangeError)
  })
})
