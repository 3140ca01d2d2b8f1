import fc from 'fast-check'
import { cyclicDraws } from '../law/draws.js'
import {
  equallyWeighted,
  type FiniteLaw,
  finiteLaw,
  pushForward,
  rationalKey,
} from '../law/finite-law.js'
import { jointWordLaw, lawUnder, wordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { intermittent } from '../order/intermittent.js'
import type { Order } from '../order/order.js'
import { wordOf } from '../order/word.js'
import { type Rational, rational } from '../space/rational.js'
import { chainDraws } from './data-order.chains.js'
import { cyclicLimits, showSet } from './data-order.cycles.js'
import { epochLaw } from './data-order.epochs.js'
import { dataOf, sameUnder, showData } from './data-order.reversal.js'
import { halving } from './halving.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'

const zero = rational(0)
const coin = [halving(-1), halving(1)]
const flips = equallyWeighted(coin)
const independent = (order: Order, n: number) => wordLaw(order.word(n), flips, zero, rationalKey)
const atEnds = { k: rational(1, 2), shifts: [0, 1, 3].map(b => rational(b)) }

/** The law of whichever of two iterates a rule picks when it sees both. */
function picked(
  orders: readonly [Order, Order],
  n: number,
  rule: (x: Rational, y: Rational) => Rational,
): FiniteLaw<Rational> {
  const words = orders.map(order => order.word(n))
  const joint = jointWordLaw(words, flips, zero, rationalKey)
  return pushForward(joint, ([x, y]) => rule(x!, y!), rationalKey)
}

export const controls: readonly Check[] = [
  single('cyclic order with random phase: law(Y_n) → law(θ*)', 'exact', () => {
    const [x, y] = [backward, forward].map(order => cyclicLimits(atEnds, order))
    return {
      ...sameLaw(
        finiteLaw(equallyWeighted(x!), rationalKey),
        finiteLaw(equallyWeighted(y!), rationalKey),
      ),
      because: `x/2 + {0, 1, 3}: θ* in ${showSet(x!)}, Y_n → ${showSet(y!)}`,
    }
  }),
  property({
    name: 'three maps in turn, random phase: X_n =d Y_n',
    kind: 'exact',
    given: dataOf(3, 3),
    show: showData,
    holds: data => sameUnder(() => cyclicDraws(3), data, 3),
  }),
  property({
    name: 'a chain with a drift chooses the maps: X_n =d Y_n',
    kind: 'exact',
    given: fc.tuple(fc.integer({ min: 2, max: 5 }), dataOf(3, 3)),
    show: ([c, data]) => `flows ${c} round, 1 else; ${showData(data)}`,
    holds: ([c, data]) => {
      const flows = [
        [1, c, 1],
        [1, 1, c],
        [c, 1, 1],
      ]
      return sameUnder(() => chainDraws(flows, 3), data, 3)
    },
  }),
  single('reshuffling, mid-epoch: X_n =d Y_n', 'exact', () => {
    const [x, y] = [backward, forward].map(order => epochLaw(coin, zero, order, 7))
    return sameLaw(x!, y!, 'x/2 ± 1, X_7 and Y_7')
  }),
  single('reshuffling, at epoch ends: the i.i.d. law', 'exact', () =>
    sameLaw(epochLaw(coin, zero, forward, 6), independent(forward, 6), 'x/2 ± 1, n = 6'),
  ),
  single('one random order kept for all epochs: the law of fresh ones', 'exact', () => {
    // One random order, kept: 6 ways for T_1, …, T_6 to fall.
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    const kept = equallyWeighted(orders.map(order => (i: number) => order[(i - 1) % 3]!))
    const maps = [halving(0), halving(1), halving(3)]
    const ends = (order: Order) => lawUnder(kept, [order.word(6)], maps, zero, rationalKey)
    const fresh = epochLaw(maps, zero, backward, 6)
    const once = pushForward(ends(backward), ([x]) => x!, rationalKey)
    return sameLaw(once, fresh, 'x/2 + {0, 1, 3}, n = 6')
  }),
  single('adaptive choice: min(X_n, Y_n) =d X_n', 'exact', () => {
    const least = picked([backward, forward], 4, (x, y) => (x.compare(y) < 0 ? x : y))
    return sameLaw(least, independent(backward, 4), 'x/2 ± 1, n = 4')
  }),
  single('reset after 2 maps if that is better: the law of X_4', 'exact', () => {
    const loss = (x: Rational) => x.mul(x)
    const better = picked([backward, intermittent([2])], 4, (x, reset) =>
      loss(reset).compare(loss(x)) < 0 ? reset : x,
    )
    return sameLaw(better, independent(backward, 4), 'x/2 ± 1, loss x²')
  }),
  single('maps put in order by their shifts: the law of X_n', 'exact', () => {
    // Heads outermost: of 4 flips, those with b = 1 are applied last.
    const maps = Array.from({ length: 16 }, (_, bits) => {
      const heads = [1, 2, 3, 4].filter(i => (bits >> (i - 1)) & 1)
      const tails = [1, 2, 3, 4].filter(i => !heads.includes(i))
      const draw = [{ weight: rational(1), point: (i: number) => (heads.includes(i) ? 1 : 0) }]
      const law = lawUnder(draw, [wordOf([...heads, ...tails])], coin, zero, rationalKey)
      return law.atoms[0]!.point[0]!
    })
    const sorted = finiteLaw(equallyWeighted(maps), rationalKey)
    return sameLaw(sorted, independent(backward, 4), 'x/2 ± 1, n = 4')
  }),
]
