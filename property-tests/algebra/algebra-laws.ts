import fc from 'fast-check'
import { type Algebra, AlgebraError } from '../../src/algebra/algebra.js'
import { claim, type Law, law } from '../space/law.js'

export interface AlgebraLawConstraints<S, T> {
  /** Elements on which +, −, × and ÷ by units are exact: small whole numbers, over floats. */
  readonly elements: fc.Arbitrary<T>
  readonly scalars: fc.Arbitrary<S>
  readonly units: fc.Arbitrary<T>
  /** Elements that are no units: 0 and, where there are some, other divisors of zero. */
  readonly nonUnits: fc.Arbitrary<T>
  equal(a: T, b: T): boolean
}

interface Terms<S, T> {
  readonly a: T
  readonly b: T
  readonly c: T
  readonly s: S
  readonly t: S
  readonly unit: T
}

/** An equation over any algebra: both its sides. */
interface Equation {
  readonly name: string
  readonly sides: <S, T>(A: Algebra<S, T>, terms: Terms<S, T>) => readonly [T, T]
}

const equations: readonly Equation[] = [
  { name: 'a + b = b + a', sides: (A, { a, b }) => [A.add(a, b), A.add(b, a)] },
  {
    name: '(a + b) + c = a + (b + c)',
    sides: (A, { a, b, c }) => [A.add(A.add(a, b), c), A.add(a, A.add(b, c))],
  },
  { name: 'a + 0 = a', sides: (A, { a }) => [A.add(a, A.zero), a] },
  { name: '(a − b) + b = a', sides: (A, { a, b }) => [A.add(A.sub(a, b), b), a] },
  { name: 'ab = ba', sides: (A, { a, b }) => [A.mul(a, b), A.mul(b, a)] },
  {
    name: '(ab)c = a(bc)',
    sides: (A, { a, b, c }) => [A.mul(A.mul(a, b), c), A.mul(a, A.mul(b, c))],
  },
  { name: '1a = a', sides: (A, { a }) => [A.mul(A.one, a), a] },
  {
    name: 'a(b + c) = ab + ac',
    sides: (A, { a, b, c }) => [A.mul(a, A.add(b, c)), A.add(A.mul(a, b), A.mul(a, c))],
  },
  { name: 'of(0) = 0', sides: A => [A.of(A.field.zero), A.zero] },
  { name: 'of(1) = 1', sides: A => [A.of(A.field.one), A.one] },
  {
    name: 'of(s + t) = of(s) + of(t)',
    sides: (A, { s, t }) => [A.of(A.field.add(s, t)), A.add(A.of(s), A.of(t))],
  },
  {
    name: 'of(st) = of(s)of(t)',
    sides: (A, { s, t }) => [A.of(A.field.mul(s, t)), A.mul(A.of(s), A.of(t))],
  },
  {
    name: 'scale(s, a) = of(s)a',
    sides: (A, { a, s }) => [A.scale(s, a), A.mul(A.of(s), a)],
  },
  { name: 'rational(3, 4) = of(3/4)', sides: A => [A.rational(3, 4), A.of(A.field.of(3, 4))] },
  { name: '(a/u)u = a', sides: (A, { a, unit }) => [A.mul(A.div(a, unit), unit), a] },
  {
    name: '(a + b)/u = a/u + b/u',
    sides: (A, { a, b, unit }) => [A.div(A.add(a, b), unit), A.add(A.div(a, unit), A.div(b, unit))],
  },
]

/** The axioms of a commutative algebra over a field, division by units, and no other division. */
export function algebraLaws<S, T>(
  algebra: Algebra<S, T>,
  { elements, scalars, units, nonUnits, equal }: AlgebraLawConstraints<S, T>,
): Law[] {
  const terms = fc.record({
    a: elements,
    b: elements,
    c: elements,
    s: scalars,
    t: scalars,
    unit: units,
  })
  return [
    ...equations.map(({ name, sides }) =>
      law(
        name,
        fc.property(terms, values => {
          const [left, right] = sides(algebra, values)
          claim(equal(left, right), () => `${fc.stringify(left)} ≠ ${fc.stringify(right)}`)
        }),
      ),
    ),
    law(
      'no division by what is no unit',
      fc.property(elements, nonUnits, (a, b) => {
        try {
          algebra.div(a, b)
        } catch (error) {
          claim(error instanceof AlgebraError, () => `threw ${error}`)
          return
        }
        claim(false, () => 'nothing was thrown')
      }),
    ),
  ]
}
