import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '../../src/matcher/index.js'
import { lineMap } from '../../src/arbitrary/index.js'
import { affine } from '../../src/map/affine.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { lipschitzIn, type SelfMap } from '../../src/map/self-map.js'
import { table } from '../../src/map/table.js'
import { finite } from '../../src/random/finite.js'
import { normal } from '../../src/random/normal.js'
import { ar1, randomAffine } from '../../src/random/random-affine.js'
import { uniform } from '../../src/random/uniform.js'
import { euclidean } from '../../src/space/euclidean.js'
import { discrete } from '../../src/space/finite-set.js'
import { float64 } from '../../src/space/float64.js'
import { rationalLine, realLine } from '../../src/space/line.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { rational, rationals } from '../../src/space/rational.js'
import { messageOf } from './message.js'

const square: SelfMap<number> = { name: 'x ↦ x²', apply: x => x * x, proved: {} }
const seed = 1

describe('toBeLipschitz', () => {
  test('passes with the constant that a map carries, fails below it', () => {
    const space = rationalLine
    fc.assert(
      fc.property(lineMap(rationals), map => {
        expect(map).toBeLipschitz(lipschitzIn(map, space)!, { space })
      }),
      { numRuns: 50 },
    )
    fc.assert(
      fc.property(lineMap(rationals, { kinds: ['affine', 'folded'] }), map => {
        const k = lipschitzIn(map, space)!
        fc.pre(k.compare(0) > 0)
        expect(map).not.toBeLipschitz(k.mul(rational(99, 100)), { space })
      }),
      { numRuns: 50 },
    )
  })

  test('says which points refute it', () => {
    expect(
      messageOf(() => expect(square).toBeLipschitz(0.5, { space: realLine, seed })),
    ).toMatchInlineSnapshot(`
      "expected x ↦ x² to be 0.5-Lipschitz in |·|

        x = 0, y = 1
        d(Tx, Ty) = 1, d(x, y) = 1
        the greatest stretch seen is 5.3333

      Claim a larger constant or another metric, or give \`points\` from the region where it is claimed. Replay: seed 1."
    `)
  })

  test('negated, says how near it came', () => {
    const half = affine(rationals, rational(1, 2), rational(1))
    expect(
      messageOf(() =>
        expect(half).not.toBeLipschitz(rational(1, 2), { space: rationalLine, seed }),
      ),
    ).toMatchInlineSnapshot(`
      "expected x ↦ 1/2·x + 1 not to be 1/2-Lipschitz in |·|

        no pair of points that refutes it was found: 200 pairs, one map
        the greatest stretch seen is 1/2
        the maps tried carry constants, proved, that are no larger

      Give \`points\` from the region where it fails, or more \`runs\`. Replay: seed 1."
    `)
  })

  test('of a random map every map must be', () => {
    const maps = [1, 2, 3].map(n => affine(rationals, rational(n, 3), rational(n)))
    const choice = finite(rationalLine, maps)
    expect(choice).toBeLipschitz(rational(1))
    expect(
      messageOf(() => expect(choice).toBeLipschitz(rational(2, 3), { seed })),
    ).toMatchInlineSnapshot(`
      "expected one of 3 maps, i.i.d. to be 2/3-Lipschitz in |·|

        T = x ↦ x + 3
        x = 0, y = 1
        d(Tx, Ty) = 1, d(x, y) = 1
        the greatest stretch seen is 1

      Claim a larger constant or another metric, or give \`points\` from the region where it is claimed. Replay: seed 1."
    `)
    const gaussian = randomAffine({ slope: uniform(-1, 1), shift: normal(0, 1) })
    expect(gaussian).toBeLipschitz(1)
    expect(gaussian).not.toBeLipschitz(0.5)
  })

  test('in other spaces', () => {
    const rows = [
      [0, 1],
      [-1, 0],
    ].map(row => Float64Array.from(row))
    const turn = denseAffine(float64(2), rows, new Float64Array(2))
    expect(turn).toBeLipschitz(1, { space: euclidean(2), start: new Float64Array(2) })
    expect(turn).not.toBeLipschitz(0.99, { space: euclidean(2), start: new Float64Array(2) })
    expect(square).toBeLipschitz(2, { space: positiveReals })
    expect(square).not.toBeLipschitz(1.9, { space: positiveReals })
    expect(table([1, 2, 0])).toBeLipschitz(1, { space: discrete(3) })
    expect(square).toBeLipschitz(2, { space: realLine, points: [-1, 0, 0.5, 1] })
  })

  test('its types know the points', () => {
    // @ts-expect-error: the points of the space are rationals, those of the map are numbers
    expect(() => expect(square).toBeLipschitz(1, { space: rationalLine })).toThrow()
  })

  test('needs a space, and points of it', () => {
    expect(() => expect(square).toBeLipschitz(1)).toThrow('x ↦ x²: expected option space')
    const letters = { ...discrete(2), objection: () => 'none' }
    expect(() => expect(square).toBeLipschitz(1, { space: letters })).toThrow(
      'expected option points',
    )
  })
})

describe('toBeContraction', () => {
  test('passes for a contraction, fails for an isometry', () => {
    expect(affine(rationals, rational(1, 2), rational(1))).toBeContraction({ space: rationalLine })
    expect(ar1({ h: 0.1, noise: normal(0, 1) })).toBeContraction()
    expect(ar1({ h: 2, noise: normal(0, 1) })).not.toBeContraction()
    expect(square).not.toBeContraction({ space: realLine })
    const sine: SelfMap<number> = { name: 'sin', apply: Math.sin, proved: {} }
    expect(sine).not.toBeContraction({ space: realLine })
    const shift = affine(rationals, rational(1), rational(1))
    expect(
      messageOf(() => expect(shift).toBeContraction({ space: rationalLine, seed })),
    ).toMatchInlineSnapshot(`
      "expected x ↦ x + 1 to be a contraction in |·|

        x = 0, y = 1
        d(Tx, Ty) = 1, d(x, y) = 1
        the greatest stretch seen is 1

      Claim a larger constant or another metric, or give \`points\` from the region where it is claimed. Replay: seed 1."
    `)
  })

  test('with a constant', () => {
    const half = affine(rationals, rational(1, 2), rational(1))
    expect(half).toBeContraction({ k: rational(1, 2), space: rationalLine })
    expect(
      messageOf(() =>
        expect(half).toBeContraction({ k: rational(1, 3), space: rationalLine, seed }),
      ),
    ).toMatchInlineSnapshot(`
      "expected x ↦ 1/2·x + 1 to be a contraction of constant 1/3 in |·|

        x = 0, y = 1
        d(Tx, Ty) = 1/2, d(x, y) = 1
        the greatest stretch seen is 1/2

      Claim a larger constant or another metric, or give \`points\` from the region where it is claimed. Replay: seed 1."
    `)
    expect(() => expect(half).toBeContraction({ k: rational(1), space: rationalLine })).toThrow(
      'expected a contraction constant 0 ≤ k < 1, got 1',
    )
  })
})
