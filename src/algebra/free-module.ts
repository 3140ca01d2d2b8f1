import type { Algebra } from './algebra.js'

/** T^dimension, the vectors that a field over an algebra is applied to, as arrays. */
export interface FreeModule<S, T> {
  readonly zero: readonly T[]
  add(a: readonly T[], b: readonly T[]): readonly T[]
  sub(a: readonly T[], b: readonly T[]): readonly T[]
  /** c·a for a scalar c. */
  scale(c: S, a: readonly T[]): readonly T[]
  sum(vectors: readonly (readonly T[])[]): readonly T[]
}

/** The free module of a rank over an algebra. */
export function freeModule<S, T>(on: Algebra<S, T>, rank: number): FreeModule<S, T> {
  const zero = Array.from({ length: rank }, () => on.zero)
  const add = (a: readonly T[], b: readonly T[]) => a.map((x, i) => on.add(x, b[i]!))
  return {
    zero,
    add,
    sub: (a, b) => a.map((x, i) => on.sub(x, b[i]!)),
    scale: (c, a) => a.map(x => on.scale(c, x)),
    sum: vectors => vectors.reduce(add, zero),
  }
}
