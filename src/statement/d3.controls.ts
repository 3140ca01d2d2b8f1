import { affineMoments, stationaryMoments } from '../law/affine-moments.js'
import { rationalKey } from '../law/finite-law.js'
import { meanOf } from '../law/finite-law-on-line.js'
import { wordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { rational, rationals } from '../space/rational.js'
import { mapOf, mixed, sgdOn, slopesOf } from './d3.choices.js'
import { granted } from './d3.refusal.js'
import { atMost, equals } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

export const controls: readonly Check[] = [
  single('a variance test at slopes 1/2 and 19/10', 'exact', () =>
    granted(slopesOf([1, 2], [19, 10]), 2),
  ),
  single('the recursion all the same, where E A² = 193/100: m_2 ≥ 0', 'exact', () => {
    const maps = [rational(1, 2), rational(19, 10)].flatMap(a =>
      [one, one.neg()].map(b => ({ point: mapOf(a, b), weight: rational(1, 4) })),
    )
    const second = mixed(maps, 0, 2).div(one.sub(mixed(maps, 2, 0)))
    return atMost(Q, zero, second, 'B = ±1: E B²/(1 − E A²) against 0')
  }),
  single('|E A| < 1 in place of E|A| < 1: slopes 1/2 and −3/2', 'exact', () => {
    // x − y = 1; the mean of the difference is |E A|^n, that of the distance stays 1.
    const linear = [rational(1, 2), rational(-3, 2)].map(a => ({
      point: mapOf(a, zero),
      weight: rational(1, 2),
    }))
    const law = wordLaw(backward.word(6), linear, one, rationalKey)
    const distance = law.atoms.reduce(
      (sum, { point, weight }) => sum.add(point.abs().mul(weight)),
      zero,
    )
    return atMost(Q, distance, meanOf(law).abs(), 'E|X_6^x − X_6^y|')
  }),
  single('A and B taken for independent: x/2 or 3x/4 + 1', 'exact', () => {
    const maps = [mapOf(rational(1, 2), zero), mapOf(rational(3, 4), one)].map(point => ({
      point,
      weight: rational(1, 2),
    }))
    const joint = affineMoments(maps)
    const apart = {
      ...joint,
      mixed: (i: number, k: number) => mixed(maps, i, 0).mul(mixed(maps, 0, k)),
    }
    const wrong = stationaryMoments(apart, 2)[2]!
    return equals(Q, wrong, stationaryMoments(joint, 2)[2]!, 'm_2')
  }),
  single('a variance for SGD with h < 2/E x²: x = 1 and 3, h = 1/4', 'exact', () =>
    granted(sgdOn({ h: rational(1, 4), features: [one, rational(3)] }), 2),
  ),
]
