import type { Draws } from '../law/draws.js'
import type { Weighted } from '../law/finite-law.js'
import { type Rational, rational } from '../space/rational.js'

/**
 * Flows c_ij > 0 between m states, every state letting out what it takes in: Σ_j c_ij = Σ_j c_ji.
 * They are the Markov chain with P_ij = c_ij/c_i, c_i = Σ_j c_ij, and stationary law π_i ∝ c_i. It is
 * reversible exactly when c_ij = c_ji (Kolmogorov 1936).
 */
export type Flows = readonly (readonly number[])[]

/** Every way in which draws 1 … n can fall when a stationary Markov chain makes them. */
export function* chainDraws(flows: Flows, n: number): Generator<Weighted<Draws>> {
  const out = flows.map(row => row.reduce((sum, c) => sum + c, 0))
  const total = out.reduce((sum, c) => sum + c, 0)
  function* paths(path: readonly number[], weight: Rational): Generator<Weighted<Draws>> {
    if (path.length === n) {
      yield { weight, point: index => path[index - 1]! }
      return
    }
    const last = path.at(-1)
    for (const state of flows.keys()) {
      const step =
        last === undefined
          ? rational(out[state]!, total)
          : rational(flows[last]![state]!, out[last]!)
      yield* paths([...path, state], weight.mul(step))
    }
  }
  yield* paths([], rational(1))
}
