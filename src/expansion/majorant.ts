import type { Algebra } from '../algebra/algebra.js'
import { applyWord } from '../iterate/apply-word.js'
import { wholeNumber } from '../order/order.js'
import { up, word } from '../order/word.js'
import { coordinates } from '../space/coordinates.js'
import { derivative } from './derivative.js'
import { jetAt, jetField, wordJet } from './jets.js'
import { polynomialField } from './polynomial.js'
import { eulerStep, type VectorField } from './vector-field.js'

/**
 * v_q ≥ max_i ‖V_i^{(q)}(θ)‖/q! for q = 0 … degree, in the norm |x| = max_k |x_k|: the largest over
 * coordinates k of Σ_{|α|=q} |∂^α V_{i,k}(θ)|/α!. All derivatives, where the V_i are polynomials of
 * at most that degree. Throws RangeError unless the degree is an integer ≥ 0.
 */
export function derivativeBounds<S>(
  on: Algebra<S, S>,
  fields: readonly VectorField<S>[],
  theta: readonly S[],
  degree: number,
): readonly S[] {
  wholeNumber(degree, 0, 'degree')
  const { field } = on
  const larger = (a: S, b: S) => (field.compare(a, b) < 0 ? b : a)
  const unit = (i: number) => theta.map((_, k) => (k === i ? on.one : on.zero))
  return Array.from({ length: degree + 1 }, (_, q) =>
    fields
      .flatMap(V => {
        const partials = multiIndices(theta.length, q).map(({ indices, factorial }) =>
          derivative(on, V, theta, ...indices.map(unit)).map(y =>
            on.scale(field.of(1, factorial), field.abs(y)),
          ),
        )
        return theta.map((_, k) => partials.map(partial => partial[k]!).reduce(on.add, on.zero))
      })
      .reduce(larger, on.zero),
  )
}

/**
 * The majorant of all words of n maps: x ← x + h·v(x), v(x) = Σ v_q x^q, applied n times from 0.
 * With v_q as in `derivativeBounds`, |coefficient p of any word of length n at θ| ≤ its coefficient
 * p, for p = 1 … order; coefficient 0 is 0, the displacement of θ.
 * Proof: coefficient p of a word is a sum of products of derivatives of the V_i, each of which v_q
 * bounds term by term.
 * Throws RangeError unless n and the order are integers ≥ 0.
 * Source: Retrograde, Theorem B; majorants after Cauchy.
 */
export function majorant<S>(
  on: Algebra<S, S>,
  v: readonly S[],
  n: number,
  order: number,
): readonly S[] {
  wholeNumber(n, 0, 'majorant, n')
  const field = jetField(on, majorantField(v))
  const line = coordinates(on.field, 1)
  const jet = wordJet(line, { at: () => field }, word(up(1, n)), line.zero(), order)
  return jet.map(([x]) => x!)
}

/**
 * Σ_{p>order} of the majorant's coefficients times h^p, for h ≥ 0: a bound of |T_w(θ) − its series
 * to the order|, for all words of n maps id + hV_i with no derivatives but those that v bounds. It
 * is the majorant at h minus its partial sum: exact over an exact field.
 * Throws RangeError unless h ≥ 0, and as `majorant` does.
 */
export function majorantTail<S>(
  on: Algebra<S, S>,
  v: readonly S[],
  n: number,
  order: number,
  h: S,
): S {
  if (!(on.field.compare(h, on.field.zero) >= 0)) {
    throw new RangeError(`majorant, h: expected a number ≥ 0, got ${on.field.show(h)}`)
  }
  wholeNumber(n, 0, 'majorant, n')
  const line = coordinates(on.field, 1)
  const step = eulerStep(on, majorantField(v), h)
  const whole = applyWord({ at: () => step }, word(up(1, n)), line.zero())
  const partial = jetAt(
    line,
    majorant(on, v, n, order).map(x => [x]),
    h,
  )
  return line.sub(whole, partial)[0]!
}

/** x ↦ Σ v_q x^q. */
const majorantField = <S>(v: readonly S[]): VectorField<S> =>
  polynomialField([v.map((coefficient, q) => ({ coefficient, powers: [q] }))])

/** The multi-indices α with |α| = q, as lists of q coordinates in ascending order, and α!. */
function multiIndices(
  dimension: number,
  q: number,
  from = 0,
): readonly { readonly indices: readonly number[]; readonly factorial: number }[] {
  if (q === 0) return [{ indices: [], factorial: 1 }]
  return Array.from({ length: dimension - from }, (_, i) => from + i).flatMap(first =>
    multiIndices(dimension, q - 1, first).map(({ indices, factorial }) => {
      const multiplicity = indices.filter(i => i === first).length + 1
      return { indices: [first, ...indices], factorial: factorial * multiplicity }
    }),
  )
}
