import { expect, test } from 'vitest'
import { adam } from '../../src/map/adam.js'
import { affine } from '../../src/map/affine.js'
import { clipAffine } from '../../src/map/clip-affine.js'
import { constant } from '../../src/map/constant.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { heavyBall } from '../../src/map/heavy-ball.js'
import { homothety } from '../../src/map/homothety.js'
import { mobius } from '../../src/map/mobius.js'
import { piecewiseLinear } from '../../src/map/piecewise-linear.js'
import { reciprocal } from '../../src/map/reciprocal.js'
import { reflection } from '../../src/map/reflection.js'
import { ridgeRegression } from '../../src/map/ridge-regression.js'
import { sgdStep } from '../../src/map/sgd-step.js'
import { table } from '../../src/map/table.js'
import { float64 } from '../../src/space/float64.js'
import { realLine } from '../../src/space/line.js'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

const Q = rationals
const half = rational(1, 2)
const vector = (...v: number[]) => Float64Array.from(v)
const identity = (x: Float64Array) => x
const unit = (d: number, i: number) => Float64Array.from({ length: d }, (_, j) => (i === j ? 1 : 0))
const risk = ridgeRegression({ x: [vector(1), vector(2)], y: [1, 2] }, 0.5)
const knots = (n: number) => Array.from({ length: n }, (_, i): [number, number] => [i, 2 * i])

/** Maps are named as people write them. (They are named within the test, where mutants live.) */
test.each<[() => string, string]>([
  [() => affine(Q, half, rational(1)).name, 'x ↦ 1/2·x + 1'],
  [() => affine(Q, rational(-1), half.neg()).name, 'x ↦ -x - 1/2'],
  [() => affine(real, 1, 0).name, 'x ↦ x'],
  [() => affine(real, -2, 0).name, 'x ↦ -2·x'],
  [() => affine(real, 0, 3).name, 'x ↦ 3'],
  [() => affine(real, 0, 0).name, 'x ↦ 0'],
  [() => clipAffine(real, 1, 0, { lo: 0 }).name, 'x ↦ max(x, 0)'],
  [() => clipAffine(real, 1, 0, { hi: 2 }).name, 'x ↦ min(x, 2)'],
  [() => clipAffine(real, 2, 1, { lo: 0, hi: 1 }).name, 'x ↦ clip(2·x + 1, 0, 1)'],
  [() => clipAffine(real, 2, 1).name, 'x ↦ 2·x + 1'],
  [() => reciprocal(Q, half).name, 'x ↦ 1/(x + 1/2)'],
  [
    () =>
      mobius(Q, [
        [rational(2), rational(1)],
        [rational(0), half],
      ]).name,
    'x ↦ (2·x + 1)/(1/2)',
  ],
  [
    () =>
      mobius(real, [
        [2, 0],
        [1, 0.5],
      ]).name,
    'x ↦ 2·x/(x + 0.5)',
  ],
  [
    () =>
      mobius(real, [
        [0, 1],
        [2, 0],
      ]).name,
    'x ↦ 1/(2·x)',
  ],
  [
    () =>
      mobius(real, [
        [0, 1],
        [1, 0],
      ]).name,
    'x ↦ 1/x',
  ],
  [() => foldedAffine(Q, rational(1), half.neg()).name, 'x ↦ 1 + -1/2·|x|'],
  [() => reflection(Q, half).name, 'x ↦ |1/2 - x|'],
  [() => table([1, 0]).name, 'i ↦ [1, 0][i]'],
  [() => constant(realLine, 3).name, 'x ↦ 3'],
  [() => constant(realLine, 3, 'three').name, 'x ↦ three'],
  [() => homothety(float64(2), 0.5, vector(1, 0)).name, 'x ↦ 0.5·x + b'],
  [
    () => diagonalAffine(float64(5), vector(1, 2, 3, 4, 5), new Float64Array(5)).name,
    'x ↦ diag(1, 2, 3, 4, …)·x + (0, 0, 0, 0, …)',
  ],
  [
    () => diagonalAffine(float64(4), vector(1, 2, 3, 4), new Float64Array(4)).name,
    'x ↦ diag(1, 2, 3, 4)·x + (0, 0, 0, 0)',
  ],
  [
    () => denseAffine(float64(2), [vector(1, 2), vector(3, 4)], vector(5, 6)).name,
    'x ↦ [(1, 2), (3, 4)]·x + (5, 6)',
  ],
  [
    () =>
      denseAffine(
        float64(4),
        [0, 1, 2, 3].map(i => unit(4, i)),
        new Float64Array(4),
      ).name,
    'x ↦ [(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)]·x + (0, 0, 0, 0)',
  ],
  [
    () =>
      denseAffine(
        float64(5),
        [0, 1, 2, 3, 4].map(i => unit(5, i)),
        new Float64Array(5),
      ).name,
    'x ↦ [(1, 0, 0, 0, …), (0, 1, 0, 0, …), (0, 0, 1, 0, …), (0, 0, 0, 1, …), …]·x + (0, 0, 0, 0, …)',
  ],
  [
    () => piecewiseLinear(real, knots(2), { left: 1, right: 3 }).name,
    'x ↦ linear through (0, 0) (1, 2), end slopes 1, 3',
  ],
  [
    () => piecewiseLinear(real, knots(4), { left: 1, right: 3 }).name,
    'x ↦ linear through (0, 0) (1, 2) (2, 4) (3, 6), end slopes 1, 3',
  ],
  [
    () => piecewiseLinear(real, knots(5), { left: 1, right: 3 }).name,
    'x ↦ linear through (0, 0) (1, 2) (2, 4) (3, 6) …, end slopes 1, 3',
  ],
  [() => gradientStep(float64(1), 0.1, identity).name, 'θ ↦ θ - 0.1·∇L(θ)'],
  [
    () => heavyBall(float64(1), { h: 0.1, beta: 0.9 }, identity).name,
    '(θ, θ₋) ↦ (θ + 0.9·(θ - θ₋) - 0.1·∇L(θ), θ)',
  ],
  [() => adam(float64(1), { h: 0.1 }, identity).name, 'Adam step, h = 0.1, β = (0.9, 0.999)'],
  [() => sgdStep(risk, 0.1)([0, 1]).name, `SGD step of ${risk.name}, h = 0.1, rows 0 1`],
])('$1', (name, expected) => expect(name()).toBe(expected))
