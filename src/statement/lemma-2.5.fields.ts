import fc from 'fast-check'
import { curvatureFactor } from '../map/curvature.js'
import { gradientStep } from '../map/gradient-step.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { atMost, type Finding } from './finding.js'
import { rationalUpTo } from './given.js'
import {
  across,
  directions,
  plane,
  squaredDistance,
  symmetric,
  type Vector,
  vectors,
} from './planar.js'

const Q = rationals

/** A vector field on ℚ² with its m, and M² (M itself may have a root in it). */
export interface Field {
  readonly name: string
  readonly at: (x: Vector) => Vector
  readonly m: Rational
  readonly squareOfM: Rational
}

/** A gradient field: M is rational. */
export interface Gradient extends Field {
  readonly M: Rational
}

const positive = rationalUpTo(5).map(x => x.abs().add(rational(1, 6)))

/** ∇L for the quadratic L with Hessian of eigenvalues m ≤ M. */
export const quadratic = (m: Rational, M: Rational, u: Vector): Gradient => ({
  name: `quadratic, m = ${m.toFraction()}, M = ${M.toFraction()}`,
  at: symmetric(M, m, u),
  m,
  M,
  squareOfM: M.mul(M),
})

export const quadratics: fc.Arbitrary<Gradient & { readonly u: Vector }> = fc
  .tuple(positive, rationalUpTo(5), directions)
  .map(([m, more, u]) => ({ ...quadratic(m, m.add(more.abs()), u), u }))

/**
 * ∇L for ridge regression on squared hinges, L(θ) = m/2·|θ|² + ½ Σ max(⟨a_j, θ⟩ − b_j, 0)²: convex,
 * C¹ but not C², with M = m + Σ |a_j|².
 */
export const hinges: fc.Arbitrary<Gradient> = fc
  .tuple(positive, fc.array(fc.tuple(vectors, rationalUpTo(4)), { minLength: 1, maxLength: 3 }))
  .map(([m, rows]) => {
    const M = rows.reduce((sum, [a]) => sum.add(plane.dot(a, a)), m)
    const at = (x: Vector) =>
      rows.reduce(
        (sum, [a, b]) => {
          const excess = plane.dot(a, x).sub(b)
          return excess.compare(0) > 0 ? plane.axpy(excess, a, sum) : sum
        },
        plane.scale(m, x),
      )
    const name = `${rows.length} hinges, m = ${m.toFraction()}, M = ${M.toFraction()}`
    return { name, at, m, M, squareOfM: M.mul(M) }
  })

/** x ↦ [[m, −s], [s, m]]·x: M² = m² + s². */
export const rotation = (m: Rational, s: Rational): Field => ({
  name: `rotation field, m = ${m.toFraction()}, s = ${s.toFraction()}`,
  at: x => plane.axpy(s, across(x), plane.scale(m, x)),
  m,
  squareOfM: m.mul(m).add(s.mul(s)),
})

export const rotations: fc.Arbitrary<Field> = fc
  .tuple(positive, rationalUpTo(6))
  .map(([m, s]) => rotation(m, s))

/**
 * A game: each coordinate goes down its own convex loss, of slopes p or p′ ≥ m, while s couples
 * them: F(x, y) = (φ(x) − s·y, ψ(y) + s·x). M² = (steepest + |s|)² ≥ |F(x) − F(y)|²/|x − y|².
 */
export const games: fc.Arbitrary<Field> = fc
  .tuple(positive, rationalUpTo(4), rationalUpTo(4), rationalUpTo(6))
  .map(([m, moreX, moreY, s]) => {
    const [x, y] = [moreX, moreY].map(more => m.add(more.abs()))
    const bend = (steep: Rational, t: Rational) => (t.compare(0) > 0 ? steep : m).mul(t)
    const steepest = x!.compare(y!) > 0 ? x! : y!
    const M = steepest.add(s.abs())
    return {
      name: `game, m = ${m.toFraction()}, s = ${s.toFraction()}, slopes to ${steepest.toFraction()}`,
      at: ([a, b]) => [bend(x!, a!).sub(s.mul(b!)), bend(y!, b!).add(s.mul(a!))],
      m,
      squareOfM: M.mul(M),
    }
  })

/** 1 − 2hm + h²M², the square of the factor for fields. */
export const fieldSquare = ({ m, squareOfM }: Field, h: Rational): Rational =>
  rational(1).sub(h.mul(m).mul(2)).add(h.mul(h).mul(squareOfM))

/** max(|1 − hm|, |1 − hM|), the factor for gradients. */
export const gradientFactor = ({ m, M }: Pick<Gradient, 'm' | 'M'>, h: Rational): Rational =>
  curvatureFactor(Q, h, { kind: 'gradient', m, M })

/** |T(x) − T(y)|² of the step with h, and |x − y|². */
export function squares(field: Field, h: Rational, x: Vector, y: Vector) {
  const step = gradientStep(plane, h, field.at)
  return {
    after: squaredDistance(step.apply(x), step.apply(y)),
    before: squaredDistance(x, y),
  }
}

/** |T(x) − T(y)|² ≤ k²|x − y|². */
export function contractsBy(
  square: Rational,
  field: Field,
  h: Rational,
  x: Vector,
  y: Vector,
): Finding {
  const { after, before } = squares(field, h, x, y)
  return atMost(Q, after, square.mul(before), '|T(x) − T(y)|²')
}
