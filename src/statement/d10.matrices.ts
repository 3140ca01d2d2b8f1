import { type Rational, rational, rationals } from '../space/rational.js'
import { solve } from './linear-system.js'

const [zero, one] = [rational(0), rational(1)]

/** A square matrix over ℚ by its rows. */
export type Matrix = readonly (readonly Rational[])[]

export const times = (A: Matrix, B: Matrix): Rational[][] =>
  A.map(row => B[0]!.map((_, j) => row.reduce((sum, x, k) => sum.add(x.mul(B[k]![j]!)), zero)))

export const transposed = (A: Matrix): Rational[][] => A[0]!.map((_, j) => A.map(row => row[j]!))

export const minus = (A: Matrix, B: Matrix): Rational[][] =>
  A.map((row, i) => row.map((x, j) => x.sub(B[i]![j]!)))

export const identity = (d: number): Rational[][] =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => (i === j ? one : zero)))

export const trace = (A: Matrix): Rational => A.reduce((sum, row, i) => sum.add(row[i]!), zero)

/** ad − bc, of a 2 × 2 matrix. */
export function determinant(A: Matrix): Rational {
  const [a, b, c, d] = A.flat()
  return a!.mul(d!).sub(b!.mul(c!))
}

/** zᵀPz. */
export const form = (P: Matrix, z: readonly Rational[]): Rational =>
  P.reduce(
    (sum, row, i) => sum.add(z[i]!.mul(row.reduce((s, p, j) => s.add(p.mul(z[j]!)), zero))),
    zero,
  )

/**
 * The X with X − BXBᵀ = Q, by its d² linear equations over ℚ. For ρ(B) < 1 it is Σ_n BⁿQ(Bᵀ)ⁿ:
 * positive definite for Q = 1 (Stein 1952); the stationary covariance of z ↦ Bz + e for Q = Cov e.
 * Throws RangeError where a product of two eigenvalues of B is 1.
 */
export function stein(B: Matrix, Q: Matrix): Rational[][] {
  const d = B.length
  const pairs = B.flatMap((_, i) => B.map((_, j) => [i, j] as const))
  const equations = pairs.map(([i, j]) =>
    pairs.map(([k, l]) => (i === k && j === l ? one : zero).sub(B[i]![k]!.mul(B[j]![l]!))),
  )
  const x = solve(
    rationals,
    equations,
    pairs.map(([i, j]) => [Q[i]![j]!]),
  ).map(([value]) => value!)
  return Array.from({ length: d }, (_, i) => x.slice(i * d, (i + 1) * d))
}

/** Whether a symmetric matrix is positive definite: all pivots of Gauss's elimination are positive. */
export function isPositiveDefinite(A: Matrix): boolean {
  let rest = A.map(row => [...row])
  while (rest.length > 0) {
    const [top, ...others] = rest
    const pivot = top![0]!
    if (pivot.compare(0) <= 0) return false
    rest = others.map(row =>
      row.slice(1).map((x, j) => x.sub(row[0]!.mul(top![j + 1]!).div(pivot))),
    )
  }
  return true
}

/**
 * Whether both roots of x² − τx + δ are inside the unit circle, by the roots themselves: complex
 * ones have size √δ, real ones are (τ ± √(τ² − 4δ))/2.
 */
export function rootsInside(tau: Rational, delta: Rational): boolean {
  const discriminant = tau.mul(tau).sub(delta.mul(4))
  if (discriminant.compare(0) < 0) return delta.compare(1) < 0
  const room = rational(2).sub(tau.abs())
  return room.compare(0) > 0 && discriminant.compare(room.mul(room)) < 0
}
