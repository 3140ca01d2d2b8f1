import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import {
  anyBall,
  type Ball,
  ball,
  isStable,
  matrixOf,
  showBall,
  stableBall,
  stationaryVariance,
} from './d10.ball.js'
import { soft, steep } from './d10.growth.js'
import {
  determinant,
  form,
  identity,
  rootsInside,
  stein,
  trace,
  transposed,
} from './d10.matrices.js'
import { atMost, either, equals } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)

const inside = (settings: Ball) => {
  const M = matrixOf(ball(settings))
  return rootsInside(trace(M), determinant(M))
}

export const controls: readonly Check[] = [
  property({
    name: 'stable iff 0 < hλ < 2, as without momentum',
    kind: 'exact',
    given: anyBall.filter(({ beta }) => beta.abs().compare(1) < 0),
    show: showBall,
    holds: settings => {
      const x = settings.h.mul(settings.lambda)
      const claimed = x.compare(0) > 0 && x.compare(2) < 0
      return either(inside(settings) === claimed, `roots inside: ${!claimed}`)
    },
  }),
  single('on the border, hλ = 2(1 + β): stable', 'exact', () => {
    const border = { h: rational(3), beta: rational(1, 2), lambda: one }
    return either(inside(border) || isStable(border), 'h = 3, β = 1/2, λ = 1: a root is −1')
  }),
  property({
    name: 'stable maps contract in the Euclidean norm',
    kind: 'exact',
    given: fc.tuple(stableBall, fc.tuple(rationalUpTo(4), rationalUpTo(4))),
    show: ([settings, z]) => `${showBall(settings)}; z = ${z.map(x => x.toFraction())}`,
    holds: ([settings, z]) =>
      atMost(Q, form(identity(2), ball(settings).apply(z)), form(identity(2), z), '|Mz|²'),
  }),
  single('the norm adapted to M(1) contracts M(25)', 'exact', () => {
    const P = stein(transposed(matrixOf(soft)), identity(2))
    const z = [one, rational(0)] as const
    return atMost(Q, form(P, steep.apply(z)), form(P, z), 'z = (1, 0): |M(25)z|_P²')
  }),
  single('each map stable: M(1), M(25) in turn stay bounded', 'exact', () => {
    const maps = { at: (i: number) => (i % 2 === 1 ? soft : steep) }
    const [theta] = applyWord(maps, forward.word(40), [one, one])
    return atMost(Q, theta.abs(), rational(1_000_000), 'from (1, 1): |θ_40|')
  }),
  single('λ = 1 alone: some start of the cone grows', 'exact', () => {
    const maps = listed([soft])
    const [theta] = applyWord(maps, forward.word(40), [one, rational(-3, 2)])
    return either(
      theta.abs().compare(1) > 0,
      `from (1, −3/2): |θ_40| = ${Q.toNumber(theta).toPrecision(3)}`,
    )
  }),
  property({
    name: 'momentum is a larger step: V of SGD with h/(1 − β)',
    kind: 'exact',
    given: stableBall,
    show: showBall,
    holds: ({ h, beta, lambda }) => {
      const larger = h.div(one.sub(beta))
      // V of SGD is h s²/(λ(2 − hλ)).
      const claimed = larger.div(lambda.mul(rational(2).sub(larger.mul(lambda))))
      return equals(Q, stationaryVariance({ h, beta, lambda }, one), claimed, 'V')
    },
  }),
]
