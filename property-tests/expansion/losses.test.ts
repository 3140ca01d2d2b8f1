import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Algebra, AlgebraError } from '../../src/algebra/algebra.js'
import { dual } from '../../src/algebra/dual.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { type DenseNetworkOptions, denseNetwork } from '../../src/expansion/dense-network.js'
import { derivative, jacobian } from '../../src/expansion/derivative.js'
import { leastSquares } from '../../src/expansion/least-squares.js'
import { logisticLoss } from '../../src/expansion/logistic-loss.js'
import { orderAverageLoss } from '../../src/expansion/order-average.js'
import { descent, type SmoothLoss } from '../../src/expansion/vector-field.js'
import { logisticRegression } from '../../src/map/logistic-regression.js'
import { ridgeRegression } from '../../src/map/ridge-regression.js'
import { rational } from '../../src/space/rational.js'
import { arrays } from '../space/points.js'
import { cubicLosses, plane, points, small } from './fields.js'

/** L′(x)u by dual numbers. */
const slopeAlong = <S, T>(
  on: Algebra<S, T>,
  loss: SmoothLoss<S>,
  x: readonly T[],
  u: readonly T[],
) =>
  loss.value(
    dual(on),
    x.map((value, i) => ({ value, slope: u[i]! })),
  ).slope

const sixteenths = fc.integer({ min: -32, max: 32 }).map(i => i / 16)
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((s, ai, i) => s + ai * b[i]!, 0)
/** Some hundred roundings of numbers below 2⁸. */
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(2 ** -36)

describe('gradients are the derivatives of their losses', () => {
  test('exactly over ℚ: least squares, polynomials, averages over orders', () => {
    const tables = fc.record({
      rows: fc.array(points, { minLength: 3, maxLength: 3 }),
      labels: arrays(3, small),
      ridge: small,
    })
    const losses = fc.oneof(
      tables.map(leastSquares),
      tables.map(({ rows, labels }) => leastSquares({ rows, labels })),
      cubicLosses,
      fc
        .tuple(fc.array(cubicLosses, { minLength: 1, maxLength: 3 }), small)
        .map(([each, h]) => orderAverageLoss(each, h)),
    )
    fc.assert(
      fc.property(losses, points, points, (loss, x, u) => {
        const gradient = loss.gradient.apply(fractions, x)
        expect(plane.dot(gradient, u)).toEqual(slopeAlong(fractions, loss, x, u))
        expect(descent(loss).apply(fractions, x)).toEqual(plane.scale(rational(-1), gradient))
        const [[a, b], [c, d]] = jacobian(fractions, loss.gradient, x) as [typeof x, typeof x]
        expect([a, b, c, d]).toEqual([a, c, b, d]) // a Hessian is symmetric
      }),
      { numRuns: 40 },
    )
  })

  test('to rounding: logistic loss and networks, and their Hessians are symmetric', () => {
    const logistic = fc
      .record({ rows: fc.array(arrays(3, sixteenths), { minLength: 4, maxLength: 4 }) })
      .map(({ rows }) => logisticLoss({ rows, labels: [1, -1, -1, 1], ridge: 1 / 8 }))
    const network = fc
      .record({ rows: fc.array(arrays(2, sixteenths), { minLength: 2, maxLength: 2 }) })
      .map(({ rows }) => denseNetwork({ widths: [2, 3, 2, 3], rows, classes: [2, 0] }))
    fc.assert(
      fc.property(
        fc.oneof(logistic, network).chain(loss => {
          const vectors = arrays(loss.dimension, sixteenths)
          return fc.tuple(fc.constant(loss), vectors, vectors, vectors)
        }),
        ([loss, x, u, v]) => {
          close(dot(loss.gradient.apply(numbers, x), u), slopeAlong(numbers, loss, x, u))
          const Hv = derivative(numbers, loss.gradient, x, v)
          const Hu = derivative(numbers, loss.gradient, x, u)
          close(dot(Hv, u), dot(Hu, v))
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('against the losses of src/map, to the bit', () => {
  // Four rows: dividing by their number and multiplying by its inverse are the same.
  const data = fc.record({
    x: fc.array(arrays(3, sixteenths), { minLength: 4, maxLength: 4 }),
    y: arrays(4, fc.constantFrom(1, -1)),
    w: arrays(3, sixteenths),
    lambda: fc.constantFrom(0, 1 / 8, 3),
  })
  test.each([
    ['ridge', leastSquares<number>, ridgeRegression],
    ['logistic', logisticLoss, logisticRegression],
  ] as const)('%s', (_, ours, theirs) => {
    fc.assert(
      fc.property(data, ({ x, y, w, lambda }) => {
        const there = theirs({ x: x.map(row => Float64Array.from(row)), y }, lambda)
        const here = ours({ rows: x, labels: y, ridge: lambda })
        const point = Float64Array.from(w)
        const gradient = here.gradient.apply(numbers, w)
        // + 0 makes 0 of −0.
        expect(gradient.map(g => g + 0)).toEqual(Array.from(there.gradient(point), g => g + 0))
        close(here.value(numbers, w), there.loss(point))
      }),
    )
  })
})

describe('networks', () => {
  const linear = { widths: [2, 2], rows: [[1, 2]], classes: [0] }
  test('without hidden layers are softmax regression: two classes, logistic regression', () => {
    const theta = [0.5, -1, 2, 0.25, 0.125, -0.5]
    const [a, b, c, d, e, f] = theta as [number, number, number, number, number, number]
    const margin = a + 2 * b + e - (c + 2 * d + f)
    close(denseNetwork(linear).value(numbers, theta), Math.log1p(Math.exp(-margin)))
  })
  test('have the loss of the formula', () => {
    const net = denseNetwork({ widths: [1, 1, 2], rows: [[2]], classes: [1] })
    const hidden = Math.tanh(0.5 * 2 - 0.25)
    const z = [3 * hidden + 1, -hidden + 0.5]
    const expected = Math.log(Math.exp(z[0]!) + Math.exp(z[1]!)) - z[1]!
    close(net.value(numbers, [0.5, -0.25, 3, -1, 1, 0.5]), expected)
  })
  test('do not overflow', () => {
    const theta = [1e4, 0, -1e4, 0, 0, 0]
    expect(
      denseNetwork(linear)
        .gradient.apply(numbers, theta)
        .map(g => g + 0),
    ).toEqual([0, 0, 0, 0, 0, 0])
    const wrong = denseNetwork({ ...linear, classes: [1] })
    expect(wrong.value(numbers, theta)).toBe(2e4)
    expect(derivative(numbers, wrong.gradient, theta, theta).every(g => g === 0)).toBe(true)
  })
  test.each<[string, Partial<DenseNetworkOptions>]>([
    ['one width', { widths: [2] }],
    ['a layer of none', { widths: [2, 0, 2] }],
    ['no row', { rows: [] }],
    ['rows of other sizes', { rows: [[1]] }],
    ['a class past the last', { classes: [2] }],
    ['a missing class', { classes: [] }],
  ])('%s is refused', (_, wrong) => {
    expect(() => denseNetwork({ ...linear, ...wrong })).toThrow(RangeError)
  })
})

describe('tables', () => {
  const one = rational(1)
  test('that are none are refused', () => {
    expect(() => leastSquares({ rows: [], labels: [] })).toThrow(RangeError)
    expect(() => leastSquares({ rows: [[one], [one, one]], labels: [one, one] })).toThrow(
      RangeError,
    )
    expect(() => leastSquares({ rows: [[one]], labels: [] })).toThrow(RangeError)
    expect(() => logisticLoss({ rows: [[1]], labels: [0] })).toThrow(
      new RangeError('logistic loss, label: expected 1 or −1, got 0'),
    )
  })
  test('of floats are asked for by name', () => {
    const loss = logisticLoss({ rows: [[1]], labels: [1] })
    expect(() => loss.value({ ...numbers, functions: undefined! }, [0])).toThrow(AlgebraError)
  })
})
