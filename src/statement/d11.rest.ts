import fc from 'fast-check'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { determinant, type Matrix, rootsInside, trace } from './d10.matrices.js'
import { defaults, line, rates, rest, showRates, step } from './d11.rational.js'
import { all, atMost, either, equals } from './finding.js'
import { rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)

/** κ = hl/ε, β₁: the linear part of Adam on lθ²/2 at rest, on (θ, m). */
export const linearPart = (kappa: Rational, beta1: Rational): Matrix => [
  [one.sub(kappa.mul(one.sub(beta1))), beta1.neg()],
  [kappa.mul(one.sub(beta1)), beta1],
]

/** Whether its eigenvalues are inside the unit circle. */
export const isStable = (kappa: Rational, beta1: Rational): boolean => {
  const M = linearPart(kappa, beta1)
  return rootsInside(trace(M), determinant(M))
}

export const atRest: readonly Check[] = [
  property({
    name: 'at rest: Adam is its linear part up to h|m′|√v′/ε²',
    kind: 'exact',
    given: fc.record({
      of: rates,
      theta: rationalUpTo(4),
      m: rationalUpTo(4),
      scale: fc.integer({ min: 1, max: 40 }),
      l: fc.integer({ min: 1, max: 9 }).map(p => rational(p, 3)),
    }),
    show: ({ of, theta, m, scale }) =>
      `${showRates(of)}, (θ, m) = (${theta.toFraction()}, ${m.toFraction()})·2^−${scale}`,
    holds: ({ of, theta, m, scale, l }) => {
      const [h, epsilon] = [rational(1, 3), rational(1, 5)]
      const small = power(Q, rational(1, 2), scale)
      const z = { ...rest, theta: theta.mul(small), m: m.mul(small) }
      const next = step({ h, epsilon, ...of }, x => x.mul(l)).apply(z)
      // The linear part on (θ, hm/ε).
      const M = linearPart(h.mul(l).div(epsilon), of.beta1)
      const pair = [z.theta, z.m.mul(h).div(epsilon)]
      const linear = M.map(row => row[0]!.mul(pair[0]!).add(row[1]!.mul(pair[1]!)))
      const root = line.squareRoot(next.v)
      const most = h.mul(next.m.abs()).mul(root).div(epsilon.mul(epsilon))
      return all([
        equals(Q, next.m.mul(h).div(epsilon), linear[1]!, 'hm′/ε'),
        atMost(Q, next.theta.sub(linear[0]!).abs(), most, '|θ′ − linear|'),
      ])
    },
  }),
  property({
    name: 'its linear part is stable iff 0 < hl/ε < 2(1 + β₁)/(1 − β₁)',
    kind: 'exact',
    given: fc.record({
      kappa: fc.integer({ min: -4, max: 100 }).map(p => rational(p, 2)),
      beta1: fc.integer({ min: 0, max: 11 }).map(p => rational(p, 12)),
    }),
    show: ({ kappa, beta1 }) => `hl/ε = ${kappa.toFraction()}, β₁ = ${beta1.toFraction()}`,
    runs: 300,
    holds: ({ kappa, beta1 }) => {
      const border = one.add(beta1).mul(2).div(one.sub(beta1))
      const expected = kappa.compare(0) > 0 && kappa.compare(border) < 0
      return either(isStable(kappa, beta1) === expected, `stable: ${!expected}`)
    },
  }),
  single('β₁ = 9/10: the border is 38', 'exact', () => {
    const found = [37, 38, 39].map(kappa => isStable(rational(kappa), defaults.beta1))
    return either(
      found.join() === 'true,false,false',
      `hl/ε = 37, 38, 39: stable ${found.join(', ')}`,
    )
  }),
]
