import { describe, expect, test } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { clipAffine } from '../../src/map/clip-affine.js'
import { constant } from '../../src/map/constant.js'
import { curvatureFactor } from '../../src/map/curvature.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { heavyBall } from '../../src/map/heavy-ball.js'
import { homothety } from '../../src/map/homothety.js'
import { lindley } from '../../src/map/lindley.js'
import { logisticRegression } from '../../src/map/logistic-regression.js'
import { mobius } from '../../src/map/mobius.js'
import { piecewiseLinear } from '../../src/map/piecewise-linear.js'
import { reciprocal } from '../../src/map/reciprocal.js'
import { reflection } from '../../src/map/reflection.js'
import { ridgeRegression } from '../../src/map/ridge-regression.js'
import { MapError } from '../../src/map/self-map.js'
import { sgdStep } from '../../src/map/sgd-step.js'
import { table } from '../../src/map/table.js'
import { float64 } from '../../src/space/float64.js'
import { realLine, scalars } from '../../src/space/line.js'
import { PointError } from '../../src/space/metric-space.js'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

const vector = (...v: number[]) => Float64Array.from(v)
const identity = (x: number) => x
const row = { x: [vector(1, 2)], y: [1] }

const refused: readonly [what: string, build: () => unknown, message: string][] = [
  [
    'slope',
    () => affine(real, Number.NaN, 0),
    'affine map, slope: expected a finite number of ℝ, got NaN',
  ],
  [
    'shift',
    () => affine(real, 1, Infinity),
    'affine map, shift: expected a finite number of ℝ, got Infinity',
  ],
  [
    'empty clip',
    () => clipAffine(real, 1, 0, { lo: 2, hi: 1 }),
    'clip-affine map, bounds: expected lo ≤ hi, got [2, 1]',
  ],
  [
    'Lindley',
    () => lindley(real, -Infinity),
    'clip-affine map, shift: expected a finite number of ℝ, got -Infinity',
  ],
  [
    'negative u',
    () => reciprocal(rationals, rational(-1, 2)),
    'x ↦ 1/(x + u), u: expected a number ≥ 0, got -1/2',
  ],
  [
    'degenerate',
    () =>
      mobius(real, [
        [1, 2],
        [2, 4],
      ]),
    'Möbius map: expected a matrix with ad ≠ bc, got [[1, 2], [2, 4]]',
  ],
  [
    'pole',
    () =>
      mobius(real, [
        [1, 0],
        [1, -3],
      ]).apply(3),
    'x ↦ x/(x - 3): expected a point that is not the pole, got 3',
  ],
  ['no images', () => table([]), 'table: expected one image or more, got none'],
  ['stray image', () => table([0, 2]), 'table, image of 1: expected 0 to 1, got 2'],
  ['no state', () => table([-1, 0]), 'table, image of 0: expected 0 to 1, got -1'],
  ['half a state', () => table([0, 0.5]), 'table, image of 1: expected 0 to 1, got 0.5'],
  [
    'a hole in a row',
    () => ridgeRegression({ x: [vector(1, Number.NaN)], y: [1] }, 0),
    'ridge regression, row 0: expected finite numbers, got (1,NaN), label 1',
  ],
  [
    'no place for a knot',
    () => piecewiseLinear(real, [[Number.NaN, 0]]),
    'piecewise linear map, x of knot 0: expected a finite number of ℝ, got NaN',
  ],
  ['off the table', () => table([0, 1]).apply(2), 'table: expected 0 to 1, got 2'],
  ['two tables', () => table([0]).after(table([0, 1])), 'T∘U with T on 1 points: got U on 2'],
  ['no knots', () => piecewiseLinear(real, []), 'piecewise linear map: expected a knot, got none'],
  [
    'knots',
    () =>
      piecewiseLinear(real, [
        [1, 0],
        [1, 2],
      ]),
    'piecewise linear map, knots: expected increasing x, got 1 before 1',
  ],
  [
    'up and down',
    () =>
      piecewiseLinear(
        real,
        [
          [0, 0],
          [1, 2],
        ],
        { right: -1 },
      ),
    'piecewise linear map: expected slopes of one sign, got 0, 2, -1',
  ],
  [
    'dimension',
    () => diagonalAffine(float64(2), vector(1), vector(1, 2)),
    'diagonal affine map, a: expected 2 coordinates (ℝ^2), got 1',
  ],
  [
    'entry',
    () => diagonalAffine(float64(2), vector(1, Number.NaN), vector(1, 2)),
    'diagonal affine map, a: expected finite coordinates, got NaN at coordinate 1',
  ],
  [
    'rows',
    () => denseAffine(float64(2), [vector(1, 2)], vector(1, 2)),
    'dense affine map, A: expected 2 rows, got 1',
  ],
  [
    'ragged',
    () => denseAffine(float64(2), [vector(1, 2), vector(1)], vector(1, 2)),
    'dense affine map, row 1 of A: expected 2 coordinates (ℝ^2), got 1',
  ],
  [
    'h',
    () => gradientStep(scalars(real), Number.NaN, identity),
    'gradient step, h: expected a finite number of ℝ, got NaN',
  ],
  [
    'momentum',
    () => heavyBall(scalars(real), { h: 1, beta: Number.NaN }, identity),
    'heavy ball, β: expected a finite number of ℝ, got NaN',
  ],
  [
    'curvature',
    () => gradientStep(scalars(real), 1, identity, { kind: 'gradient', m: 3, M: 2 }),
    'curvature: expected m ≤ M, got m = 3, M = 2',
  ],
  [
    'field',
    () => curvatureFactor(real, 1, { kind: 'field', m: -3, M: 2 }),
    'curvature: expected |m| ≤ M, got m = -3, M = 2',
  ],
  [
    'backwards',
    () => curvatureFactor(real, -1, { kind: 'field', m: 1, M: 2 }),
    'step of a field, h: expected a number ≥ 0, got -1',
  ],
  [
    'no rows',
    () => ridgeRegression({ x: [], y: [] }, 1),
    'ridge regression, rows: expected a row with a feature, got none',
  ],
  [
    'labels',
    () => ridgeRegression({ x: [vector(1)], y: [] }, 1),
    'ridge regression, labels: expected 1, one a row, got 0',
  ],
  [
    'ragged rows',
    () => ridgeRegression({ x: [vector(1), vector(1, 2)], y: [1, 2] }, 1),
    'ridge regression, row 1: expected 1 features, got 2',
  ],
  [
    'NaN in a row',
    () => ridgeRegression({ x: [vector(Number.NaN)], y: [1] }, 1),
    'ridge regression, row 0: expected finite numbers, got (NaN), label 1',
  ],
  ['ridge', () => ridgeRegression(row, -1), 'ridge regression, λ: expected a number ≥ 0, got -1'],
  [
    'label 0',
    () => logisticRegression({ x: [vector(1)], y: [0] }, 1),
    'logistic regression, label of row 0: expected 1 or -1, got 0',
  ],
  [
    'empty batch',
    () => sgdStep(logisticRegression(row, 1), 0.1)([]),
    'logistic regression, batch: expected a row, got none',
  ],
  [
    'stray row',
    () => sgdStep(ridgeRegression(row, 1), 0.1)([1]),
    'ridge regression, batch: expected rows 0 to 0, got 1',
  ],
  [
    'another class',
    () =>
      affine(real, 1, 0).after(
        clipAffine(real, 1, 0, { lo: 0 }) as unknown as ReturnType<typeof affine<number>>,
      ),
    'T∘U with T affine: expected U affine, got x ↦ max(x, 0)',
  ],
]

const notANumber = Number.NaN
const plane = float64(2)

/** Each parameter of each map, given as NaN. */
const namesOfParameters: readonly [string, () => unknown][] = [
  ['x ↦ a + b|x|, a', () => foldedAffine(real, notANumber, 0)],
  ['x ↦ a + b|x|, b', () => foldedAffine(real, 0, notANumber)],
  ['x ↦ |u − x|, u', () => reflection(real, notANumber)],
  ['homothety, ratio', () => homothety(plane, notANumber, vector(0, 0))],
  ['heavy ball, h', () => heavyBall(plane, { h: notANumber, beta: 0 }, x => x)],
  ['clip-affine map, slope', () => clipAffine(real, notANumber, 0)],
  ['clip-affine map, lo', () => clipAffine(real, 1, 0, { lo: notANumber })],
  ['clip-affine map, hi', () => clipAffine(real, 1, 0, { hi: notANumber })],
  ['curvature, m', () => curvatureFactor(real, 1, { kind: 'field', m: notANumber, M: 1 })],
  ['curvature, M', () => curvatureFactor(real, 1, { kind: 'field', m: 1, M: notANumber })],
  [
    'Möbius map, entry',
    () =>
      mobius(real, [
        [1, notANumber],
        [0, 1],
      ]),
  ],
  [
    'dense affine map, b',
    () => denseAffine(plane, [vector(1, 0), vector(0, 1)], vector(0, notANumber)),
  ],
  ['diagonal affine map, b', () => diagonalAffine(plane, vector(1, 1), vector(notANumber, 0))],
  [
    'piecewise linear map, y of knot 1',
    () =>
      piecewiseLinear(
        real,
        [
          [0, 0],
          [1, notANumber],
        ],
        { left: 1, right: 1 },
      ),
  ],
  [
    'piecewise linear map, left slope',
    () => piecewiseLinear(real, [[0, 0]], { left: notANumber, right: 1 }),
  ],
  [
    'piecewise linear map, right slope',
    () => piecewiseLinear(real, [[0, 0]], { left: 1, right: notANumber }),
  ],
]

describe('a parameter that is no number is named', () => {
  test.each(namesOfParameters)('%s', (name, build) => {
    expect(build).toThrow(MapError)
    expect(build).toThrow(new RegExp(`^${name.replace(/[|+]/g, '\\$&')}.*: expected .*got .*NaN`))
  })

  test('errors of maps are told apart by name', () => {
    expect(new MapError('x').name).toBe('MapError')
  })
})

describe('bad input is refused in one line that names it', () => {
  test.each(refused)('%s', (_, build, message) => {
    expect(build).toThrow(MapError)
    expect(build).toThrow(new MapError(message))
    expect(message).not.toContain('\n')
  })

  test('a constant outside of the space', () => {
    expect(() => constant(realLine, Number.NaN)).toThrow(
      new PointError('constant map: expected a point of ℝ, got NaN'),
    )
  })
})
