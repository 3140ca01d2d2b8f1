import { denseAffine } from '../../src/map/dense-affine.js'
import { iid } from '../../src/random/iid.js'
import { integer } from '../../src/random/integer.js'
import { standardNormal } from '../../src/random/normal.js'
import { rademacher } from '../../src/random/rademacher.js'
import { randomAffine } from '../../src/random/random-affine.js'
import type { Source } from '../../src/random/source.js'
import { uniform } from '../../src/random/uniform.js'
import { euclidean } from '../../src/space/euclidean.js'
import { float64 } from '../../src/space/float64.js'

/** x ↦ A·x + b on ℝ^d with the rows of A drawn, and b normal. */
export function linear(name: string, d: number, rows: (source: Source) => readonly number[][]) {
  const space = float64(d)
  return iid({
    name,
    space: euclidean(d),
    draw: source =>
      denseAffine(
        space,
        rows(source).map(row => Float64Array.from(row)),
        space.zero().map(() => standardNormal(source)),
      ),
  })
}

const upTo = (d: number) => Array.from({ length: d }, (_, i) => i)

/** Entries normal of deviation `scale`. */
export const gaussian = (d: number, scale = 1) =>
  linear(`${d} × ${d} normal`, d, source =>
    upTo(d).map(() => upTo(d).map(() => scale * standardNormal(source))),
  )

const four = integer(4)
/** One of four axes is halved. */
export const kaczmarz = linear('Kaczmarz, d = 4, h = 1/2', 4, source => {
  const k = four(source)
  return upTo(4).map(i => upTo(4).map(j => (i !== j ? 0 : i === k ? 1 / 2 : 1)))
})

/** x_{n+1} = x_n ± x_{n−1}. */
export const fibonacci = linear('random Fibonacci', 2, source => [
  [1, rademacher(source)],
  [1, 0],
])

/** Heavy ball at Polyak's tuning for curvatures 1 and 25: h = 1/9, β = 4/9. */
export const ballMatrix = (lambda: number) => [
  [1 + 4 / 9 - lambda / 9, -4 / 9],
  [1, 0],
]
export const ball = linear('heavy ball, curvature 1 or 25', 2, source =>
  ballMatrix(rademacher(source) < 0 ? 1 : 25),
)

/** Slopes uniform on (−0.9, 0.9): E log|A| = log 0.9 − 1. */
export const uniformSlopes = randomAffine({ slope: uniform(-0.9, 0.9), shift: standardNormal })

/** γ_1 of normal d × d matrices, (log 2 + ψ(d/2))/2: those of d × d are these for d, d − 1, …, 1. */
export const gaussianExponents = [
  -0.6351814227307391, 0.05796575782920622, 0.3648185772692609, 0.5579657578292062,
] as const
