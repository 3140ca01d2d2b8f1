import fc from 'fast-check'
import { coordinates } from '../../src/space/coordinates.js'
import type { OrderedField } from '../../src/space/field.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { unitRoundoff } from '../../src/space/roundoff.js'
import type { VectorSpace } from '../../src/space/vector-space.js'
import { claim, type Law, law } from './law.js'

export interface VectorLawConstraints<V, S> {
  readonly vectors: fc.Arbitrary<V>
  /** For a space over floats: products of four of these, or of coordinates, must not underflow. */
  readonly scalars: fc.Arbitrary<S>
  /** The coordinates of a vector, for a space over floats: rounding is bounded in each of them. */
  readonly coordinates?: (v: V) => readonly number[]
  /** The unit roundoff of the coordinates: 2^−53 unless given. Scalars are rounded to it too. */
  readonly unit?: number
}

/** The vectors and scalars that an axiom speaks of. */
interface Terms<V, S> {
  readonly a: V
  readonly b: V
  readonly c: V
  readonly s: S
  readonly t: S
}

/** An equation over any vector space: both sides, and the most roundings on the way to a term. */
interface Axiom {
  readonly name: string
  readonly roundings: (dim: number) => number
  readonly sides: <V, S>(space: VectorSpace<V, S>, terms: Terms<V, S>) => readonly [V, V]
}

/** The same for an equation between scalars. */
interface DotAxiom extends Omit<Axiom, 'sides'> {
  readonly sides: <V, S>(space: VectorSpace<V, S>, terms: Terms<V, S>) => readonly [S, S]
}

const times = (n: number) => () => n

const axioms: readonly Axiom[] = [
  {
    name: 'a + b = b + a',
    roundings: times(0),
    sides: (V, { a, b }) => [V.add(a, b), V.add(b, a)],
  },
  {
    name: '(a + b) + c = a + (b + c)',
    roundings: times(2),
    sides: (V, { a, b, c }) => [V.add(V.add(a, b), c), V.add(a, V.add(b, c))],
  },
  { name: 'a + 0 = a', roundings: times(0), sides: (V, { a }) => [V.add(a, V.zero()), a] },
  {
    name: 'a + (−1)a = 0',
    roundings: times(0),
    sides: (V, { a }) => [V.add(a, V.scale(V.field.of(-1), a)), V.zero()],
  },
  { name: '1a = a', roundings: times(0), sides: (V, { a }) => [V.scale(V.field.one, a), a] },
  {
    name: '(st)a = s(ta)',
    roundings: times(2),
    sides: (V, { a, s, t }) => [V.scale(V.field.mul(s, t), a), V.scale(s, V.scale(t, a))],
  },
  {
    name: 's(a + b) = sa + sb',
    roundings: times(2),
    sides: (V, { a, b, s }) => [V.scale(s, V.add(a, b)), V.add(V.scale(s, a), V.scale(s, b))],
  },
  {
    name: '(s + t)a = sa + ta',
    roundings: times(2),
    sides: (V, { a, s, t }) => [V.scale(V.field.add(s, t), a), V.add(V.scale(s, a), V.scale(t, a))],
  },
  {
    name: 'a − b = a + (−1)b',
    roundings: times(0),
    sides: (V, { a, b }) => [V.sub(a, b), V.add(a, V.scale(V.field.of(-1), b))],
  },
  {
    // Two roundings a side and not none: a fused multiply-add is as good.
    name: 'axpy(s, a, b) = b + sa',
    roundings: times(2),
    sides: (V, { a, b, s }) => [V.axpy(s, a, b), V.add(b, V.scale(s, a))],
  },
]

const dotAxioms: readonly DotAxiom[] = [
  { name: 'a·b = b·a', roundings: dim => dim, sides: (V, { a, b }) => [V.dot(a, b), V.dot(b, a)] },
  {
    name: '(a + b)·c = a·c + b·c',
    roundings: dim => dim + 1,
    sides: (V, { a, b, c }) => [V.dot(V.add(a, b), c), V.field.add(V.dot(a, c), V.dot(b, c))],
  },
  {
    name: '(sa)·b = s(a·b)',
    roundings: dim => dim + 1,
    sides: (V, { a, b, s }) => [V.dot(V.scale(s, a), b), V.field.mul(s, V.dot(a, b))],
  },
]

/**
 * The axioms of a vector space with an inner product, as laws; that `equal` is true of copies
 * only; and that no operation changes its arguments. Over an exact field the two sides are equal.
 *
 * Over floats each side is off by at most γ_n M, n the roundings on the way to any one of its terms,
 * M the side with every term replaced by its absolute value (Higham 2002, section 3.1). M is
 * evaluated in ℚ from the very same expression, with |·| for every scalar and + for every −.
 * So the sides differ by at most 2 γ_n M; for n = 0 not at all.
 */
export function vectorLaws<V, S>(
  space: VectorSpace<V, S>,
  constraints: VectorLawConstraints<V, S>,
): Law[] {
  const { field } = space
  const { vectors, scalars, unit = unitRoundoff } = constraints
  const terms = fc.record({ a: vectors, b: vectors, c: vectors, s: scalars, t: scalars })

  /** Coordinates of |terms|, over the space in which nothing cancels. */
  const magnitudes = ({ a, b, c, s, t }: Terms<V, S>) => {
    const size = (v: V) => constraints.coordinates!(v).map(x => rational(x).abs())
    const scalar = (x: S) => rational(field.toNumber(x)).abs()
    const values = { a: size(a), b: size(b), c: size(c), s: scalar(s), t: scalar(t) }
    return { dim: values.a.length, twin: withoutSigns(values.a.length), values }
  }

  const vectorLaw = ({ name, roundings, sides }: Axiom) =>
    law(
      name,
      fc.property(terms, values => {
        const [left, right] = sides(space, values)
        if (field.exact || !constraints.coordinates) {
          claim(space.equal(left, right), () => 'the sides differ')
          return
        }
        const of = constraints.coordinates
        const size = magnitudes(values)
        const [m] = sides(size.twin, size.values)
        const [l, r] = [of(left), of(right)]
        l.forEach((x, i) => {
          claimClose(x, r[i]!, m[i]!, roundings(size.dim), unit)
        })
      }),
    )

  const dotLaw = ({ name, roundings, sides }: DotAxiom) =>
    law(
      name,
      fc.property(terms, values => {
        const [left, right] = sides(space, values)
        if (field.exact) {
          claim(
            field.compare(left, right) === 0,
            () => `${field.show(left)} ≠ ${field.show(right)}`,
          )
          return
        }
        const size = magnitudes(values)
        const [m] = sides(size.twin, size.values)
        claimClose(field.toNumber(left), field.toNumber(right), m, roundings(size.dim), unit)
      }),
    )

  return [
    ...axioms.map(vectorLaw),
    ...dotAxioms.map(dotLaw),
    law(
      'a·a > 0 for a ≠ 0',
      fc.property(vectors, a => {
        const sign = field.compare(space.dot(a, a), field.zero)
        claim(
          space.equal(a, space.zero()) ? sign === 0 : sign > 0,
          () => `a·a = ${field.show(space.dot(a, a))}`,
        )
      }),
    ),
    law(
      'equal',
      fc.property(fc.clone(vectors, 2), vectors, ([a, copy], b) => {
        claim(space.equal(a, copy), () => 'a vector differs from its copy')
        const difference = space.sub(a, b)
        claim(
          space.equal(a, b) === space.equal(difference, space.zero()),
          () => 'a = b is not a − b = 0',
        )
      }),
    ),
    law(
      'purity',
      fc.property(fc.clone(terms, 2), ([{ a, b, s }, copy]) => {
        space.add(a, b)
        space.sub(a, b)
        space.scale(s, a)
        space.axpy(s, a, b)
        space.dot(a, b)
        claim(space.equal(a, copy.a) && space.equal(b, copy.b), () => 'an argument was changed')
      }),
    ),
  ]
}

function claimClose(
  left: number,
  right: number,
  magnitude: Rational,
  roundings: number,
  unit: number,
): void {
  const nu = rational(roundings).mul(rational(unit))
  const bound = nu.div(rational(1).sub(nu)).mul(2).mul(magnitude)
  const gap = rational(left).sub(rational(right)).abs()
  claim(
    gap.compare(bound) <= 0,
    () => `${left} and ${right} are ${gap.valueOf()} apart, rounding explains ${bound.valueOf()}`,
  )
}

/** ℚ^dim with |s| for every scalar s and + for −: sums in it bound the sums of all signs. */
function withoutSigns(dim: number): VectorSpace<readonly Rational[], Rational> {
  const field: OrderedField<Rational> = {
    ...rationals,
    of: (n, d) => rational(n, d).abs(),
    sub: rationals.add,
  }
  return coordinates(field, dim)
}
