import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { finite } from '../random/finite.js'
import { rationalLine } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { count, upTo } from './counted.js'
import { all, either, equals } from './finding.js'
import { contractions, listed, type RationalMap, rationalUpTo, showContractions } from './given.js'
import { settles } from './naive-cost.checks.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** x ↦ x − h·(x − e), but with its gradient kept from the first point it meets. */
function withKeptGradient(h: Rational, e: Rational): RationalMap {
  let kept: Rational | undefined
  return {
    name: 'x ↦ x − h·(gradient kept)',
    apply(x) {
      kept ??= x.sub(e)
      return x.sub(h.mul(kept))
    },
    proved: {},
  }
}

export const controls: readonly Check[] = [
  property({
    name: 'maps drawn anew at each replay',
    kind: 'exact',
    given: fc.tuple(contractions(2, 5), fc.nat()),
    show: ([instance, seed]) => `${showContractions(instance)}, seed ${seed}`,
    holds([instance, seed]) {
      const law = finite(rationalLine, instance.maps)
      let replays = 0
      return settles(instance, { at: i => law.realize(seed, replays++).at(i) })
    },
  }),
  property({
    name: 'gradients kept in place of indices',
    kind: 'exact',
    given: fc.array(rationalUpTo(4), { minLength: 1, maxLength: 5 }),
    show: noises => `h = 1/2, e = ${noises.map(e => e.toFraction()).join(', ')}, start 1`,
    holds(noises) {
      const h = rational(1, 2)
      const steps = noises.map(e => affine(Q, rational(1).sub(h), h.mul(e)))
      const kept = noises.map(e => withKeptGradient(h, e))
      const options = { at: upTo(noises.length), strategy: 'replay' } as const
      return all(
        [...iterates(listed(kept), backward, rational(1), options)].map(({ n, point }) =>
          equals(Q, point, applyWord(listed(steps), backward.word(n), rational(1)), `X_${n}`),
        ),
      )
    },
  }),
  single('each iterate from the last: N applications', 'exact', () => {
    const { applied } = count(backward, upTo(60))
    return either(applied === 60, `N = 60: ${applied} applications`)
  }),
  single('the last map left out: N(N−1)/2', 'exact', () => {
    const { applied } = count(backward, upTo(60))
    return either(applied === (60 * 59) / 2, `N = 60: ${applied} applications, not 1770`)
  }),
]
