import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { plan, type Strategy } from '../iterate/plan.js'
import { emptyTally } from '../iterate/tally.js'
import { type AffineMap, affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { gamma } from './bounds.js'
import { breaksOf, contracting } from './c1.breaks.js'
import { type ClosedClass, forEachClass } from './c1.classes.js'
import { matrixChecks } from './c1.matrices.js'
import { upTo } from './counted.js'
import { all, atMost, either, type Finding } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

/** Right-append and replay give X_0, …, X_N alike, and N compositions were formed. */
function appended<P, S>(of: ClosedClass<P, S>): Check {
  return property({
    name: `${of.name}: appending is replaying`,
    kind: 'exact',
    runs: 60,
    given: fc.tuple(fc.array(of.map, { minLength: 1, maxLength: 6 }), of.start),
    show: ([maps, start]) => `${maps.map(({ name }) => name).join('; ')}; start ${of.show(start)}`,
    holds([maps, start]) {
      const [N, tally] = [maps.length, emptyTally()]
      const options = { at: [0, ...upTo(N)], strategy: 'append', tally } as const
      const x = [...iterates(listed(maps), backward, start, options)]
      const off = x.find(
        ({ n, point }) =>
          of.show(point) !== of.show(applyWord(listed(maps), backward.word(n), start)),
      )
      if (off) return either(false, `X_${off.n} = ${of.show(off.point)} appended`)
      return either(x.length === N + 1 && tally.compositions === N, `${tally.compositions} formed`)
    },
  })
}

/** Affine maps and a start in doubles: slopes 1/4 ≤ |a| ≤ 1 and shifts |b| ≤ 4, 31 bits each. */
export const doubles = fc.record({
  maps: fc.array(
    fc
      .tuple(fc.integer({ min: 2 ** 28, max: 2 ** 30 }), fc.boolean(), fc.nat(2 ** 30))
      .map(([a, falls, b]) => affine(real, (falls ? -a : a) / 2 ** 30, b / 2 ** 27 - 4)),
    { minLength: 2, maxLength: 40 },
  ),
  start: fc.integer({ min: -64, max: 64 }).map(x => x / 8),
})

/**
 * |X̂_n − X_n| for X_n in doubles by a strategy, against its rounding bound.
 *
 * X_n = Σ_j a_1…a_{j−1} b_j + a_1…a_n θ. Appended, B_n = fl(fl(A_{n−1} b_n) + B_{n−1}): term j has
 * j − 2 roundings in A_{j−1}, one in its product with b_j, n − j + 1 in sums, one when C_n is
 * evaluated: n + 1 (one less for j = 1). The last term has n − 1 in A_n, then a product and a sum.
 * Replayed, term j has one in the sum that takes b_j up and two in each of j − 1 maps, the last
 * term 2n. So |X̂_n − X_n| ≤ γ_r (Σ_j |a_1…a_{j−1} b_j| + |a_1…a_n θ|) with r = n + 1 or 2n; one
 * more is taken, for γ_r is rounded itself. Nothing underflows: a product other than 0 is at least
 * 4^−40·2^−27.
 */
export function rounding(
  { maps, start }: { maps: readonly AffineMap<number>[]; start: number },
  strategy: Strategy,
  computed = iterates(listed(maps), backward, start, { at: upTo(maps.length), strategy }),
): Finding {
  const rows: { value: Rational; size: Rational }[] = []
  const θ = rational(start)
  let [sum, sizes, product] = [rational(0), rational(0), rational(1)]
  for (const map of maps) {
    const term = product.mul(rational(map.b))
    product = product.mul(rational(map.a))
    sum = sum.add(term)
    sizes = sizes.add(term.abs())
    const last = product.mul(θ)
    rows.push({ value: sum.add(last), size: sizes.add(last.abs()) })
  }
  return all(
    [...computed].map(({ n, point }) => {
      const { value, size } = rows[n - 1]!
      const bound = size.mul(rational(gamma(strategy === 'append' ? n + 2 : 2 * n + 1)))
      return atMost(rationals, rational(point).sub(value).abs(), bound, `error of X_${n}`)
    }),
  )
}

export const checks: readonly Check[] = [
  ...forEachClass(appended),
  single('2,000 compositions for n ≤ 2000, chosen unasked', 'exact', () => {
    const [N, tally] = [2000, emptyTally()]
    const maps = { at: (i: number) => affine(real, 1 / (1 + (i % 3)), i % 7) }
    for (const _ of iterates(maps, backward, 0, { at: upTo(N), tally }));
    const { strategy, compositions } = plan(backward, upTo(N), { compositionCost: 1 })
    return either(
      strategy === 'append' && compositions === N && tally.compositions === N,
      `${tally.compositions} compositions and ${tally.applications} evaluations, as planned`,
    )
  }),
  single('breaks outside the range of the next map are lost', 'exact', ({ seed, quick }) => {
    const rows = [...breaksOf(seed, contracting, quick ? 40 : 400)]
    const off = rows.find(({ breaks, most }) => breaks > most)
    const top = Math.max(...rows.map(({ breaks }) => breaks))
    const late = rows.slice(-20).map(({ breaks }) => breaks)
    return {
      holds: off === undefined && top <= 40,
      detail: off
        ? `C_${off.n} has ${off.breaks} breaks, more than ${off.most}`
        : `${rows.length} maps of 3 breaks: never more than ${top}, at last ${Math.min(...late)} to ${Math.max(...late)}`,
      figures: [
        {
          id: 'c1-breaks',
          title: 'Breaks of T_1 … T_n',
          caption:
            'Increasing maps of [0, 1] with three breaks each and slopes up to 1. Composing adds the three of the new map and loses those outside its range.',
          x: { label: 'n' },
          y: { label: 'breaks in (0, 1)', scale: 'log' },
          series: [
            { name: 'of T_1 … T_n', mark: 'line', points: rows.map(r => [r.n, r.breaks]) },
            { name: '3n', mark: 'line', dashed: true, points: rows.map(r => [r.n, 3 * r.n]) },
          ],
        },
      ],
    }
  }),
  ...matrixChecks,
  ...(['append', 'replay'] as const).map(strategy =>
    property({
      name: `in doubles, by ${strategy}: within the rounding bound`,
      kind: 'numerical',
      given: doubles,
      runs: 40,
      show: ({ maps, start }) => `${maps.map(({ name }) => name).join('; ')}; start ${start}`,
      holds: instance => rounding(instance, strategy),
    }),
  ),
]
