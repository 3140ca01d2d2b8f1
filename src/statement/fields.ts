import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { type IndexWordConstraints, indexWord } from '../arbitrary/index-word.js'
import { polynomialVectorField, showMonomial } from '../arbitrary/polynomial-vector-field.js'
import { readable } from '../arbitrary/readable.js'
import { derivative } from '../expansion/derivative.js'
import { type Jet, jetField, wordJet } from '../expansion/jets.js'
import { polynomialLoss } from '../expansion/polynomial-loss.js'
import { descent, eulerStep, type SmoothLoss, type VectorField } from '../expansion/vector-field.js'
import { applyWord } from '../iterate/apply-word.js'
import { reversed, up, type Word, word, wordOf } from '../order/word.js'
import { type Rational, rationals } from '../space/rational.js'
import { all, type Finding } from './finding.js'
import { listed } from './given.js'
import { plane, sameVector, showVector, type Vector, vectors } from './planar.js'

/** A vector field on ℚ². */
export type Field = VectorField<Rational>

/** A loss on ℚ². */
export type Loss = SmoothLoss<Rational>

/** Fields V_1, …, V_n on ℚ² of maps T_i = id + hV_i, and a point θ. */
export interface System {
  readonly fields: readonly Field[]
  readonly start: Vector
}

/** Losses L_1, …, L_n on ℚ², and a point θ. */
export interface Losses {
  readonly losses: readonly Loss[]
  readonly start: Vector
}

/** T_i = id − h∇L_i as a system: V_i = −∇L_i. */
export const gradientSteps = ({ losses, start }: Losses): System => ({
  fields: losses.map(descent),
  start,
})

/** A field on ℚ² of small terms, cubic and at most four to a coordinate unless given. */
export const planeField = (degree = 3, maxTerms = 4): fc.Arbitrary<Field> =>
  polynomialVectorField(rationals, { dimension: 2, degree, maxTerms })

/** A polynomial loss on ℚ² of few small terms. */
const planeLoss = (degree: number): fc.Arbitrary<Loss> =>
  polynomialVectorField(rationals, { dimension: 2, degree, maxTerms: 5 }).map(({ components }) => {
    const terms = components[0]!
    const shown = terms.map(term => showMonomial(rationals, term)).join(' + ')
    return readable(polynomialLoss(rationals, 2, terms), () => shown || '0')
  })

/** Between `least` and `most` fields and a point. */
export const systems = (
  least: number,
  most: number,
  degree?: number,
  maxTerms?: number,
): fc.Arbitrary<System> =>
  fc.record({
    fields: fc.array(planeField(degree, maxTerms), { minLength: least, maxLength: most }),
    start: vectors,
  })

/** Between `least` and `most` losses and a point: gradients of degree 2 unless given. */
export const lossSystems = (least: number, most: number, degree = 3): fc.Arbitrary<Losses> =>
  fc.record({
    losses: fc.array(planeLoss(degree), { minLength: least, maxLength: most }),
    start: vectors,
  })

/** A system with a word of `minLength` to `maxLength` of its fields, repeated or not. */
export const along = (
  given: fc.Arbitrary<System>,
  { maxLength = 5, ...others }: IndexWordConstraints = {},
): fc.Arbitrary<System & { readonly word: Word }> =>
  fc.tuple(given, indexWord({ minLength: 1, maxLength, ...others })).map(([system, indices]) => ({
    ...system,
    word: wordOf(Array.from(indices, i => Math.min(i, system.fields.length))),
  }))

/** "V = (x², 1), (0, y); θ = (1, 0)". */
export const showSystem = ({ fields, start }: System): string =>
  `V = ${fields.map(V => fc.stringify(V)).join(', ')}; θ = ${showVector(start)}`

/** "V = …; w = 1 2". */
export const showAlong = ({ word, ...system }: System & { readonly word: Word }): string =>
  `${showSystem(system)}; w = ${[...word].join(' ')}`

/** "L = x²·y, 1/2·x; θ = (1, 0)". */
export const showLosses = ({ losses, start }: Losses): string =>
  `L = ${losses.map(L => fc.stringify(L)).join(', ')}; θ = ${showVector(start)}`

/** The word 1 … n of the n fields: backward. */
export const ascending = ({ length }: { readonly length: number }): Word => word(up(1, length))

/** The coefficients of 1, h, …, h^order in T_{w1} ⋯ T_{wn} θ. */
export const jet = ({ fields, start }: System, word: Word, order: number): Jet<Vector> =>
  wordJet(plane, listed(fields.map(V => jetField(fractions, V))), word, start, order)

/** The coefficients of 1, h, …, h^order in T_w θ − T_v θ, v the word w reversed. */
export function differenceJet(system: System, word: Word, order: number): Jet<Vector> {
  const [x, y] = [word, reversed(word)].map(w => jet(system, w, order))
  return x!.map((coefficient, q) => plane.sub(coefficient, y![q]!))
}

/** T_{w1} ⋯ T_{wn} θ at a number h. */
export const pointAt = ({ fields, start }: System, word: Word, h: Rational): Vector =>
  applyWord(listed(fields.map(V => eulerStep(fractions, V, h))), word, start)

/** Σ_{u,v} V_u′V_v at θ over the pairs of positions of a word that `counts` picks. */
export function products(
  { fields, start }: System,
  word: Word,
  counts: (u: number, v: number) => boolean,
): Vector {
  const V = Array.from(word, i => listed(fields).at(i))
  const values = V.map(field => field.apply(fractions, start))
  return V.flatMap((field, u) =>
    values.flatMap((value, v) =>
      counts(u, v) ? [derivative(fractions, field, start, value)] : [],
    ),
  ).reduce(plane.add, plane.zero())
}

/** a = b, coefficient by coefficient. */
export const sameJet = (a: Jet<Vector>, b: Jet<Vector>): Finding =>
  all(b.map((expected, q) => sameVector(a[q]!, expected, `coefficient of h^${q}`)))
