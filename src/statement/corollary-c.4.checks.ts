import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import {
  backwardCorrection,
  backwardCorrectionRecursion,
  oracleOf,
} from '../expansion/correction.js'
import { backward } from '../order/backward.js'
import { coordinates } from '../space/coordinates.js'
import { rational, rationals } from '../space/rational.js'
import {
  coordinateLoss,
  corrections,
  counting,
  emptyState,
  gradientOf,
  type Kept,
  matrixFree,
  received,
  size,
  slopes,
  symmetricMatrix,
} from './corollary-c.4.recursion.js'
import { digits, upTo } from './counted.js'
import { type Losses, lossSystems, showLosses } from './fields.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { listed } from './given.js'
import { plane, sameVector, showVector, type Vector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { brackets } from './theorem-c.2.checks.js'

const Q = rationals

/** Losses as the recursion sees them. */
const gradientsOf = ({ losses }: Losses) => losses.map(({ gradient }) => gradient)

/** That vectors are C_1, C_2, … = Σ_{i<j≤n} [∇L_i, ∇L_j](θ), bracket by bracket. */
const areBracketSums = (found: readonly Vector[], given: Losses): Finding =>
  all(
    found.map((C, i) => {
      const system = { fields: gradientsOf(given), start: given.start }
      return sameVector(C, brackets(system, backward.word(i + 1)), `C_${i + 1}`)
    }),
  )

/** That the recursion gives C_1, C_2, …, with all of its state kept, or part of it. */
export const recursionHolds =
  (kept?: Kept) =>
  (given: Losses): Finding =>
    areBracketSums(corrections(gradientsOf(given), given.start, kept), given)

/** What C_n for all n ≤ N asks for without a matrix: as many products with Hessians as counted. */
export function productsAsked(given: Losses) {
  const { counts, oracle } = counting(oracleOf(fractions, listed(gradientsOf(given))))
  const found = matrixFree(oracle, given.losses.length, given.start)
  return { found, ...counts }
}

/** ResNet-18 has some eleven million parameters. */
const resnet = 11_000_000

export const checks: readonly Check[] = [
  property({
    name: 'the recursion gives C_n = Σ_{i<j} [∇L_i, ∇L_j], all n ≤ N',
    kind: 'exact',
    given: lossSystems(1, 6, 4),
    show: showLosses,
    runs: 40,
    holds(given) {
      const gradients = listed(gradientsOf(given))
      const { start, losses } = given
      const found = backwardCorrectionRecursion(fractions, gradients, losses.length, start)
      return all([areBracketSums(found, given), recursionHolds()(given)])
    },
  }),
  property({
    name: 'C_n for one n as Σ H_i(S_{>i} − S_{<i}): n products, 2n gradients',
    kind: 'exact',
    given: lossSystems(1, 6, 4),
    show: showLosses,
    runs: 40,
    holds(given) {
      const n = given.losses.length
      const { counts, oracle } = counting(oracleOf(fractions, listed(gradientsOf(given))))
      const C = backwardCorrection(plane, oracle, n, given.start)
      const { fields, start } = { fields: gradientsOf(given), start: given.start }
      return all([
        sameVector(C, brackets({ fields, start }, backward.word(n)), `C_${n}`),
        equals(Q, Q.of(counts.products), Q.of(n), 'Hessian-vector products'),
        equals(Q, Q.of(counts.gradients), Q.of(2 * n), 'gradients'),
      ])
    },
  }),
  property({
    name: 'without H_n: n products at step n, N(N + 1)/2 − 1 in all',
    kind: 'exact',
    given: lossSystems(1, 6),
    show: showLosses,
    runs: 25,
    holds(given) {
      const N = given.losses.length
      const { found, products } = productsAsked(given)
      return all([
        areBracketSums(found, given),
        equals(Q, Q.of(products), Q.of((N * (N + 1)) / 2 - 1), 'Hessian-vector products'),
      ])
    },
  }),
  property({
    name: 'what must be kept: ∇²L_1, all of it, is read off the next C_2',
    kind: 'exact',
    given: fc
      .integer({ min: 1, max: 4 })
      .chain(p => fc.record({ hessian: symmetricMatrix(p), slope: slopes(p) })),
    show: ({ hessian }) => `H = ${hessian.map(showVector).join(', ')}`,
    runs: 40,
    holds(quadratic) {
      const p = quadratic.slope.length
      const origin = coordinates(Q, p).zero()
      const answers = upTo(p).map(k => {
        const next = gradientOf(coordinateLoss(p, k - 1))
        return corrections([gradientOf(quadratic), next], origin)[1]!
      })
      return all(answers.map((C, k) => sameVector(C, quadratic.hessian[k]!, `column ${k + 1}`)))
    },
  }),
  single('numbers from one batch to the next: p² + 2p beside θ_n', 'exact', () => {
    const found = [1, 2, 3, 5, 8].map(p => {
      const origin = coordinates(Q, p).zero()
      const state = received(emptyState(p), gradientOf(coordinateLoss(p, 0)), origin)
      return equals(Q, Q.of(size(state)), rational(p * p + 2 * p), `p = ${p}: numbers`)
    })
    const bytes = (BigInt(resnet) ** 2n * 4n) / 10n ** 12n
    return stated(
      all([...found, either(bytes === 484n, `${bytes} TB`)]),
      `p = ${digits(resnet)}: H_n has 1.2·10¹⁴ entries, ${bytes} TB in single precision`,
    )
  }),
]
