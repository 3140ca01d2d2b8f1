import { type Rational, rational } from '../space/rational.js'

/** Something with a probability. */
export interface Weighted<P> {
  readonly point: P
  readonly weight: Rational
}

/** Names a point: two points are the same atom exactly when their keys are equal. */
export type Key<P> = (p: P) => string

/** A law that was built from weights that are none, or from parameters it does not have. */
export class LawError extends Error {
  override readonly name = 'LawError'
}

/** A law on finitely many points: Σ_i w_i δ_{x_i}, exact rationals w_i > 0 with Σ_i w_i = 1. */
export interface FiniteLaw<P> {
  /** Distinct points with their weights, none of them zero. */
  readonly atoms: readonly Weighted<P>[]
  readonly key: Key<P>
  /** The law of {p}: zero where p is no atom. */
  weight(p: P): Rational
}

const zero = rational(0)

/** The key of a rational: "3/4". */
export const rationalKey: Key<Rational> = x => x.toFraction()

/**
 * The finite law of weighted points; equal points are merged, points of weight 0 left out.
 * Throws LawError unless the weights are ≥ 0 and sum to 1 exactly.
 */
export function finiteLaw<P>(weighted: Iterable<Weighted<P>>, key: Key<P>): FiniteLaw<P> {
  const atoms = new Map<string, Weighted<P>>()
  for (const { point, weight } of weighted) {
    if (weight.compare(zero) < 0) {
      throw new LawError(`weight of ${key(point)}: expected at least 0, got ${weight.toFraction()}`)
    }
    if (weight.compare(zero) === 0) continue
    const name = key(point)
    const before = atoms.get(name)
    atoms.set(name, before ? { ...before, weight: before.weight.add(weight) } : { point, weight })
  }
  const total = [...atoms.values()].reduce((sum, atom) => sum.add(atom.weight), zero)
  if (total.compare(rational(1)) !== 0) {
    throw new LawError(`weights: expected the sum 1, got ${total.toFraction()}`)
  }
  return {
    atoms: [...atoms.values()],
    key,
    weight: p => atoms.get(key(p))?.weight ?? zero,
  }
}

/** The points, each with weight 1/n (a point listed twice counts twice). Throws LawError if none. */
export function equallyWeighted<P>(points: readonly P[]): readonly Weighted<P>[] {
  if (points.length === 0) throw new LawError('points: expected at least one, got none')
  const weight = rational(1, points.length)
  return points.map(point => ({ point, weight }))
}

/** E f = Σ_i w_i f(x_i). */
export function expectation<P>(law: FiniteLaw<P>, f: (p: P) => Rational): Rational {
  return law.atoms.reduce((sum, { point, weight }) => sum.add(weight.mul(f(point))), zero)
}

/** f_*μ, the law of f(X) for X ∼ μ. */
export function pushForward<P, Q>(law: FiniteLaw<P>, f: (p: P) => Q, key: Key<Q>): FiniteLaw<Q> {
  const images = law.atoms.map(({ point, weight }) => ({ point: f(point), weight }))
  return finiteLaw(images, key)
}

/** Σ_j v_j μ_j: first draw j with probability v_j, then a point from μ_j. Throws LawError if none. */
export function mixture<P>(parts: readonly Weighted<FiniteLaw<P>>[]): FiniteLaw<P> {
  if (parts.length === 0) throw new LawError('mixture: expected at least one law, got none')
  const atoms = parts.flatMap(({ point: law, weight }) =>
    law.atoms.map(atom => ({ point: atom.point, weight: atom.weight.mul(weight) })),
  )
  return finiteLaw(atoms, parts[0]!.point.key)
}

/** TV(μ, ν) = ½ Σ_x |μ{x} − ν{x}| = max_A |μ(A) − ν(A)|. */
export function totalVariation<P>(a: FiniteLaw<P>, b: FiniteLaw<P>): Rational {
  // Where a exceeds b sums to what b exceeds a by, so one side is the half.
  return a.atoms.reduce((sum, { point, weight }) => {
    const excess = weight.sub(b.weight(point))
    return excess.compare(zero) > 0 ? sum.add(excess) : sum
  }, zero)
}

/** Whether μ = ν exactly. */
export function equalLaws<P>(a: FiniteLaw<P>, b: FiniteLaw<P>): boolean {
  return (
    a.atoms.length === b.atoms.length &&
    a.atoms.every(({ point, weight }) => weight.compare(b.weight(point)) === 0)
  )
}
