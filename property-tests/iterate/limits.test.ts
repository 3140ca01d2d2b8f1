import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aPriori,
  applyWord,
  backwardLimit,
  CertificateError,
  couplingFromThePast,
  lipschitzProduct,
  sandwichedLimit,
} from '../../src/iterate/index.js'
import { affine } from '../../src/map/affine.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { backward } from '../../src/order/backward.js'
import type { MapSequence } from '../../src/random/random-map.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'

/** T_i = a_i x + b_i with the given coefficients, the list over and over. */
const cycle = (
  coefficients: readonly (readonly [number, number])[],
): MapSequence<SelfMap<number>> => ({
  at: i => affine(real, ...coefficients[(i - 1) % coefficients.length]!),
})

/** Slopes k·s with |s| ≤ 1, shifts at most 1: D = 1 at 0. Sixteenths, so that all is dyadic. */
const sixteenths = fc.integer({ min: -16, max: 16 }).map(n => n / 16)
const system = (k: number) =>
  fc.array(
    fc.tuple(
      sixteenths.map(s => s * k),
      sixteenths,
    ),
    { minLength: 1, maxLength: 5 },
  )

/** θ* to 1e-15 of its size, from many more maps than any certificate asks for. */
const limitOf = (maps: MapSequence<SelfMap<number>>) => applyWord(maps, backward.word(600), 0)

/** What n roundings of size u = 2^-53 of numbers below 2 can do, amplified by at most 1/(1 − k). */
const rounding = (k: number) => (4 * 2 ** -52) / (1 - k)

describe('limits with a certificate', () => {
  property([system(0.75)])('the certified error is kept', coefficients => {
    const maps = cycle(coefficients)
    for (const tolerance of [1e-2, 1e-6]) {
      for (const certificate of [
        aPriori({ k: 0.75, D: 1 }),
        lipschitzProduct({ radius: 4, space: realLine }),
      ]) {
        const limit = backwardLimit(maps, 0, certificate, { tolerance, space: realLine })
        expect(limit.error).toBeLessThanOrEqual(tolerance)
        expect(Math.abs(limit.point - limitOf(maps))).toBeLessThanOrEqual(
          limit.error + rounding(0.75),
        )
        expect(limit.applications).toBe(limit.n)
      }
    }
  })

  test('n is the least that the bound allows: D k^n/(1−k) = 2^{1−n} ≤ 1e-6 at n = 21', () => {
    const maps = cycle([[0.5, 1]])
    const limit = backwardLimit(maps, 0, aPriori({ k: 0.5, D: 1 }), { tolerance: 1e-6 })
    expect(limit).toMatchObject({ n: 21, applications: 21, error: 2 ** -20 })
    expect(2 - limit.point).toBe(2 ** -20)
  })

  test('the product of the constants sees a map that forgets everything', () => {
    const maps = cycle([
      [0.75, 1],
      [0, 3],
      [0.75, 1],
    ])
    const certificate = lipschitzProduct({ radius: 100, space: realLine })
    const limit = backwardLimit(maps, 0, certificate, { tolerance: 1e-9 })
    expect(limit).toMatchObject({ n: 2, error: 0, point: 0.75 * 3 + 1 })
  })

  test('standing still for five steps is not convergence', () => {
    const maps = cycle([
      [0.5, 0],
      [0.5, 0],
      [0.5, 0],
      [0.5, 0],
      [0.5, 0],
      [0.5, 1],
    ])
    const { point } = backwardLimit(maps, 0, aPriori({ k: 0.5, D: 1 }), { tolerance: 1e-9 })
    expect(Math.abs(point - 2 ** -5 / (1 - 2 ** -6))).toBeLessThanOrEqual(1e-9)
  })

  property([
    fc.array(
      fc.tuple(
        sixteenths.map(Math.abs).map(s => (s * 3) / 4),
        sixteenths,
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  ])('a sandwich closes on the limit of increasing maps', coefficients => {
    const maps = cycle(coefficients)
    const limit = sandwichedLimit(maps, { lo: -4, hi: 4 }, realLine, { tolerance: 1e-6 })
    expect(limit.error).toBeLessThanOrEqual(1e-6)
    expect(limitOf(maps)).toBeGreaterThanOrEqual(limit.point - rounding(0.75))
    expect(limitOf(maps)).toBeLessThanOrEqual(limit.point + limit.error + rounding(0.75))
    // Doubling: 1 + 2 + … + n maps at either end; and each map once at either, to see it keep them.
    expect(limit.applications).toBe(2 * (2 * limit.n - 1) + 2 * limit.n)
  })
})

describe('certificates that cannot be had', () => {
  test('k ≥ 1 is refused', () => {
    expect(() => aPriori({ k: 1, D: 1 })).toThrow(
      'k: expected a contraction constant 0 ≤ k < 1, got 1',
    )
    expect(() => aPriori({ k: 1.2, D: 1 })).toThrow(CertificateError)
    expect(() => aPriori({ k: NaN, D: 1 })).toThrow(CertificateError)
    expect(() => aPriori({ k: 0.5, D: Infinity })).toThrow('D: expected a finite length')
  })

  test('maps that carry no constant, or do not contract, are named', () => {
    const bare: SelfMap<number> = { name: 'x ↦ sin x', apply: Math.sin, proved: {} }
    const certificate = lipschitzProduct({ radius: 1, space: realLine })
    const options = { tolerance: 1e-3, most: 50 }
    expect(() => backwardLimit({ at: () => bare }, 0, certificate, options)).toThrow(
      'T_1 (x ↦ sin x): expected a Lipschitz constant in |·|, got undefined',
    )
    expect(() => backwardLimit(cycle([[1, 1]]), 0, certificate, options)).toThrow(
      'after 50 maps the bound is 1, tolerance 0.001',
    )
  })

  test('a sandwich needs increasing maps that come together', () => {
    const ends = { lo: -4, hi: 4 }
    const options = { tolerance: 1e-3, most: 64 }
    expect(() =>
      sandwichedLimit(
        cycle([
          [0.5, 0],
          [-0.5, 1],
        ]),
        ends,
        realLine,
        options,
      ),
    ).toThrow('T_2 (x ↦ -0.5·x + 1): expected an increasing map, got decreasing')
    expect(() => sandwichedLimit(cycle([[1, 0]]), ends, realLine, options)).toThrow(
      'after 64 maps the ends are 8 apart',
    )
  })

  test('maps that carry more than the k claimed are refused, where the metric is known', () => {
    const steep = cycle([
      [0.5, 0],
      [2, 1],
    ])
    const claim = aPriori({ k: 0.5, D: 1, space: realLine })
    expect(() => backwardLimit(steep, 0, claim, { tolerance: 1e-3 })).toThrow(
      'T_2 (x ↦ 2·x + 1): expected a Lipschitz constant of at most k = 0.5, it carries 2',
    )
  })

  test('a sandwich needs maps that keep the interval', () => {
    const half = cycle([[0.5, 1]])
    const options = { tolerance: 0.01 }
    expect(() => sandwichedLimit(half, { lo: 0, hi: 1 }, realLine, options)).toThrow(
      'T_1 (x ↦ 0.5·x + 1): expected a map that keeps [0, 1], it does not',
    )
    const { point, error } = sandwichedLimit(half, { lo: 0, hi: 4 }, realLine, options)
    expect(Math.abs(point - 2)).toBeLessThanOrEqual(error)
    expect(() => sandwichedLimit(cycle([[2, 1]]), { lo: 0, hi: 0 }, realLine, options)).toThrow(
      CertificateError,
    )
  })

  test('a tolerance must be positive', () => {
    expect(() =>
      backwardLimit(cycle([[0, 0]]), 0, aPriori({ k: 0, D: 1 }), { tolerance: 0 }),
    ).toThrow('tolerance: expected a number > 0, got 0')
  })
})

describe('coupling from the past', () => {
  /** Tables on {0, 1, 2}; the index picks one by a fixed list. */
  const tables = fc.array(fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  })

  property([tables])('the value is that of every longer composition', list => {
    const maps: MapSequence<SelfMap<number>> = {
      at: i => {
        const table = list[(i - 1) % list.length]!
        return { name: table.join(''), apply: s => table[s]!, proved: {} }
      },
    }
    try {
      const { value, n } = couplingFromThePast(maps, [0, 1, 2], { most: 64 })
      for (const more of [n, n + 1, 3 * n + 5]) {
        for (const state of [0, 1, 2]) {
          expect(applyWord(maps, backward.word(more), state)).toBe(value)
        }
      }
    } catch (error) {
      expect((error as Error).message).toContain('not constant after 64 maps')
      // A finite list over and over couples within 64 maps or never: each full round either
      // shrinks the image or permutes it, and 3 states shrink at most twice.
      const images = [0, 1, 2].map(state => applyWord(maps, backward.word(64), state))
      expect(new Set(images).size).toBeGreaterThan(1)
    }
  })

  test('no state to start from', () => {
    expect(() => couplingFromThePast(cycle([[0, 0]]), [])).toThrow('expected at least one state')
  })
})
