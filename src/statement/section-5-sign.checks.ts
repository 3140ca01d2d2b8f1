import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { jacobian } from '../expansion/derivative.js'
import { lieBracket } from '../expansion/lie-bracket.js'
import { descent } from '../expansion/vector-field.js'
import { applyWord } from '../iterate/apply-word.js'
import { wordOf } from '../order/word.js'
import { type Rational, rationals } from '../space/rational.js'
import {
  ascending,
  differenceJet,
  type Field,
  gradientSteps,
  type Losses,
  lossSystems,
  pointAt,
  sameJet,
  showLosses,
  showSystem,
  systems,
} from './fields.js'
import { all, equals, type Finding } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { plane, sameVector, showVector, type Vector } from './planar.js'
import { property } from './property.js'
import { sgdMap } from './section-3.1.process.js'
import type { Check } from './statement.js'

const Q = rationals

/** H_i ∇L_j − H_j ∇L_i at θ, by the Hessians' rows: the bracket of gradients as it is printed. */
function printedBracket(a: Field, b: Field, theta: Vector): Vector {
  const [g, k] = [a.apply(fractions, theta), b.apply(fractions, theta)]
  const [H, K] = [jacobian(fractions, a, theta), jacobian(fractions, b, theta)]
  return H.map((row, i) => plane.dot(row, k).sub(plane.dot(K[i]!, g)))
}

/** That T_1 … T_n − T_n … T_1 = h² Σ_{i<j} bracket(i, j) + O(h³) for gradient steps. */
export const correctedBy =
  (bracket: (a: Field, b: Field, theta: Vector) => Vector) =>
  ({ losses, start }: Losses): Finding => {
    const system = gradientSteps({ losses, start })
    const gradients = losses.map(({ gradient }) => gradient)
    const sum = gradients
      .flatMap((a, i) => gradients.slice(i + 1).map(b => bracket(a, b, start)))
      .reduce(plane.add, plane.zero())
    const found = differenceJet(system, ascending(losses), 2)
    return sameJet(found, [plane.zero(), plane.zero(), sum])
  }

/** T_1T_2 θ − T_2T_1 θ for T_i θ = (1 − h)θ + h e_i, the steps of size h on (θ − e_i)²/2. */
export function affineGap(h: Rational, errors: readonly Rational[], theta: Rational): Rational {
  const maps = listed(errors.map(e => sgdMap(h, e)))
  const [x, y] = [wordOf([1, 2]), wordOf([2, 1])].map(word => applyWord(maps, word, theta))
  return x!.sub(y!)
}

/** h, (e_1, e_2) and θ. */
type AffinePair = readonly [Rational, readonly [Rational, Rational], Rational]

export const affinePairs: fc.Arbitrary<AffinePair> = fc.tuple(
  rationalUpTo(4),
  fc.tuple(rationalUpTo(6), rationalUpTo(6)),
  rationalUpTo(6),
)

export const showAffinePair = ([h, e, theta]: AffinePair): string =>
  `h = ${h.toFraction()}, e = ${showVector(e)}, θ = ${theta.toFraction()}`

export const checks: readonly Check[] = [
  property({
    name: 'gradient steps: h² Σ_{i<j} (H_i ∇L_j − H_j ∇L_i)',
    kind: 'exact',
    given: lossSystems(1, 5),
    show: showLosses,
    runs: 60,
    holds: correctedBy(printedBracket),
  }),
  property({
    name: '[V_i, V_j] = [∇L_i, ∇L_j] for V = −∇L: no sign is seen',
    kind: 'exact',
    given: lossSystems(2, 2, 4),
    show: showLosses,
    holds({ losses, start }) {
      const [a, b] = losses.map(({ gradient }) => gradient) as [Field, Field]
      const [v, w] = losses.map(descent) as [Field, Field]
      const expected = printedBracket(a, b, start)
      return all([
        sameVector(lieBracket(a, b).apply(fractions, start), expected, '[∇L_1, ∇L_2]'),
        sameVector(lieBracket(v, w).apply(fractions, start), expected, '[V_1, V_2]'),
      ])
    },
  }),
  property({
    name: 'T_i θ = (1 − h)θ + h e_i: T_1T_2 − T_2T_1 = h²(e_1 − e_2)',
    kind: 'exact',
    given: affinePairs,
    show: showAffinePair,
    holds: ([h, e, theta]) =>
      equals(Q, affineGap(h, e, theta), h.mul(h).mul(e[0].sub(e[1])), 'T_1T_2 − T_2T_1'),
  }),
  property({
    name: 'two affine fields: T_1T_2 − T_2T_1 = h² [V_1, V_2], no rest',
    kind: 'exact',
    given: fc.tuple(systems(2, 2, 1), rationalUpTo(4)),
    show: ([system, h]) => `h = ${h.toFraction()}; ${showSystem(system)}`,
    holds([system, h]) {
      const [x, y] = [wordOf([1, 2]), wordOf([2, 1])].map(word => pointAt(system, word, h))
      const [V, W] = system.fields as [Field, Field]
      const bracket = lieBracket(V, W).apply(fractions, system.start)
      return sameVector(plane.sub(x!, y!), plane.scale(h.mul(h), bracket), 'T_1T_2 − T_2T_1')
    },
  }),
]
