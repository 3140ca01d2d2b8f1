import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractions } from '../../src/algebra/fields.js'
import { backwardCorrection, oracleOf } from '../../src/expansion/correction.js'
import { hessianSum, type SecondOrderOracle } from '../../src/expansion/hessian-sum.js'
import { bracketSum, secondOrderTerm } from '../../src/expansion/low-orders.js'
import {
  orderAverageRegulariser,
  orderAverageSecondTerm,
} from '../../src/expansion/order-average.js'
import { smallBatchRegulariser, smallBatchSecondTerm } from '../../src/expansion/small-batches.js'
import type { VectorField } from '../../src/expansion/vector-field.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { property } from '../property.js'
import { arrays } from '../space/points.js'
import { cubicLosses, listed, plane, points, small } from './fields.js'

type Vector = readonly Rational[]

const problem = fc.record({
  losses: fc.integer({ min: 1, max: 5 }).chain(c => arrays(c, cubicLosses)),
  theta: points,
  lambda: small,
})
const runs = { numRuns: 20 }

describe('over ℚ, to the last digit', () => {
  property([problem], runs)(
    'brackets and regularisers are the second-order terms of the jets',
    ({ losses, theta, lambda }) => {
      const c = losses.length
      const fields = losses.map(({ gradient }) => gradient)
      const oracle = oracleOf(fractions, listed(fields))
      const times = (s: Rational, term: VectorField<Rational>) =>
        plane.scale(s, term.apply(fractions, theta))
      expect(backwardCorrection(plane, oracle, c, theta)).toEqual(
        times(rational(1), bracketSum(listed(fields), backward.word(c))),
      )
      expect(orderAverageRegulariser(plane, oracle, c, theta, lambda)).toEqual(
        times(lambda.mul(2), orderAverageSecondTerm(fields)),
      )
      expect(smallBatchRegulariser(plane, oracle, c, theta, lambda)).toEqual(
        times(lambda, smallBatchSecondTerm(fields)),
      )
      // As D.1 is printed: the gradients after i.
      const printed = { before: rational(0), after: lambda }
      expect(hessianSum(plane, oracle, c, theta, printed)).toEqual(
        times(lambda, secondOrderTerm(listed(fields), backward.word(c))),
      )
    },
  )

  test('control: before and after are not the same', () => {
    const losses = fc.sample(arrays(3, cubicLosses), { numRuns: 1, seed: 5 })[0]!
    const fields = listed(losses.map(({ gradient }) => gradient))
    const theta = [rational(1), rational(2)]
    const printed = secondOrderTerm(fields, backward.word(3)).apply(fractions, theta)
    const oracle = oracleOf(fractions, fields)
    expect(smallBatchRegulariser(plane, oracle, 3, theta, rational(1))).not.toEqual(printed)
    expect(printed).not.toEqual(secondOrderTerm(fields, forward.word(3)).apply(fractions, theta))
  })
})

/** The space and an oracle on it, with a count of vectors made and of those given up. */
function counting(oracle: SecondOrderOracle<Vector>) {
  const live = new Set<Vector>()
  const counts = { gradient: 0, hessianVector: 0, most: 0 }
  const made = (v: Vector) => {
    const own = [...v]
    live.add(own)
    counts.most = Math.max(counts.most, live.size)
    return own
  }
  const space: typeof plane = {
    ...plane,
    zero: () => made(plane.zero()),
    add: (a, b) => made(plane.add(a, b)),
    sub: (a, b) => made(plane.sub(a, b)),
    scale: (s, a) => made(plane.scale(s, a)),
    axpy: (s, x, y) => made(plane.axpy(s, x, y)),
  }
  const counted: Required<SecondOrderOracle<Vector>> = {
    gradient(i, theta) {
      counts.gradient++
      return made(oracle.gradient(i, theta))
    },
    hessianVector(i, theta, v) {
      if (!live.has(v)) throw new Error('a direction that was given up')
      counts.hessianVector++
      return made(oracle.hessianVector(i, theta, v))
    },
    release(v) {
      if (!live.delete(v)) throw new Error('given up twice, or never made')
    },
  }
  return { space, counted, live, counts }
}

test.each([1, 2, 5, 9])('cost and memory, n = %i', n => {
  const losses = fc.sample(arrays(n, cubicLosses), { numRuns: 1, seed: 6 })[0]!
  const oracle = oracleOf(fractions, listed(losses.map(({ gradient }) => gradient)))
  const theta = [rational(1), rational(-1, 2)]
  const lambda = rational(1, 3)
  const sums: [boolean, (s: typeof plane, o: SecondOrderOracle<Vector>) => Vector][] = [
    [true, (s, o) => backwardCorrection(s, o, n, theta)],
    [true, (s, o) => orderAverageRegulariser(s, o, n, theta, lambda)],
    [false, (s, o) => smallBatchRegulariser(s, o, n, theta, lambda)],
  ]
  for (const [twoSided, of] of sums) {
    const { space, counted, live, counts } = counting(oracle)
    const sum = of(space, counted)
    expect([...live]).toEqual([sum])
    expect(counts).toEqual({ gradient: twoSided ? 2 * n : n, hessianVector: n, most: 5 })
    // Control: vectors that are not given up are seen.
    const kept = counting(oracle)
    of(kept.space, { ...kept.counted, release: () => {} })
    expect(kept.live.size).toBeGreaterThan(5 * n)
  }
})
