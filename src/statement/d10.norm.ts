import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { heavyBall } from '../map/heavy-ball.js'
import { squareRootAbove } from '../map/square-root.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { toTheLimit } from './bounds.js'
import { upTo } from './counted.js'
import {
  anyBall,
  type Ball,
  ball,
  isStable,
  matrixOf,
  type State,
  showBall,
  stableBall,
} from './d10.ball.js'
import {
  determinant,
  form,
  identity,
  isPositiveDefinite,
  minus,
  rootsInside,
  stein,
  times,
  trace,
  transposed,
} from './d10.matrices.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { plane, type Vector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

/** An upper bound of √q, the root itself where it is rational and a double. */
const root = (q: Rational) => squareRootAbove(Q, q)

interface Noisy {
  readonly settings: Ball
  readonly errors: readonly Rational[]
  readonly start: State
}

/** A stable ball, errors e_1, e_2, … (the last for ever) and a start. */
const noisy: fc.Arbitrary<Noisy> = fc.record({
  settings: stableBall,
  errors: fc.array(rationalUpTo(4), { minLength: 2, maxLength: 6 }),
  start: fc.tuple(rationalUpTo(4), rationalUpTo(4)),
})

/** d(X_n, z*) ≤ k^n D/(1 − k) in the norm of P, squared. */
function bounded({ settings, errors, start }: Noisy): Finding {
  const maps = errors.map(e => ball(settings, e))
  const M = matrixOf(ball(settings))
  const P = stein(transposed(M), identity(2))
  const square = (a: State, b: State) => form(P, [a[0].sub(b[0]), a[1].sub(b[1])])
  const k = root(one.sub(one.div(trace(P))))
  const D = maps
    .map(map => root(square(map.apply(start), start)))
    .reduce((a, b) => (a.compare(b) > 0 ? a : b))
  const rest = errors.at(-1)!.div(settings.lambda)
  const at = [0, ...upTo(errors.length)]
  const path = (from: State) =>
    [...iterates(listed(maps), backward, from, { at })].map(({ point }) => point)
  const [x, limits] = [path(start), path([rest, rest])]
  const limit = limits.at(-1)!
  return all(
    x.map((point, n) => {
      const most = toTheLimit(Q, k, D, n)
      return atMost(Q, square(point, limit), most.mul(most), `|X_${n} − z*|²`)
    }),
  )
}

export const norms: readonly Check[] = [
  property({
    name: 'ρ(M) < 1 iff |β| < 1 and 0 < hλ < 2(1 + β)',
    kind: 'exact',
    given: anyBall,
    show: showBall,
    runs: 400,
    holds: settings => {
      const M = matrixOf(ball(settings))
      const inside = rootsInside(trace(M), determinant(M))
      return either(inside === isStable(settings), `roots inside: ${inside}`)
    },
  }),
  property({
    name: 'stable: P = MᵀPM + 1 is positive, |Mz|_P² = |z|_P² − |z|²',
    kind: 'exact',
    given: fc.tuple(stableBall, fc.tuple(rationalUpTo(4), rationalUpTo(4))),
    show: ([settings]) => showBall(settings),
    holds: ([settings, z]) => {
      const map = ball(settings)
      const P = stein(transposed(matrixOf(map)), identity(2))
      const [before, after] = [form(P, z), form(P, map.apply(z))]
      const k2 = one.sub(one.div(trace(P)))
      return all([
        either(isPositiveDefinite(P), 'P is not positive definite'),
        equals(Q, after, before.sub(form(identity(2), z)), '|Mz|_P²'),
        atMost(Q, after, k2.mul(before), '|Mz|_P², k² = 1 − 1/tr P'),
      ])
    },
  }),
  property({
    name: 'common λ, errors e_i: Theorem 2.2 in that norm',
    kind: 'exact',
    given: noisy,
    show: ({ settings, errors }) => `${showBall(settings)}, e = ${errors.map(e => e.toFraction())}`,
    runs: 50,
    holds: bounded,
  }),
  single('a common H on ℚ², h = 1/4, β = 1/2: such a norm on ℚ⁴', 'exact', () => {
    const hessian = ([x, y]: Vector): Vector => [x!.mul(2).add(y!), x!.add(y!.mul(2))]
    const map = heavyBall(plane, { h: rational(1, 4), beta: rational(1, 2) }, hessian)
    const columns = identity(4).map(([a, b, c, d]) => {
      const [theta, previous] = map.apply([
        [a!, b!],
        [c!, d!],
      ])
      return [...theta, ...previous]
    })
    const M = transposed(columns)
    const P = stein(columns, identity(4))
    const rest = minus(minus(P, times(columns, times(P, M))), identity(4)).flat()
    return either(
      isPositiveDefinite(P) && rest.every(x => x.equals(zero)),
      `H = [[2, 1], [1, 2]]: P = MᵀPM + 1 > 0, k² = 1 − 1/tr P = ${Q.toNumber(one.sub(one.div(trace(P)))).toFixed(4)}`,
    )
  }),
  single('β = 9/10, hλ = 1/10: ‖M‖ = 2.21 and ρ(M) = 0.949', 'exact', () => {
    const M = matrixOf(ball({ h: rational(1, 10), beta: rational(9, 10), lambda: one }))
    const gram = times(transposed(M), M)
    const [t, d] = [trace(gram), determinant(gram)]
    // ‖M‖² is the larger root of x² − tx + d.
    const at = (x: Rational) => x.mul(x).sub(t.mul(x)).add(d)
    const [low, high] = [rational(2205, 1000), rational(2215, 1000)].map(x => x.mul(x))
    const complex = trace(M).mul(trace(M)).compare(determinant(M).mul(4)) < 0
    const found = all([
      either(
        at(low!).compare(0) < 0 && at(high!).compare(0) > 0 && high!.compare(t.div(2)) > 0,
        '‖M‖ is not between 2.205 and 2.215',
      ),
      either(complex && determinant(M).equals(rational(9, 10)), 'ρ² is not 9/10'),
    ])
    return stated(found, '2.205 < ‖M‖ < 2.215, complex roots: ρ² = det M = 9/10')
  }),
]
