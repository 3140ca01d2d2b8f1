import fc from 'fast-check'
import { polynomialField } from '../expansion/polynomial.js'
import { applyWord } from '../iterate/apply-word.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { inBlocks, stagesBy } from './c6.groups.js'
import { curvature, linearisationError, type Steps } from './c6.linearised.js'
import { sharing, statesAre } from './c6.sharing.js'
import { free, inGroups, visits } from './c6.states.js'
import { upTo } from './counted.js'
import { either, equals } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { plane, showVector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

const square = polynomialField([
  [{ coefficient: rational(1), powers: [2, 0] }],
  [{ coefficient: rational(1), powers: [0, 2] }],
])
const shift = polynomialField([
  [{ coefficient: rational(1), powers: [0, 0] }],
  [{ coefficient: rational(1), powers: [0, 0] }],
])

/** V_1 = (x², y²) and V_2 = (1, 1), at (1, 1). */
const pair: Steps = { fields: [square, shift], start: [rational(1), rational(1)] }

export const controls: readonly Check[] = [
  single('one map again and again: no two states are equal', 'exact', () => {
    const same = { at: () => free.at(1) }
    return statesAre(visits(backward, 20, { maps: same, strategy: 'replay' }), 20, 210)
  }),
  single('forward words, too, share nothing', 'exact', () => {
    const { steps, unshared } = sharing(forward, upTo(20), 'inside')
    return either(steps === unshared, `N = 20: ${steps} steps, not ${unshared}`)
  }),
  property({
    name: 'a checkpoint of X_n: X_{n+1} is T_{n+1} on top of it',
    kind: 'exact',
    given: fc.array(fc.tuple(rationalUpTo(3), rationalUpTo(6)), { minLength: 2, maxLength: 5 }),
    show: coefficients => `${coefficients.length} affine maps`,
    holds: coefficients => {
      const maps = coefficients.map(([a, b]) => affine(Q, a, b))
      const n = maps.length
      const x = applyWord(listed(maps), backward.word(n - 1), rational(1))
      const next = applyWord(listed(maps), backward.word(n), rational(1))
      return equals(Q, maps[n - 1]!.apply(x), next, `T_${n} X_${n - 1}`)
    },
  }),
  single('W states: N(N + 1)/(2W) stages', 'exact', () => {
    const { tally } = inGroups({ at: i => affine(real, 0.5, i) }, backward, 0, { N: 60, W: 12 })
    const expected = (60 * 61) / (2 * 12)
    return either(
      tally.stages === expected,
      `N = 60, W = 12: ${tally.stages} stages = ${stagesBy(60, 12)}, not ${expected}`,
    )
  }),
  property({
    name: 'blocks composed the other way round',
    kind: 'exact',
    given: fc.array(fc.tuple(rationalUpTo(3), rationalUpTo(6)), { minLength: 6, maxLength: 6 }),
    show: coefficients => `${coefficients.length} affine maps, B = 3`,
    holds: coefficients => {
      const maps = coefficients.map(([a, b]) => affine(Q, a, b))
      const swapped = [...maps.slice(0, 3).reverse(), ...maps.slice(3).reverse()]
      const x = applyWord(listed(inBlocks(swapped, 3)), backward.word(2), rational(1))
      return equals(Q, x, applyWord(listed(maps), backward.word(6), rational(1)), 'X_6')
    },
  }),
  single('the linearised append is off by O(h⁴) only', 'exact', () => {
    const third = linearisationError(pair)[3]!
    return either(
      plane.equal(third, plane.zero()),
      `V_1 = (x², y²), V_2 = (1, 1) at (1, 1): ${showVector(third)}h³`,
    )
  }),
  single('its error with V_u″(S_{<u}, S_{<u}), the earlier fields', 'exact', () => {
    const mirrored = curvature({ ...pair, fields: [...pair.fields].reverse() })
    const third = linearisationError(pair)[3]!
    return either(
      plane.equal(third, mirrored),
      `V_1 = (x², y²), V_2 = (1, 1) at (1, 1): ${showVector(third)}h³, not ${showVector(mirrored)}h³`,
    )
  }),
]
