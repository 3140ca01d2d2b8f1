import { describe, expect, test } from 'vitest'
import {
  aPriori,
  backwardLimit,
  backwardLimitAsync,
  type Certificate,
  CertificateError,
  couplingFromThePast,
  couplingFromThePastAsync,
  lipschitzProduct,
  sandwichedLimit,
} from '../../src/iterate/index.js'
import { affine } from '../../src/map/affine.js'
import type { SelfMap } from '../../src/map/self-map.js'
import type { MapSequence } from '../../src/random/random-map.js'
import { discrete } from '../../src/space/finite-set.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'

/** x ↦ x/2 + 1, whose backward limit is 2. */
const half: MapSequence<SelfMap<number>> = { at: () => affine(real, 0.5, 1) }
// Made within the test, where mutants live.
const claim = () => aPriori({ k: 0.5, D: 1 })
const product = () => lipschitzProduct({ radius: 2, space: realLine })
const ends = { lo: 0, hi: 4 }

/** The bounds for n = 0 … 3. */
function firstBounds(certificate: Certificate<number>): number[] {
  const bounds: number[] = []
  for (const bound of certificate.bounds(half)) if (bounds.push(bound) > 3) break
  return bounds
}

describe('bounds, for n = 0, 1, 2, …', () => {
  test('D k^n/(1 − k), and R l_1 … l_n', () => {
    expect(firstBounds(claim())).toEqual([2, 1, 0.5, 0.25])
    expect(firstBounds(product())).toEqual([2, 1, 0.5, 0.25])
    expect(firstBounds(aPriori({ k: 0, D: 3 }))).toEqual([3, 0, 0, 0])
    expect(firstBounds(aPriori({ k: 0.5, D: 0, space: realLine }))).toEqual([0, 0, 0, 0])
  })

  test('a constant given for each map, by its index', () => {
    const constant = (_: SelfMap<number>, i: number) => (i === 3 ? 0 : 1 / (i + 1))
    const given = lipschitzProduct({ radius: 6, space: realLine, constant })
    expect(firstBounds(given)).toEqual([6, 3, 1, 0])
    const negative = lipschitzProduct({ radius: 6, space: realLine, constant: () => -1 })
    expect(() => firstBounds(negative)).toThrow(
      'T_1 (x ↦ 0.5·x + 1): expected a Lipschitz constant in |·|, got -1',
    )
  })

  test('what is claimed must be a contraction, or a length', () => {
    expect(new CertificateError('x').name).toBe('CertificateError')
    expect(() => aPriori({ k: -0.1, D: 1 })).toThrow('0 ≤ k < 1, got -0.1')
    expect(() => aPriori({ k: 0.5, D: -1 })).toThrow('D: expected a finite length ≥ 0, got -1')
    expect(() => lipschitzProduct({ radius: Infinity, space: realLine })).toThrow(
      'radius: expected a finite length ≥ 0, got Infinity',
    )
  })

  test('a map that carries no constant passes under a claim(), for there is nothing to hold it to', () => {
    const sine = { at: () => ({ name: 'x ↦ ½ sin x', apply: Math.sin, proved: {} }) }
    const bound = aPriori({ k: 0.5, D: 1, space: realLine })
    expect(backwardLimit(sine, 0, bound, { tolerance: 0.5 }).n).toBe(2)
  })
})

describe('limits say what they took', () => {
  test('which certificate', () => {
    const options = { tolerance: 0.5 }
    expect(backwardLimit(half, 0, claim(), options).certificate).toBe('a priori')
    expect(backwardLimit(half, 0, product(), options).certificate).toBe(
      'product of Lipschitz constants',
    )
    expect(sandwichedLimit(half, ends, realLine, options).certificate).toBe('sandwich')
  })

  test('a bound equal to the tolerance is enough, and so is `most` maps', () => {
    const options = { tolerance: 0.25, most: 3 }
    expect(backwardLimit(half, 0, claim(), options)).toMatchObject({ n: 3, error: 0.25 })
    expect(() => backwardLimit(half, 0, claim(), { ...options, most: 2 })).toThrow(
      'a priori: after 2 maps the bound is 0.5, tolerance 0.25',
    )
    // The ends are 4/2^n apart, and n is a power of two.
    expect(sandwichedLimit(half, ends, realLine, { tolerance: 0.25, most: 4 })).toMatchObject({
      n: 4,
      error: 0.25,
      point: 2 - 2 / 16,
    })
    expect(() => sandwichedLimit(half, ends, realLine, { tolerance: 0.25, most: 3 })).toThrow(
      'sandwich: after 2 maps the ends are 1 apart, tolerance 0.25',
    )
  })

  test('a million maps unless told otherwise', () => {
    const stuck: Certificate<number> = {
      name: 'stuck',
      *bounds() {
        for (;;) yield 1
      },
    }
    expect(() => backwardLimit(half, 0, stuck, { tolerance: 0.5 })).toThrow('after 1000000 maps')
  })

  test('a certificate that ends', () => {
    const short: Certificate<number> = { name: 'short', bounds: () => [3, 2] }
    expect(() => backwardLimit(half, 0, short, { tolerance: 1 })).toThrow(
      'short: gave no bound for n = 2',
    )
    expect(() => backwardLimit(half, 0, short, { tolerance: Number.NaN })).toThrow('tolerance')
  })

  test('a sandwich in an order of the caller’s own', () => {
    // Turned round, [4, 0] is an interval with least point 4, and the maps still increase.
    const turned = { lo: 4, hi: 0, below: (a: number, b: number) => a >= b }
    expect(sandwichedLimit(half, turned, realLine, { tolerance: 0.25 })).toMatchObject({
      n: 4,
      point: 2 + 2 / 16,
    })
  })

  test('a sandwich refuses a map that leaves by one end alone, and one without a proof', () => {
    const options = { tolerance: 0.25 }
    expect(() => sandwichedLimit(half, { lo: 0, hi: 1 }, realLine, options)).toThrow('keeps [0, 1]')
    expect(() => sandwichedLimit(half, { lo: 3, hi: 4 }, realLine, options)).toThrow('keeps [3, 4]')
    const bare = { at: () => ({ name: 'bare', apply: (x: number) => x, proved: {} }) }
    expect(() => sandwichedLimit(bare, ends, realLine, options)).toThrow(
      'T_1 (bare): expected an increasing map, got no proof',
    )
  })

  test('progress counts the maps applied, in order', async () => {
    const slow: SelfMap<number> = {
      ...affine(real, 0.5, 1),
      name: 'slow',
      proved: { monotone: 'increasing' },
      apply(x) {
        const until = performance.now() + 1
        while (performance.now() < until);
        return x / 2 + 1
      },
    }
    const done: number[] = []
    const onProgress = (progress: { done: number }) => done.push(progress.done)
    const tolerance = 2 ** -99
    await backwardLimitAsync({ at: () => slow }, 0, claim(), { tolerance, onProgress })
    expect(done.length).toBeGreaterThan(0)
    expect(done.every((steps, i) => steps > (done[i - 1] ?? 0) && steps <= 100)).toBe(true)
  })
})

describe('coupling from the past', () => {
  /** T_i: the table of i on {0, 1, 2, 3}; T_1 T_2 T_3 T_4 is constant, no shorter one is. */
  const tables = [
    [0, 1, 2, 2],
    [0, 1, 2, 2],
    [0, 1, 1, 2],
    [0, 0, 0, 1],
  ]
  const maps: MapSequence<SelfMap<number>> = {
    at: i => ({ name: `T_${i}`, apply: s => tables[(i - 1) % 4]![s]!, proved: {} }),
  }
  const states = [0, 1, 2, 3]

  test('doubles until constant, and counts 4 states × (1 + 2 + 4 + 8) maps', () => {
    // T_1 … T_4 sends 3 to 1 and the rest to 0; four more maps send all to 0.
    expect(couplingFromThePast(maps, states)).toEqual({ value: 0, n: 8, applications: 60 })
    expect(couplingFromThePast(maps, states, { most: 8 }).n).toBe(8)
    expect(() => couplingFromThePast(maps, states, { most: 7 })).toThrow(
      'coupling from the past: not constant after 7 maps',
    )
  })

  test('states are told apart as the caller says', () => {
    const equal = (a: number, b: number) => a >> 1 === b >> 1
    expect(couplingFromThePast(maps, states, { equal })).toMatchObject({ value: 0, n: 4 })
  })

  test('with their space, states are checked', async () => {
    const space = discrete(3)
    expect(() => couplingFromThePast(maps, states, { space })).toThrow('got 3')
    await expect(couplingFromThePastAsync(maps, states, { space })).rejects.toThrow('got 3')
  })
})
