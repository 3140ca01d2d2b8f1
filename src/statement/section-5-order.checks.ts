import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { affine } from '../map/affine.js'
import { anchoredDoubling } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { switched } from '../order/switched.js'
import { sharedOuter, wordOf } from '../order/word.js'
import { rational, rationals } from '../space/rational.js'
import { anchoredToBackward } from './bounds.js'
import { upTo } from './counted.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { contractions, displacement, listed, showContractions } from './given.js'
import { property, single } from './property.js'
import { d, path } from './rational-paths.js'
import { consistent, innermost, type Words } from './section-5-order.words.js'
import type { Check } from './statement.js'

const Q = rationals

/** Whether the one choice of words is that of an order. */
export function onlyThose(order: Order, choices: readonly Words[]): Finding {
  const [first] = choices
  const same = first?.every((w, i) => String(w) === String([...order.word(i + 1)])) ?? false
  return either(
    choices.length === 1 && same,
    `n ≤ ${first?.length}: ${choices.length} choice${choices.length === 1 ? `, ${order.name}` : 's'}`,
  )
}

/** x ↦ x/2 ± 1 by turns: k = 1/2, and D = 1 at 0. */
const halving = {
  at: (i: number) => affine(Q, rational(1, 2), rational(i % 2 === 1 ? 1 : -1)),
}

/** |A_n − X_n| at the given n, A in an order, for x ↦ x/2 ± 1 from 0. */
export function gaps(order: Order, at: readonly number[]) {
  const [a, x] = [order, backward].map(
    way => new Map([...iterates(halving, way, rational(0), { at })].map(i => [i.n, i.point])),
  )
  return at.map(n => ({ n, gap: d(a!.get(n)!, x!.get(n)!) }))
}

/** The n at which doubling anchored iterates start anew, and those before them. */
export const turns = (last: number): number[] =>
  [8, 16, 32, 64, 128, 256].flatMap(n => [n - 1, n]).filter(n => n <= last)

export const checks: readonly Check[] = [
  single('each of 1, …, n once, all outermost indices kept: backward alone', 'exact', ({ quick }) =>
    onlyThose(backward, consistent(quick ? 6 : 7)),
  ),
  single('all innermost indices kept: forward alone', 'exact', ({ quick }) =>
    onlyThose(forward, consistent(quick ? 6 : 7, { keeps: innermost })),
  ),
  property({
    name: '1, …, m outermost, the rest in any order: within 2Dk^m(1−k^{n−m})/(1−k)',
    kind: 'exact',
    given: contractions(1, 6).chain(instance =>
      fc.tuple(
        fc.constant(instance),
        fc.shuffledSubarray(upTo(instance.maps.length), { minLength: instance.maps.length }),
        fc.nat(instance.maps.length),
      ),
    ),
    show: ([instance, shuffled, m]) => `m = ${m}, ${shuffled}; ${showContractions(instance)}`,
    holds([instance, shuffled, m]) {
      const { k, maps, start } = instance
      const n = maps.length
      const words = [wordOf([...upTo(m), ...shuffled.filter(i => i > m)]), backward.word(n)]
      const [a, x] = words.map(word => applyWord(listed(maps), word, start))
      const bound = anchoredToBackward(Q, k, displacement(instance), m, n)
      return atMost(Q, d(a!, x!), bound, `m = ${m}, n = ${n}: distance`)
    },
  }),
  single('x ↦ x/2 ± 1 by turns: anchored-doubling comes to X_n', 'exact', ({ quick }) => {
    const order = anchoredDoubling(2)
    const last = quick ? 64 : 256
    const found = gaps(order, turns(last)).map(({ n, gap }) => {
      const m = sharedOuter(order.word(n), backward.word(n))
      return atMost(Q, gap, anchoredToBackward(Q, rational(1, 2), rational(1), m, n), `n = ${n}`)
    })
    const { gap } = gaps(order, [last])[0]!
    return stated(
      all(found),
      `|A_n − X_n| ≤ 4·2^−m, m = 2⌊log₂ n⌋; n = ${last}: ${Q.toNumber(gap).toPrecision(2)}`,
    )
  }),
  property({
    name: 'forward to T_k, then backward: X_n of T_{k+1}, … from Y_k',
    kind: 'exact',
    given: fc.tuple(contractions(2, 6), fc.nat(3)),
    show: ([instance, k]) => `${k} maps forward; ${showContractions(instance)}`,
    runs: 40,
    holds([{ maps, start }, k]) {
      const last = 8
      const sequence = listed(maps)
      const found = path(sequence, switched(k), start, last).slice(k)
      const later = { at: (i: number) => sequence.at(i + k) }
      const expected = path(later, backward, applyWord(sequence, forward.word(k), start), last - k)
      return all(found.map((x, i) => equals(Q, x, expected[i]!, `n = ${k + i}`)))
    },
  }),
]
