import { wholeNumber } from '../order/order.js'
import type { OrderedField } from '../space/field.js'
import { type Rational, rationals } from '../space/rational.js'
import { finiteLaw } from './finite-law.js'
import { momentOf } from './finite-law-on-line.js'
import { MomentError } from './moment-index.js'
import { type AffineChoices, exactly, slopeLaw } from './slopes.js'

/** What the moments of a random affine map x ↦ A·x + B of the line are, over a field. */
export interface AffineMoments<S> {
  readonly field: OrderedField<S>
  /** E A^i B^k for integers i, k ≥ 0. */
  mixed(i: number, k: number): S
  /** E|A|^j for integers j ≥ 0. */
  slope(j: number): S
}

/** The moments of an i.i.d. choice among finitely many affine maps, over ℚ. Throws LawError for no law. */
export function affineMoments(maps: AffineChoices): AffineMoments<Rational> {
  const law = finiteLaw(
    maps.map(({ point, weight }) => ({
      point: { a: exactly(point.a), b: exactly(point.b) },
      weight,
    })),
    ({ a, b }) => `${a.toFraction()}, ${b.toFraction()}`,
  )
  const slopes = slopeLaw(maps)
  const power = (x: Rational, k: number): Rational =>
    k === 0 ? rationals.one : x.mul(power(x, k - 1))
  return {
    field: rationals,
    mixed: (i, k) =>
      law.atoms.reduce(
        (sum, { point: { a, b }, weight }) => sum.add(weight.mul(power(a, i)).mul(power(b, k))),
        rationals.zero,
      ),
    slope: j => momentOf(slopes, j),
  }
}

/** The rows C(j, i) E[A^i B^{j−i}], i ≤ j ≤ p, that take moments of X to moments of AX + B. */
function rowsUpTo<S>({ field, mixed }: AffineMoments<S>, p: number): S[][] {
  return Array.from({ length: p + 1 }, (_, j) => {
    let choose = field.one
    return Array.from({ length: j + 1 }, (_, i) => {
      if (i > 0) choose = field.div(field.mul(choose, field.of(j - i + 1)), field.of(i))
      return field.mul(choose, mixed(i, j - i))
    })
  })
}

/** Σ_i row_i m_i over as many i as there are moments. */
const along = <S>(field: OrderedField<S>, row: readonly S[], m: readonly S[]): S =>
  m.reduce(
    (sum, mi, i) => (i < row.length ? field.add(sum, field.mul(row[i]!, mi)) : sum),
    field.zero,
  )

/**
 * E X_n^j = E Y_n^j for j = 0, …, p: the moments of the n-th iterate from a start, in any order of
 * n i.i.d. maps, one from the other by E(AX + B)^j = Σ_{i≤j} C(j, i) E[A^i B^{j−i}] E X^i. Exact
 * over an exact field, and O(n p²) there. Throws RangeError unless n and p are integers ≥ 0.
 */
export function momentsAfter<S>(law: AffineMoments<S>, start: S, n: number, p: number): S[] {
  const { field } = law
  wholeNumber(n, 0, 'iterate')
  const rows = rowsUpTo(law, wholeNumber(p, 0, 'moments'))
  let m = [field.one]
  for (let j = 1; j <= p; j++) m.push(field.mul(m[j - 1]!, start))
  for (let i = 0; i < n; i++) m = rows.map(row => along(field, row, m))
  return m
}

/**
 * m_j = E X^j for j = 0, …, p, X of the stationary law of a random affine map of the line:
 * m_j = Σ_{i<j} C(j, i) E[A^i B^{j−i}] m_i/(1 − E A^j). Valid where E|A|^p < 1 (and then for every
 * j ≤ p, by Lyapunov's inequality) and, unless the maps have a common fixed point, nowhere else;
 * |E A^p| < 1 is not enough.
 * Throws MomentError where E|A|^p ≥ 1, RangeError unless p is an integer ≥ 0.
 */
export function stationaryMoments<S>(law: AffineMoments<S>, p: number): S[] {
  const { field, mixed, slope } = law
  const rows = rowsUpTo(law, wholeNumber(p, 0, 'moments'))
  if (p > 0 && field.compare(slope(p), field.one) >= 0) {
    throw new MomentError(
      `moment ${p}: expected E|A|^${p} < 1, got ${field.show(slope(p))}: the recursion is not valid; Kesten 1973`,
    )
  }
  const m = [field.one]
  for (let j = 1; j <= p; j++) {
    m.push(field.div(along(field, rows[j]!, m), field.sub(field.one, mixed(j, 0))))
  }
  return m
}
