import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { couplingFromThePast } from '../iterate/coupling.js'
import { iterates } from '../iterate/iterate.js'
import { sandwichedLimit } from '../iterate/sandwich.js'
import { affine } from '../map/affine.js'
import { table } from '../map/table.js'
import { backward } from '../order/backward.js'
import { interval } from '../space/interval.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { count, upTo } from './counted.js'
import { anewEachDoubling, coupled, stationary } from './coupling-chain.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import { path } from './rational-paths.js'
import type { Statement } from './statement.js'

const Q = rationals

/** Identity, but for T_{n*}, which is constant: the limit is known from n* on, and no sooner. */
const knownFrom = (target: number) => ({
  at: (i: number) => affine(real, i === target ? 0 : 1, i === target ? 1 : 0),
})

/** What doubling pays for n*, for one point followed: by sandwich, and by coupling. */
function paid(target: number) {
  const ends = { lo: 0, hi: 2 }
  const limit = sandwichedLimit(knownFrom(target), ends, interval(real, 0, 2), { tolerance: 1 })
  const met = couplingFromThePast(knownFrom(target), [0, 2])
  // Less the one look at each map, at either end, that the sandwich takes at what it keeps.
  return {
    bySandwich: limit.applications / 2 - limit.n,
    byCoupling: met.applications / 2,
    n: limit.n,
  }
}

/** Random self-maps of {0, 1, 2}, ended by a constant one so that they couple. */
const tables = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 10 })
  .map(images => [...images.map(image => table(image)), table([1, 1, 1])])

/** |P(value 0) − π(0)| is at most what enumeration leaves open. */
const unbiased = ({ zero, unresolved }: ReturnType<typeof coupled>): Finding =>
  atMost(Q, zero.sub(stationary[0]).abs(), unresolved, `P(0) = ${zero.toFraction()}, off by`)

export const c2: Statement = {
  id: 'c2',
  title: 'Doubling for the limit',
  source: 'Retrograde, C2; Propp and Wilson 1996',
  claim:
    'Let n* be the least number of maps whose composition T_1 … T_n certifies the backward limit. Trying n = 1, 2, 4, … finds a sufficient n without knowing n*, at fewer than 4n* applications for each point followed. Maps that were used are used again, the same: drawing them anew biases the value. What stops is a certificate, never X_{2n} = X_n.',
  tex: String.raw`\sum_{j=0}^{\lceil\log_2 n^*\rceil}2^j=2^{\lceil\log_2 n^*\rceil+1}-1\;<\;4n^*`,
  hypotheses: [
    'T_1 … T_n is certified for every n ≥ n*',
    'map i is the same whenever it is asked for',
  ],
  verdict: 'holds as printed',
  checks: [
    single('fewer than 4n* applications for every n*', 'exact', ({ quick }) => {
      const most = quick ? 70 : 200
      const finding = all(
        upTo(most).map(target => {
          const { bySandwich, byCoupling, n } = paid(target)
          const total = 2 * n - 1
          return all([
            either(n >= target && n < 2 * target, `n* = ${target}: stopped at ${n}`),
            equals(Q, Q.of(bySandwich), Q.of(total), `n* = ${target}: by sandwich`),
            equals(Q, Q.of(byCoupling), Q.of(total), `n* = ${target}: by coupling`),
            atMost(Q, Q.of(total), Q.of(4 * target - 1), `n* = ${target}: applications`),
          ])
        }),
      )
      return stated(finding, `n* = 1, …, ${most}: 2n − 1 for n* ≤ n < 2n*`)
    }),
    single('127 for n* = 37 and 64, 255 for 65 and 100', 'exact', () => {
      const totals = [37, 64, 65, 100].map(target => paid(target).bySandwich)
      return either(totals.join() === '127,127,255,255', totals.join(', '))
    }),
    property({
      name: 'the value is that of T_1 … T_m for every m ≥ n',
      kind: 'exact',
      given: tables,
      show: maps => maps.map(({ images }) => `[${images}]`).join(' '),
      holds(maps) {
        const { value, n } = couplingFromThePast(listed(maps), [0, 1, 2])
        const sure = upTo(2 * n).slice(n - 1)
        const off = [0, 1, 2].flatMap(start =>
          [...iterates(listed(maps), backward, start, { at: sure })].filter(x => x.point !== value),
        )
        return either(off.length === 0, `value ${value} at ${n}, X_${off[0]?.n} is another`)
      },
    }),
    single('maps used again: P(0) = 170/256, 1/256 left open', 'exact', () =>
      all([
        unbiased(coupled(8, 8, maps => maps)),
        equals(Q, coupled(8, 8, maps => maps).zero, rational(170, 256), 'P(0 by n = 8)'),
      ]),
    ),
  ],
  controls: [
    single('maps drawn anew at each doubling: towards 5/6', 'exact', () =>
      // n = 1, 2, 4 draw 1 + 2 + 4 maps.
      unbiased(coupled(4, 7, anewEachDoubling)),
    ),
    single('stopping when X_{2n} = X_n', 'exact', () => {
      const half = affine(Q, rational(1, 2), rational(0))
      const moved = affine(Q, rational(1, 2), rational(1))
      const maps = listed([half, half, half, half, half, moved])
      const x = path(maps, backward, rational(0), 8)
      let n = 1
      while (n < 4 && !x[2 * n]!.equals(x[n]!)) n *= 2
      const target = applyWord(maps, backward.word(5), rational(2)) // 2 is fixed by T_6, T_7, …
      return equals(Q, x[n]!, target, `stopped at n = ${n}: X_${n}`)
    }),
    single('n = 1, 2, 3, … in place of 1, 2, 4, …', 'exact', () => {
      const { applied } = count(backward, upTo(37), { strategy: 'replay' })
      return atMost(Q, Q.of(applied), Q.of(4 * 37 - 1), 'n* = 37: applications')
    }),
  ],
}
