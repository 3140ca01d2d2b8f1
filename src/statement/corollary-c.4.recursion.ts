import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { scalar } from '../arbitrary/scalar.js'
import { jacobian } from '../expansion/derivative.js'
import type { SecondOrderOracle } from '../expansion/hessian-sum.js'
import { linearField } from '../expansion/polynomial.js'
import type { VectorField } from '../expansion/vector-field.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { plane, type Vector } from './planar.js'

/** What the recursion of Corollary C.4 hands from one batch to the next, beside θ_n. */
export interface State {
  readonly g: Vector
  readonly H: readonly Vector[]
  readonly C: Vector
}

/** The state before the first batch, in p dimensions. */
export function emptyState(p: number): State {
  const zero = coordinates(rationals, p).zero()
  return { g: zero, H: zero.map(() => zero), C: zero }
}

/** What is added to the sums at a batch: its gradient to g, its Hessian to H, unless left out. */
export interface Kept {
  readonly g?: boolean
  readonly H?: boolean
}

/** One batch: C + H·∇L − ∇²L·g first, then its gradient and Hessian at θ into the sums. */
export function received(
  { g, H, C }: State,
  gradient: VectorField<Rational>,
  theta: Vector,
  kept: Kept = {},
): State {
  const space = coordinates(rationals, theta.length)
  const value = gradient.apply(fractions, theta)
  const hessian = jacobian(fractions, gradient, theta)
  const change = H.map((row, i) => space.dot(row, value).sub(space.dot(hessian[i]!, g)))
  return {
    g: kept.g === false ? g : space.add(g, value),
    H: kept.H === false ? H : H.map((row, i) => space.add(row, hessian[i]!)),
    C: space.add(C, change),
  }
}

/** C_1, …, C_N, with all of the state kept or not. */
export function corrections(
  gradients: readonly VectorField<Rational>[],
  theta: Vector,
  kept?: Kept,
): Vector[] {
  let state = emptyState(theta.length)
  return gradients.map(gradient => {
    state = received(state, gradient, theta, kept)
    return state.C
  })
}

/** How many numbers a state has. */
export const size = ({ g, H, C }: State): number => g.length + H.flat().length + C.length

/**
 * C_1, …, C_N without a matrix: H_n·v as n − 1 products with Hessians, each asked for again, and
 * one more for ∇²L_n·g_n.
 */
export function matrixFree(
  { gradient, hessianVector }: SecondOrderOracle<Vector>,
  N: number,
  theta: Vector,
): Vector[] {
  let g = plane.zero()
  let C = plane.zero()
  const all: Vector[] = []
  for (let n = 1; n <= N; n++) {
    const value = gradient(n, theta)
    for (let i = 1; i < n; i++) C = plane.add(C, hessianVector(i, theta, value))
    if (n > 1) C = plane.sub(C, hessianVector(n, theta, g))
    g = plane.add(g, value)
    all.push(C)
  }
  return all
}

/** An oracle that counts what is asked of it. */
export function counting(oracle: SecondOrderOracle<Vector>) {
  const counts = { gradients: 0, products: 0 }
  const counted: SecondOrderOracle<Vector> = {
    gradient(i, theta) {
      counts.gradients++
      return oracle.gradient(i, theta)
    },
    hessianVector(i, theta, v) {
      counts.products++
      return oracle.hessianVector(i, theta, v)
    },
  }
  return { counts, oracle: counted }
}

/** A quadratic loss on ℚ^p: its Hessian, and its gradient at the origin. */
export interface Quadratic {
  readonly hessian: readonly Vector[]
  readonly slope: Vector
}

/** The gradient x ↦ Ax + b. */
export const gradientOf = ({ hessian, slope }: Quadratic) => linearField(hessian, slope)

const entry = scalar(rationals, { most: 4, denominator: 3 })

/** A symmetric p × p matrix over ℚ. */
export const symmetricMatrix = (p: number): fc.Arbitrary<readonly Vector[]> =>
  fc.array(entry, { minLength: (p * (p + 1)) / 2, maxLength: (p * (p + 1)) / 2 }).map(entries =>
    Array.from({ length: p }, (_, i) =>
      Array.from({ length: p }, (_, j) => {
        const [low, high] = [Math.min(i, j), Math.max(i, j)]
        return entries[(high * (high + 1)) / 2 + low]!
      }),
    ),
  )

/** A vector of ℚ^p. */
export const slopes = (p: number): fc.Arbitrary<Vector> =>
  fc.array(entry, { minLength: p, maxLength: p })

/** L(x) = x_k: no Hessian, and the k-th unit vector for gradient. */
export const coordinateLoss = (p: number, k: number): Quadratic => {
  const zero = coordinates(rationals, p).zero()
  return { hessian: zero.map(() => zero), slope: zero.map((x, i) => (i === k ? rational(1) : x)) }
}
