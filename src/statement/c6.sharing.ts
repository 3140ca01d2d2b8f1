import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { forest } from '../iterate/forest.js'
import { iterates } from '../iterate/iterate.js'
import { emptyTally } from '../iterate/tally.js'
import { affine } from '../map/affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import type { SelfMap } from '../map/self-map.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { finite } from '../random/finite.js'
import { realLine } from '../space/line.js'
import { rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { visits } from './c6.states.js'
import { digits, upTo } from './counted.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** How much the words of an order share, read from one end. */
export function sharing(order: Order, at: readonly number[], from: 'inside' | 'outside') {
  const words = at.map(n => ({ n, word: order.word(n) }))
  const { leaves, steps, unshared } = forest(words, from)
  return { steps, unshared, shared: leaves.reduce((sum, leaf) => sum + leaf.shared, 0) }
}

/** Distinct states, applications and iterates of all n ≤ N. */
export const statesAre = (found: ReturnType<typeof visits>, N: number, expected: number): Finding =>
  all([
    equals(Q, Q.of(found.states.size), Q.of(expected), `N = ${N}: different states`),
    equals(Q, Q.of(found.tally.applications), Q.of(expected), 'applications'),
    equals(Q, Q.of(found.right), Q.of(N), 'iterates that are their words'),
  ])

/** x ↦ ax + b and x ↦ a + b|x|, i.i.d.; the second kind is of no closed class. */
export const mixed = finite<number, number, SelfMap<number>>(realLine, [
  affine(real, 0.7, 0.3),
  foldedAffine(real, 0.9, -0.6),
])

export const sharings: readonly Check[] = [
  single('all T_j … T_n θ, j ≤ n ≤ N, are different states', 'exact', ({ quick }) => {
    const N = quick ? 30 : 80
    const runs = (['replay', 'wavefront'] as const).map(strategy =>
      statesAre(visits(backward, N, { strategy }), N, (N * (N + 1)) / 2),
    )
    return stated(
      all([...runs, statesAre(visits(forward, N), N, N)]),
      `N = ${N}, free maps: ${digits((N * (N + 1)) / 2)} states backward, ${N} forward`,
    )
  }),
  property({
    name: 'read from the inside, backward words share nothing',
    kind: 'exact',
    given: fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 20 }),
    show: at => `n = ${at}`,
    holds(at) {
      const last = Math.max(...at)
      const [x, y] = [sharing(backward, at, 'inside'), sharing(forward, at, 'inside')]
      const outer = sharing(backward, at, 'outside')
      return all([
        either(x.shared === 0 && x.steps === x.unshared, `backward: ${x.shared} steps shared`),
        either(y.steps === last, `forward: ${y.steps} steps for n ≤ ${last}`),
        either(outer.steps === last, `backward from the outside: ${outer.steps} compositions`),
      ])
    },
  }),
  single('indices are all that is kept: one state by replay', 'exact', ({ seed, quick }) => {
    const N = quick ? 40 : 150
    const tally = emptyTally()
    const maps = mixed.realize(seed)
    const options = { at: upTo(N), tally, strategy: 'replay' } as const
    const off = [...iterates(maps, backward, 1 as number, options)].find(
      ({ n, point }) => point !== applyWord(mixed.realize(seed), backward.word(n), 1),
    )
    const { live, realisations } = tally
    return either(
      off === undefined && live === 1 && realisations === (N * (N + 1)) / 2,
      off
        ? `X_${off.n} differs from that of maps made anew`
        : `N = ${N}: ${digits(realisations)} maps made from their index, ${live} state kept`,
    )
  }),
]
