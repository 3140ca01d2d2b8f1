import fc from 'fast-check'
import { expectation } from '../law/finite-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { atMost, equals } from './finding.js'
import { plane, sameVector, showVector, squaredDistance, type Vector, vectors } from './planar.js'
import { property, single } from './property.js'
import { closedForm, onQuadratics } from './section-3.2.checks.js'
import {
  apply,
  combine,
  contraction,
  covarianceOf,
  example,
  identity,
  lawAt,
  noiseCovariance,
  product,
  type Quadratic,
  quadratics,
  sgdMap,
  showQuadratic,
  stationaryCovariance,
} from './section-3.2.quadratic.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

/** c + A(c − θ) + h e, as printed. */
const printed = (q: Quadratic, e: Vector, theta: Vector): Vector => {
  const turned = apply(contraction(q), plane.sub(q.minimiser, theta))
  return plane.axpy(q.h, e, plane.add(q.minimiser, turned))
}

/** Var X_5 along (0, 1) for H = diag(λ, μ) and e = ±(1, 1) or ±(1, −1), from 0. */
function varianceAcross(h: Rational, eigenvalues: Vector): Rational {
  const q: Quadratic = { ...example, axis: [one, zero], h, eigenvalues }
  return covarianceOf(lawAt(q, backward, 5))[1][1]!
}

export const controls: readonly Check[] = [
  single('as printed, h = 0: c + A(c − θ) + h e is the identity', 'exact', () => {
    const theta: Vector = [one, rational(2)]
    const still = { ...example, h: zero }
    return sameVector(printed(still, [one, one], theta), theta, 'c = 0, T(1, 2)')
  }),
  property({
    name: 'as printed: c + A(c − θ) + h e is the gradient step',
    kind: 'exact',
    given: fc.tuple(quadratics, vectors),
    show: ([q, theta]) => `${showQuadratic(q)}; at ${showVector(theta)}`,
    holds: ([q, theta]) =>
      sameVector(printed(q, q.noise[0], theta), sgdMap(q, q.noise[0]).apply(theta), 'Tθ'),
  }),
  closedForm('Y_n = c + Aⁿ(θ − c) + h Σ A^{j−1} e_j', forward, (_, j) => j - 1),
  closedForm('X_n = c + Aⁿ(θ − c) + h Σ A^j e_j', backward, (_, j) => j),
  single('the coordinates of θ* are uncorrelated', 'exact', () =>
    equals(Q, stationaryCovariance(example)[0][1]!, zero, 'H = [[2, 1], [1, 2]]: Σ_12'),
  ),
  onQuadratics('θ* is the minimiser: E|X_n − c|² ≤ k^{2n}|θ − c|²', q => {
    const rates = q.eigenvalues.map(l => one.sub(q.h.mul(l)).abs())
    const k = rates[0]!.compare(rates[1]!) > 0 ? rates[0]! : rates[1]!
    const mean = expectation(lawAt(q, backward, 3), x => squaredDistance(x, q.minimiser))
    const bound = power(Q, k, 6).mul(squaredDistance(q.start, q.minimiser))
    return atMost(Q, mean, bound, 'E|X_3 − c|²')
  }),
  onQuadratics('Σ_ij = h S_ij/(l_i + l_j), without −h l_i l_j', q => {
    // In the eigenbasis that solves HΣ + ΣH = hS; so must Σ, if it is the same.
    const [sigma, A] = [stationaryCovariance(q), contraction(q)]
    const hH = combine(one.neg(), A, identity)
    const left = combine(one, product(hH, sigma), product(sigma, hH))
    const S = noiseCovariance(q)
    return sameVector(left[0], plane.scale(q.h.mul(q.h), S[0]), 'first row of h(HΣ + ΣH)')
  }),
  single('λ_min = 0: the variance along its direction is at most 1', 'exact', () =>
    atMost(Q, varianceAcross(one, [one, zero]), one, 'H = diag(1, 0), h = 1: Var X_5 along it'),
  ),
  single('h = 2/λ_max: the variance is at most 4', 'exact', () =>
    atMost(Q, varianceAcross(one, [one, rational(2)]), rational(4), 'H = diag(1, 2), h = 1: Var'),
  ),
  single('h < 0: the variance is at most 4', 'exact', () =>
    atMost(Q, varianceAcross(one.neg(), [one, one]), rational(4), 'H = I, h = −1: Var X_5'),
  ),
  single('mini-batches: the noise does not depend on θ', 'exact', () => {
    // L_i = (x_i·θ)²/2 for x_1 = (1, 0), x_2 = (1, 1); e_1(θ) = ∇L(θ) − ∇L_1(θ), L their mean.
    const rows: readonly Vector[] = [
      [one, zero],
      [one, one],
    ]
    const gradient = (x: Vector, theta: Vector) => plane.scale(plane.dot(x, theta), x)
    const noise = (theta: Vector) => {
      const [first, second] = rows.map(x => gradient(x, theta))
      return plane.scale(rational(1, 2), plane.sub(second!, first!))
    }
    return sameVector(noise([one, one]), noise([zero, zero]), 'e_1 at (1, 1), against (0, 0),')
  }),
]
