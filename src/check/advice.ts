import { applyWord } from '../iterate/apply-word.js'
import { plan } from '../iterate/plan.js'
import type { ClosedMap } from '../map/self-map.js'
import { anchored } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import type { Advice, Cost } from './answer.js'
import { commonConstant, displacement, type Known } from './known.js'
import { lengthFor } from './length-for.js'
import type { Settled } from './settle.js'
import { brief } from './shown.js'

/** The n ≤ N whose iterates a run is costed for. */
const steps = 2000

/** How long a backward word and how many fixed maps a wanted error takes, and what that costs. */
export function advice<P, S>(known: Known<P, S>, settled: Settled | undefined): Advice {
  const { error } = known
  const common = commonConstant(known)
  const { D, by } = displacement(known)
  if (common !== undefined && common.k < 1 && by !== 'seen') {
    const length = lengthFor(common.k, D, error)
    // d(A_{m,n}, X_n) ≤ 2 D k^m/(1 − k) for every n: Theorem C4.
    const anchor = lengthFor(common.k, 2 * D, error)
    const claimed = common.by === 'claimed' || by === 'claimed'
    const because = `2 D k^m/(1 − k) ≤ ${brief(error)} with k = ${brief(common.k)}, D = ${brief(D)}${claimed ? ', as claimed' : ''}`
    return {
      error,
      length,
      anchor,
      ...(claimed ? {} : { backing: 'proved' as const }),
      because,
      ...costs(known, anchor),
    }
  }
  const measured = settled && leastAnchor(known, settled)
  if (settled === undefined || measured === undefined) {
    const because = settled
      ? `no m up to ${settled.N} was seen to be enough`
      : 'X_n was not seen to settle: no number of fixed maps is known to be enough'
    return { error, because, ...costs(known, undefined) }
  }
  const because = `greatest d(A_{m,n}, X_n) on 20 realisations at n = ${2 * settled.N}`
  return { error, anchor: measured, backing: 'measured', because, ...costs(known, measured) }
}

/** An m with d(A_{m,2N}, X_{2N}) ≤ error on 20 realisations; with m − 1 it is not, or m = 0. */
function leastAnchor<P, S>(known: Known<P, S>, { N }: Settled): number | undefined {
  const { subject, seed, error } = known
  const { space, start } = subject
  const streams = Array.from({ length: 20 }, (_, i) => 8_000_000 + i)
  const at = (order: Order, stream: number) =>
    applyWord(subject.map.realize(seed, stream), order.word(2 * N), start)
  const exact = streams.map(stream => at(backward, stream))
  const enough = (m: number) =>
    streams.every((stream, i) => {
      const d = space.distance(at(anchored(m), stream), exact[i]!)
      return space.field.toNumber(d) <= error
    })
  let high = 1
  for (; !enough(high); high *= 2) if (2 * high > N) return undefined
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}

/** What all iterates n ≤ N cost in each order. */
function costs<P, S>(known: Known<P, S>, anchor: number | undefined) {
  const all = Array.from({ length: steps }, (_, i) => i + 1)
  const closed = compositionCost(known)
  const options = closed === undefined ? {} : { compositionCost: closed }
  const orders = [forward, backward, ...(anchor === undefined ? [] : [anchored(anchor)])]
  return {
    steps,
    costs: orders.map((order): Cost => {
      const { applications, compositions } = plan(order, all, options)
      return { order: order.name, applications, compositions }
    }),
  }
}

/** What one composition costs, where all maps looked at are of one closed class. */
function compositionCost<P, S>({ maps }: Known<P, S>): number | undefined {
  const closed = maps.filter((map): map is ClosedMap<P, S> => 'family' in map && 'after' in map)
  const [first] = closed
  const one = closed.length === maps.length && closed.every(map => map.family === first?.family)
  return one ? (first?.compositionCost ?? 1) : undefined
}
