import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { adam, adamStart } from '../map/adam.js'
import { logisticRegression } from '../map/logistic-regression.js'
import { scheduled, timed } from '../map/scheduled.js'
import type { SelfMap } from '../map/self-map.js'
import { sgdStep } from '../map/sgd-step.js'
import { anchored } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { intermittent } from '../order/intermittent.js'
import { permuted } from '../order/permuted.js'
import { float64 } from '../space/float64.js'
import { rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { quarticStep } from './full-batch.schedule.js'
import { listed, rationalMaps, rationalUpTo } from './given.js'
import { irisRows } from './iris.js'
import { property, single } from './property.js'
import { path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

/** Whether X_n = Y_n for n ≤ N, to the last bit of the numbers that `bits` reads off. */
export function sameBits<P>(
  at: (i: number) => SelfMap<P>,
  start: P,
  N: number,
  bits: (p: P) => readonly number[],
): Finding {
  const run = (order: typeof backward, strategy: 'replay' | 'incremental') =>
    [...iterates({ at }, order, start, { at: upTo(N), strategy })].map(({ point }) => bits(point))
  const [x, y] = [run(backward, 'replay'), run(forward, 'incremental')]
  const off = x.findIndex((point, n) => point.some((value, i) => !Object.is(value, y[n]![i])))
  const moved = Math.abs(y[N - 1]![0]! - bits(start)[0]!)
  return either(
    off < 0 && moved > 0,
    off < 0
      ? `X_1, …, X_${N} = Y_1, …, Y_${N} in all bits`
      : `X_${off + 1} = ${x[off]![0]}, Y_${off + 1} = ${y[off]![0]}`,
  )
}

/** The full-batch gradient of logistic regression on iris, and the origin. */
export function iris() {
  const risk = logisticRegression(irisRows(), 0.1)
  const rows = Array.from({ length: risk.rows }, (_, i) => i)
  return { risk, rows, space: float64(risk.dim), origin: new Float64Array(risk.dim) }
}

export const equalMaps: readonly Check[] = [
  property({
    name: 'one map of ℚ, expanding ones too: every order gives T^n θ',
    kind: 'exact',
    given: fc.tuple(rationalMaps, rationalUpTo(6)),
    show: ([map, start]) => `${map.name} from ${start.toFraction()}`,
    holds: ([map, start]) => {
      const orders = [backward, forward, anchored(2), intermittent([1, 3]), permuted(1)]
      const [x, ...others] = orders.map(order => path(listed([map]), order, start, 6))
      return all(
        others.flatMap((y, i) =>
          y.map((point, n) => equals(Q, point, x![n]!, `${orders[i + 1]!.name}(${n})`)),
        ),
      )
    },
  }),
  single('all rows of iris in every batch: X_n = Y_n in all bits', 'exact', ({ quick }) => {
    const { risk, rows, origin } = iris()
    const step = sgdStep(risk, 0.5)(rows)
    return sameBits(
      () => step,
      origin,
      quick ? 10 : 30,
      point => [...point],
    )
  }),
  single('Adam on all rows, its counter in the state: the same', 'exact', ({ quick }) => {
    const { risk, rows, space, origin } = iris()
    const step = adam(space, { h: 0.1 }, w => risk.gradient(w, rows))
    return sameBits(
      () => step,
      adamStart(space, origin),
      quick ? 10 : 30,
      ({ theta }) => [...theta],
    )
  }),
  single('a schedule that counts in the state: the same', 'exact', () => {
    const step = scheduled('θ⁴/4, h_t = 1/(4 + t)', t => quarticStep(rational(1, 4 + t)))
    const [x, y] = [backward, forward].map(order =>
      [...iterates({ at: () => step }, order, timed(rational(1)), { at: upTo(6) })].map(
        ({ point }) => point,
      ),
    )
    return stated(
      all(x!.map(({ point }, n) => equals(Q, point, y![n]!.point, `X_${n + 1}`))),
      'θ⁴/4, h_t = 1/(4 + t): X_n = Y_n over ℚ for n ≤ 6',
    )
  }),
]
