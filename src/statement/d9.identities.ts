import fc from 'fast-check'
import { affineMoments, stationaryMoments } from '../law/affine-moments.js'
import { equallyWeighted, rationalKey } from '../law/finite-law.js'
import { wordLaw } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import { gradientStep } from '../map/gradient-step.js'
import { forward } from '../order/forward.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { balances, finiteSgd, mean, showFinite } from './d9.chains.js'
import { all, equals, type Finding } from './finding.js'
import { rationalUpTo } from './given.js'
import { limitLaw } from './limit-law.js'
import { property } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const zero = rational(0)

/** Losses a x²/2 + b x + d x³/3, each as likely, a step and a point c. */
const losses = fc.record({
  terms: fc.array(fc.tuple(rationalUpTo(3), rationalUpTo(3), rationalUpTo(2)), {
    minLength: 2,
    maxLength: 3,
  }),
  h: rationalUpTo(2),
  c: rationalUpTo(3),
  start: rationalUpTo(3),
})

/** Quadratic losses λx²/2 − ex with a step at which second moments exist. */
const quadratics = fc
  .record({
    terms: fc.array(fc.tuple(rationalUpTo(3), rationalUpTo(3)), { minLength: 2, maxLength: 3 }),
    h: fc.integer({ min: 1, max: 8 }).map(p => rational(p, 8)),
    c: rationalUpTo(3),
  })
  .filter(({ terms, h }) => {
    const squares = terms.map(([lambda]) => rational(1).sub(h.mul(lambda)).pow(2) as Rational)
    return squares.reduce((a, b) => a.add(b)).compare(terms.length) < 0
  })

export const identities: readonly Check[] = [
  property({
    name: 'any n: E Y_n − E Y_{n+1} = hE∇L(Y_n), and for squares',
    kind: 'exact',
    given: losses,
    show: ({ terms, h }) => `h = ${h.toFraction()}, ${terms.length} cubic losses`,
    runs: 40,
    holds: ({ terms, h, c, start }) => {
      const slopes = equallyWeighted(
        terms.map(
          ([a, b, d]) =>
            (x: Rational) =>
              a.mul(x).add(b).add(d.mul(x).mul(x)),
        ),
      )
      const full = (x: Rational) => mean(slopes, g => g(x))
      const maps = slopes.map(({ point, weight }) => ({
        weight,
        point: gradientStep(scalars(Q), h, point),
      }))
      const atoms = [0, 1, 2, 3].map(n => wordLaw(forward.word(n), maps, start, rationalKey).atoms)
      const square = (x: Rational) => x.sub(c).mul(x.sub(c))
      return all(
        [0, 1, 2].flatMap((n): Finding[] => {
          const drop = (f: (x: Rational) => Rational) =>
            mean(atoms[n]!, f).sub(mean(atoms[n + 1]!, f))
          const work = mean(atoms[n]!, x => x.sub(c).mul(full(x))).mul(2)
          const spread = mean(atoms[n]!, x => mean(slopes, g => g(x).mul(g(x))))
          return [
            equals(
              Q,
              drop(x => x),
              h.mul(mean(atoms[n]!, full)),
              `E Y_${n} − E Y_${n + 1}`,
            ),
            equals(Q, drop(square), h.mul(work.sub(h.mul(spread))), `squares, n = ${n}`),
          ]
        }),
      )
    },
  }),
  property({
    name: 'finite chains in ℚ²: E∇L = 0 and 2E⟨θ − c, ∇L⟩ = hE|g|²',
    kind: 'exact',
    given: finiteSgd,
    show: showFinite,
    runs: 60,
    holds: instance => {
      const { slopes, work, spread } = balances(instance, limitLaw(instance.choices.maps))
      return all([
        ...slopes.map((slope, i) => equals(Q, slope, zero, `coordinate ${i} of E∇L`)),
        equals(Q, work, spread, '2E⟨θ − c, ∇L⟩'),
      ])
    },
  }),
  property({
    name: 'quadratic losses of different curvature: both identities',
    kind: 'exact',
    given: quadratics,
    show: ({ terms, h }) =>
      `h = ${h.toFraction()}, λ = ${terms.map(([l]) => l.toFraction())}, e = ${terms.map(([, e]) => e.toFraction())}`,
    holds: ({ terms, h, c }) => {
      const maps = equallyWeighted(terms).map(({ point: [lambda, e], weight }) => ({
        weight,
        point: affine(Q, rational(1).sub(h.mul(lambda)), h.mul(e)),
      }))
      const [, m1, m2] = stationaryMoments(affineMoments(maps), 2)
      // E f(θ) for f = a + bx + dx².
      const under = (a: Rational, b: Rational, d: Rational) => a.add(b.mul(m1!)).add(d.mul(m2!))
      const [lambda, e] = [0, 1].map(i => mean(equallyWeighted(terms), term => term[i]!))
      const work = under(c.mul(e!), c.mul(lambda!).add(e!).neg(), lambda!).mul(2)
      const spread = mean(equallyWeighted(terms), ([l, error]) =>
        under(error.mul(error), l.mul(error).mul(-2), l.mul(l)),
      )
      return all([
        equals(Q, under(e!.neg(), lambda!, zero), zero, 'E∇L'),
        equals(Q, work, h.mul(spread), '2E(θ − c)∇L'),
      ])
    },
  }),
]
