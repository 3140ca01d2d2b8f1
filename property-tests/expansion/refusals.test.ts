import { describe, expect, test } from 'vitest'
import { AlgebraError } from '../../src/algebra/algebra.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import {
  backwardCorrection,
  backwardCorrectionRecursion,
  derivative,
  derivativeBounds,
  descent,
  hessianSum,
  jacobiLieBracket,
  jetField,
  lieBracket,
  linearField,
  logisticLoss,
  majorant,
  majorantTail,
  oracleOf,
  treeSeries,
  treeSeriesByLabellings,
  wordJet,
} from '../../src/expansion/index.js'
import { wordOf } from '../../src/order/word.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { listed, plane } from './fields.js'

const q = (...values: readonly number[]): readonly Rational[] => values.map(x => rational(x))
const V = linearField([q(1, 2), q(3, 4)])
const W = linearField([q(1)])
const V3 = linearField([q(1, 0, 0), q(0, 1, 0), q(0, 0, 1)])
const fields = listed([V, V])
const jets = listed([V, V].map(U => jetField(fractions, U)))
const word = wordOf([1, 2])
const oracle = oracleOf(fractions, fields)
const x = q(1, 2)
const sides = { before: rational(1), after: rational(1) }

const rows: readonly (readonly [what: string, run: () => unknown, said: string])[] = [
  ['bracket', () => lieBracket(V, W), 'expected fields of one dimension, got 2 and 1'],
  ['bracket', () => jacobiLieBracket(V, V3), 'expected fields of one dimension, got 3 and 2'],
  ['bracket', () => lieBracket(V, V).apply(fractions, q(1)), 'point: expected dimension 2, got 1'],
  ['point', () => derivative(fractions, V, q(1)), 'linear, point: expected dimension 2, got 1'],
  ['point', () => derivative(fractions, W, x, x), 'linear, point: expected dimension 1, got 2'],
  [
    'direction',
    () => derivative(fractions, V, x, q(1)),
    'direction 1: expected dimension 2, got 1',
  ],
  [
    'direction',
    () => derivative(fractions, V, x, x, q(1, 2, 3)),
    'direction 2: expected dimension 2',
  ],
  [
    'jet',
    () => wordJet(plane, jets, word, x, -1),
    'order of a jet: expected an integer ≥ 0, got -1',
  ],
  [
    'jet',
    () => wordJet(plane, jets, word, x, 1.5),
    'order of a jet: expected an integer ≥ 0, got 1.5',
  ],
  ['jet', () => wordJet(plane, jets, word, q(1), 2), 'linear, point: expected dimension 2, got 1'],
  ['trees', () => treeSeries(fractions, fields, word, x, -1), 'order of a series: expected an'],
  [
    'trees',
    () => treeSeries(fractions, fields, word, q(1, 2, 3), 2),
    'expected dimension 2, got 3',
  ],
  ['trees', () => treeSeriesByLabellings(fractions, fields, word, x, NaN), 'integer ≥ 0, got NaN'],
  ['C_n', () => backwardCorrection(plane, oracle, 1.5, x), 'n: expected an integer ≥ 0, got 1.5'],
  ['C_n', () => backwardCorrection(plane, oracle, 2, q(1, 2, 3)), 'expected dimension 2, got 3'],
  ['sum', () => hessianSum(plane, oracle, -1, x, sides), 'n: expected an integer ≥ 0, got -1'],
  [
    'C_N',
    () => backwardCorrectionRecursion(fractions, fields, -3, x),
    'N: expected an integer ≥ 1',
  ],
  ['C_N', () => backwardCorrectionRecursion(fractions, fields, 2, q(1)), 'expected dimension 2'],
  [
    'bounds',
    () => derivativeBounds(fractions, [V], x, NaN),
    'degree: expected an integer ≥ 0, got NaN',
  ],
  ['majorant', () => majorant(fractions, q(1, 1), -1, 2), 'n: expected an integer ≥ 0, got -1'],
  ['tail', () => majorantTail(fractions, q(1, 1), 2, 1, rational(-1, 2)), 'number ≥ 0, got -1/2'],
  [
    'tail',
    () => majorantTail(numbers, [1, 1], 2, 1, NaN),
    'majorant, h: expected a number ≥ 0, got NaN',
  ],
]

describe('what makes no sense is refused in one line', () => {
  test.each(rows)('%s %#', (_, run, said) => {
    expect(run).toThrow(RangeError)
    expect(run).toThrow(said)
  })

  test('control: their edges', () => {
    expect(wordJet(plane, jets, word, x, 0)).toEqual([x])
    expect(treeSeries(fractions, fields, word, x, 0)).toEqual([x])
    expect(backwardCorrection(plane, oracle, 0, x)).toEqual(plane.zero())
    expect(backwardCorrectionRecursion(fractions, fields, 1, x)).toEqual([plane.zero()])
    expect(majorantTail(fractions, q(1, 1), 2, 1, rational(0))).toEqual(rational(0))
  })

  test('a field that needs floats says so', () => {
    const loss = logisticLoss({ rows: [[1, 2]], labels: [1], ridge: 0.5 })
    // What a program without types may do: a field of floats over ℚ.
    const over = fractions as unknown as typeof numbers
    const at = q(1, 2) as unknown as readonly number[]
    for (const run of [
      () => loss.value(over, at),
      () => loss.gradient.apply(over, at),
      () => derivative(over, descent(loss), at, at),
    ]) {
      expect(run).toThrow(AlgebraError)
      expect(run).toThrow('softplus: expected floats, got ℚ')
    }
    expect(loss.value(numbers, [1, 2])).toBeGreaterThan(0)
  })
})
