import fc from 'fast-check'
import { expectation } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { meanConstant } from './d13.checks.js'
import { all, atMost } from './finding.js'
import { type Choices, choicesOf, type RationalMap, rationalUpTo, showChoices } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** Two runs of one forward chain: both points are sent by the same maps. */
type Pair = readonly [x: Rational, y: Rational]

/** E |Y_n^x − Y_n^y|^p. */
function meanGap({ maps, start }: Choices<Pair, RationalMap>, n: number, p: number): Rational {
  const onPairs = maps.map(({ point, weight }) => ({
    weight,
    point: { apply: ([x, y]: Pair): Pair => [point.apply(x), point.apply(y)] },
  }))
  const law = wordLaw(
    forward.word(n),
    onPairs,
    start,
    ([x, y]) => `${x.toFraction()} ${y.toFraction()}`,
  )
  return expectation(law, ([x, y]) => power(Q, x.sub(y).abs(), p))
}

/** Affine and folded maps, expanding ones among them. */
const chains: fc.Arbitrary<Choices<Pair, RationalMap>> = choicesOf(
  fc
    .tuple(fc.boolean(), rationalUpTo(3), rationalUpTo(6))
    .map(([fold, slope, shift]) =>
      fold ? foldedAffine(Q, shift, slope) : affine(Q, slope, shift),
    ),
  fc.tuple(rationalUpTo(6), rationalUpTo(6)),
  2,
  3,
)

export const meetingCheck: Check = property({
  name: 'E|Y_n^x − Y_n^y|^p ≤ (E l^p)^n |x − y|^p, p = 1, 2',
  kind: 'exact',
  given: chains,
  show: showChoices,
  runs: 40,
  holds: chain =>
    all(
      [1, 2].flatMap(p =>
        upTo(4).map(n => {
          const [x, y] = chain.start
          const most = power(Q, meanConstant(chain.maps, p), n).mul(power(Q, x.sub(y).abs(), p))
          return atMost(Q, meanGap(chain, n, p), most, `p = ${p}, n = ${n}: E|gap|^p`)
        }),
      ),
    ),
})

export const meetingControl: Check = single(
  'A = 1/2 or 3/2: E log l in place of log E l',
  'exact',
  () => {
    // (E|Y_n^x − Y_n^y|)² ≤ (3/4)^n, for exp(2 E log l) = 3/4.
    const maps = [rational(1, 2), rational(3, 2)].map(slope => ({
      point: affine(Q, slope, Q.one),
      weight: rational(1, 2),
    }))
    return all(
      upTo(4).map(n => {
        const gap = meanGap({ maps, start: [Q.zero, Q.one] }, n, 1)
        return atMost(Q, gap.mul(gap), power(Q, rational(3, 4), n), `(E|Y_${n}^0 − Y_${n}^1|)²`)
      }),
    )
  },
)
