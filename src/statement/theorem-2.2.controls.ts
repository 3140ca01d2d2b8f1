import { applyWord } from '../iterate/apply-word.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { betweenIterates, power, toTheLimit } from './bounds.js'
import { all, atMost, either, equals } from './finding.js'
import { contractions, displacement, listed, showContractions } from './given.js'
import { property, single } from './property.js'
import { bound, d, extremal, pairs, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  property({
    name: 'forward order in place of backward',
    kind: 'exact',
    given: contractions(1, 6),
    show: showContractions,
    holds: instance => bound(instance, forward),
  }),
  single('printed sum (1−k^{n−m+2})/(1−k), k = 3/4, D = 2', 'exact', () => {
    const [k, D] = [rational(3, 4), rational(2)]
    const x = path(extremal(k, D), backward, rational(0), 3)
    // k^{-1} for the printed exponent n − m + 2 = −1 at (n, m) = (0, 3)
    const printed = D.mul(rational(1).sub(rational(4, 3))).div(rational(1).sub(k))
    return atMost(Q, d(x[0]!, x[3]!), printed, 'd(X_0, X_3)')
  }),
  single('C = D/(1−k) for a start other than θ', 'exact', () => {
    const [k, D] = [rational(3, 4), rational(2)]
    const x = path(extremal(k, D), backward, rational(100), 3)
    return all(
      x.map((point, n) =>
        atMost(Q, d(point, rational(8)), toTheLimit(Q, k, D, n), `start 100: d(X_${n}, θ*)`),
      ),
    )
  }),
  property({
    name: 'a factor k dropped: k^{n+1} for k^n',
    kind: 'exact',
    given: contractions(1, 6).filter(({ k }) => k.compare(0) > 0), // k = 0 shows little
    show: showContractions,
    holds(instance) {
      const D = displacement(instance)
      const x = path(listed(instance.maps), backward, instance.start, instance.maps.length)
      return all(
        pairs(instance.maps.length, (n, m) =>
          atMost(Q, d(x[n]!, x[m]!), betweenIterates(Q, instance.k, D, n, m).mul(instance.k)),
        ),
      )
    },
  }),
  single('no common k: T_i = (1 − 1/(i+1)²)x + 1', 'exact', () => {
    const maps = Array.from({ length: 400 }, (_, i) => {
      const square = (i + 2) ** 2
      return affine(Q, rational(square - 1, square), rational(1))
    })
    const [before, after] = [100, 400].map(n =>
      applyWord(listed(maps), backward.word(n), rational(0)),
    )
    return atMost(Q, d(before!, after!), rational(1), 'd(X_100, X_400)')
  }),
  single('D infinite: T_i = x/2 + 2^i', 'exact', () => {
    const maps = Array.from({ length: 20 }, (_, i) =>
      affine(Q, rational(1, 2), power(Q, rational(2), i + 1)),
    )
    const x = path(listed(maps), backward, rational(0), 20)
    return atMost(Q, d(x[19]!, x[20]!), rational(1), 'X_n = 2n: d(X_19, X_20)')
  }),
  single('incomplete: x/2 + 1/x on ℚ ∩ [1, 2] has a fixed point', 'exact', () => {
    const newton = (x: Rational) => x.div(rational(2)).add(rational(1).div(x))
    for (let q = 1; q <= 60; q++) {
      for (let p = q; p <= 2 * q; p++) {
        const x = rational(p, q)
        if (newton(x).equals(x)) return either(true, `${p}/${q} is fixed`)
      }
    }
    let x = rational(1)
    for (let n = 0; n < 5; n++) x = newton(x)
    const gap = x.mul(x).sub(rational(2)).valueOf()
    return either(false, `no p/q, q ≤ 60, is fixed; X_5² − 2 = ${gap.toExponential(1)}: X_n → √2`)
  }),
  single('stopping on |X_{n+1} − X_n| = 0', 'exact', () => {
    const half = affine(Q, rational(1, 2), rational(0))
    const moved = affine(Q, rational(1, 2), rational(1))
    const x = path(listed([half, half, half, half, half, moved]), backward, rational(0), 6)
    // The rule stops at n = 0, whose iterate it calls the limit.
    const stands = x.slice(0, 6).every(point => point.equals(x[0]!))
    const finding = equals(Q, x[6]!, x[0]!, 'X_6')
    return {
      ...finding,
      because: `X_0 = … = X_5 ${stands ? 'stand still' : 'move'}, ${finding.because}`,
    }
  }),
]
