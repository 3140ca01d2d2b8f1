import fc from 'fast-check'
import type { FiniteLaw, Weighted } from '../law/finite-law.js'
import { type TableMap, table } from '../map/table.js'
import { type Rational, rational } from '../space/rational.js'
import { type Choices, choicesOf } from './given.js'
import { coalesce } from './limit-law.js'
import { plane, showVector, type Vector, vectors } from './planar.js'

/** Σ_i w_i f(x_i). */
export const mean = <P>(law: readonly Weighted<P>[], f: (p: P) => Rational): Rational =>
  law.reduce((sum, { point, weight }) => sum.add(weight.mul(f(point))), rational(0))

/** Tables on three points of ℚ², some word of which is constant: SGD with g = (x − Tx)/h. */
export interface FiniteSgd {
  readonly choices: Choices<number, TableMap<number>>
  readonly points: readonly Vector[]
  readonly h: Rational
  readonly c: Vector
}

export const finiteSgd: fc.Arbitrary<FiniteSgd> = fc.record({
  choices: choicesOf(
    fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }).map(images => table<number>(images)),
    fc.nat(2),
    2,
    3,
  ).filter(({ maps }) => coalesce(maps)),
  points: fc.array(vectors, { minLength: 3, maxLength: 3 }),
  h: fc.integer({ min: 1, max: 9 }).map(p => rational(p, 4)),
  c: vectors,
})

export const showFinite = ({ choices, points, h }: FiniteSgd) =>
  `${choices.maps.map(({ point, weight }) => `${weight.toFraction()} of [${point.images}]`).join(', ')} on ${points.map(showVector).join(' ')}, h = ${h.toFraction()}`

/** g of each map and ∇L = E g at a state, each map as likely as `weighing` says. */
export function gradients(
  { choices: { maps }, points, h }: FiniteSgd,
  weighing: (weight: Rational) => Rational = weight => weight,
) {
  const ofMap = (map: TableMap<number>, state: number): Vector =>
    plane.scale(rational(1).div(h), plane.sub(points[state]!, points[map.apply(state)]!))
  const full = (state: number): Vector =>
    maps.reduce(
      (sum, { point, weight }) => plane.axpy(weighing(weight), ofMap(point, state), sum),
      plane.zero(),
    )
  return { ofMap, full }
}

/** E ∇L, 2E⟨θ − c, ∇L⟩, hE|g|² and hE|∇L|² under a law of states. */
export function balances(
  instance: FiniteSgd,
  law: FiniteLaw<number>,
  weighing?: (weight: Rational) => Rational,
) {
  const { choices, points, h, c } = instance
  const { ofMap, full } = gradients(instance, weighing)
  return {
    slopes: [0, 1].map(i => mean(law.atoms, state => full(state)[i]!)),
    work: mean(law.atoms, state => plane.dot(plane.sub(points[state]!, c), full(state))).mul(2),
    spread: h.mul(
      mean(law.atoms, state =>
        mean(choices.maps, map => {
          const g = ofMap(map, state)
          return plane.dot(g, g)
        }),
      ),
    ),
    fullSpread: h.mul(mean(law.atoms, state => plane.dot(full(state), full(state)))),
  }
}
