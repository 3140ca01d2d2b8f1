import type { Weighted } from '../law/finite-law.js'
import { jointWordLaw, wordLaw } from '../law/word-law.js'
import { denseAffine } from '../map/dense-affine.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { type Step, space, squared, step, type Vector } from './d1.steps.js'
import { equals, type Finding } from './finding.js'

const Q = rationals
/** Features (±1, ±1, ±1) up to sign, labels 1, batches of two drawn with replacement. */
export const signs: readonly Vector[] = [
  [1, 1, 1],
  [1, 1, -1],
  [1, -1, 1],
  [-1, 1, 1],
].map(v => v.map(x => rational(x)))
export const signSteps: readonly Weighted<Step>[] = signs.flatMap((x, i) =>
  signs.slice(i).map((y, j) => ({
    point: step(rational(1, 4), [x, y]),
    weight: rational(j === 0 ? 1 : 2, 16),
  })),
)
/** 1 − 2h + 2h² at h = 1/4. */
export const rate = rational(5, 8)
const key = (v: Vector) => v.map(x => x.toFraction()).join()

/** E|A_1 … A_n v|² = (5/8)^n |v|². */
export function meanSquare(n: number, v: Vector): Finding {
  const linear = signSteps.map(({ point, weight }) => ({
    point: denseAffine(space, point.rows, space.zero()),
    weight,
  }))
  const law = wordLaw(backward.word(n), linear, v, key)
  const mean = law.atoms.reduce(
    (sum, { point, weight }) => sum.add(weight.mul(squared(point))),
    Q.zero,
  )
  return equals(Q, mean, power(Q, rate, n).mul(squared(v)), `E|A_1…A_${n} v|²`)
}

/** E|X_{n+r} − X_n|² from 0. */
export function squaredGap(n: number, r: number): Rational {
  const words = [backward.word(n), backward.word(n + r)]
  const joint = jointWordLaw(words, signSteps, space.zero(), key)
  return joint.atoms.reduce(
    (sum, { point: [x, y], weight }) => sum.add(weight.mul(squared(space.sub(x!, y!)))),
    Q.zero,
  )
}
