import { plan } from '../iterate/plan.js'
import { affine } from '../map/affine.js'
import { anchored, anchoredReuse } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { order } from '../order/order.js'
import { down, up, word } from '../order/word.js'
import { finite } from '../random/finite.js'
import { rationalLine } from '../space/line.js'
import { rational, rationals } from '../space/rational.js'
import { anchoredToBackward, betweenIterates, power } from './bounds.js'
import { eachExtreme } from './c4.bounds.js'
import { eachAr1, sameLaw, shrinks } from './c4.laws.js'
import { attaining, oneSlope, secondMoment, stationaryVariance, weights } from './c4.systems.js'
import { digits, upTo } from './counted.js'
import { all, atMost, equals } from './finding.js'
import { single } from './property.js'
import { d, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, half, one] = [rational(0), rational(1, 2), rational(1)]
/** x/2 ± 1: k = 1/2, D = 1 at 0. */
const steps = [affine(Q, half, one), affine(Q, half, one.neg())]

/** S_1 … S_m on the chain, with m new maps S for every n. */
const redrawn = (m: number) =>
  order(`redrawn(${m})`, n => word(down(-n * m - 1, -(n + 1) * m), down(n, m + 1)))

export const controls: readonly Check[] = [
  single('k^{m+1} for k^m', 'exact', () =>
    eachExtreme(attaining, half, one, (distance, m, n) =>
      atMost(
        Q,
        distance,
        half.mul(anchoredToBackward(Q, half, one, m, n)),
        `m = ${m}, n = ${n}: d`,
      ),
    ),
  ),
  single('the factor 2 left out', 'exact', () =>
    eachExtreme(attaining, rational(3, 4), one, (distance, m, n) =>
      atMost(Q, distance, betweenIterates(Q, rational(3, 4), one, m, n), `m = ${m}, n = ${n}: d`),
    ),
  ),
  single('affine maps of one slope k > 0 attain (a)', 'exact', () =>
    eachExtreme(oneSlope, half, one, (distance, m, n) =>
      equals(Q, distance, anchoredToBackward(Q, half, one, m, n), `m = ${m}, n = ${n}: d`),
    ),
  ),
  single('an anchor drawn anew at every n', 'exact', ({ seed }) => {
    // A is nearly uniform on [−2, 2] and new for each n, so each passes with probability about 1/8.
    const maps = finite(rationalLine, steps).realize(seed)
    const [A, X] = [redrawn(4), backward].map(order => path(maps, order, zero, 60))
    return all(
      upTo(60)
        .slice(5)
        .map(n =>
          atMost(Q, d(A![n]!, X![n]!), anchoredToBackward(Q, half, one, 4, n), `d(A, X_${n})`),
        ),
    )
  }),
  single('with m fixed, A_{m,n} converges', 'exact', ({ seed }) => {
    const maps = finite(rationalLine, steps).realize(seed)
    const A = path(maps, anchored(4), zero, 60)
    return all(
      upTo(59).map(n =>
        atMost(
          Q,
          d(A[n]!, A[n + 1]!),
          betweenIterates(Q, half, one, n, n + 1),
          `|A_${n + 1} − A_${n}|`,
        ),
      ),
    )
  }),
  single('reuse has the law of X_n', 'exact', () =>
    sameLaw({ k: half, maps: steps, start: zero }, anchoredReuse(1), 2),
  ),
  single('T_m applied twice: T_1…T_m(T_n…T_m θ)', 'exact', () => {
    const twice = order('T_1 T_2 (T_n … T_2 θ)', n => word(up(1, 2), down(n, 2)))
    return sameLaw({ k: half, maps: steps, start: zero }, twice, 3)
  }),
  single('a^m V along a path', 'exact', () =>
    eachAr1((a, m, n) => {
      const along = secondMoment(weights(a, anchored(m), n), i => i > m)
      const claimed = power(Q, a, m)
        .mul(stationaryVariance(a))
        .mul(one.sub(power(Q, a, 2 * (n - m))))
      return equals(Q, along, claimed, `a = ${a.toFraction()}, m = ${m}, n = ${n}: along`)
    }),
  ),
  single('(E l)^{2m} for (E l²)^m', 'exact', () => {
    const maps = [affine(Q, rational(1, 4), one), affine(Q, rational(3, 4), one.neg())]
    return shrinks({ k: rational(3, 4), maps, start: zero }, 2, 1)
  }),
  single('backward iterates for 900,000 at N = 4096', 'exact', () => {
    const { applications } = plan(backward, upTo(4096))
    return {
      holds: applications <= 900_000,
      detail: `${digits(applications)} applications`,
    }
  }),
]
