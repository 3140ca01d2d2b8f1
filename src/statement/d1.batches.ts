import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { below, type Matrix, normAgainst1, semidefiniteRank } from './d1.definite.js'
import { meanSquare, rate, signSteps, signs, squaredGap } from './d1.signs.js'
import {
  type Batch,
  batches,
  cross,
  rows,
  type Step,
  show,
  space,
  squared,
  step,
  unit,
} from './d1.steps.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
/** The linear part of a step fixes the direction across its rows. */
function fixesAcross({ x, y, h }: Batch): Finding {
  const across = cross(x, y)
  const { rows: A } = step(h, [x, y])
  const image = A.map(row => space.dot(row, across))
  return either(space.equal(image, across), `(I − hH)v = (${image})`)
}

/** Whether hλ ≤ 2 for both non-zero eigenvalues of H, those of half the Gram matrix of the rows. */
function shortStep({ x, y, h }: Batch): boolean {
  const G = [
    [squared(x), space.dot(x, y)],
    [space.dot(x, y), squared(y)],
  ].map(row => row.map(g => g.mul(h).div(2)))
  return semidefiniteRank(Q, below(Q, rational(2), G)) !== undefined
}

/** The linear part of T_1 … T_r, by the compositor, as a matrix. */
function product(maps: readonly Step[]): Matrix<Rational> {
  const word = backward.word(maps.length)
  const shift = applyWord(listed(maps), word, space.zero())
  const columns = [0, 1, 2].map(j => space.sub(applyWord(listed(maps), word, unit(j)), shift))
  return [0, 1, 2].map(i => columns.map(column => column[i]!))
}

export const batchChecks: readonly Check[] = [
  property({
    name: 'two rows in ℚ³: (I − hH)v = v across them, so ‖I − hH‖ ≥ 1, every h',
    kind: 'exact',
    given: batches,
    show: ({ x, y, h }) => `h = ${h.toFraction()}, rows ${show([x, y])}`,
    holds: fixesAcross,
  }),
  property({
    name: '‖I − hH‖ = 1 exactly for 0 ≤ h ≤ 2/λmax',
    kind: 'exact',
    given: batches,
    show: ({ x, y, h }) => `h = ${h.toFraction()}, rows ${show([x, y])}`,
    runs: 200,
    holds(batch) {
      const { atMost } = normAgainst1(Q, step(batch.h, [batch.x, batch.y]).rows)
      const short = batch.h.compare(0) >= 0 && shortStep(batch)
      return either(atMost === short, `‖I − hH‖ ≤ 1: ${atMost}, 0 ≤ hλmax ≤ 2: ${short}`)
    },
  }),
  property({
    name: '0 < h < 2/λmax: ‖A_1 … A_r‖ < 1 exactly where the rows span',
    kind: 'exact',
    given: fc.array(rows, { minLength: 1, maxLength: 6 }),
    show,
    runs: 200,
    holds(vectors) {
      const longest = vectors.map(squared).reduce((a, b) => (a.compare(b) > 0 ? a : b))
      const P = product(vectors.map(x => step(longest.inverse(), [x])))
      const outer = [0, 1, 2].map(i =>
        vectors.reduce((sum, x) => space.axpy(x[i]!, x, sum), space.zero()),
      )
      const spans = semidefiniteRank(Q, outer) === 3
      return either(normAgainst1(Q, P).below === spans, `the rows span ℚ³: ${spans}`)
    },
  }),
  single(
    'features ±1, h = 1/4: every Lip T = 1, E|A_1…A_n v|² = (5/8)^n |v|²',
    'exact',
    ({ quick }) => {
      const norms = signSteps.map(({ point }) => {
        const { atMost, below: less } = normAgainst1(Q, point.rows)
        return either(atMost && !less, `‖A‖ = 1 for ${point.name}`)
      })
      const v = [rational(1), rational(-2), rational(1, 3)]
      const squares = [unit(0), v].flatMap(w =>
        (quick ? [1, 2] : [1, 2, 3]).map(n => meanSquare(n, w)),
      )
      return stated(
        all([...norms, ...squares]),
        '10 batches of rank ≤ 2 in ℚ³: E log Lip = 0, and yet E|A_1…A_n v|² falls',
      )
    },
  ),
  single('labels 1: E|X_m − X_n|² = (5/8)^n E|X_{m−n} − x|²', 'exact', ({ quick }) => {
    const pairs = quick
      ? [[1, 1]]
      : [
          [1, 1],
          [2, 1],
          [1, 2],
        ]
    const found = pairs.map(([n, r]) =>
      equals(
        Q,
        squaredGap(n!, r!),
        power(Q, rate, n!).mul(squaredGap(0, r!)),
        `E|X_${n! + r!} − X_${n}|²`,
      ),
    )
    return stated(all(found), 'all draws of n ≤ 3 batches, from 0')
  }),
]

export const batchControls: readonly Check[] = [
  property({
    name: 'a batch of two rows in ℚ³ contracts: ‖I − hH‖ < 1',
    kind: 'exact',
    given: batches.filter(({ h }) => h.compare(0) > 0),
    show: ({ x, y, h }) => `h = ${h.toFraction()}, rows ${show([x, y])}`,
    holds: ({ x, y, h }) => either(normAgainst1(Q, step(h, [x, y]).rows).below, '‖I − hH‖ ≥ 1'),
  }),
  single('two steps of one row each contract ℚ³', 'exact', () => {
    const vectors = [signs[0]!, signs[1]!]
    const P = product(vectors.map(x => step(rational(1, 3), [x])))
    return either(normAgainst1(Q, P).below, 'rows (1, 1, 1), (1, 1, −1): ‖A_1A_2‖ = 1')
  }),
  single('mean square (1 − h)^{2n} of the full batch: (9/16)^n', 'exact', () => {
    const first = squaredGap(0, 1)
    return equals(Q, squaredGap(1, 1), first.mul(rational(9, 16)), 'E|X_2 − X_1|²')
  }),
]
