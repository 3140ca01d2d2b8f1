import { plan } from '../iterate/plan.js'
import { anchored, anchoredDoubling, anchoredHeldOut, anchoredReuse } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import type { Order } from '../order/order.js'
import { rationals } from '../space/rational.js'
import { count, digits, upTo } from './counted.js'
import { all, either, equals, stated } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** A chain of `chain` forward steps, and min(m, n) maps replayed at every n ≤ N. */
const chainAndReplays = (chain: number, m: number, N: number) =>
  upTo(N).reduce((sum, n) => sum + Math.min(m, n), chain)

export const costs: readonly Check[] = [
  single('anchored(100), n ≤ 2000: 196,950; with reuse 197,050', 'exact', ({ quick }) => {
    const N = quick ? 500 : 2000
    const ways = [
      { order: anchored(100), chain: N - 100 },
      { order: anchoredReuse(100), chain: N },
    ]
    const finding = all(
      ways.flatMap(({ order, chain }) => {
        const { agree, applied } = count(order, upTo(N))
        const expected = chainAndReplays(chain, 100, N)
        return [agree, equals(Q, Q.of(applied), Q.of(expected), `${order.name}: applications`)]
      }),
    )
    const full = [...ways.map(({ order }) => order), backward].map(
      order => plan(order, upTo(2000)).applications,
    )
    const right = either(full.join() === '196950,197050,2001000', `planned: ${full}`)
    const [own, reuse, naive] = full.map(digits)
    return stated(
      all([finding, right]),
      `N = 2000: ${own} and ${reuse} for ${naive}; counted at N = ${N}`,
    )
  }),
  single('held-out anchor: N forward steps and m at every n', 'exact', () => {
    const { agree, applied } = count(anchoredHeldOut(20), upTo(300))
    return all([agree, equals(Q, Q.of(applied), Q.of(300 + 20 * 300), 'applications')])
  }),
  single('doubling, N = 4096, m up to 260: at most 900,000', 'exact', ({ quick }) => {
    const order: Order = anchoredDoubling(65 / 3)
    const N = quick ? 1024 : 4096
    const { agree } = count(order, upTo(N))
    const planned = plan(order, upTo(4096)).applications
    return stated(
      all([agree, either(planned <= 900_000, `${digits(planned)} applications`)]),
      `${digits(planned)} planned for 4096; counted as planned at N = ${N}`,
    )
  }),
  single('25,000 steps, read every 100: 74,900 for 3,137,500', 'exact', ({ quick }) => {
    const at = upTo(250).map(i => 100 * i)
    const { agree, applied } = count(anchoredReuse(200), quick ? at.slice(0, 50) : at)
    const costs = [anchoredReuse(200), backward].map(order => plan(order, at).applications)
    const read = quick ? 5000 + 100 + 49 * 200 : 74_900
    return stated(
      all([
        agree,
        either(costs.join() === '74900,3137500' && applied === read, `${costs}, ${read}`),
      ]),
      `${digits(applied)} counted; planned ${costs.map(digits).join(' for ')}`,
    )
  }),
]
