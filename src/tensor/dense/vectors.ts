import type { ElementwiseSpace } from '../../space/elementwise-space.js'
import { real } from '../../space/real.js'
import type { Arena } from './arena.js'

/**
 * ℝ^dim as float32 arrays of an arena: every operation rounds each coordinate once, axpy twice, to
 * float32 and returns a new array, which is the caller's to give up (`onArena` does). Inner
 * products are summed in float64.
 */
export function arenaVectors(arena: Arena, dim: number): ElementwiseSpace<Float32Array> {
  const each = (entry: (i: number) => number): Float32Array => {
    const out = arena.make(dim)
    for (let i = 0; i < dim; i++) out[i] = entry(i)
    return out
  }
  const round = Math.fround
  return {
    name: `ℝ^${dim} in float32`,
    field: real,
    zero: () => arena.make(dim).fill(0),
    add: (a, b) => each(i => a[i]! + b[i]!),
    sub: (a, b) => each(i => a[i]! - b[i]!),
    scale(s, a) {
      const t = round(s)
      return each(i => t * a[i]!)
    },
    axpy(s, x, y) {
      // A loop of its own: first-order methods and sums of products live in it.
      const t = round(s)
      const out = arena.make(dim)
      for (let i = 0; i < dim; i++) out[i] = y[i]! + round(t * x[i]!)
      return out
    },
    dot(a, b) {
      let sum = 0
      for (let i = 0; i < dim; i++) sum += a[i]! * b[i]!
      return sum
    },
    equal: (a, b) => a.length === b.length && a.every((x, i) => x === b[i]),
    constant: s => arena.make(dim).fill(s),
    multiply: (a, b) => each(i => a[i]! * b[i]!),
    divide: (a, b) => each(i => a[i]! / b[i]!),
    squareRoot: a => each(i => Math.sqrt(a[i]!)),
  }
}
