import fc from 'fast-check'
import { all, create } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { AlgebraError } from '../../src/algebra/algebra.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { derivative, jacobian } from '../../src/expansion/derivative.js'
import { jacobiLieBracket, lieBracket } from '../../src/expansion/lie-bracket.js'
import {
  linearField,
  type PolynomialField,
  polynomialField,
} from '../../src/expansion/polynomial.js'
import type { VectorField } from '../../src/expansion/vector-field.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { cubicFields, plane, points, small } from './fields.js'

const runs = { numRuns: 30 }
const math = create(all!, { number: 'Fraction' })

/** A coordinate of a field in x and y, for mathjs. */
const expression = ({ components }: PolynomialField<Rational>, i: number): string =>
  components[i]!.map(
    ({ coefficient, powers: [p, q] }) => `(${coefficient.toFraction()})*x^${p}*y^${q}`,
  ).join(' + ')

describe('derivatives', () => {
  test('Jacobians and second derivatives are mathjs’s, exactly', () => {
    fc.assert(
      fc.property(cubicFields, points, (V, point) => {
        const [x, y] = point
        const evaluate = (i: number, ...variables: readonly string[]): Rational => {
          const node = variables.reduce(
            (f, variable) => math.derivative(f, variable, { simplify: false }),
            math.parse(expression(V, i)),
          )
          return rational(0).add(node.evaluate({ x, y }))
        }
        const unit = { x: [1, 0].map(n => rational(n)), y: [0, 1].map(n => rational(n)) }
        const J = jacobian(fractions, V, point)
        for (const i of [0, 1]) {
          expect(J[i]!.map(String)).toEqual([evaluate(i, 'x'), evaluate(i, 'y')].map(String))
          const mixed = derivative(fractions, V, point, unit.x, unit.y)
          expect(String(mixed[i]!)).toBe(String(evaluate(i, 'x', 'y')))
        }
      }),
      { numRuns: 5 },
    )
  })

  test('D^qV(x)[u_1 … u_q] is symmetric and linear, 0 past the degree', () => {
    fc.assert(
      fc.property(cubicFields, points, points, points, points, small, (V, x, u, v, w, s) => {
        const D = (...us: (readonly Rational[])[]) => derivative(fractions, V, x, ...us)
        expect(D(u, v, w)).toEqual(D(w, u, v))
        expect(D(plane.axpy(s, u, v), w)).toEqual(plane.axpy(s, D(u, w), D(v, w)))
        expect(D(u, v, w, u)).toEqual(plane.zero())
      }),
      runs,
    )
  })

  test('the Taylor polynomial of a cubic is the cubic', () => {
    fc.assert(
      fc.property(cubicFields, points, points, (V, x, u) => {
        const terms = [0, 1, 2, 3].map(q =>
          plane.scale(
            rational(1, [1, 1, 2, 6][q]!),
            derivative(fractions, V, x, ...Array.from({ length: q }, () => u)),
          ),
        )
        expect(terms.reduce(plane.add)).toEqual(V.apply(fractions, plane.add(x, u)))
      }),
      runs,
    )
  })

  test('linear fields have constant Jacobians', () => {
    fc.assert(
      fc.property(points, points, points, points, (r, s, b, x) => {
        const V = linearField([r, s], b)
        expect(jacobian(fractions, V, x)).toEqual([r, s])
        expect(V.apply(fractions, x)).toEqual([
          plane.dot(r, x).add(b[0]!),
          plane.dot(s, x).add(b[1]!),
        ])
      }),
      runs,
    )
  })

  test('what is no field is refused', () => {
    const one = rational(1)
    expect(() => linearField([[one], [one]])).toThrow(RangeError)
    expect(() => linearField([[one]], [one, one])).toThrow(RangeError)
    expect(() => polynomialField([[{ coefficient: one, powers: [1, 1] }]])).toThrow(
      new RangeError('monomial: expected 1 powers ≥ 0, got (1,1)'),
    )
  })
})

describe('brackets', () => {
  const at = (V: VectorField<Rational>, x: readonly Rational[]) => V.apply(fractions, x)

  test('of linear fields: [Ax, Bx] = (AB − BA)x', () => {
    fc.assert(
      fc.property(points, points, points, points, points, (a, b, c, d, x) => {
        const [A, B] = [linearField([a, b]), linearField([c, d])]
        const commutator = plane.sub(at(A, at(B, x)), at(B, at(A, x)))
        expect(at(lieBracket(A, B), x)).toEqual(commutator)
        expect(at(jacobiLieBracket(A, B), x)).toEqual(plane.scale(rational(-1), commutator))
      }),
      runs,
    )
  })

  test('are antisymmetric and obey the Jacobi identity', () => {
    fc.assert(
      fc.property(cubicFields, cubicFields, cubicFields, points, (U, V, W, x) => {
        for (const bracket of [lieBracket, jacobiLieBracket]) {
          const sum = plane.add(at(bracket(V, W), x), at(bracket(W, V), x))
          expect(sum).toEqual(plane.zero())
          const turns = [
            [U, V, W],
            [V, W, U],
            [W, U, V],
          ] as const
          const jacobi = turns.map(([a, b, c]) => at(bracket(a, bracket(b, c)), x))
          expect(jacobi.reduce(plane.add)).toEqual(plane.zero())
        }
      }),
      { numRuns: 10 },
    )
  })
})

test('a field that is not smooth at a point has no derivative there', () => {
  const root: VectorField<number> = {
    name: '√',
    dimension: 1,
    apply: (on, [x]) => [on.functions!.sqrt(x!)],
  }
  expect(derivative(numbers, root, [4], [1])).toEqual([1 / 4])
  expect(() => derivative(numbers, root, [0], [1])).toThrow(AlgebraError)
})
