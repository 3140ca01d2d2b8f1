import fc from 'fast-check'
import { adam } from '../map/adam.js'
import { squareRootAbove } from '../map/square-root.js'
import { float64 } from '../space/float64.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { gamma, power } from './bounds.js'
import { coneSquare, defaults, quotientInV } from './d11.rational.js'
import { all, atMost, either, equals, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)
const size = { h: rational(1, 1000), epsilon: rational(1, 1e8), ...defaults }

const doubles = float64(1)

/** |θ′ − θ̃′|/|v − ṽ| at v and (1 + 2⁻¹²)v, m = 0.1, g = 0, by the defaults, against ∂θ′/∂v there. */
function slopeAt(v: number) {
  const map = adam(doubles, { h: 1e-3, biasCorrection: 'none' }, () => Float64Array.of(0))
  const later = v * (1 + 2 ** -12)
  const ends = [v, later].map(
    at =>
      map.apply({
        theta: Float64Array.of(0),
        m: Float64Array.of(0.1),
        v: Float64Array.of(at),
        t: 0,
      }).theta[0]!,
  )
  const derivative = (at: number) => {
    const root = Math.sqrt(0.999 * at)
    return (1e-3 * 0.09 * 0.999) / (2 * root * (root + 1e-8) * (root + 1e-8))
  }
  // Ten roundings in each θ′, twenty in a derivative.
  const error = (gamma(12) * (Math.abs(ends[0]!) + Math.abs(ends[1]!))) / (later - v)
  const [low, high] = [derivative(later), derivative(v)]
  return {
    quotient: Math.abs(ends[0]! - ends[1]!) / (later - v),
    low: low * (1 - gamma(20)) - error,
    high: high * (1 + gamma(20)) + error,
    derivative: high,
  }
}

export const slopes: readonly Check[] = [
  single('∂θ′/∂v = 45, 4.5·10^7, 4.4·10^13 at v = 10^−4, −8, −12', 'numerical', () => {
    const found = [1e-4, 1e-8, 1e-12].map(slopeAt)
    const shown = found.map(({ derivative }) => derivative.toPrecision(2))
    return either(
      shown.join() === '45,4.5e+7,4.4e+13' &&
        found.every(({ quotient, low, high }) => low <= quotient && quotient <= high),
      `defaults, m = 0.1: quotients of Adam itself between slopes; ${shown.join(', ')}`,
    )
  }),
  property({
    name: '√v′ = q, r: quotient h|m′|β₂/((q + ε)(r + ε)(q + r))',
    kind: 'exact',
    given: fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 90 })),
    show: ([a, b]) => `q = 2^−${a}, r = 2^−${b}`,
    holds: ([a, b]) => {
      const [q, r] = [a, b].map(k => power(Q, rational(1, 2), k)) as [Rational, Rational]
      const found = quotientInV(size, one, [q, r])
      const widths = q.add(size.epsilon).mul(r.add(size.epsilon)).mul(q.add(r))
      return equals(Q, found, size.h.mul(size.beta1).mul(size.beta2).div(widths), 'quotient')
    },
  }),
  single('m fixed, v → 0: quotients grow past every bound', 'exact', () => {
    const found = [40, 80, 160].map(k => {
      const q = power(Q, rational(1, 2), k)
      return quotientInV(size, one, [q, q.div(2)])
    })
    // With q, q/2 ≤ ε each quotient is at least h m′ β₂/(4ε² · 3q/2).
    const least = [40, 80, 160].map(k =>
      size.h
        .mul(size.beta1)
        .mul(size.beta2)
        .mul(power(Q, rational(2), k))
        .div(size.epsilon.mul(size.epsilon).mul(6)),
    )
    return stated(
      all(found.map((quotient, i) => atMost(Q, least[i]!, quotient, 'least'))),
      `√v′ = 2^−40, 2^−80, 2^−160: ${found.map(x => Q.toNumber(x).toExponential(0)).join(', ')}`,
    )
  }),
  property({
    name: 'in the cone |θ′ − θ̃′| ≤ hCβ₂/(2ε²)·|v − ṽ|',
    kind: 'exact',
    given: fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: -8, max: 8 }),
    ),
    show: ([a, b, p]) => `√v′ = 2^−${a}, 2^−${a + b}, m′ = ${p}/8 of the largest`,
    holds: ([a, b, p]) => {
      const [q, r] = [a, a + b].map(k => power(Q, rational(1, 2), k)) as [Rational, Rational]
      const C = squareRootAbove(Q, coneSquare(defaults))
      // |m′| ≤ C r, which is in the cone for both.
      const m = C.mul(r).mul(rational(p, 8)).div(size.beta1)
      const bound = size.h.mul(C).mul(size.beta2).div(size.epsilon.mul(size.epsilon).mul(2))
      return atMost(Q, quotientInV(size, m, [q, r]), bound, 'quotient')
    },
  }),
]
