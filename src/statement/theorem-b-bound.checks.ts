import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { scalar } from '../arbitrary/scalar.js'
import { jetAt } from '../expansion/jets.js'
import { derivativeBounds, majorant, majorantTail } from '../expansion/majorant.js'
import { polynomialField } from '../expansion/polynomial.js'
import { eulerStep } from '../expansion/vector-field.js'
import { applyWord } from '../iterate/apply-word.js'
import { backward } from '../order/backward.js'
import { type Word, wordOf } from '../order/word.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import { along, jet, pointAt, type System, showAlong, systems } from './fields.js'
import { all, atMost, equals, type Finding, stated } from './finding.js'
import { plane } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

export type Along = System & { readonly word: Word }

/** max_k |x_k|. */
const size = (x: readonly Rational[]): Rational =>
  x.map(xi => xi.abs()).reduce((a, b) => (a.compare(b) < 0 ? b : a))

/** v_q ≥ max_i ‖V_i^{(q)}(θ)‖/q!, all of them for cubic fields. */
export const boundsOf = ({ fields, start }: System): readonly Rational[] =>
  derivativeBounds(fractions, fields, start, 3)

/** That coefficients 1 … 6 of a word are at most those of the majorant of some v and n. */
export const isMajorised = (given: Along, v = boundsOf(given), n = given.word.length): Finding => {
  const found = jet(given, given.word, 6)
  const bound = majorant(fractions, v, n, 6)
  return all(upTo(6).map(p => atMost(Q, size(found[p]!), bound[p]!, `|coefficient of h^${p}|`)))
}

export const words = along(systems(1, 3), { maxLength: 4, most: 3 })

/** n/d·x^p y^q. */
const term = (n: number, d: number, ...powers: number[]) => ({
  coefficient: rational(n, d),
  powers,
})

/** Two cubic fields by turns, six maps. */
const example: Along = {
  fields: [
    polynomialField([[term(1, 1, 0, 1)], [term(-1, 1, 1, 0), term(1, 6, 3, 0)]]),
    polynomialField([[term(-1, 2, 1, 1)], [term(1, 1, 0, 0), term(-1, 3, 0, 2)]]),
  ],
  start: [rational(1, 2), rational(1, 3)],
  word: wordOf([1, 2, 1, 2, 1, 2]),
}

export const checks: readonly Check[] = [
  property({
    name: 'coefficients 1 … 6 of any word of cubic fields',
    kind: 'exact',
    given: words,
    show: showAlong,
    runs: 25,
    holds: given => isMajorised(given),
  }),
  property({
    name: 'what is left of the series of T_w θ at h = p/q, |x| = max |x_k|',
    kind: 'exact',
    given: fc.tuple(
      along(systems(1, 3), { maxLength: 3, most: 3 }),
      scalar(Q, { most: 2 }),
      fc.nat(4),
    ),
    show: ([given, h, P]) => `h = ${h.toFraction()}, P = ${P}; ${showAlong(given)}`,
    runs: 40,
    holds([given, h, P]) {
      const { word } = given
      const rest = plane.sub(pointAt(given, word, h), jetAt(plane, jet(given, word, P), h))
      const tail = majorantTail(fractions, boundsOf(given), word.length, P, h.abs())
      return atMost(Q, size(rest), tail, `|T_w θ − Σ_{p≤${P}}|`)
    },
  }),
  property({
    name: 'reached: V = v_0 + v_1x + v_2x², v_q ≥ 0, at 0, at h = p/q',
    kind: 'exact',
    given: fc.tuple(
      fc.array(scalar(Q, { least: 0, most: 4 }), { minLength: 3, maxLength: 3 }),
      scalar(Q, { least: 0, most: 3 }),
    ),
    show: ([v, h]) => `v = ${v.map(x => x.toFraction())}, h = ${h.toFraction()}`,
    runs: 30,
    holds([v, h]) {
      // Degrees 1, 3, 7 in h: the majorant to order 7 is all of T³.
      const field = polynomialField([v.map((coefficient, q) => ({ coefficient, powers: [q] }))])
      const step = eulerStep(fractions, field, h)
      const point = applyWord({ at: () => step }, backward.word(3), [rational(0)])
      const sum = majorant(fractions, v, 3, 7)
        .map((m, p) => m.mul(power(Q, h, p)))
        .reduce(Q.add)
      const bounds = derivativeBounds(fractions, [field], [rational(0)], 2)
      return all([
        equals(Q, point[0]!, sum, 'T³ 0'),
        ...v.map((vq, q) => equals(Q, bounds[q]!, vq, `v_${q}`)),
      ])
    },
  }),
  single('v = 1 + x: the majorant is (1 + h)^n − 1', 'exact', () => {
    const found = upTo(8).map(n => {
      const bound = majorant(fractions, [rational(1), rational(1)], n, 8)
      let binomial = rational(1)
      return all(
        upTo(8).map(p => {
          binomial = binomial.mul(n - p + 1).div(p)
          return equals(Q, bound[p]!, binomial, `n = ${n}, p = ${p}`)
        }),
      )
    })
    return stated(all(found), 'C(n, p) for n, p = 1, …, 8')
  }),
  single('six maps of two cubic fields by turns, drawn to order 10', 'exact', ({ quick }) => {
    const orders = upTo(quick ? 6 : 10)
    const last = orders.length
    const found = jet(example, example.word, last).map(size)
    const bound = majorant(fractions, boundsOf(example), example.word.length, last)
    const curve = (values: readonly Rational[]) =>
      orders.map(p => [p, Q.toNumber(values[p]!)] as const)
    const ratio = Q.toNumber(found[last]!.div(bound[last]!)).toPrecision(2)
    const {
      holds,
      because,
      margin = 0,
    } = stated(
      all(orders.map(p => atMost(Q, found[p]!, bound[p]!, `order ${p}`))),
      `orders 1, …, ${last}: at the last, ${ratio} of the bound`,
    )
    return {
      holds,
      margin,
      detail: because,
      figures: [
        {
          id: 'thm-b-bound-orders',
          title: 'Coefficients of a word of six cubic maps, and their majorant',
          caption:
            'The majorant bounds every word of that length with the same bounds of derivatives; signs that cancel are lost on it.',
          x: { label: 'order p' },
          y: { label: '|coefficient of h^p|', scale: 'log' },
          series: [
            { name: 'coefficients', mark: 'dots', points: curve(found) },
            { name: 'majorant', mark: 'line', points: curve(bound) },
          ],
        },
      ],
    }
  }),
]
