import fc from 'fast-check'
import { iterates } from '../iterate/iterate.js'
import { gradientStep } from '../map/gradient-step.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { integer } from '../random/integer.js'
import { Source } from '../random/source.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, type Finding, stated } from './finding.js'
import { listed } from './given.js'
import { plane, sameVector, showVector, squaredDistance, type Vector, vectors } from './planar.js'
import { property, single } from './property.js'
import { planeFigure } from './section-3.2.figure.js'
import {
  apply,
  combine,
  contraction,
  covarianceOf,
  errors,
  example,
  hessian,
  lawAt,
  type Matrix,
  matrixPower,
  meanOf,
  noiseCovariance,
  product,
  type Quadratic,
  quadratics,
  sameMatrix,
  sgdMap,
  showQuadratic,
  stationaryCovariance,
} from './section-3.2.quadratic.js'
import type { Check } from './statement.js'

/** The iterates n = 0, 1, … of the maps with the given errors. */
export function pathOf(q: Quadratic, errors: readonly Vector[], order: Order): Vector[] {
  const at = Array.from({ length: errors.length + 1 }, (_, n) => n)
  const maps = listed(errors.map(e => sgdMap(q, e)))
  const points: Vector[] = []
  for (const { n, point } of iterates(maps, order, q.start, { at })) points[n] = point
  return points
}

const realisations = fc.tuple(quadratics, fc.array(vectors, { minLength: 1, maxLength: 4 }))
const showRealisation = ([q, errors]: readonly [Quadratic, readonly Vector[]]) =>
  `${showQuadratic(q)}; then e = ${errors.map(showVector).join(', ')}`

/** c + Aⁿ(θ − c) + h Σ_j A^{depth of j} e_j. */
export function weighted(
  q: Quadratic,
  errors: readonly Vector[],
  n: number,
  depth: (j: number) => number,
): Vector {
  const A = contraction(q)
  const drift = apply(matrixPower(A, n), plane.sub(q.start, q.minimiser))
  return errors
    .slice(0, n)
    .reduce<Vector>(
      (sum, e, i) => plane.axpy(q.h, apply(matrixPower(A, depth(i + 1)), e), sum),
      plane.add(q.minimiser, drift),
    )
}

/** A claim about the closed form of an order's iterates. */
export const closedForm = (name: string, order: Order, depth: (n: number, j: number) => number) =>
  property({
    name,
    kind: 'exact',
    given: realisations,
    show: showRealisation,
    runs: 40,
    holds: ([q, errors]) =>
      all(
        pathOf(q, errors, order).map((point, n) =>
          sameVector(
            point,
            weighted(q, errors, n, j => depth(n, j)),
            `${order.name} ${n}`,
          ),
        ),
      ),
  })

/** A claim about every quadratic loss. */
export const onQuadratics = (name: string, holds: (q: Quadratic) => Finding): Check =>
  property({ name, kind: 'exact', given: quadratics, show: showQuadratic, runs: 40, holds })

/** Σ − AⁿΣAⁿ. */
export function covarianceAt(q: Quadratic, n: number): Matrix {
  const [sigma, An] = [stationaryCovariance(q), matrixPower(contraction(q), n)]
  return combine(rational(-1), product(product(An, sigma), An), sigma)
}

export const checks: readonly Check[] = [
  property({
    name: 'c + A(θ − c) + h e is the step θ − h(H(θ − c) − e)',
    kind: 'exact',
    given: fc.tuple(quadratics, vectors, vectors),
    show: ([q, e, theta]) => `${showQuadratic(q)}; e = ${showVector(e)}, at ${showVector(theta)}`,
    holds([q, e, theta]) {
      const gradient = (x: Vector) => plane.sub(apply(hessian(q), plane.sub(x, q.minimiser)), e)
      const step = gradientStep(plane, q.h, gradient)
      return sameVector(sgdMap(q, e).apply(theta), step.apply(theta), 'Tθ')
    },
  }),
  closedForm('X_n = c + Aⁿ(θ − c) + h Σ A^{j−1} e_j', backward, (_, j) => j - 1),
  closedForm('Y_n = c + Aⁿ(θ − c) + h Σ A^{n−j} e_j', forward, (n, j) => n - j),
  onQuadratics('Σ_ij = h S_ij/(l_i + l_j − h l_i l_j) solves Σ = AΣA + h²S', q => {
    const [A, sigma] = [contraction(q), stationaryCovariance(q)]
    const right = combine(q.h.mul(q.h), noiseCovariance(q), product(product(A, sigma), A))
    return sameMatrix(sigma, right, 'Σ')
  }),
  onQuadratics('mean c + Aⁿ(θ − c), covariance Σ − AⁿΣAⁿ, both orders', q =>
    all(
      [backward, forward].flatMap(order =>
        [1, 3].flatMap(n => {
          const law = lawAt(q, order, n)
          return [
            sameVector(
              meanOf(law),
              weighted(q, [], n, () => 0),
              `mean, n = ${n}`,
            ),
            sameMatrix(covarianceOf(law), covarianceAt(q, n), `Cov, n = ${n}`),
          ]
        }),
      ),
    ),
  ),
  single('H = [[2, 1], [1, 2]], h = 1/4: Σ = [[11, −4], [−4, 11]]/105', 'exact', () => {
    const sigma = stationaryCovariance(example)
    const [large, small] = [rational(11, 105), rational(-4, 105)]
    const two = rational(2)
    const found = [
      sameMatrix(
        hessian(example),
        [
          [two, rational(1)],
          [rational(1), two],
        ],
        'H',
      ),
      sameMatrix(
        sigma,
        [
          [large, small],
          [small, large],
        ],
        'Σ',
      ),
      sameMatrix(covarianceOf(lawAt(example, backward, 4)), covarianceAt(example, 4), 'Cov X_4'),
    ]
    return stated(all(found), 'and Cov X_4 = Σ − A⁴ΣA⁴ over all 256 words')
  }),
  single('backward steps shrink like (3/4)ⁿ, drawn in the plane', 'exact', ({ seed, quick }) => {
    const n = quick ? 60 : 150
    const source = new Source(seed, 'instances')
    const choose = integer(4)
    const values = errors(example)
    const drawn = Array.from({ length: n }, (_, i) => values[choose(source.seek(0, i))]!)
    const from: Quadratic = { ...example, start: [rational(1), rational(1)] }
    const [x, y] = [backward, forward].map(order => pathOf(from, drawn, order))
    // |X_{n+1} − X_n| ≤ kⁿ |T_{n+1}θ − θ| with k = max|1 − h l| = 3/4, as squares.
    const found = drawn.map((e, i) => {
      const first = squaredDistance(sgdMap(from, e).apply(from.start), from.start)
      const bound = power(rationals, rational(9, 16), i).mul(first)
      return atMost(rationals, squaredDistance(x![i]!, x![i + 1]!), bound, `|X_${i + 1} − X_${i}|²`)
    })
    const { holds, because, margin = 0 } = stated(all(found), `${n} maps, from (1, 1)`)
    return { holds, detail: because, margin, figures: [planeFigure(x!, y!)] }
  }),
]
