import type { OrderedField } from '../space/field.js'
import { upTo } from './counted.js'
import { type Lattice, spin, upRate } from './d7.ising.js'

/**
 * The law of the pair (lo, hi) of states that sweeps of the heat bath send all spins down and all
 * spins up to, lo ⊂ hi always: in base 3, a digit a site, 0 for both down, 1 for lo down and hi
 * up, 2 for both up.
 */
function endsUnderSweeps<S>(field: OrderedField<S>, on: Lattice, x: S) {
  const { add, mul, one, sub, zero } = field
  const size = 3 ** on.sites
  const pairs = Array.from({ length: size }, (_, pair) => pair)
  const digit = (pair: number, site: number) => Math.floor(pair / 3 ** site) % 3
  /** P(up) at a site in the state hi (least 1) or lo (least 2) of a pair. */
  const rate = (pair: number, near: readonly number[], least: 1 | 2) =>
    upRate(
      field,
      x,
      near.reduce((h, j) => h + (digit(pair, j) >= least ? 1 : -1), 0),
    )
  // What a site becomes does not depend on what it was: three pairs go to the same three.
  const updates = on.neighbours.map((near, site) =>
    pairs
      .filter(pair => digit(pair, site) === 0)
      .map(pair => {
        const [lo, hi] = [rate(pair, near, 2), rate(pair, near, 1)]
        return { pair, shares: [sub(one, hi), sub(hi, lo), lo] }
      }),
  )
  return {
    /** lo all down and hi all up, for certain. */
    start: pairs.map(pair => (pair === (size - 1) / 2 ? one : zero)),
    /** The pair in which both are a given state. */
    met: Array.from({ length: 2 ** on.sites }, (_, state) =>
      on.neighbours.reduce((pair, _, i) => pair + (spin(state, i) > 0 ? 2 * 3 ** i : 0), 0),
    ),
    swept(before: readonly S[]): S[] {
      const law = [...before]
      updates.forEach((update, site) => {
        const place = 3 ** site
        for (const { pair, shares } of update) {
          const mass = add(add(law[pair]!, law[pair + place]!), law[pair + 2 * place]!)
          law[pair] = mul(mass, shares[0]!)
          law[pair + place] = mul(mass, shares[1]!)
          law[pair + 2 * place] = mul(mass, shares[2]!)
        }
      })
      return law
    },
  }
}

/** P(T_1 … T_n ≡ s) for every state s and n = 1, …, most, T a sweep. */
export function constantBy<S>(field: OrderedField<S>, on: Lattice, x: S, most: number): S[][] {
  // The pair of ends has one law in both orders, so it may be carried forward.
  const { start, swept, met } = endsUnderSweeps(field, on, x)
  let law = start
  return upTo(most).map(() => {
    law = swept(law)
    return met.map(pair => law[pair]!)
  })
}

/** P(the ends first meet by n = most, and in s), carried forward in time, for every state s. */
export function firstMet<S>(field: OrderedField<S>, on: Lattice, x: S, most: number): S[] {
  const { start, swept, met } = endsUnderSweeps(field, on, x)
  let law = start
  let first = met.map(() => field.zero)
  for (let n = 1; n <= most; n++) {
    const next = swept(law)
    first = first.map((p, state) => field.add(p, next[met[state]!]!))
    for (const pair of met) next[pair] = field.zero
    law = next
  }
  return first
}

/** What a sampler of states gives, and what it leaves open. */
export const given = <S>(field: OrderedField<S>, weights: readonly S[]) => ({
  weights,
  open: field.sub(field.one, weights.reduce(field.add)),
})
