import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { meanOf, varianceOf } from '../law/finite-law-on-line.js'
import { affine } from '../map/affine.js'
import { scheduled, timed } from '../map/scheduled.js'
import { anchored } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { intermittent } from '../order/intermittent.js'
import { permuted } from '../order/permuted.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { distributions } from './counters.figure.js'
import { adamDrift, adamLaw, coinLaw, countedLaw, moments, type Schedule } from './counters.laws.js'
import { all, equals, stated } from './finding.js'
import { listed, type RationalMap, rationalMaps, rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { sameLaw } from './tested.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

/** h_1, h_2, …, the last of them for ever. */
export const scheduleOf =
  (steps: readonly Rational[]): Schedule =>
  t =>
    steps[Math.min(t, steps.length) - 1]!

/** 1/t. */
export const harmonic: Schedule = t => rational(1, t)

const orders = [forward, permuted(3), intermittent([2]), anchored(2)]

/** Two maps of ℚ for each of five positions. */
const programmes = fc.record({
  pairs: fc.array(fc.tuple(rationalMaps, rationalMaps), { minLength: 5, maxLength: 5 }),
  start: rationalUpTo(4),
})

/** A warm-up, then one step size 0 < h < 2, errors e_i, a start. */
const warmUps = fc.record({
  warm: fc.array(rationalUpTo(3), { minLength: 1, maxLength: 4 }),
  h: fc.integer({ min: 1, max: 11 }).map(p => rational(p, 6)),
  errors: fc.array(rationalUpTo(4), { minLength: 5, maxLength: 9 }),
  start: rationalUpTo(4),
})

export const checks: readonly Check[] = [
  property({
    name: 'any maps by position, counted in the state: X_n =d Y_n',
    kind: 'exact',
    given: programmes,
    show: ({ pairs, start }) =>
      `${pairs.map(pair => pair.map(({ name }) => name).join(' or ')).join(', then ')}; start ${start.toFraction()}`,
    runs: 15,
    holds: ({ pairs, start }) => {
      const maps = [0, 1].map(side =>
        scheduled<Rational, Rational>(`choice ${side}`, t => pairs[t - 1]![side]!),
      )
      const law = (order: typeof backward, n: number) =>
        coinLaw(() => [maps[0]!, maps[1]!], order, n, {
          start: timed(start),
          key: ({ point, t }) => `${point.toFraction()}, ${t}`,
        })
      return all(
        upTo(5).flatMap(n =>
          orders.map(order =>
            sameLaw(law(order, n), law(backward, n), `${order.name}(${n}) and X_${n}`),
          ),
        ),
      )
    },
  }),
  property({
    name: 'SGD with a schedule h_1, …, h_6: X_n =d Y_n',
    kind: 'exact',
    given: fc.tuple(fc.array(rationalUpTo(2), { minLength: 6, maxLength: 6 }), rationalUpTo(4)),
    show: ([steps, start]) => `h = ${steps.map(h => h.toFraction())}; start ${start.toFraction()}`,
    runs: 20,
    holds: ([steps, start]) =>
      all(
        upTo(6).map(n => {
          const [x, y] = [backward, forward].map(order =>
            countedLaw(scheduleOf(steps), order, n, start),
          )
          return sameLaw(x!, y!, `n = ${n}`)
        }),
      ),
  }),
  single('h_t = 1/t: X_n and Y_n are the mean of n errors', 'exact', ({ quick }) => {
    const last = quick ? 6 : 9
    return stated(
      all(
        upTo(last).flatMap(n =>
          [backward, forward].flatMap(order => {
            const law = countedLaw(harmonic, order, n, rational(7))
            return [
              equals(Q, meanOf(law), zero, `mean, ${order.name}(${n})`),
              equals(Q, varianceOf(law), rational(1, n), `variance, ${order.name}(${n})`),
            ]
          }),
        ),
      ),
      `e = ±1, n ≤ ${last}: mean 0 and variance 1/n in both orders`,
    )
  }),
  single('Adam, bias corrected by position: X_n =d Y_n', 'exact', ({ quick }) => {
    const n = quick ? 8 : 12
    const [x, y] = [backward, forward].map(order => adamLaw(order, n, () => 'applied'))
    const { mean, sd } = moments(x!)
    const { holds, because } = sameLaw(x!, y!, `n = ${n}`)
    return {
      holds,
      detail: `${because} over all 2^${n} draws, in all bits; mean ${mean.toFixed(4)}, sd ${sd.toFixed(4)}`,
      figures: [distributions(n, x!)],
    }
  }),
  property({
    name: 'Adam, every gradient g: θ_n = −n·h·g/(|g| + ε), both averages corrected',
    kind: 'exact',
    given: fc.tuple(
      rationalUpTo(3).filter(g => !g.equals(0)),
      rationalUpTo(2),
      fc.nat(5),
    ),
    show: ([g, h, n]) => `g = ${g.toFraction()}, h = ${h.toFraction()}, n = ${n}`,
    runs: 20,
    holds([g, h, n]) {
      const drift = h
        .mul(g)
        .mul(-n)
        .div(g.abs().add(rational(1, 1e8)))
      return equals(Q, adamDrift(g, h, backward, n), drift, `θ_${n}`)
    },
  }),
  single('forward, the index of a map is its position: one law of Adam', 'exact', ({ quick }) => {
    const n = quick ? 6 : 9
    const counted = adamLaw(forward, n, () => 'applied')
    const indexed = adamLaw(forward, n, i => ({ dataIndex: i }))
    return sameLaw(counted, indexed, `n = ${n}, over all 2^${n} draws, in all bits`)
  }),
  property({
    name: 'a warm-up is innermost: X_n = T_1 … T_{n−w} of it, all of one step',
    kind: 'exact',
    given: warmUps,
    show: ({ warm, h }) => `h = ${[...warm, h].map(step => step.toFraction())}, …`,
    holds: ({ warm, h, errors, start }) => {
      const [n, w] = [errors.length, warm.length]
      const step = (size: Rational, e: Rational): RationalMap =>
        affine(Q, one.sub(size), size.mul(e))
      const counted = listed(
        errors.map(e => scheduled('SGD', t => step(scheduleOf([...warm, h])(t), e))),
      )
      const plain = listed(errors.map(e => step(h, e)))
      const x = applyWord(counted, backward.word(n), timed(start)).point
      const without = applyWord(plain, backward.word(n), start)
      // The innermost w maps alone, T_{n−w+1} … T_n, with the warm-up and without.
      const later = <M>(maps: { at(i: number): M }) => ({ at: (i: number) => maps.at(n - w + i) })
      const warmed = applyWord(later(counted), backward.word(w), timed(start)).point
      const unwarmed = applyWord(later(plain), backward.word(w), start)
      const shrunk = power(Q, one.sub(h), n - w).mul(warmed.sub(unwarmed))
      return all([
        equals(Q, x, applyWord(plain, backward.word(n - w), warmed), `X_${n}`),
        equals(Q, x.sub(without), shrunk, `X_${n} − X_${n} without warm-up`),
      ])
    },
  }),
]
