import type { Rule } from '../../../src/tensor/optimiser.js'

/** ℓ2 over the numbers of a state, and neighbours of a state in a direction. */
export interface Chart {
  size(v: Float64Array): number
  beside(state: Float64Array, direction: Float64Array, distance: number): Float64Array
}

/**
 * The numbers of Adam are weighed by how far they can move θ in a step, h/ε(1 − β₁) for m and
 * h/2ε²(1 − β₂) for v, as |m|² ≤ v or so: its constants are near 1 then. Neighbours have the same
 * counters, and averages of squares that are ≥ 0.
 */
export function chart(rule: Rule, paths: readonly string[]): Chart {
  const { epsilon = 1e-8, h } = rule.method === 'Adam' ? rule : { h: 0 }
  const counters = paths.map(path => path.endsWith('/t'))
  const squares = paths.map(path => /\/v(\/|$)/.test(path))
  const weights = paths.map((path, i) => {
    if (squares[i]) return h / (2 * epsilon ** 2) / (1 - 0.999)
    return /\/m(\/|$)/.test(path) ? h / epsilon / (1 - 0.9) : 1
  })
  const size = (v: Float64Array) => Math.hypot(...v.map((x, i) => weights[i]! * x))
  return {
    size,
    beside(state, direction, distance) {
      const s = distance / size(direction.map((d, i) => (counters[i] ? 0 : d)))
      return state.map((x, i) => {
        if (counters[i]) return x
        const moved = Math.fround(x + s * direction[i]!)
        return squares[i] ? Math.abs(moved) : moved
      })
    },
  }
}
