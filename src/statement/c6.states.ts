import { iterates } from '../iterate/iterate.js'
import type { Strategy } from '../iterate/plan.js'
import { emptyTally, type Tally } from '../iterate/tally.js'
import type { SelfMap } from '../map/self-map.js'
import type { Order } from '../order/order.js'
import type { MapSequence } from '../random/random-map.js'
import { upTo } from './counted.js'

/**
 * The free maps: T_i writes i in front of a word. T_{w1} … T_{wn} of the empty word is the word
 * w1 … wn itself, so that two compositions are equal only where their words are: what iterates
 * share here they share for all maps, and nothing else.
 */
export const free: MapSequence<SelfMap<string>> = {
  at: i => ({ name: `T_${i}`, apply: w => `${i} ${w}`, proved: {} }),
}

/** The states that a run of all iterates n ≤ N went through, and what it cost. */
export interface Visits {
  readonly states: ReadonlySet<string>
  readonly tally: Tally
  /** How many iterates came out as their words. */
  readonly right: number
}

/** Runs an order on maps of words, from the empty word, and keeps a list of the states met. */
export function visits(
  order: Order,
  N: number,
  { maps = free, strategy }: { maps?: MapSequence<SelfMap<string>>; strategy?: Strategy } = {},
): Visits {
  const states = new Set<string>()
  const watched = {
    at(i: number): SelfMap<string> {
      const map = maps.at(i)
      return {
        ...map,
        apply(w) {
          const image = map.apply(w)
          states.add(image)
          return image
        },
      }
    },
  }
  const tally = emptyTally()
  const options = { at: upTo(N), tally, ...(strategy && { strategy }) }
  let right = 0
  for (const { n, point } of iterates(watched, order, '', options)) {
    if (point === [...order.word(n)].map(i => `${i} `).join('')) right++
  }
  return { states, tally, right }
}

/** What all backward iterates n ≤ N cost by wavefronts of W iterates, one after the other. */
export function inGroups<P>(
  maps: MapSequence<SelfMap<P>>,
  order: Order,
  start: P,
  { N, W }: { readonly N: number; readonly W: number },
): { readonly points: P[]; readonly tally: Tally } {
  const total = emptyTally()
  const points: P[] = []
  for (let first = 1; first <= N; first += W) {
    const at = upTo(N).slice(first - 1, first - 1 + W)
    const tally = emptyTally()
    const options = { at, tally, strategy: 'wavefront' } as const
    for (const { n, point } of iterates(maps, order, start, options)) points[n - 1] = point
    total.stages += tally.stages
    total.applications += tally.applications
    total.realisations += tally.realisations
    total.live = Math.max(total.live, tally.live)
  }
  return { points, tally: total }
}
