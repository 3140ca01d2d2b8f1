import { type Rational, rational } from '../../src/space/rational.js'

/** A product of powers of symbols, the symbols in alphabetical order. */
export type Powers = readonly (readonly [symbol: string, power: number])[]

interface Term {
  readonly coefficient: Rational
  readonly powers: Powers
}

/** A polynomial over ℚ in named symbols: its terms by monomial, none of them 0. */
export type Polynomial = ReadonlyMap<string, Term>

const keyOf = (powers: Powers) =>
  powers.map(([name, power]) => (power === 1 ? name : `${name}^${power}`)).join('*')

/** Adds terms of one monomial, and drops those that cancel. */
function collected(terms: Iterable<Term>): Polynomial {
  const sum = new Map<string, Term>()
  for (const term of terms) {
    const key = keyOf(term.powers)
    const coefficient = sum.get(key)?.coefficient.add(term.coefficient) ?? term.coefficient
    if (coefficient.equals(0)) sum.delete(key)
    else sum.set(key, { coefficient, powers: term.powers })
  }
  return sum
}

export const constant = (c: Rational): Polynomial => collected([{ coefficient: c, powers: [] }])
export const zero: Polynomial = new Map()
export const one = constant(rational(1))

/** A symbol as a polynomial. */
export const symbol = (name: string): Polynomial =>
  collected([{ coefficient: rational(1), powers: [[name, 1]] }])

export const add = (...summands: readonly Polynomial[]): Polynomial =>
  collected(summands.flatMap(p => [...p.values()]))

export const scale = (c: Rational, p: Polynomial): Polynomial =>
  collected([...p.values()].map(t => ({ ...t, coefficient: t.coefficient.mul(c) })))

export const sub = (p: Polynomial, q: Polynomial): Polynomial => add(p, scale(rational(-1), q))

/** h^(order + 1) = 0: the product of series in the symbol is cut there. */
export interface Truncation {
  readonly symbol: string
  readonly order: number
}

/** p·q, without what a truncation cuts off. */
export function mul(p: Polynomial, q: Polynomial, cut?: Truncation): Polynomial {
  const products: Term[] = []
  for (const a of p.values()) {
    for (const b of q.values()) {
      const powers = together(a.powers, b.powers)
      if (cut !== undefined && powerOf(powers, cut.symbol) > cut.order) continue
      products.push({ coefficient: a.coefficient.mul(b.coefficient), powers })
    }
  }
  return collected(products)
}

function together(a: Powers, b: Powers): Powers {
  const sum = new Map(a)
  for (const [name, power] of b) sum.set(name, (sum.get(name) ?? 0) + power)
  return [...sum].sort(([x], [y]) => (x < y ? -1 : 1))
}

const powerOf = (powers: Powers, name: string) =>
  powers.find(([symbol]) => symbol === name)?.[1] ?? 0
const without = (powers: Powers, name: string) => powers.filter(([symbol]) => symbol !== name)

/** p^n for an integer n ≥ 0. */
export const power = (p: Polynomial, n: number, cut?: Truncation): Polynomial =>
  n === 0 ? one : mul(power(p, n - 1, cut), p, cut)

/** The coefficient of name^n, a polynomial in the other symbols. */
export const coefficient = (p: Polynomial, name: string, n: number): Polynomial =>
  collected(
    [...p.values()]
      .filter(t => powerOf(t.powers, name) === n)
      .map(t => ({ ...t, powers: without(t.powers, name) })),
  )

/** p with polynomials in the place of symbols. */
export function substitute(
  p: Polynomial,
  values: ReadonlyMap<string, Polynomial>,
  cut?: Truncation,
): Polynomial {
  const images = [...p.values()].map(t =>
    t.powers.reduce((product, [name, n]) => {
      const value = values.get(name) ?? symbol(name)
      return mul(product, power(value, n, cut), cut)
    }, constant(t.coefficient)),
  )
  return add(...images)
}

/** ∂p/∂name. */
export const derivative = (p: Polynomial, name: string): Polynomial =>
  collected(
    [...p.values()].flatMap(t => {
      const n = powerOf(t.powers, name)
      if (n === 0) return []
      const powers = together(without(t.powers, name), n === 1 ? [] : [[name, n - 1]])
      return [{ coefficient: t.coefficient.mul(n), powers }]
    }),
  )

/**
 * E p: of each monomial the part in random symbols gives way to its moment.
 */
export function expectation(
  p: Polynomial,
  random: (name: string) => boolean,
  moment: (powers: Powers) => Polynomial,
): Polynomial {
  const means = [...p.values()].map(({ coefficient, powers }) => {
    const known = collected([{ coefficient, powers: powers.filter(([name]) => !random(name)) }])
    return mul(known, moment(powers.filter(([name]) => random(name))))
  })
  return add(...means)
}

/** Whether no symbols are in it. */
export const isNumber = (p: Polynomial): boolean =>
  [...p.values()].every(({ powers }) => powers.length === 0)

export const isZero = (p: Polynomial): boolean => p.size === 0
export const equal = (p: Polynomial, q: Polynomial): boolean => isZero(sub(p, q))

/** By degree, then by the alphabet. */
const ordered = (p: Polynomial) =>
  [...p].sort(([a, s], [b, t]) => degree(s.powers) - degree(t.powers) || (a < b ? -1 : 1))
const degree = (powers: Powers) => powers.reduce((sum, [, n]) => sum + n, 0)

/** The coefficient of the first term, of p ≠ 0, in the order in which terms are shown. */
export const first = (p: Polynomial): Rational => ordered(p)[0]![1].coefficient

/** "1/2*h^2*V1 - V2": an expression for mathjs, and for readers. */
export function show(p: Polynomial): string {
  if (isZero(p)) return '0'
  const terms = ordered(p).map(([key, { coefficient }]) => {
    const size = coefficient.abs().toFraction()
    const text = key === '' ? size : size === '1' ? key : `${size}*${key}`
    return { sign: coefficient.compare(0) < 0 ? '-' : '+', text }
  })
  const [head, ...rest] = terms
  const start = head!.sign === '-' ? `-${head!.text}` : head!.text
  return [start, ...rest.map(({ sign, text }) => `${sign} ${text}`)].join(' ')
}
