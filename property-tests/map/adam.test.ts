import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Adam, type AdamState, adam, adamStart } from '../../src/map/adam.js'
import { MapError } from '../../src/map/self-map.js'
import { squareRootAbove } from '../../src/map/square-root.js'
import type { ElementwiseSpace } from '../../src/space/elementwise-space.js'
import { float64 } from '../../src/space/float64.js'
import { scalars } from '../../src/space/line.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { moderateDouble } from './maps.js'

const line = float64(1)
const space = float64(3)
const vector = (...v: number[]) => Float64Array.from(v)

/** ℚ with roots from above: exact where a root is a double. */
const overRationals: ElementwiseSpace<Rational, Rational> = {
  ...scalars(rationals),
  constant: s => s,
  multiply: rationals.mul,
  divide: rationals.div,
  squareRoot: q => squareRootAbove(rationals, q),
}

/** θ_1, θ_2, … of Adam on (θ − e_i)²/2 from 1. */
function trajectory(options: Adam, errors: readonly number[]): AdamState<Float64Array>[] {
  let state = adamStart(line, vector(1))
  return errors.map(e => {
    state = adam(line, options, theta => vector(theta[0]! - e)).apply(state)
    return state
  })
}

describe('the algorithm of PyTorch (torch.optim.Adam), evaluated in 60 digits', () => {
  test('h = 0.1 on (θ − e)²/2, e = 0.5, −2, 3, 0, −1, 0.25, from 1', () => {
    const found = trajectory({ h: 0.1 }, [0.5, -2, 3, 0, -1, 0.25])
    const theta = [
      0.900000002, 0.8152880042442195, 0.800811589221203, 0.7768124940124086, 0.7351106238861622,
      0.6933429425729315,
    ]
    // 1 − β₂ is known to 10^−13 of itself, which the root halves; the step is 0.1 of it.
    found.forEach((state, i) => {
      expect(state.theta[0]).toBeCloseTo(theta[i]!, 13)
    })
    expect(found[5]!.m[0]).toBeCloseTo(0.33381792121727405, 14)
    expect(found[5]!.v[0]).toBeCloseTo(0.01741307999241015, 14)
    expect(found[5]!.t).toBe(6)
  })

  test('its default h = 0.001 on θ²/2 from 1, a thousand steps', () => {
    const found = trajectory(
      { h: 0.001 },
      Array.from({ length: 1000 }, () => 0),
    )
    const [at1, at334, at667, at1000] = [0, 333, 666, 999].map(i => found[i]!)
    expect(at1!.theta[0]).toBeCloseTo(0.99900000001, 14)
    expect(at334!.theta[0]).toBeCloseTo(0.6917392931307615, 13)
    expect(at667!.theta[0]).toBeCloseTo(0.44379943669358063, 13)
    expect(at1000!.theta[0]).toBeCloseTo(0.25766503058980356, 13)
    expect(at1000!.v[0]).toBeCloseTo(0.1999242171979368, 13)
  })
})

describe('against the same steps written out in scalars', () => {
  const state = fc.record({
    theta: moderateDouble,
    m: moderateDouble,
    v: moderateDouble.map(Math.abs),
    t: fc.nat(2000),
  })

  test('one step from any state', () => {
    fc.assert(
      fc.property(state, moderateDouble, (z, g) => {
        const [h, b1, b2, epsilon] = [0.01, 0.8, 0.99, 1e-6]
        const m = b1 * z.m + (1 - b1) * g
        const v = b2 * z.v + (1 - b2) * g * g
        const root = Math.sqrt(v) / Math.sqrt(1 - b2 ** (z.t + 1))
        const step = h / (1 - b1 ** (z.t + 1)) / (root + epsilon)
        const found = adam(line, { h, beta1: b1, beta2: b2, epsilon }, () => vector(g)).apply({
          theta: vector(z.theta),
          m: vector(z.m),
          v: vector(z.v),
          t: z.t,
        })
        // Either side has at most 50 roundings, and 1 − β^s magnifies those of β^s, at most 30,
        // by β/(1 − β) ≤ 99: 2·(50 + 3000)u < 10^−12 of the terms of the step, and its sum.
        const terms = step * (Math.abs(b1 * z.m) + Math.abs((1 - b1) * g))
        const error = Math.abs(found.theta[0]! - (z.theta - step * m))
        expect(error).toBeLessThanOrEqual(1e-12 * terms + 2 ** -51 * Math.abs(z.theta))
        expect(found.m[0]).toBe(m)
        expect(Math.abs(found.v[0]! - v)).toBeLessThanOrEqual(2 ** -50 * v)
        expect(found.t).toBe(z.t + 1)
      }),
    )
  })

  test('coordinates do not meet: three at once are three alone, to the last bit', () => {
    fc.assert(
      fc.property(fc.tuple(state, state, state), fc.array(moderateDouble), (three, gs) => {
        const g = vector(gs[0] ?? 1, gs[1] ?? -2, gs[2] ?? 0)
        const read = (of: 'theta' | 'm' | 'v') => Float64Array.from(three, z => z[of])
        const t = three[0].t
        const z = { theta: read('theta'), m: read('m'), v: read('v'), t }
        const together = adam(space, { h: 0.1 }, () => g).apply(z)
        const alone = three.map(({ theta, m, v }, i) =>
          adam(line, { h: 0.1 }, () => vector(g[i]!)).apply({
            theta: vector(theta),
            m: vector(m),
            v: vector(v),
            t,
          }),
        )
        for (const of of ['theta', 'm', 'v'] as const) {
          expect([...together[of]]).toEqual(alone.map(each => each[of][0]))
        }
      }),
    )
  })
})

describe('over ℚ', () => {
  test('a constant gradient g: θ_t = θ − t·h·g/(|g| + ε), exactly', () => {
    const gradients = fc.integer({ min: -9, max: 9 }).filter(g => g !== 0)
    fc.assert(
      fc.property(gradients, fc.integer({ min: 1, max: 6 }), (g, steps) => {
        const [h, epsilon] = [rational(1, 10), rational(1, 1000)]
        const map = adam(overRationals, { h, epsilon }, () => rational(g))
        let z = adamStart(overRationals, rational(2))
        for (let t = 0; t < steps; t++) z = map.apply(z)
        const moved = h
          .mul(steps)
          .mul(g)
          .div(epsilon.add(Math.abs(g)))
        expect(z.theta.equals(rational(2).sub(moved))).toBe(true)
      }),
    )
  })

  test('decay λ: a constant gradient g gives θ′ = (1 − hλ)θ − h·g/(|g| + ε), the averages alone', () => {
    const [h, decay, epsilon] = [rational(1, 10), rational(3), rational(1, 1000)]
    const options = { h, decay, epsilon }
    const map = adam(overRationals, options, () => rational(-2))
    let z = adamStart(overRationals, rational(5))
    let theta = rational(5)
    for (let t = 0; t < 4; t++) {
      z = map.apply(z)
      theta = theta.mul(rational(7, 10)).add(h.mul(2).div(epsilon.add(2)))
      expect(z.theta.equals(theta)).toBe(true)
    }
    const plain = adam(overRationals, { h, epsilon }, () => rational(-2))
    const without = plain.apply(adamStart(overRationals, rational(5)))
    const once = map.apply(adamStart(overRationals, rational(5)))
    expect([once.m, once.v].map(x => x.toFraction())).toEqual(
      [without.m, without.v].map(x => x.toFraction()),
    )
    // Not the gradient of λθ²/2 added to g, which the averages would see.
    const coupled = adam(overRationals, { h, epsilon }, theta => decay.mul(theta).sub(2))
    expect(coupled.apply(adamStart(overRationals, rational(5))).theta.equals(once.theta)).toBe(
      false,
    )
  })

  test('a negative decay is refused', () => {
    const wrong = () => adam(line, { h: 0.1, decay: -1 }, theta => theta)
    expect(wrong).toThrow(new MapError('Adam, λ: expected a number ≥ 0, got -1'))
  })

  test('the defaults are 9/10, 999/1000 and 10^−8', () => {
    const map = adam(overRationals, { h: rational(1) }, () => rational(1))
    const z = map.apply(adamStart(overRationals, rational(0)))
    expect(z.m.toFraction()).toBe('1/10')
    expect(z.v.toFraction()).toBe('1/1000')
    expect(z.theta.toFraction()).toBe('-100000000/100000001')
  })
})

describe('the step number of the bias correction', () => {
  const at = (t: number) => ({ theta: vector(1), m: vector(0.5), v: vector(2), t })
  const stepFrom = (t: number, biasCorrection: NonNullable<Adam['biasCorrection']>) =>
    adam(line, { h: 0.1, biasCorrection }, theta => theta).apply(at(t)).theta[0]

  test('a data index is right where it is the position of application, and only there', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 41 }), (t, dataIndex) => {
        const same = stepFrom(t, { dataIndex }) === stepFrom(t, 'applied')
        expect(same).toBe(dataIndex === t + 1)
      }),
    )
  })

  test('none is the limit of long runs', () => {
    expect(stepFrom(100_000, 'applied')).toBe(stepFrom(0, 'none'))
    expect(stepFrom(100, 'applied')).not.toBe(stepFrom(0, 'none'))
  })
})

test('a state is left as it was', () => {
  const z = { theta: vector(1), m: vector(2), v: vector(3), t: 4 }
  adam(line, { h: 0.1 }, theta => theta).apply(z)
  expect(z).toEqual({ theta: vector(1), m: vector(2), v: vector(3), t: 4 })
})

test.each<[Adam, string]>([
  [{ h: Number.NaN }, 'Adam, h: expected a finite number of ℝ, got NaN'],
  [{ h: 1, beta1: 1 }, 'Adam, β₁: expected a number below 1, got 1'],
  [{ h: 1, beta2: -0.1 }, 'Adam, β₂: expected a number ≥ 0, got -0.1'],
  [{ h: 1, epsilon: Infinity }, 'Adam, ε: expected a finite number of ℝ, got Infinity'],
  [{ h: 1, biasCorrection: { dataIndex: 0 } }, 'Adam, data index: expected an integer ≥ 1, got 0'],
])('%o is refused', (options, message) => {
  expect(() => adam(line, options, theta => theta)).toThrow(new MapError(message))
})
