import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Algebra } from '../../src/algebra/algebra.js'
import { orthonormalise, randomFrame } from '../../src/estimate/frame.js'
import { lyapunovRows, lyapunovSpectrum } from '../../src/estimate/lyapunov.js'
import { empiricalBernstein } from '../../src/law/empirical-bernstein.js'
import { heavyBall } from '../../src/map/heavy-ball.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { rademacher } from '../../src/random/rademacher.js'
import { Source } from '../../src/random/source.js'
import { euclidean } from '../../src/space/euclidean.js'
import { realLine, scalars } from '../../src/space/line.js'
import { maxProduct } from '../../src/space/product.js'
import { real } from '../../src/space/real.js'
import { sgd as leastSquares, rate } from '../../src/statement/d1.least-squares.js'
import { property } from '../property.js'
import { coverage, expectHonest } from './covers.js'
import { ball, ballMatrix, fibonacci, gaussian, gaussianExponents, kaczmarz } from './maps.js'

const zeros = (d: number) => new Float64Array(d)
const at = (d: number) => ({ seed: 1, start: zeros(d), dimension: d })

describe('frames', () => {
  const sizes = fc
    .integer({ min: 1, max: 6 })
    .chain(d => fc.tuple(fc.constant(d), fc.integer({ min: 1, max: d })))
  property([sizes, fc.nat(1000)])('are orthonormal, and Q·R is what was given', ([d, k], seed) => {
    const source = new Source(seed, 'instances').seek(0, 0)
    const given = Array.from({ length: k }, () => zeros(d).map(() => 2 * source.unit() - 1))
    const q = given.map(v => v.slice())
    const lengths = orthonormalise(q)
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((s, x, i) => s + x * b[i]!, 0)
    q.forEach((u, i) => {
      q.forEach((v, j) => {
        expect(Math.abs(dot(u, v) - (i === j ? 1 : 0))).toBeLessThan(1e-13)
      })
      expect(Math.abs(dot(u, given[i]!) - lengths[i]!)).toBeLessThan(1e-13)
    })
    expect(orthonormalise(randomFrame(source, d, k)).every(r => Math.abs(r - 1) < 1e-14)).toBe(true)
  })

  it('a vector in the span of those before it has length 0', () => {
    const frame = [Float64Array.of(1, 2, 3), Float64Array.of(0.1, 0.2, 0.3)]
    expect(orthonormalise(frame)[1]).toBe(0)
    expect([...frame[1]!]).toEqual([0, 0, 0])
  })
})

describe('Lyapunov exponents', () => {
  it('normal d × d, d = 1 … 4: all within four standard errors, of 8000 steps each', () => {
    for (const d of [1, 2, 3, 4]) {
      const { exponents, evaluations } = lyapunovSpectrum(gaussian(d), {
        ...at(d),
        steps: 250,
        burnIn: 20,
      })
      expect(evaluations).toBe(32 * 270 * d)
      exponents.forEach(({ value, sampled, among }, j) => {
        const truth = gaussianExponents[d - 1 - j]!
        expect(Math.abs(value - truth)).toBeLessThan(4 * sampled!.standardError)
        expect(sampled!.standardError).toBeLessThan(0.02)
        expect(among).toBeUndefined()
      })
    }
  })

  it('random Fibonacci: log 1.13198824, and its negative', () => {
    const { exponents } = lyapunovSpectrum(fibonacci, { ...at(2), steps: 1000 })
    const gamma = Math.log(1.13198824)
    const [first, second] = exponents
    expect(Math.abs(first!.value - gamma)).toBeLessThan(4 * first!.sampled!.standardError)
    expect(Math.abs(second!.value + gamma)).toBeLessThan(4 * second!.sampled!.standardError)
  })

  it('Kaczmarz: four equal exponents are told as such, and intervals reach to their volume', () => {
    const { exponents } = lyapunovSpectrum(kaczmarz, at(4))
    for (const { sampled, among } of exponents) {
      expect(among).toEqual([1, 4])
      expect(sampled!.interval.low).toBeLessThanOrEqual(Math.log(1 / 2) / 4)
      expect(sampled!.interval.high).toBeGreaterThanOrEqual(Math.log(1 / 2) / 4)
    }
    expect(lyapunovRows({ exponents, evaluations: 4 })[0]).toMatchObject({
      detail: expect.stringMatching(/γ_1 to γ_4 are not told apart$/),
    })
  })

  it('least squares on small batches: constant 1, yet γ_1 < (log ρ)/2 < 0 as E|A…A v|² says', () => {
    const { exponents } = lyapunovSpectrum(leastSquares, {
      ...at(10),
      count: 1,
      steps: 200,
      streams: 16,
    })
    const { interval } = exponents[0]!.sampled!
    expect(interval.high).toBeLessThan(0)
    expect(interval.low).toBeLessThan(Math.log(rate) / 2)
  })

  it('is its own mean where exponents are near: 500 steps agree with 4000', () => {
    const value = (steps: number, streams: number) =>
      lyapunovSpectrum(leastSquares, { ...at(10), count: 1, steps, streams }).exponents[0]!
    const [short, long] = [value(500, 8), value(4000, 4)]
    expect(Math.abs(short.value / long.value - 1)).toBeLessThan(0.1)
  })

  it('one path has no interval of chance: sin, whose exponent 0 is far from all means', () => {
    const sine = finite(realLine, [{ name: 'sin', proved: {}, apply: Math.sin }])
    const derivativeAt = (_: unknown, x: number) => {
      const times = (v: Float64Array) => v.map(y => Math.cos(x) * y)
      return { dimension: 1, apply: times, transpose: times }
    }
    const spectrum = lyapunovSpectrum(sine, { seed: 1, start: 1, dimension: 1, derivativeAt })
    expect(spectrum.exponents[0]).toMatchObject({ onePath: true })
    expect(spectrum.exponents[0]!.sampled).toBeUndefined()
    expect(lyapunovRows(spectrum)[0]).toMatchObject({ kind: 'computed' })
    expect(lyapunovRows(spectrum)[0]).not.toHaveProperty('interval')
  })

  it('−∞ where derivatives lose rank', () => {
    const flat = finite(
      euclidean(2),
      [gaussian(2).realize(1).at(1)].map(map => ({
        ...map,
        proved: {},
        rows: [Float64Array.of(1, 1), Float64Array.of(2, 2)],
        apply: (x: Float64Array) => x,
      })),
    )
    const { exponents } = lyapunovSpectrum(flat, { ...at(2), steps: 10, streams: 4 })
    expect(exponents[0]!.value).toBeCloseTo(Math.log(3), 12)
    expect(exponents[1]!.value).toBe(-Infinity)
  })

  it('covers: γ_1 of normal 2 × 2', () => {
    const g = gaussian(2)
    expectHonest(
      coverage(
        gaussianExponents[1],
        seed =>
          lyapunovSpectrum(g, { ...at(2), seed, count: 1, streams: 12, steps: 60, burnIn: 5 })
            .exponents[0]!.sampled!.interval,
      ),
    )
  })

  it('says that a derivative is not known, that a path leaves its space, and that it was stopped', () => {
    const pairs = maxProduct<readonly [number, number], number>(realLine, realLine)
    const map = heavyBall(scalars(real), { h: 1, beta: 0 }, (x: number) => -(x ** 3))
    const blowing = finite<readonly [number, number], number, typeof map>(pairs, [map])
    const options = { seed: 1, start: [2, 2] as const, dimension: 2 }
    expect(lyapunovSpectrum(blowing, options).refused).toMatch(
      /^no derivative is known for \(θ, θ₋\)/,
    )
    const derivativeAt = () => ({
      dimension: 2,
      apply: (v: Float64Array) => v,
      transpose: (v: Float64Array) => v,
    })
    expect(lyapunovSpectrum(blowing, { ...options, derivativeAt }).refused).toMatch(
      /^the path left the space at step \d+ of stream 0/,
    )
    const stopped = lyapunovSpectrum(gaussian(2), { ...at(2), stop: () => true })
    expect(stopped).toMatchObject({
      refused: 'stopped before two streams were done',
      evaluations: 0,
    })
  })
})

describe('the heavy ball at Polyak’s tuning, curvature 1 or 25', () => {
  it('has γ_1 > 0 by an interval of confidence 1 − 10⁻⁹, at +0.245', () => {
    const { exponents } = lyapunovSpectrum(ball, { ...at(2), steps: 1000, confidence: 1 - 1e-9 })
    const { value, sampled } = exponents[0]!
    expect(sampled!.interval.low).toBeGreaterThan(0)
    // The bounds of D10's enumeration.
    expect(value + 4 * sampled!.standardError).toBeGreaterThan(0.2445)
    expect(value - 4 * sampled!.standardError).toBeLessThan(0.2449)
    expect(value / sampled!.standardError).toBeGreaterThan(50)
  })

  it('and beyond doubt: blocks stretch a cone that both maps keep, by a guaranteed mean', () => {
    // On the cone |θ| ≥ (2/3)|θ₋| both maps keep θ away from 0 and θ_n is linear in (1, t), |t| ≤ 3/2,
    // so the least |θ_n|/|θ_0| is at an end, and γ_1 ≥ E log of it over n: blocks are independent,
    // and one step multiplies |θ| by 4/3 ± 2/3, so by 2/3 to 2.
    const n = 16
    const ends = [3 / 2, -3 / 2]
    const source = new Source(1, 'instances')
    const blocks = Float64Array.from({ length: 4000 }, (_, block) => {
      source.seek(block, 0)
      const states = ends.map(t => [1, t] as const).map(state => [...state])
      for (let i = 0; i < n; i++) {
        const [[a, b]] = ballMatrix(rademacher(source) < 0 ? 1 : 25) as [number[], number[]]
        for (const state of states) {
          const [theta, previous] = state as [number, number]
          state[0] = a! * theta + b! * previous
          state[1] = theta
          expect(Math.abs(state[0])).toBeGreaterThanOrEqual(0.6666 * Math.abs(theta))
        }
      }
      return Math.min(...states.map(([theta]) => Math.log(Math.abs(theta!)))) / n
    })
    const { center, radius } = empiricalBernstein(Math.log(0.66), Math.log(2.01)).estimate(blocks, {
      falseAlarm: 1e-9,
      miss: 1e-2,
    })
    expect(center - radius).toBeGreaterThan(0)
    expect(center).toBeLessThan(0.2449)
  })

  const small = { ...at(2), count: 1, streams: 12, steps: 80, burnIn: 20 }
  const gamma = 0.24468 // between the bounds .24455 and .24481 of D10's enumeration, n = 12
  it('covers', () => {
    expectHonest(
      coverage(
        gamma,
        seed => lyapunovSpectrum(ball, { ...small, seed }).exponents[0]!.sampled!.interval,
      ),
    )
  })

  it('control: error bars that take steps for independent cover too seldom', () => {
    const naive = coverage(
      gamma,
      seed => {
        const { sampled, inflation } = lyapunovSpectrum(ball, { ...small, seed }).exponents[0]!
        const half = (1.96 * sampled!.standardError) / Math.sqrt(inflation!)
        return { low: sampled!.mean - half, high: sampled!.mean + half, confidence: 0.95 }
      },
      100,
    )
    expect(naive.covered).toBeLessThan(88)
  })
})

it('derivatives come from formulas in forward mode: x ↦ x²/4 + c near its fixed point', () => {
  const map = {
    name: 'x ↦ x²/4 ± 1/4',
    proved: {},
    apply: (x: number) => x,
  }
  const steps = iid({
    name: 'quadratic',
    space: realLine,
    draw: source => {
      const c = rademacher(source) / 4
      return {
        ...map,
        apply: (x: number) => (x * x) / 4 + c,
        formula: {
          dimension: 1,
          apply: <T>(on: Algebra<number, T>, [x]: readonly T[]) => [
            on.add(on.scale(1 / 4, on.mul(x!, x!)), on.of(c)),
          ],
        },
      }
    },
  })
  const options = { seed: 1, start: 0.5, dimension: 1, streams: 4, steps: 50 }
  const byFormula = lyapunovSpectrum(steps, options)
  const byHand = lyapunovSpectrum(steps, {
    ...options,
    derivativeAt: (_, x) => ({
      dimension: 1,
      apply: v => v.map(y => (x / 2) * y),
      transpose: v => v.map(y => (x / 2) * y),
    }),
  })
  expect(byFormula.exponents[0]!.value).toBeCloseTo(byHand.exponents[0]!.value, 12)
})
