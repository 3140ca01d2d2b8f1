import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractions, numbers } from '../../src/algebra/fields.js'
import {
  approximateBackward,
  backwardCorrection,
  backwardCorrectionRecursion,
  oracleOf,
} from '../../src/expansion/correction.js'
import { denseNetwork } from '../../src/expansion/dense-network.js'
import type { SecondOrderOracle } from '../../src/expansion/hessian-sum.js'
import { bracketSum } from '../../src/expansion/low-orders.js'
import { descent, eulerStep } from '../../src/expansion/vector-field.js'
import { applyWord } from '../../src/iterate/apply-word.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { arrays } from '../space/points.js'
import { cubicLosses, listed, plane, points, slope } from './fields.js'

const n = 5
const problems = fc.record({ losses: arrays(n, cubicLosses), theta: points })
const runs = { numRuns: 10 }

describe('C_n = Σ_{i<j} [∇L_i, ∇L_j]', () => {
  test('in one go and by the recursion of Corollary C.4, for gradients and for their opposites', () => {
    fc.assert(
      fc.property(problems, ({ losses, theta }) => {
        const gradients = listed(losses.map(({ gradient }) => gradient))
        const oracle = oracleOf(fractions, gradients)
        const all = backwardCorrectionRecursion(fractions, gradients, n, theta)
        const opposite = listed(losses.map(descent))
        expect(all).toHaveLength(n)
        expect(backwardCorrectionRecursion(fractions, opposite, n, theta)).toEqual(all)
        all.forEach((C, i) => {
          expect(backwardCorrection(plane, oracle, i + 1, theta)).toEqual(C)
          expect(bracketSum(gradients, backward.word(i + 1)).apply(fractions, theta)).toEqual(C)
        })
        expect(all[0]).toEqual(plane.zero())
      }),
      runs,
    )
  })

  test('costs n Hessian-vector products and 2n gradients', () => {
    const counts = { gradient: 0, hessianVector: 0 }
    const space = float64(3)
    const oracle: SecondOrderOracle<Float64Array> = {
      gradient(i, theta) {
        counts.gradient++
        return theta.map(x => x * i)
      },
      hessianVector(i, _, v) {
        counts.hessianVector++
        return v.map(x => x * i)
      },
    }
    backwardCorrection(space, oracle, 7, Float64Array.of(1, 2, 3))
    expect(counts).toEqual({ gradient: 14, hessianVector: 7 })
  })

  test('of a network: one go and recursion differ by rounding', () => {
    const rows = [
      [0.5, -1],
      [1, 0.25],
      [-0.75, 2],
    ]
    const gradients = listed(
      rows.map(
        (row, i) => denseNetwork({ widths: [2, 3, 2], rows: [row], classes: [i % 2] }).gradient,
      ),
    )
    const p = gradients.at(1).dimension
    const theta = Array.from({ length: p }, (_, i) => Math.sin(i))
    const space = coordinates(numbers.field, p)
    const C = backwardCorrection(space, oracleOf(numbers, gradients), 3, theta)
    const last = backwardCorrectionRecursion(numbers, gradients, 3, theta)[2]!
    expect(C.some(x => Math.abs(x) > 1e-3)).toBe(true)
    // Sums of some hundred products of numbers below 4.
    C.forEach((x, i) => {
      expect(Math.abs(x - last[i]!)).toBeLessThan(2 ** -40)
    })
  })
})

describe('θ̃_n = Y_n + h²C_n', () => {
  const [{ losses, theta }] = fc.sample(problems, { numRuns: 1, seed: 1 }) as [
    typeof problems extends fc.Arbitrary<infer P> ? P : never,
  ]
  const C = backwardCorrection(
    plane,
    oracleOf(fractions, listed(losses.map(({ gradient }) => gradient))),
    n,
    theta,
  )
  const error = (sign: number) => (h: Rational) => {
    const steps = listed(losses.map(L => eulerStep(fractions, descent(L), h)))
    const Y = applyWord(steps, forward.word(n), theta)
    const corrected = approximateBackward(plane, Y, h, plane.scale(rational(sign), C))
    return plane.sub(corrected, applyWord(steps, backward.word(n), theta))
  }
  test('is X_n + O(h³)', () => {
    expect(Math.abs(slope(error(1)) - 3)).toBeLessThan(0.1)
  })
  test('controls: without C_n, or with the other sign, O(h²)', () => {
    expect(Math.abs(slope(error(0)) - 2)).toBeLessThan(0.1)
    expect(Math.abs(slope(error(-1)) - 2)).toBeLessThan(0.1)
  })
})

test('AR(1): Var C_n of gradients θ − e_i is s² n(n² − 1)/3: C_n = Σ (n + 1 − 2j)·∇L_j', () => {
  // Enumerated over all signs e_i = ±1.
  const signs = (k: number): number[][] =>
    k === 0
      ? [[]]
      : signs(k - 1).flatMap(rest => [
          [1, ...rest],
          [-1, ...rest],
        ])
  for (const m of [2, 3, 4, 5]) {
    const corrections = signs(m).map(e => {
      const oracle: SecondOrderOracle<readonly number[]> = {
        gradient: (i, [x]) => [x! - e[i - 1]!],
        hessianVector: (_, __, v) => v,
      }
      return backwardCorrection(coordinates(numbers.field, 1), oracle, m, [0])[0]!
    })
    const variance = corrections.reduce((sum, x) => sum + x * x, 0) / corrections.length
    expect(variance).toBe((m * (m * m - 1)) / 3)
  }
})
