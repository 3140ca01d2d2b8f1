import fc from 'fast-check'
import { denseMap } from '../arbitrary/dense-map.js'
import { polynomialField } from '../expansion/polynomial.js'
import { applyWord } from '../iterate/apply-word.js'
import { backward } from '../order/backward.js'
import { curvature, linearisationError, linearisedAppend, type Steps } from './c6.linearised.js'
import { all } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { plane, sameVector, showVector, vectors } from './planar.js'
import { property } from './property.js'
import type { Check } from './statement.js'

/** Quadratic fields on ℚ², two to five of them. */
const steps: fc.Arbitrary<Steps> = fc.record({
  fields: fc.array(
    fc.array(rationalUpTo(3), { minLength: 12, maxLength: 12 }).map(coefficients =>
      polynomialField(
        [0, 6].map(from =>
          [
            [0, 0],
            [1, 0],
            [0, 1],
            [2, 0],
            [1, 1],
            [0, 2],
          ].map((powers, i) => ({ coefficient: coefficients[from + i]!, powers })),
        ),
      ),
    ),
    { minLength: 2, maxLength: 5 },
  ),
  start: vectors,
})

const showSteps = ({ fields, start }: Steps) =>
  `${fields.length} quadratic fields at ${showVector(start)}`

export const appends: readonly Check[] = [
  property({
    name: 'linearised append on affine maps of ℚ²: X_n itself',
    kind: 'exact',
    given: fc.tuple(fc.array(denseMap(plane), { minLength: 1, maxLength: 6 }), vectors),
    show: ([maps, start]) => `${maps.map(({ name }) => name).join('; ')}; ${showVector(start)}`,
    runs: 50,
    holds: ([maps, start]) =>
      all(
        linearisedAppend(maps, start).map((x, i) =>
          sameVector(x, applyWord(listed(maps), backward.word(i + 1), start), `X̃_${i + 1}`),
        ),
      ),
  }),
  property({
    name: 'T_i = id + hV_i: X_n − X̃_n = ½h³ Σ V_u″(S_{>u}, S_{>u}) + O(h⁴)',
    kind: 'exact',
    given: steps,
    show: showSteps,
    runs: 30,
    holds: instance => {
      const expected = [plane.zero(), plane.zero(), plane.zero(), curvature(instance)]
      return all(
        linearisationError(instance).map((coefficient, q) =>
          sameVector(coefficient, expected[q]!, `coefficient of h^${q}`),
        ),
      )
    },
  }),
]
