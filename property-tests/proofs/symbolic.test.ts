import fc from 'fast-check'
import { derivative as differentiate } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { asExpected, compare, type Derivation } from '../../proofs/symbolic/derivation.js'
import { derivations } from '../../proofs/symbolic/derivations/index.js'
import { coefficientOf, compose, genericFields } from '../../proofs/symbolic/fields.js'
import { gcd, over } from '../../proofs/symbolic/gcd.js'
import { solve } from '../../proofs/symbolic/linear.js'
import { lines } from '../../proofs/symbolic/lines.js'
import * as m from '../../proofs/symbolic/matrix.js'
import * as poly from '../../proofs/symbolic/polynomial.js'
import { evaluate } from '../../proofs/symbolic/printed.js'
import * as q from '../../proofs/symbolic/quotient.js'
import { fractions } from '../../src/algebra/fields.js'
import { jetField, wordJet } from '../../src/expansion/jets.js'
import { polynomialField } from '../../src/expansion/polynomial.js'
import { wordOf } from '../../src/order/word.js'
import { coordinates } from '../../src/space/coordinates.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { statements } from '../../src/statement/index.js'
import { property } from '../property.js'

const all = derivations()

describe('derivations', () => {
  test.each(all.map(d => [`${d.statement}: ${d.claim} (${d.source})`, d] as const))(
    '%s',
    (_, d) => {
      expect(asExpected(d), lines(d).join('\n')).toBe(true)
    },
  )

  test('are of statements of the ledger', () => {
    const ids = statements.map(({ id }) => id)
    for (const { statement } of all) expect(ids).toContain(statement)
  })

  test('show the errors of the print, and no others', () => {
    const wrong = all.filter(d => !d.agrees && d.source.startsWith('Dherin')).map(d => d.statement)
    expect([...new Set(wrong)]).toEqual([
      'thm-2.2',
      'sec-3.1',
      'sec-3.2',
      'cor-c.4',
      'sec-d.1',
      'sec-d.2',
      'sec-d.2.1',
    ])
  })

  test('hold against the paper only what it prints, in signs or in words', () => {
    const others = all.filter(d => !d.agrees && !d.source.startsWith('Dherin')).map(d => d.source)
    expect(others).toEqual([
      'the usual bracket',
      'a mistake that is easily made',
      'what a gradient has',
    ])
    expect(all.filter(d => d.source.endsWith('in words')).map(d => d.printed)).toEqual([
      '1/n*sum(i, V(i))',
    ])
  })

  test('fit the terminal, with nothing cut off', () => {
    for (const line of all.flatMap(lines)) expect([...line].length).toBeLessThanOrEqual(80)
    for (const d of all) expect(lines(d)[0]).toContain(d.claim)
  })
})

describe('what a comparison notices', () => {
  const claim = { claim: '', statement: '', source: '' }
  const two = genericFields(1, 2, 2)
  const derived = coefficientOf(compose(two, [1, 2], 2), 2)
  const scope = { values: { a: m.vector([poly.symbol('V1_x')]) } }

  test('a sign, an index, a factor', () => {
    const printed = (text: string) => compare({ ...claim, printed: text }, derived, scope)
    expect(printed('V1_x*V2')).toMatchObject({ agrees: true, difference: '0' })
    expect(printed('a*V2')).toMatchObject({ agrees: true })
    expect(printed('-V1_x*V2')).toMatchObject({ agrees: false, difference: '2*V1_x*V2' })
    expect(printed('V2_x*V1')).toMatchObject({ agrees: false, derived: 'V1_x*V2' })
    expect(asExpected(printed('V1_x*V2/2'))).toBe(false)
  })

  test('an error of the print that is none', () => {
    const outcome = compare({ ...claim, printed: 'V1_x*V2', error: 'said to be' }, derived, scope)
    expect(asExpected(outcome)).toBe(false)
    expect(lines(outcome as Derivation).join('\n')).toContain('AGAINST EXPECTATION')
  })
})

const names = ['x', 'y', 'z'] as const
const small = fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 3 }))
const rationalNumbers = small.map(([n, d]) => rational(n, d))
const polynomials = fc
  .array(fc.tuple(rationalNumbers, fc.array(fc.constantFrom(...names), { maxLength: 3 })), {
    maxLength: 4,
  })
  .map(terms =>
    poly.add(
      ...terms.map(([c, word]) =>
        word.map(poly.symbol).reduce((a, b) => poly.mul(a, b), poly.constant(c)),
      ),
    ),
  )
const points = fc.tuple(rationalNumbers, rationalNumbers, rationalNumbers)

/** The value at a point, term by term in ℚ. */
const at = (p: poly.Polynomial, point: readonly Rational[]): Rational =>
  [...p.values()].reduce(
    (sum, { coefficient, powers }) =>
      powers
        .flatMap(([name, n]) => Array.from({ length: n }, () => point[names.indexOf(name as 'x')]!))
        .reduce((product, x) => product.mul(x), coefficient)
        .add(sum),
    rational(0),
  )

describe('polynomials', () => {
  property([polynomials, polynomials, points])('compute as their values do', (p, r, point) => {
    const [a, b] = [at(p, point), at(r, point)]
    expect(at(poly.add(p, r), point).equals(a.add(b))).toBe(true)
    expect(at(poly.mul(p, r), point).equals(a.mul(b))).toBe(true)
    const [x, ...rest] = point
    const composed = poly.substitute(p, new Map([['x', r]]))
    expect(at(composed, [x!, ...rest]).equals(at(p, [b, ...rest]))).toBe(true)
  })

  property([polynomials, points])('are read back as they are shown', (p, point) => {
    const read = q.polynomial(evaluate(poly.show(p), {})[0]![0]!)
    expect(poly.equal(read, p)).toBe(true)
    expect(at(read, point).equals(at(p, point))).toBe(true)
  })

  property([polynomials], { numRuns: 30 })('differentiate as mathjs does', p => {
    const theirs = evaluate(differentiate(poly.show(p), 'x').toString(), {})
    expect(m.show(m.vector([poly.derivative(p, 'x')]))).toBe(m.show(theirs))
  })

  property([polynomials, polynomials, polynomials], { numRuns: 30 })(
    'have common divisors that divide, and are the greatest',
    (p, r, d) => {
      fc.pre(![p, r, d].some(poly.isZero))
      const [a, b] = [poly.mul(p, d), poly.mul(r, d)]
      const common = gcd(a, b)
      expect(poly.equal(poly.mul(over(a, common), common), a)).toBe(true)
      expect(poly.equal(poly.mul(over(b, common), common), b)).toBe(true)
      expect(() => over(common, d)).not.toThrow()
    },
  )

  property([polynomials, polynomials, points])(
    'have quotients of the same values',
    (p, r, point) => {
      fc.pre(!at(r, point).equals(0))
      const { numerator, denominator } = q.quotient(p, r)
      const value = at(numerator, point).div(at(denominator, point))
      expect(value.equals(at(p, point).div(at(r, point)))).toBe(true)
    },
  )

  test('solve linear equations, and refuse others', () => {
    const equation = (text: string) => q.polynomial(evaluate(text, {})[0]![0]!)
    const [u] = solve([equation('a*u - b*w'), equation('u + w - 1')], ['u', 'w'])
    expect(q.show(u!)).toBe('(b)/(a + b)')
    expect(() => solve([equation('u^2 - 1')], ['u'])).toThrow('expected to be linear in u')
    expect(() => solve([equation('u - u')], ['u'])).toThrow('expected one solution')
  })
})

describe('printed expressions', () => {
  const shown = (text: string, scope = {}) =>
    m.show(evaluate(text, { integers: { n: 3 }, ...scope }))
  const e = { families: { e: (i: number) => m.vector([poly.symbol(`e${i}`)]) } }

  test('have sums over conditions, powers by whole numbers, vectors', () => {
    expect(shown('sum(i < j, e(i)*e(j))', e)).toBe('e1*e2 + e1*e3 + e2*e3')
    expect(shown('sum(j, h^(n - j)*e(j))', e)).toBe('e3 + e2*h + e1*h^2')
    expect(shown('sum(j > 3, e(j))', e)).toBe('0')
    expect(shown('(1 - h^2)/(1 - h)')).toBe('1 + h')
    expect(shown('[x, 1/2] + [x, 0.5]')).toBe('(2*x, 1)')
    expect(shown('nabla(x^2*y + a*y)')).toBe('(2*x*y, a + x^2)')
  })

  test('refuse what they cannot read', () => {
    expect(() => shown('sin(x)')).toThrow(SyntaxError)
    expect(() => shown('x^y')).toThrow()
    expect(() => shown('[x, y] + 1')).toThrow('expected matrices of one size')
    expect(() => shown('[x, y]*[x, y]')).toThrow('expected sizes that fit')
  })
})

property([
  fc.array(fc.tuple(rationalNumbers, rationalNumbers, rationalNumbers), {
    minLength: 3,
    maxLength: 3,
  }),
])('compositions are those of the jets of src/expansion', rows => {
  const values = new Map(
    rows.flatMap(([a, b, c], i) => [
      [`V${i + 1}`, poly.constant(a)],
      [`V${i + 1}_x`, poly.constant(b)],
      [`V${i + 1}_xx`, poly.constant(c)],
    ]),
  )
  const here = compose(genericFields(1, 3, 2), [2, 1, 3], 3)[0]!
  const fields = rows.map(([a, b, c]) =>
    polynomialField([
      [
        { coefficient: a, powers: [0] },
        { coefficient: b, powers: [1] },
        { coefficient: c.div(2), powers: [2] },
      ],
    ]),
  )
  const sequence = { at: (i: number) => jetField(fractions, fields[i - 1]!) }
  const word = wordOf([2, 1, 3])
  const jet = wordJet(coordinates(rationals, 1), sequence, word, [rational(0)], 3)
  jet.forEach(([x], order) => {
    const ours = poly.substitute(poly.coefficient(here, 'h', order), values)
    expect(poly.equal(ours, poly.constant(x!))).toBe(true)
  })
})
