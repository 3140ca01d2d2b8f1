import fc from 'fast-check'
import { affineMap } from '../../src/arbitrary/affine-map.js'
import { scalar } from '../../src/arbitrary/scalar.js'
import { tableMap } from '../../src/arbitrary/table-map.js'
import { type AffineMap, affine } from '../../src/map/affine.js'
import { type ClipAffine, clipAffine } from '../../src/map/clip-affine.js'
import { type DenseAffine, denseAffine } from '../../src/map/dense-affine.js'
import { type DiagonalAffine, diagonalAffine } from '../../src/map/diagonal-affine.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { type Homothety, homothety } from '../../src/map/homothety.js'
import { lindley } from '../../src/map/lindley.js'
import { type MobiusMap, mobius } from '../../src/map/mobius.js'
import { type PiecewiseLinear, piecewiseLinear } from '../../src/map/piecewise-linear.js'
import { reciprocal } from '../../src/map/reciprocal.js'
import { reflection } from '../../src/map/reflection.js'
import type { SelfMap } from '../../src/map/self-map.js'
import type { TableMap } from '../../src/map/table.js'
import { coordinates } from '../../src/space/coordinates.js'
import type { OrderedField } from '../../src/space/field.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { type Rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

/** Small fractions, negative, zero and positive; shrinks to small whole numbers. */
export const smallRational = scalar(rationals, { most: 24 })

export const nonNegativeRational = smallRational.map(x => x.abs())
export const positiveRational = smallRational.filter(x => x.n !== 0n).map(x => x.abs())

/** Doubles of moderate size with 31 significant bits: products round, nothing underflows. */
export const moderateDouble: fc.Arbitrary<number> = fc
  .integer({ min: -(2 ** 30), max: 2 ** 30 })
  .map(n => n / 2 ** 24)

export const nonNegativeDouble = moderateDouble.map(Math.abs)

/** The scalars of a field that arbitraries of maps are made from. */
export interface ScalarArbitrary<S> {
  readonly field: OrderedField<S>
  readonly any: fc.Arbitrary<S>
  readonly nonNegative: fc.Arbitrary<S>
}

export const overRationals: ScalarArbitrary<Rational> = {
  field: rationals,
  any: smallRational,
  nonNegative: nonNegativeRational,
}

export const overDoubles: ScalarArbitrary<number> = {
  field: real,
  any: moderateDouble,
  nonNegative: nonNegativeDouble,
}

/** x ↦ ax + b with |a| ≤ k: contractions for k < 1. */
export const contractions = (k: Rational): fc.Arbitrary<AffineMap<Rational>> =>
  affineMap(rationals, { k })

export function affineMaps<S>({ field, any }: ScalarArbitrary<S>): fc.Arbitrary<AffineMap<S>> {
  return fc.tuple(any, any).map(([a, b]) => affine(field, a, b))
}

/** Every kind of bounds: none, one, two, and two that are equal. */
export function clipAffineMaps<S>({ field, any }: ScalarArbitrary<S>): fc.Arbitrary<ClipAffine<S>> {
  return fc.tuple(any, any, fc.option(any), fc.option(any)).map(([a, b, end, other]) => {
    if (end === null) return clipAffine(field, a, b, other === null ? {} : { hi: other })
    if (other === null) return clipAffine(field, a, b, { lo: end })
    const [lo, hi] = field.compare(end, other) <= 0 ? [end, other] : [other, end]
    return clipAffine(field, a, b, { lo, hi })
  })
}

export function lindleyMaps<S>({ field, any }: ScalarArbitrary<S>): fc.Arbitrary<ClipAffine<S>> {
  return any.map(u => lindley(field, u))
}

export function reflections<S>({ field, any }: ScalarArbitrary<S>): fc.Arbitrary<SelfMap<S, S>> {
  return any.map(u => reflection(field, u))
}

export function foldedMaps<S>({ field, any }: ScalarArbitrary<S>): fc.Arbitrary<SelfMap<S, S>> {
  return fc.tuple(any, any).map(([a, b]) => foldedAffine(field, a, b))
}

/** One to four knots, flat and steep pieces, rising and falling. */
export function piecewiseLinearMaps<S>({
  field,
  any,
  nonNegative,
}: ScalarArbitrary<S>): fc.Arbitrary<PiecewiseLinear<S>> {
  const gap = fc.tuple(
    nonNegative.map(x => field.add(x, field.of(1, 8))),
    nonNegative,
  )
  return fc
    .record({
      start: fc.tuple(any, any),
      gaps: fc.array(gap, { maxLength: 3 }),
      left: nonNegative,
      right: nonNegative,
      falls: fc.boolean(),
    })
    .map(({ start, gaps, left, right, falls }) => {
      const signed = (s: S) => (falls ? field.sub(field.zero, s) : s)
      const knots = [start as readonly [S, S]]
      for (const [dx, dy] of gaps) {
        const [x, y] = knots[knots.length - 1]!
        knots.push([field.add(x, dx), field.add(y, signed(dy))])
      }
      return piecewiseLinear(field, knots, { left: signed(left), right: signed(right) })
    })
}

/** Any invertible matrix: maps of the projective line, with poles. */
export function mobiusMaps<S>({ field, any }: ScalarArbitrary<S>): fc.Arbitrary<MobiusMap<S>> {
  return invertible(field, any)
}

/** Entries ≥ 0: self-maps of (0, ∞). */
export function positiveMobiusMaps<S>({
  field,
  nonNegative,
}: ScalarArbitrary<S>): fc.Arbitrary<MobiusMap<S>> {
  return invertible(field, nonNegative)
}

/** c = 0: self-maps of the line. */
export function affineMobiusMaps<S>({
  field,
  any,
}: ScalarArbitrary<S>): fc.Arbitrary<MobiusMap<S>> {
  return invertible(field, any, fc.constant(field.zero))
}

export function reciprocals<S>({
  field,
  nonNegative,
}: ScalarArbitrary<S>): fc.Arbitrary<MobiusMap<S>> {
  return nonNegative.map(u => reciprocal(field, u))
}

function invertible<S>(
  field: OrderedField<S>,
  entry: fc.Arbitrary<S>,
  c: fc.Arbitrary<S> = entry,
): fc.Arbitrary<MobiusMap<S>> {
  return fc
    .tuple(entry, entry, c, entry)
    .filter(([a, b, low, d]) => field.compare(field.mul(a, d), field.mul(b, low)) !== 0)
    .map(([a, b, low, d]) =>
      mobius(field, [
        [a, b],
        [low, d],
      ]),
    )
}

/** ℚ^dim as tuples. */
export const rationalVector = (dim: number): fc.Arbitrary<readonly Rational[]> =>
  fc.array(smallRational, { minLength: dim, maxLength: dim })

export function homotheties(dim: number): fc.Arbitrary<Homothety<readonly Rational[], Rational>> {
  const space = coordinates(rationals, dim)
  return fc.tuple(smallRational, rationalVector(dim)).map(([a, b]) => homothety(space, a, b))
}

export function diagonalMaps(
  dim: number,
): fc.Arbitrary<DiagonalAffine<readonly Rational[], Rational>> {
  const space = coordinates(rationals, dim)
  return fc
    .tuple(rationalVector(dim), rationalVector(dim))
    .map(([a, b]) => diagonalAffine(space, a, b))
}

export function denseMaps(dim: number): fc.Arbitrary<DenseAffine<readonly Rational[], Rational>> {
  const space = coordinates(rationals, dim)
  return fc
    .tuple(fc.array(rationalVector(dim), { minLength: dim, maxLength: dim }), rationalVector(dim))
    .map(([rows, b]) => denseAffine(space, rows, b))
}

export const tables = <S>(n: number, space?: MetricSpace<number, S>): fc.Arbitrary<TableMap<S>> =>
  tableMap(n, space && { space })
