import { box } from '../../estimate/region.js'
import { type DenseAffine, denseAffine } from '../../map/dense-affine.js'
import type { Draw } from '../../random/draw.js'
import { finite } from '../../random/finite.js'
import { iid } from '../../random/iid.js'
import { integer } from '../../random/integer.js'
import { standardNormal } from '../../random/normal.js'
import { rademacher } from '../../random/rademacher.js'
import type { RandomMap } from '../../random/random-map.js'
import { euclidean } from '../../space/euclidean.js'
import { float64 } from '../../space/float64.js'
import type { SymmetricOperator } from '../../space/linear-operator.js'
import type { Subject } from '../subject.js'
import type { BuiltIn } from './built-in.js'

type Matrix = readonly (readonly number[])[]

const linear = (matrix: Matrix, shift?: readonly number[]): DenseAffine<Float64Array, number> =>
  denseAffine(
    float64(matrix.length),
    matrix.map(row => Float64Array.from(row)),
    Float64Array.from(shift ?? matrix.map(() => 0)),
  )

const inSpace = (map: RandomMap<Float64Array>, d: number): Subject<Float64Array> => ({
  map,
  space: map.space,
  start: new Float64Array(d),
  region: box(new Array(d).fill(-1), new Array(d).fill(1)),
})

const drawn = (name: string, d: number, draw: Draw<DenseAffine<Float64Array, number>>) =>
  inSpace(iid({ name, space: euclidean(d), draw }), d)

const square = (d: number, entry: (i: number, j: number) => number): Matrix =>
  Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => entry(i, j)))

/** I − hA for the field x ↦ A(x − e), A = [[m, −s], [s, m]]. */
const rotation = (m: number, s: number, h: number): Matrix => [
  [1 - h * m, h * s],
  [-h * s, 1 - h * m],
]

/** (θ, θ₋) ↦ ((1 + b − hλ)θ − bθ₋, θ), at Polyak's tuning for the curvatures 1 and 25. */
const ball = (lambda: number): Matrix => [
  [1 + 4 / 9 - lambda / 9, -4 / 9],
  [1, 0],
]

/** (1/b)·Σ xxᵀ over the b rows of a batch: of rank b at most. */
function gram(batch: readonly (readonly number[])[]): SymmetricOperator {
  const dimension = batch[0]!.length
  return {
    dimension,
    apply(v) {
      const out = new Float64Array(dimension)
      for (const x of batch) {
        const along = x.reduce((sum, xi, i) => sum + xi * v[i]!, 0) / batch.length
        for (let i = 0; i < dimension; i++) out[i]! += along * x[i]!
      }
      return out
    },
  }
}

/** Least squares on a batch of `rows` rows of signs in ℝ^p, labels ±1 that mean nothing. */
function leastSquares(p: number, rows: number, h: number): Draw<DenseAffine<Float64Array, number>> {
  return source => {
    const matrix = square(p, (i, j) => (i === j ? 1 : 0)).map(row => [...row])
    const shift = new Array<number>(p).fill(0)
    const batch: number[][] = []
    for (let row = 0; row < rows; row++) {
      const x = Array.from({ length: p }, () => rademacher(source))
      const label = rademacher(source)
      batch.push(x)
      for (let i = 0; i < p; i++) {
        shift[i]! += (h * label * x[i]!) / rows
        for (let j = 0; j < p; j++) matrix[i]![j]! -= (h * x[i]! * x[j]!) / rows
      }
    }
    return Object.assign(linear(matrix, shift), {
      descent: { h, rank: rows, hessian: () => gram(batch) },
    })
  }
}

/** Random affine maps of ℝ^d. */
export const linearMaps: readonly BuiltIn<Float64Array>[] = [
  {
    name: 'rotation',
    title: 'gradient steps of no loss: A = [[3, −4], [4, 3]], h = 1/10',
    subject: () => {
      const step = (e: number) => linear(rotation(3, 4, 0.1), [e, 0])
      return inSpace(finite(euclidean(2), [step(-1), step(1)]), 2)
    },
  },
  {
    name: 'sierpinski',
    title: 'half way to a corner of a triangle: the chaos game',
    subject: () => {
      const corners = [
        [0, 0],
        [1, 0],
        [0.5, Math.sqrt(3) / 2],
      ]
      const half = [
        [0.5, 0],
        [0, 0.5],
      ]
      const maps = corners.map(([x, y]) => linear(half, [x! / 2, y! / 2]))
      return inSpace(finite(euclidean(2), maps), 2)
    },
  },
  {
    name: 'heavy-ball',
    title: 'momentum on curvature 1 or 25, each stable, their product is not',
    subject: () => inSpace(finite(euclidean(2), [linear(ball(1)), linear(ball(25))]), 2),
  },
  {
    name: 'least-squares',
    title: 'SGD, p = 10, batches of 3 rows of signs, h = 1/10',
    subject: () => drawn('least squares, p = 10, b = 3, h = 1/10', 10, leastSquares(10, 3, 0.1)),
  },
  {
    name: 'kaczmarz',
    title: 'half way to a coordinate hyperplane of ℝ⁴',
    subject: () => {
      const which = integer(4)
      return drawn('Kaczmarz, d = 4, h = 1/2', 4, source => {
        const k = which(source)
        return linear(square(4, (i, j) => (i === j ? (i === k ? 0.5 : 1) : 0)))
      })
    },
  },
  {
    name: 'fibonacci',
    title: 'x_{n+1} = x_n ± x_{n−1}: Viswanath’s constant',
    subject: () => {
      const step = (sign: number) =>
        linear([
          [1, sign],
          [1, 0],
        ])
      return inSpace(finite(euclidean(2), [step(1), step(-1)]), 2)
    },
  },
  ...[2, 3, 4].map(d => ({
    name: `gaussian-${d}`,
    title: `x ↦ Gx, G a ${d} × ${d} matrix of normal entries`,
    subject: () =>
      drawn(`x ↦ Gx on ℝ^${d}, G normal`, d, source =>
        linear(square(d, () => standardNormal(source))),
      ),
  })),
]
