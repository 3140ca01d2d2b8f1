import fc from 'fast-check'
import { gradientStep } from '../map/gradient-step.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { either, type Finding } from './finding.js'
import { rationalUpTo } from './given.js'
import { directions, plane, showVector, symmetric, type Vector, vectors } from './planar.js'

/** L(θ) = ½⟨θ − θ*, H(θ − θ*)⟩ on ℚ², H with eigenvalue λ on the unit vector u and μ across it. */
export interface Quadratic {
  readonly lambda: Rational
  readonly mu: Rational
  readonly u: Vector
  readonly minimum: Vector
}

/** Quadratics with two eigenvalues from an arbitrary, in any direction. */
export const quadratics = (eigenvalues: fc.Arbitrary<Rational>): fc.Arbitrary<Quadratic> =>
  fc.record({ lambda: eigenvalues, mu: eigenvalues, u: directions, minimum: vectors })

/** Eigenvalues above 0. */
export const positive: fc.Arbitrary<Rational> = rationalUpTo(6).map(x =>
  x.abs().add(rational(1, 6)),
)

/** H, and the step θ ↦ θ − h∇L(θ). */
export const hessian = ({ lambda, mu, u }: Quadratic) => symmetric(lambda, mu, u)
export const descent = (loss: Quadratic, h: Rational) =>
  gradientStep(plane, h, theta => hessian(loss)(plane.sub(theta, loss.minimum)))

/** max(|1 − hλ|, |1 − hμ|). */
export function factor({ lambda, mu }: Pick<Quadratic, 'lambda' | 'mu'>, h: Rational): Rational {
  const [a, b] = [lambda, mu].map(x => rational(1).sub(h.mul(x)).abs())
  return a!.compare(b!) > 0 ? a! : b!
}

/** The ends of the spectrum. */
export const spectrum = ({ lambda, mu }: Pick<Quadratic, 'lambda' | 'mu'>) =>
  lambda.compare(mu) < 0 ? { least: lambda, most: mu } : { least: mu, most: lambda }

/**
 * Whether |T(x) − T(y)| < |x − y| for all x ≠ y, from the matrix A of the step alone: by
 * Sylvester's criterion, I − AᵀA is positive definite iff its leading minors are positive.
 */
export function contracts(loss: Quadratic, h: Rational): boolean {
  const step = descent({ ...loss, minimum: plane.zero() }, h)
  const [p, q] = [
    [1, 0],
    [0, 1],
  ].map(e => step.apply(e.map(x => rational(x))))
  const first = rational(1).sub(plane.dot(p!, p!))
  const mixed = plane.dot(p!, q!)
  const last = rational(1).sub(plane.dot(q!, q!))
  return first.compare(0) > 0 && first.mul(last).compare(mixed.mul(mixed)) > 0
}

/** ‖I − hH‖ < 1 ⟺ the condition. */
export function iff(loss: Quadratic, h: Rational, condition: boolean): Finding {
  const below = contracts(loss, h)
  return either(
    below === condition,
    `‖I − hH‖ = ${rationals.show(factor(loss, h))}, the condition ${condition ? 'holds' : 'fails'}`,
  )
}

/** 2/(λmin + λmax). */
export function best(loss: Pick<Quadratic, 'lambda' | 'mu'>): Rational {
  const { least, most } = spectrum(loss)
  return rational(2).div(least.add(most))
}

/** 0 < h < 2/λmax and λmin > 0. */
export function amended(loss: Quadratic, h: Rational): boolean {
  const { least, most } = spectrum(loss)
  return least.compare(0) > 0 && h.compare(0) > 0 && h.mul(most).compare(2) < 0
}

/** "H = 3 on (1, 0), 2 across; θ* = (0, 0); h = 1/2". */
export const showDescent = ({ lambda, mu, u, minimum }: Quadratic, h: Rational): string =>
  `H = ${lambda.toFraction()} on ${showVector(u)}, ${mu.toFraction()} across; θ* = ${showVector(minimum)}; h = ${h.toFraction()}`
