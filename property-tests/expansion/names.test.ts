import { describe, expect, test } from 'vitest'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { denseNetwork } from '../../src/expansion/dense-network.js'
import { jetField, jetStep } from '../../src/expansion/jets.js'
import { orderPolynomial } from '../../src/expansion/labelling.js'
import { leastSquares } from '../../src/expansion/least-squares.js'
import { jacobiLieBracket, lieBracket } from '../../src/expansion/lie-bracket.js'
import { logisticLoss } from '../../src/expansion/logistic-loss.js'
import {
  bracketSum,
  fourthOrderTerm,
  secondOrderTerm,
  thirdOrderDifference,
  thirdOrderTerm,
} from '../../src/expansion/low-orders.js'
import {
  allOrders,
  orderAverageLoss,
  orderAverageSecondTerm,
  orderAverageThirdTerm,
} from '../../src/expansion/order-average.js'
import { linearField, polynomialField } from '../../src/expansion/polynomial.js'
import { polynomialLoss } from '../../src/expansion/polynomial-loss.js'
import { rootedTree, treesOfOrder } from '../../src/expansion/tree.js'
import { descent, eulerStep } from '../../src/expansion/vector-field.js'
import { wordOf } from '../../src/order/word.js'
import { coordinates } from '../../src/space/coordinates.js'
import { rational, rationals } from '../../src/space/rational.js'
import { listed } from './fields.js'

const [zero, one, two] = [rational(0), rational(1), rational(2)]

test('fields and losses are called what they are, and know their dimension', () => {
  const linear = linearField([[one]])
  const affine = linearField([[one]], [two])
  const cubic = polynomialField([[{ coefficient: one, powers: [3] }]])
  const none = polynomialField([[], []])
  const loss = polynomialLoss(rationals, 2, [{ coefficient: one, powers: [2, 1] }])
  const squares = leastSquares({ rows: [[one, two]], labels: [one] })
  const logistic = logisticLoss({ rows: [[1, 2]], labels: [1] })
  const network = denseNetwork({ widths: [2, 3, 2], rows: [[1, 2]], classes: [1] })
  const averaged = orderAverageLoss([loss], one)
  const V = listed([linear, cubic])
  const word = wordOf([1, 2, 1])
  const named = [
    linear,
    affine,
    cubic,
    none,
    loss,
    descent(squares),
    descent(logistic),
    network,
    network.gradient,
    averaged,
    averaged.gradient,
    lieBracket(linear, affine),
    jacobiLieBracket(linear, affine),
    orderAverageSecondTerm([linear, cubic]),
    orderAverageThirdTerm([linear, cubic]),
    secondOrderTerm(V, word),
    thirdOrderTerm(V, word),
    fourthOrderTerm(V, word),
    bracketSum(V, word),
    thirdOrderDifference(V, word),
  ]
  expect(named.map(({ name, dimension }) => `${name} (${dimension})`)).toEqual([
    'linear (1)',
    'affine (1)',
    'polynomial of degree 3 (1)',
    'polynomial of degree 0 (2)',
    'polynomial loss of degree 3 (2)',
    '−∇(least squares) (2)',
    '−∇(logistic loss) (2)',
    'cross-entropy of a 2–3–2 network (17)',
    '∇(cross-entropy of a 2–3–2 network) (17)',
    'L_B − h/4·|∇L_B|² + h/(4c²)·Σ|∇L_i|² (2)',
    '∇(L_B − h/4·|∇L_B|² + h/(4c²)·Σ|∇L_i|²) (2)',
    '[linear, affine] (1)',
    '[affine, linear] (1)',
    '½ Σ_{i≠j} V_i′V_j (1)',
    '⅙ Σ V_u′V_v′V_w + ⅙ Σ V_u″(V_v, V_w) + ¼ Σ V_u″(V_v, V_v) (1)',
    'coefficient of h² along 1 2 1 (1)',
    'coefficient of h³ along 1 2 1 (1)',
    'coefficient of h⁴ along 1 2 1 (1)',
    'coefficient of h² along 1 2 1 (1)',
    'coefficient of h³ along 1 2 1 (1)',
  ])
})

test('so are steps, orders and trees', () => {
  const field = linearField([[one]])
  const jets = jetField(fractions, field)
  expect(jets.name).toBe('linear')
  expect(jetStep(coordinates(rationals, 1), jets).name).toBe('θ ↦ θ + h·(linear)(θ)')
  expect(eulerStep(fractions, field, rational(1, 2)).name).toBe('θ ↦ θ + 1/2·(linear)(θ)')
  expect(allOrders(2).parts.map(({ name }) => name)).toEqual(['(1 2)', '(2 1)'])
  const chain = rootedTree(rootedTree())
  expect(rootedTree(rootedTree(), chain).name).toBe('[[•],•]')
  // Of branches with as many nodes, the first in the order of names comes first, however given.
  const [fork, path] = [rootedTree(rootedTree(), rootedTree()), rootedTree(chain)]
  for (const tree of [rootedTree(fork, path), rootedTree(path, fork)]) {
    expect(tree.name).toBe('[[[•]],[•,•]]')
  }
})

describe('what has no meaning is refused in one line', () => {
  const linear = { widths: [2, 2], rows: [[1, 2]], classes: [0] }
  const row = 'dense network, row 0: expected 2 features and a class below 2, got'
  test.each<[string, () => unknown]>([
    ['word: expected an index or more, got none', () => secondOrderTerm(listed([]), wordOf([]))],
    [
      'dense network: expected two widths or more, got (2)',
      () => denseNetwork({ ...linear, widths: [2] }),
    ],
    [
      'dense network, width: expected a whole number ≥ 1, got 0',
      () => denseNetwork({ ...linear, widths: [2, 0, 2] }),
    ],
    ['dense network: expected a row, got none', () => denseNetwork({ ...linear, rows: [] })],
    [`${row} 1 and 0`, () => denseNetwork({ ...linear, rows: [[1]] })],
    [`${row} 2 and 2`, () => denseNetwork({ ...linear, classes: [2] })],
    [`${row} 2 and -1`, () => denseNetwork({ ...linear, classes: [-1] })],
    [`${row} 2 and 0.5`, () => denseNetwork({ ...linear, classes: [0.5] })],
    [`${row} 2 and undefined`, () => denseNetwork({ ...linear, classes: [] })],
    [
      'least squares: expected rows of one size, a label each, got 2 labels, sizes 1, 2',
      () => leastSquares({ rows: [[one], [one, two]], labels: [one, one] }),
    ],
    [
      'logistic loss: expected rows of one size, a label each, got 0 labels, sizes 1',
      () => logisticLoss({ rows: [[1]], labels: [] }),
    ],
    [
      'least squares: expected rows of one size, a label each, got 1 labels, sizes 0',
      () => leastSquares({ rows: [[]], labels: [one] }),
    ],
    [
      'logistic loss, label: expected 1 or −1, got 0',
      () => logisticLoss({ rows: [[1]], labels: [0] }),
    ],
    ['all orders, c: expected c ≤ 8, got 9', () => allOrders(9)],
    ['all orders of 2 maps: expected n = 2, got 1', () => allOrders(2).parts[0]!.word(1)],
    ['order average: expected a field, got none', () => orderAverageSecondTerm([])],
    ['order average: expected a field, got none', () => orderAverageThirdTerm([])],
    [
      'monomial: expected 1 powers ≥ 0, got (-1)',
      () => polynomialField([[{ coefficient: one, powers: [-1] }]]),
    ],
    [
      'monomial: expected 1 powers ≥ 0, got (1,2)',
      () => polynomialField([[{ coefficient: one, powers: [1, 2] }]]),
    ],
    [
      'monomial: expected 2 powers ≥ 0, got (0.5,1)',
      () => polynomialField([[{ coefficient: one, powers: [0.5, 1] }], []]),
    ],
    [
      'linear field: expected a square A and b of its size, got sizes 2,1',
      () => linearField([[one, two]]),
    ],
    [
      'linear field: expected a square A and b of its size, got sizes 1,2',
      () => linearField([[one]], [one, two]),
    ],
    ['linear field: expected a square A and b of its size, got sizes 0', () => linearField([])],
    ['order of trees: expected a whole number ≥ 1, got 0', () => treesOfOrder(0)],
  ])('%s', (message, wrong) => {
    expect(wrong).toThrow(new RangeError(message))
  })

  test('and what is the last to have one is not', () => {
    expect(allOrders(1).parts[0]!.word(1).length).toBe(1)
    expect(allOrders(8).parts).toHaveLength(40_320)
    expect(() => allOrders(0)).toThrow('all orders, c')
    expect(() => orderPolynomial(rootedTree(), -1)).toThrow('order polynomial, n')
    expect(orderPolynomial(rootedTree(), 0)).toBe(0n)
    expect(polynomialField([[{ coefficient: two, powers: [0] }]]).apply(fractions, [zero])).toEqual(
      [two],
    )
    expect(denseNetwork({ ...linear, classes: [1] }).value(numbers, [0, 0, 0, 0, 0, 0])).toBe(
      Math.LN2,
    )
  })
})
