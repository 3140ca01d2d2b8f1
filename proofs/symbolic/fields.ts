import { rational } from '../../src/space/rational.js'
import * as m from './matrix.js'
import * as poly from './polynomial.js'
import type { Scope } from './printed.js'

/** A vector field: its coordinates as polynomials in those of the point. */
export type Field = readonly poly.Polynomial[]

const names = ['x', 'y'] as const
const coordinates = (dimension: number) => names.slice(0, dimension)

/** The value at the point 0, which is any point, since fields are generic. */
const at0 = (p: poly.Polynomial, dimension: number): poly.Polynomial =>
  poly.substitute(p, new Map(coordinates(dimension).map(x => [x, poly.zero])))

/** All monomials in x (and y) of a degree, by their letters: "", "x", "y", "xx", "xy", "yy", … */
function monomials(dimension: number, degree: number): readonly string[] {
  if (degree === 0) return ['']
  const words = monomials(dimension, degree - 1)
  return coordinates(dimension).flatMap(x =>
    words.filter(w => w === '' || x <= w[0]!).map(w => x + w),
  )
}

/**
 * The polynomial of a degree with any Taylor coefficients at 0: Σ name_w·w/w! over monomials w, so
 * that the symbol name_xy is ∂²/∂x∂y at 0. Constant term: `name`.
 */
export function generic(name: string, dimension: number, degree: number): poly.Polynomial {
  const terms = Array.from({ length: degree + 1 }, (_, q) => monomials(dimension, q)).flat()
  return poly.add(
    ...terms.map(word => {
      const factorials = names.map(x => factorial([...word].filter(letter => letter === x).length))
      const letters = [...word].map(poly.symbol)
      const coefficient = poly.symbol(word === '' ? name : `${name}_${word}`)
      return poly.scale(
        rational(
          1,
          factorials.reduce((a, b) => a * b),
        ),
        letters.reduce((p, x) => poly.mul(p, x), coefficient),
      )
    }),
  )
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))

/** V_1, …, V_n of any Taylor coefficients to a degree: on the line "V1", in the plane "V1x", "V1y". */
export const genericFields = (dimension: number, n: number, degree: number): readonly Field[] =>
  Array.from({ length: n }, (_, i) =>
    dimension === 1
      ? [generic(`V${i + 1}`, 1, degree)]
      : coordinates(dimension).map(x => generic(`V${i + 1}${x}`, dimension, degree)),
  )

/** Losses L_1, …, L_n of any Taylor coefficients to a degree. */
export const genericLosses = (dimension: number, n: number, degree: number) =>
  Array.from({ length: n }, (_, i) => generic(`L${i + 1}`, dimension, degree))

export const gradient = (loss: poly.Polynomial, dimension: number): Field =>
  coordinates(dimension).map(x => poly.derivative(loss, x))

export const negative = (field: Field): Field => field.map(p => poly.scale(rational(-1), p))

/** V′, by rows. */
export const jacobian = (field: Field): readonly Field[] =>
  field.map(p => coordinates(field.length).map(x => poly.derivative(p, x)))

/**
 * T_{w1} … T_{wk}(start), T_i = id + h·V_i, outermost first, by substitution, cut behind h^order:
 * from the definition and nothing else.
 */
export function compose(
  fields: readonly Field[],
  word: readonly number[],
  order: number,
  start: Field = fields[0]!.map(() => poly.zero),
): Field {
  const cut = { symbol: 'h', order }
  const dimension = fields[0]!.length
  return word.reduceRight<Field>((point, i) => {
    const values = new Map(coordinates(dimension).map((x, k) => [x, point[k]!]))
    return fields[i - 1]!.map((p, k) =>
      poly.add(point[k]!, poly.mul(poly.symbol('h'), poly.substitute(p, values, cut), cut)),
    )
  }, start)
}

/** V(i), dV(i), d2V(i, u, w) at 0 for printed expressions, and d3V(i), the third derivative by x. */
export function scopeOf(fields: readonly Field[]): Scope {
  const dimension = fields[0]!.length
  const V = (i: number) => fields[i - 1]!
  const here = (p: poly.Polynomial) => at0(p, dimension)
  const matrixAt0 = (rows: readonly Field[]) => m.matrix(rows.map(row => row.map(here)))
  return {
    integers: { n: fields.length },
    families: {
      V: i => m.vector(V(i).map(here)),
      dV: i => matrixAt0(jacobian(V(i))),
      d3V: i => m.vector(V(i).map(p => here(['x', 'x', 'x'].reduce(poly.derivative, p)))),
    },
    forms: {
      d2V: (i, u, w) =>
        V(i).map(p => {
          const hessian = matrixAt0(
            jacobian(coordinates(dimension).map(x => poly.derivative(p, x))),
          )
          return m.mul(m.transpose(u!), m.mul(hessian, w!))[0]!
        }),
    },
  }
}

/** The indices n, …, 1: forward, outermost first. */
export const down = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => n - i)
/** The indices 1, …, n: backward. */
export const up = (n: number): readonly number[] => [...down(n)].reverse()

/** The coefficient of h^q of each coordinate, as a vector. */
export const coefficientOf = (field: Field, q: number): m.Matrix =>
  m.vector(field.map(p => poly.coefficient(p, 'h', q)))

/** dL(i) and d2L(i), gradient and Hessian at 0, for printed expressions. */
export function lossScope(losses: readonly poly.Polynomial[], dimension = 2): Scope {
  const gradients = losses.map(L => gradient(L, dimension))
  const { V, dV } = scopeOf(gradients).families!
  return { integers: { n: losses.length }, families: { dL: V!, d2L: dV! } }
}
