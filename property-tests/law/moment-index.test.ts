import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AffineChoices,
  equallyWeighted,
  logAverage,
  logAverageSign,
  MomentError,
  momentOf,
  requireMoment,
  slopeLaw,
  tailIndex,
  type Weighted,
} from '../../src/law/index.js'
import { affine } from '../../src/map/affine.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { smallRational, weighted } from './arbitrary.js'

const map = (a: Rational, b = rational(1)) => affine(rationals, a, b)
const evenly = (...slopes: (readonly [number, number])[]): AffineChoices =>
  equallyWeighted(slopes.map(([n, d]) => map(rational(n, d))))

/** Slopes 1/b with probability p and b with 1 − p: α = log(p/(1 − p))/log b. */
const upOrDown = (p: Rational, b: Rational): Weighted<ReturnType<typeof map>>[] => [
  { point: map(b.inverse()), weight: p },
  { point: map(b), weight: rational(1).sub(p) },
]

describe('the tail index', () => {
  it('has the closed form of slopes b and 1/b', () => {
    const probability = fc
      .integer({ min: 3, max: 40 })
      .chain(q => fc.integer({ min: Math.floor(q / 2) + 1, max: q - 1 }).map(p => rational(p, q)))
    fc.assert(
      fc.property(probability, fc.integer({ min: 2, max: 9 }), (p, b) => {
        const odds = p.valueOf() / (1 - p.valueOf())
        const alpha = tailIndex(slopeLaw(upOrDown(p, rational(b))))
        expect(alpha / (Math.log(odds) / Math.log(b))).toBeCloseTo(1, 10)
      }),
    )
  })

  it('is exact where it is an integer', () => {
    for (let j = 1; j <= 12; j++) {
      const odds = rational(2 ** j, 2 ** j + 1)
      expect(tailIndex(slopeLaw(upOrDown(odds, rational(2))))).toBe(j)
    }
    expect(tailIndex(slopeLaw(evenly([1, 2], [3, 2])))).toBe(1)
    expect(tailIndex(slopeLaw(evenly([-1, 2], [-3, 2])))).toBe(1)
  })

  it('of slopes 1/2 and 19/10 is 0.1152', () => {
    expect(tailIndex(slopeLaw(evenly([1, 2], [19, 10])))).toBeCloseTo(0.1152, 4)
  })

  it('is infinite where no slope is above 1, and where slopes vanish it is not lost', () => {
    expect(tailIndex(slopeLaw(evenly([1, 2], [-1, 1])))).toBe(Infinity)
    expect(tailIndex(slopeLaw(evenly([0, 1], [2, 1])))).toBe(1)
  })

  it('separates the finite moments from the others', () => {
    fc.assert(
      fc.property(weighted(smallRational.map(a => map(a))), choices => {
        const slopes = slopeLaw(choices)
        if (logAverageSign(slopes) >= 0) {
          expect(() => tailIndex(slopes)).toThrow(MomentError)
          return
        }
        const alpha = tailIndex(slopes)
        for (let j = 1; j <= 6; j++) {
          expect(momentOf(slopes, j).compare(1)).toBe(Math.sign(j - alpha))
        }
      }),
    )
  })
})

describe('the sign of E log|A|', () => {
  it('is that of the logarithm where doubles show it', () => {
    fc.assert(
      fc.property(weighted(smallRational.map(a => map(a))), choices => {
        const slopes = slopeLaw(choices)
        const average = logAverage(slopes)
        if (Math.abs(average) > 1e-9) expect(logAverageSign(slopes)).toBe(Math.sign(average))
      }),
    )
  })

  it('is exact where they do not: 2·(1/2), 8·(1/2)³, and a hair beside', () => {
    expect(logAverageSign(slopeLaw(evenly([1, 2], [2, 1])))).toBe(0)
    expect(logAverageSign(slopeLaw(upOrDown(rational(1, 2), rational(3, 7))))).toBe(0)
    const hair = 10n ** 40n
    for (const sign of [-1, 1]) {
      const near = map(rational(2n * hair + BigInt(sign), hair))
      const choices = equallyWeighted([map(rational(1, 2)), near])
      expect(logAverageSign(slopeLaw(choices))).toBe(sign)
    }
    const thirds = [
      { point: map(rational(8)), weight: rational(1, 4) },
      { point: map(rational(1, 2)), weight: rational(3, 4) },
    ]
    expect(logAverageSign(slopeLaw(thirds))).toBe(0)
  })

  it('is refused, not guessed, where it takes powers too large', () => {
    const tiny = rational(1n, 10n ** 30n)
    const half = rational(1, 2)
    const choices = [
      { point: map(rational(2)), weight: half.sub(tiny) },
      { point: map(half), weight: half.add(tiny) },
    ]
    expect(() => logAverageSign(slopeLaw(choices))).toThrow(RangeError)
  })
})

describe('a moment that is required', () => {
  const refusal = (choices: AffineChoices, order: number, what?: string) => {
    try {
      requireMoment(choices, order, what)
    } catch (error) {
      if (error instanceof MomentError) return error.message
      throw error
    }
    return 'granted'
  }

  it('is granted exactly where E|A|^j < 1', () => {
    fc.assert(
      fc.property(
        weighted(fc.tuple(smallRational, fc.nat(9)).map(([a, b]) => map(a, rational(b, 7)))),
        fc.integer({ min: 1, max: 5 }),
        (choices, order) => {
          const slopes = slopeLaw(choices)
          const drawn = choices.map(({ point }) => point)
          const fixed = drawn.find(({ a }) => !a.equals(1))?.proved.fixedPoint
          const common = fixed && drawn.every(point => point.apply(fixed).equals(fixed))
          const finite = momentOf(slopes, order).compare(1) < 0
          const granted = logAverageSign(slopes) < 0 && (finite || common === true)
          expect(refusal(choices, order) === 'granted').toBe(granted)
        },
      ),
    )
  })

  it('is refused with the reason', () => {
    const heavy = evenly([1, 2], [19, 10])
    expect(refusal(heavy, 2)).toBe(
      'variance: expected E A² < 1, got 193/100: the stationary law has infinite variance (tail index α = 0.1152); Kesten 1973',
    )
    expect(refusal(evenly([1, 2], [3, 2]), 1)).toBe(
      'mean: expected E |A| < 1, got 1: the stationary law has infinite mean (tail index α = 1); Kesten 1973',
    )
    expect(refusal(evenly([1, 2], [-5, 4]), 13, 'thirteenth moment')).toMatch(
      /^thirteenth moment: expected E \|A\|¹³ < 1, got 9\.0/,
    )
    expect(refusal(evenly([1, 2], [2, 1]), 1)).toBe(
      'mean: expected E log|A| < 0, got 0: no stationary law is reached; Bougerol and Picard 1992',
    )
  })

  it('is granted to maps with a common fixed point, where the law is a point', () => {
    const about3 = [rational(1, 2), rational(19, 10)].map(a => map(a, a.sub(1).mul(-3)))
    expect(refusal(equallyWeighted(about3), 2)).toBe('granted')
  })

  it('takes doubles at their exact value', () => {
    const choices = equallyWeighted([affine(real, 0.5, 1), affine(real, 1.5, 1)])
    expect(refusal(choices, 1)).toMatch(/expected E \|A\| < 1, got 1:/)
    expect(refusal(equallyWeighted([affine(real, 0.9, 1)]), 2)).toBe('granted')
  })

  it('has an integer order', () => {
    for (const order of [0, -1, 1.5, Number.NaN]) {
      expect(() => requireMoment(evenly([1, 2]), order)).toThrow(RangeError)
    }
  })
})
