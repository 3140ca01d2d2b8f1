import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { derivative } from '../expansion/derivative.js'
import { jetField, wordJet } from '../expansion/jets.js'
import { polynomialField } from '../expansion/polynomial.js'
import type { VectorField } from '../expansion/vector-field.js'
import { reversed, up, word } from '../order/word.js'
import { type Rational, rational } from '../space/rational.js'
import { listed, rationalUpTo } from './given.js'
import { plane, type Vector, vectors } from './planar.js'

/** One field V on ℚ², steps h c_1, h c_2, … of it, and a start. */
export interface Schedule {
  readonly field: VectorField<Rational>
  readonly steps: readonly Rational[]
  readonly start: Vector
}

const monomials = [0, 1, 2, 3].flatMap(a =>
  [0, 1, 2, 3].flatMap(b => (a + b <= 3 ? [[a, b] as const] : [])),
)

/** A polynomial of degree ≤ 3 on ℚ², by its ten coefficients. */
const polynomials = fc
  .array(rationalUpTo(3), { minLength: monomials.length, maxLength: monomials.length })
  .map(coefficients =>
    coefficients.map((coefficient, i) => ({ coefficient, powers: monomials[i]! })),
  )

/** Cubic fields, no gradients in general, and two to five steps. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  field: fc.tuple(polynomials, polynomials).map(parts => polynomialField(parts)),
  steps: fc.array(rationalUpTo(3), { minLength: 2, maxLength: 5 }),
  start: vectors,
})

export const showSchedule = ({ steps, start }: Schedule): string =>
  `c = ${steps.map(c => c.toFraction()).join(', ')}; start (${start.map(x => x.toFraction())})`

const scaled = (field: VectorField<Rational>, c: Rational): VectorField<Rational> => ({
  ...field,
  apply: (on, x) => field.apply(on, x).map(y => on.scale(c, y)),
})

/** The coefficients of 1, h, h², h³ in X_n − Y_n, where T_i = id + h c_i V. */
export function difference({ field, steps, start }: Schedule): readonly Vector[] {
  const fields = listed(steps.map(c => jetField(fractions, scaled(field, c))))
  const ascending = word(up(1, steps.length))
  const [x, y] = [ascending, reversed(ascending)].map(w => wordJet(plane, fields, w, start, 3))
  return x!.map((coefficient, q) => plane.sub(coefficient, y![q]!))
}

const total = (xs: readonly Rational[]) => xs.reduce((sum, x) => sum.add(x), rational(0))

/** ½ Σ_u c_u ((Σ_{v>u} c_v)² − (Σ_{v<u} c_v)²): for two steps c_1 c_2 (c_2 − c_1)/2. */
export const asymmetry = (steps: readonly Rational[]): Rational =>
  total(
    steps.map((c, u) => {
      const [after, before] = [total(steps.slice(u + 1)), total(steps.slice(0, u))]
      return c.mul(after.mul(after).sub(before.mul(before))).div(2)
    }),
  )

/** V″(V, V) at the start. */
export function secondAlong({ field, start }: Schedule): Vector {
  const v = field.apply(fractions, start)
  return derivative(fractions, field, start, v, v)
}
