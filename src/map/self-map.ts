import type { Formula } from '../algebra/formula.js'
import type { LinearOperator, SymmetricOperator } from '../space/linear-operator.js'
import type { MetricSpace } from '../space/metric-space.js'

/** What is proved, not measured, about a map. Whoever fills this in vouches for it. */
export interface Proved<P, S = number> {
  /** For a metric's name, a constant k with d(Tx, Ty) ≤ k·d(x, y) for all x, y. */
  readonly lipschitz?: Readonly<Record<string, S>>
  /** On an ordered space: x ≤ y implies Tx ≤ Ty ('increasing') or Tx ≥ Ty ('decreasing'). */
  readonly monotone?: 'increasing' | 'decreasing'
  /** A point with Tx = x. */
  readonly fixedPoint?: P
}

/** A step θ ↦ θ − h·∇L(θ) of gradient descent over floats, and how L bends. */
export interface Descent {
  readonly h: number
  /** ∇²L(θ). */
  hessian(theta: Float64Array): SymmetricOperator
  /** m ≤ ∇²L(θ) ≤ M at every θ, where that is proved. */
  readonly curvature?: { readonly m: number; readonly M: number }
  /** The rank of ∇²L(θ) is no more, at every θ, where that is proved. */
  readonly rank?: number
}

/** The numbers of x ↦ (a_i·x_i + b_i)_i over floats. */
export interface Diagonal {
  readonly a: readonly number[]
  readonly b: readonly number[]
}

/** A map T of a metric space to itself. */
export interface SelfMap<P, S = number> {
  /** The map as people write it: "x ↦ 1/2·x + 1". */
  readonly name: string
  /**
   * T(p). Pure: it leaves p alone and gives the same answer to the same point. On a space with a
   * `release` hook it returns a point of its own each time, for whoever asked to release.
   */
  apply(p: P): P
  /**
   * T(p), where p is given up: the same point as `apply` would give, perhaps in the storage of p,
   * which is then part of it. For maps whose points are large. Where it throws, p stays the
   * caller's to release, whatever it then holds.
   */
  applyInPlace?(p: P): P
  readonly proved: Proved<P, S>
  /** T in the coordinates of its points, over any algebra: derivatives and enclosures come from it. */
  readonly formula?: Formula<S> | undefined
  /** T′(p), where the map knows it without its formula. */
  derivative?(p: P): LinearOperator
  /**
   * Where T(x)_i is a_i·x_i + b_i over floats, product and sum rounded, of a point of ℝ^d or (d = 1)
   * a number: what these are.
   */
  readonly diagonal?: Diagonal | undefined
  /** Where T is a step of gradient descent over floats: of what length, and with which Hessian. */
  readonly descent?: Descent
}

/** A map of a class that is closed under composition in bounded (or known) size. */
export interface ClosedMap<P, S = number, M = unknown> extends SelfMap<P, S> {
  /** The class: 'affine', 'Möbius', … Maps of one class, over one space, compose. */
  readonly family: string
  /** T∘U for T = this: (T.after(U)).apply(p) = T(U(p)). Throws MapError for another class. */
  after(inner: M): M
  /**
   * T∘U, where T came of `after` and is given up: the same map as `after` would give, perhaps in the
   * storage of T. For long compositions of maps that are large.
   */
  afterInPlace?(inner: M): M
  /** What one `after` costs, in applications of one map; 1 unless given. */
  readonly compositionCost?: number
}

/** A map that was built from, or returned, something that its definition excludes. */
export class MapError extends Error {
  override readonly name = 'MapError'
}

/** The proved Lipschitz constant of a map in the metric of a space, if there is one. */
export function lipschitzIn<P, S>(map: SelfMap<P, S>, space: MetricSpace<P, S>): S | undefined {
  return map.proved.lipschitz?.[space.metric]
}
