import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  carriedConstant,
  mapsOf,
  meanCentre,
  sampledConstant,
} from '../../src/estimate/ball-constants.js'
import { EstimateError } from '../../src/estimate/estimate.js'
import {
  type BallConstant,
  type BallProblem,
  ballFigures,
  closes,
  invariantBall,
} from '../../src/estimate/invariant-ball.js'
import { affine } from '../../src/map/affine.js'
import { lineMap } from '../../src/map/formula-map.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { piecewiseLinear } from '../../src/map/piecewise-linear.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { uniform } from '../../src/random/uniform.js'
import { euclidean } from '../../src/space/euclidean.js'
import { float64 } from '../../src/space/float64.js'
import { realLine, scalars } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'

const proved = (at: (r: number) => number): BallConstant => ({ at, kind: 'proved', from: 'slopes' })
const on = (
  maps: readonly SelfMap<number>[],
  constant: BallConstant,
  centre = 0,
): BallProblem<number> => ({ space: realLine, maps, all: true, centre, constant })

const eighth = fc.integer({ min: -40, max: 40 }).map(n => n / 8)

describe('closed forms', () => {
  property([
    fc.array(fc.tuple(fc.integer({ min: -15, max: 15 }), eighth), { minLength: 1, maxLength: 5 }),
    eighth,
  ])('affine maps a·x + b: r = D/(1 − max |a|)', (given, centre) => {
    const maps = given.map(([a, b]) => affine(real, a / 16, b))
    const result = invariantBall(on(maps, carriedConstant(maps, realLine), centre))
    if (!result.found) throw new Error(result.reason)
    const k = Math.max(...given.map(([a]) => Math.abs(a / 16)))
    const D = Math.max(...given.map(([a, b]) => Math.abs((a / 16) * centre + b - centre)))
    expect(result.k).toBe(k)
    expect(result.seen).toBe(D)
    // What rounding may hide: units of the distance, and of the product that is enclosed.
    const off = 2 ** -49 * (D + Math.abs(centre))
    expect(result.displacement).toBeGreaterThanOrEqual(D)
    expect(result.displacement).toBeLessThanOrEqual(D + off)
    // Four ulps of the quotient, and four more, and what the displacement has.
    expect(result.radius).toBeGreaterThanOrEqual(D / (1 - k) - 2 ** -50 * (D / (1 - k)))
    expect(result.radius).toBeLessThanOrEqual(((D + off) / (1 - k)) * (1 + 2 ** -49))
    expect(result.proves).toBe(true)
    // The ball is kept: its ends and middle go into it.
    for (const map of maps) {
      for (const t of [-1, 0, 1]) {
        const image = map.apply(centre + t * result.radius)
        const rounding = 2 ** -48 * (Math.abs(centre) + result.radius + Math.abs(image))
        expect(Math.abs(image - centre)).toBeLessThanOrEqual(result.radius + rounding)
      }
    }
  })

  /** θ ↦ θ − h(θ + θ³ + e): slopes 1 − h(1 + 3θ²). */
  const h = 0.5
  const quartic = (e: number) => gradientStep(scalars(real), h, (x: number) => x + x ** 3 + e)
  const slope = (r: number) => Math.max(Math.abs(1 - h), Math.abs(1 - h * (1 + 3 * r * r)))

  test('a quartic loss contracts near its minimum alone: r solves D = (1 − k(r))·r', () => {
    // k = ½ while 1 − h(1 + 3r²) ≥ −½, that is to r = √(2/3): D = h·e, r = 2he = e.
    const result = invariantBall(on([quartic(0.5), quartic(-0.5)], proved(slope)))
    if (!result.found) throw new Error(result.reason)
    expect(result.radius).toBeCloseTo(0.5, 12)
    expect(result.k).toBe(0.5)
    // e = 0.84: 0.42 = (2 − h(1 + 3r²))·r has no solution; at r = √(2/3) there is room for e ≤ 0.816.
    const none = invariantBall(on([quartic(0.84)], proved(slope)))
    expect(none.found).toBe(false)
  })

  test('where k grows with r the least radius is found to its resolution', () => {
    // k(r) = ½ + r/8, D = ¼: ¼ = (½ − r/8)·r at r = 2 − √2.
    const result = invariantBall(
      on(
        [affine(real, 0.5, 0.25)],
        proved(r => 1 / 2 + r / 8),
      ),
    )
    if (!result.found) throw new Error(result.reason)
    const least = 2 - Math.SQRT2
    expect(result.radius).toBeGreaterThanOrEqual(least * (1 - 1e-15))
    expect(result.radius).toBeLessThanOrEqual(least * (1 + 1e-3))
    const finer = invariantBall(
      on(
        [affine(real, 0.5, 0.25)],
        proved(r => 1 / 2 + r / 8),
      ),
      {
        resolution: 1e-9,
      },
    )
    if (!finer.found) throw new Error(finer.reason)
    expect(Math.abs(finer.radius - least)).toBeLessThan(2e-9)
  })

  test('maps that all leave the centre where it is have it for their ball', () => {
    const maps = [affine(real, 0.5, 0), affine(real, -0.25, 0)]
    const result = invariantBall(on(maps, carriedConstant(maps, realLine)))
    expect(result).toMatchObject({ found: true, radius: 0, k: 0.5 })
  })
})

property([
  fc.integer({ min: 1, max: 32 }).map(n => n / 8),
  fc.array(
    fc.record({ length: fc.integer({ min: 1, max: 16 }), k: fc.integer({ min: 0, max: 20 }) }),
    { minLength: 1, maxLength: 6 },
  ),
])('constants that grow in steps: found where there is a ball, the least one', (D, given) => {
  // k = k_j on (s_(j − 1), s_j], the last for ever.
  const steps = given.map(({ k }) => k / 16).toSorted((a, b) => a - b)
  const ends = given.map((_, j) => given.slice(0, j + 1).reduce((s, x) => s + x.length / 2, 0))
  ends[ends.length - 1] = Infinity
  const at = (r: number) => steps[ends.findIndex(end => r <= end)]!
  const least = Math.min(
    ...steps.map((k, j) => {
      const r = Math.max(k < 1 ? D / (1 - k) : Infinity, ends[j - 1] ?? 0)
      return r <= ends[j]! ? r : Infinity
    }),
  )
  // Where a ball ends just where k steps up, rounding decides.
  fc.pre(steps.every((k, j) => k >= 1 || D / (1 - k) !== ends[j]))
  const result = invariantBall(on([affine(real, 0, D)], proved(at)))
  expect(result.found).toBe(least < Infinity)
  if (!result.found) return
  expect(result.radius).toBeGreaterThanOrEqual(least)
  expect(result.radius).toBeLessThanOrEqual(least * (1 + 1e-3))
  expect(D).toBeLessThanOrEqual((1 - at(result.radius)) * result.radius)
})

describe('x/2 + 1 with slope 3 beyond 1 contracts [−1, 1], and leaves it', () => {
  const runaway = piecewiseLinear(real, [[1, 1.5]], { left: 0.5, right: 3 })
  const slope = (r: number) => (r <= 1 ? 0.5 : 3)

  test('no ball about 0 is found, and it says that there is none', () => {
    const result = invariantBall(on([runaway], proved(slope)))
    if (result.found) throw new Error('found')
    expect(result.reason).toMatch(
      /^k\(r\) = 3 ≥ 1 at r = 1\.00000\d*, and no smaller ball is invariant/,
    )
    expect(ballFigures(result)[0]).toHaveProperty('refused')
  })

  test('control: that k < 1 on a ball accepts it, though 0 goes to infinity', () => {
    const forgetful = (r: number) => slope(r) < 1
    expect(forgetful(1)).toBe(true)
    let x = 0
    for (let n = 0; n < 50; n++) x = runaway.apply(x)
    expect(x).toBeGreaterThan(1e10)
  })

  test('moved by less, it has one', () => {
    const near = piecewiseLinear(real, [[1, 0.75]], { left: 0.5, right: 3 })
    const result = invariantBall(on([near], proved(slope)))
    if (!result.found) throw new Error(result.reason)
    expect(result.radius).toBeCloseTo(0.5, 14)
    let x = 0
    for (let n = 0; n < 50; n++) x = near.apply(x)
    expect(x).toBeCloseTo(0.5, 12)
  })

  test('about another centre there is none either: its fixed point 2 is out of reach', () => {
    // About c, slopes are ½ on B(c, r) while c + r ≤ 1, and D = 1 − c/2 ≤ r/2 would need r ≥ 2 − c.
    for (const c of [-4, 0, 0.9]) {
      const constant = proved(r => (c + r <= 1 ? 0.5 : 3))
      expect(invariantBall(on([runaway], constant, c)).found).toBe(false)
    }
  })
})

describe('what it proves', () => {
  const space = euclidean(2)
  const maps = [0, 1].map(i =>
    gradientStep(float64(2), 0.5, x => x.map((t, j) => t - (i === j ? 1 : 0)), {
      kind: 'gradient',
      m: 1,
      M: 1,
    }),
  )
  const centre = new Float64Array(2)

  test('all of a finite law with carried constants: Theorem 2.2', () => {
    const law = mapsOf(finite(space, maps), 1, 10)
    expect(law.all).toBe(true)
    expect(law.maps).toHaveLength(2)
    const constant = carriedConstant(law.maps, space)
    const result = invariantBall({ space, ...law, centre, constant })
    expect(result).toMatchObject({ found: true, k: 0.5, proves: true })
    expect(ballFigures(result).map(row => 'kind' in row && row.kind)).toEqual([
      'upper bound',
      'upper bound',
    ])
  })

  test('maps of probability 0 are none of the law', () => {
    expect(mapsOf(finite(space, maps, [1, 0]), 1, 10).maps).toEqual([maps[0]])
  })

  test('a sample of a law, or a constant from sampled pairs, proves nothing, and it says so', () => {
    const random = iid({
      name: 'noise',
      space: realLine,
      draw: source => affine(real, 0.5, uniform(-1, 1)(source)),
    })
    const drawn = mapsOf(random, 3, 20)
    expect(drawn.all).toBe(false)
    const constant = carriedConstant(drawn.maps, realLine)
    const result = invariantBall({ space: realLine, ...drawn, centre: 0, constant })
    expect(result).toMatchObject({ proves: 'the 20 maps are a sample of the law' })
    const sampled = invariantBall({
      space,
      maps,
      all: true,
      centre,
      constant: sampledConstant(maps, centre, { seed: 1, pairs: 20 }),
    })
    expect(sampled).toMatchObject({ proves: 'k is estimated (20 sampled pairs)' })
    if (!sampled.found) throw new Error(sampled.reason)
    expect(sampled.k).toBeCloseTo(0.5, 12)
    expect(ballFigures(sampled)[0]).toMatchObject({ kind: 'estimate' })
  })

  test('maps that carry nothing have k = ∞', () => {
    const bare = { name: 'bare', apply: (x: number) => x / 2 + 1, proved: {} }
    expect(invariantBall(on([bare], carriedConstant([bare], realLine))).found).toBe(false)
  })

  test('a better centre: the mean map leads to the middle of the fixed points', () => {
    const better = meanCentre(float64(2), maps, Float64Array.of(9, -9), 60)
    expect(better[0]).toBeCloseTo(0.5, 12)
    expect(better[1]).toBeCloseTo(0.5, 12)
    const at = (c: Float64Array) => {
      const constant = carriedConstant(maps, space)
      const result = invariantBall({ space, maps, all: true, centre: c, constant })
      return result.found ? result.radius : Infinity
    }
    expect(at(better)).toBeLessThan(at(centre))
    // Gradient steps without formulas are taken to be right to 2^−40, each coordinate.
    expect(at(better)).toBeCloseTo(Math.SQRT1_2, 11)
  })
})

describe('conduct', () => {
  test('a budget or a stop that is too short is said to be', () => {
    // ½ + r/8 with D just below ½: barely closes, at r = 2, and slowly.
    const problem = on(
      [affine(real, 0.5, 0.4999)],
      proved(r => 1 / 2 + r / 8),
    )
    const short = invariantBall(problem, { budget: 3, resolution: 1e-12 })
    if (short.found) throw new Error('found')
    expect(short.reason).toMatch(/^stopped at r = 1\.\d+ after 3 constants: not closed yet$/)
    expect(invariantBall(problem, { stop: () => true }).found).toBe(false)
    expect(invariantBall(problem, { budget: 1000 }).found).toBe(true)
  })

  test('senseless input is refused in a line', () => {
    const half = affine(real, 0.5, 1)
    expect(() =>
      invariantBall(
        on(
          [],
          proved(() => 0),
        ),
      ),
    ).toThrow(EstimateError)
    expect(() =>
      invariantBall(
        on(
          [half],
          proved(() => 0),
          Number.NaN,
        ),
      ),
    ).toThrow(EstimateError)
    expect(() =>
      invariantBall(
        on(
          [half],
          proved(() => 0),
        ),
        { resolution: 0 },
      ),
    ).toThrow(EstimateError)
    expect(() =>
      invariantBall(
        on(
          [half],
          proved(r => 0.9 - r / 10),
        ),
      ),
    ).toThrow(/^invariant ball, k\(.*\): expected .* or more, as on smaller balls, got/)
  })
})

describe('rounding is part of what the maps move the centre by', () => {
  // x/2 + 1, in doubles x/2 near 0: 1e16 + 1 rounds to 1e16.
  const hidden = lineMap('x/2 + (1e16 + 1) − 1e16', (on, x) =>
    on.sub(on.add(on.scale(0.5, x), on.add(on.of(1e16), on.one)), on.of(1e16)),
  )
  test('a ball that is kept in doubles alone is none', () => {
    expect(hidden.apply(0)).toBe(0)
    const found = invariantBall(
      on(
        [hidden],
        proved(() => 0.5),
      ),
    )
    if (!found.found) throw new Error(found.reason)
    // The fixed point of x/2 + 1 is 2: every ball about 0 that is kept holds it.
    expect(found).toMatchObject({ seen: 0, proves: true })
    expect(found.radius).toBeGreaterThanOrEqual(2)
    expect(closes(found.displacement, 0.5, 1)).toBe(false)
  })
  test('control: what is seen alone closes a ball of radius 1', () => {
    expect(closes(0, 0.5, 1)).toBe(true)
  })
})

test('stopped amid the maps, or by a bound cut short, it says so and denies nothing', () => {
  let asked = 0
  const maps = [affine(real, 0.5, 1), affine(real, 0.5, -1)]
  const amid = invariantBall(
    on(
      maps,
      proved(() => 0.5),
    ),
    { stop: () => ++asked > 1 },
  )
  expect(amid).toMatchObject({ found: false, reason: 'stopped after 1 of 2 maps' })
  let cut = false
  const at = () => {
    cut = true
    return Infinity
  }
  const found = invariantBall(on(maps, proved(at)), { stop: () => cut })
  if (found.found) throw new Error('found')
  expect(found.reason).toMatch(/^stopped at r/)
})

test('the mean centre asks before each map', () => {
  let applied = 0
  const slow = { name: 'slow', proved: {}, apply: (x: number) => ++applied && x / 2 }
  meanCentre(scalars(real), [slow, slow, slow], 1, 200, () => applied >= 4)
  expect(applied).toBe(4)
})
