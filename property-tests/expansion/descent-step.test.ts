import { expect, test } from 'vitest'
import { numbers } from '../../src/algebra/fields.js'
import { denseNetwork } from '../../src/expansion/dense-network.js'
import { jacobian } from '../../src/expansion/derivative.js'
import { descentStep, lossHessian } from '../../src/expansion/descent-step.js'
import { leastSquares } from '../../src/expansion/least-squares.js'
import { descent, eulerStep } from '../../src/expansion/vector-field.js'

test('a step on a smooth loss: its Hessian is that of the formula', () => {
  // (x·w − y)²/2 with x = (1, 2): Hessian xxᵀ.
  const loss = leastSquares({ rows: [[1, 2]], labels: [3] })
  const theta = Float64Array.of(5, 7)
  expect(lossHessian(loss, theta).apply(Float64Array.of(1, 0))).toEqual(Float64Array.of(1, 2))
  const step = descentStep(loss, 0.5)
  // Residual 19 − 3 = 16.
  expect(step.apply(theta)).toEqual(Float64Array.of(5 - 8, 7 - 16))
  expect(step.derivative!(theta).apply(Float64Array.of(0, 1))).toEqual(Float64Array.of(-1, -1))
})

test('on a network it is Euler’s step of the descent field, with its derivative', () => {
  const loss = denseNetwork({
    widths: [2, 3, 2],
    rows: [
      [1, -0.5],
      [0.25, 2],
    ],
    classes: [0, 1],
  })
  const theta = Float64Array.from({ length: loss.dimension }, (_, i) => Math.sin(i + 1))
  const step = descentStep(loss, 0.5)
  const euler = eulerStep(numbers, descent(loss), 0.5)
  const image = euler.apply(Array.from(theta))
  // θ − h·g and θ + h·(−g) round alike.
  expect(Array.from(step.apply(theta))).toEqual(image)
  const rows = jacobian(numbers, descent(loss), Array.from(theta))
  const axis = new Float64Array(loss.dimension)
  axis[3] = 1
  step.derivative!(theta)
    .apply(axis)
    .forEach((x, i) => {
      expect(x).toBe((i === 3 ? 1 : 0) + 0.5 * rows[i]![3]!)
    })
  // The Hessian is symmetric to rounding, as nothing in forward mode makes it.
  const gaps = rows.map((row, i) => row.map((x, j) => Math.abs(x - rows[j]![i]!)))
  expect(Math.max(...gaps.flat())).toBeLessThan(1e-15)
})
