import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numbers } from '../../src/algebra/fields.js'
import {
  constantJet,
  type JetField,
  jetAt,
  jetField,
  jetSteps,
  wordJet,
} from '../../src/expansion/jets.js'
import { linearField } from '../../src/expansion/polynomial.js'
import { iterates } from '../../src/iterate/iterate.js'
import { emptyTally } from '../../src/iterate/tally.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { wordOf } from '../../src/order/word.js'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { rational, rationals } from '../../src/space/rational.js'
import { jetOf, listed, onJets, plane, pointAt, systems, words } from './fields.js'

describe('jets', () => {
  test('are the whole of a polynomial iterate, to its degree', () => {
    fc.assert(
      fc.property(systems(2), words(2, 3), (system, word) => {
        // Three cubics in turn: degree 1 + 3 + 9 in h.
        const jet = jetOf(system.fields, word, system.x, 13)
        const h = rational(2, 5)
        expect(jetAt(plane, jet, h)).toEqual(pointAt(system.fields, word, system.x, h))
      }),
      { numRuns: 5 },
    )
  })

  test('are the coefficients of (1 + h)^n for V(x) = x', () => {
    const x = linearField([[rational(1)]])
    const jet = wordJet(
      coordinates(rationals, 1),
      onJets([x]),
      wordOf([1, 1, 1, 1]),
      [rational(1)],
      5,
    )
    expect(jet.map(([c]) => c!.valueOf())).toEqual([1, 4, 6, 4, 1, 0])
  })

  test('of all n: one evaluation each forward, n backward', () => {
    fc.assert(
      fc.property(systems(5), ({ fields, x }) => {
        for (const [order, applications] of [
          [forward, 5],
          [backward, 15],
        ] as const) {
          const tally = emptyTally()
          const steps = jetSteps(plane, onJets(fields))
          const at = [0, 1, 2, 3, 4, 5]
          for (const { n, point } of iterates(steps, order, constantJet(plane, x, 3), {
            at,
            tally,
          })) {
            expect(point).toEqual(jetOf(fields, order.word(n), x, 3))
          }
          expect(tally.applications).toBe(applications)
        }
      }),
      { numRuns: 5 },
    )
  })

  test('of any vector space: Float64Array, with a field of its own', () => {
    const [matrix, offset] = [
      [
        [-1, 2],
        [0.5, -3],
      ],
      [1, 0.25],
    ]
    const V = float64(2)
    const affine: JetField<Float64Array> = {
      name: 'affine',
      along: jet =>
        jet.map((c, q) =>
          Float64Array.from(
            matrix!,
            (row, i) => V.dot(Float64Array.from(row), c) + (q ? 0 : offset![i]!),
          ),
        ),
    }
    const inCoordinates = jetField(numbers, linearField(matrix!, offset))
    const word = wordOf([1, 1, 1])
    const there = wordJet(V, listed([affine]), word, Float64Array.of(1, 2), 4)
    const here = wordJet(coordinates(numbers.field, 2), listed([inCoordinates]), word, [1, 2], 4)
    expect(there.map(c => Array.from(c))).toEqual(here)
  })

  test('of order 0 are points', () => {
    fc.assert(
      fc.property(systems(1), ({ fields, x }) => {
        expect(jetOf(fields, wordOf([1, 1]), x, 0)).toEqual([x])
      }),
    )
  })
})
