import { describe, expect, test } from 'vitest'
import '../../src/matcher/index.js'
import { affine } from '../../src/map/affine.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { normal } from '../../src/random/normal.js'
import { ar1, randomAffine } from '../../src/random/random-affine.js'
import type { MapSequence } from '../../src/random/random-map.js'
import { uniform } from '../../src/random/uniform.js'
import { rationalLine, realLine } from '../../src/space/line.js'
import { PointError } from '../../src/space/metric-space.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { messageOf } from './message.js'

const seed = 1
const halves = finite(
  rationalLine,
  [0, 1, 3].map(b => affine(rationals, rational(1, 2), rational(b))),
)

describe('toConvergeBackward', () => {
  test('is proved for finitely many contractions', () => {
    const [start, within] = [rational(0), rational(1, 1000)]
    expect(halves).toConvergeBackward({ start, within })
    expect(
      messageOf(() => expect(halves).not.toConvergeBackward({ start, within, after: 20 })),
    ).toMatchInlineSnapshot(`
      "expected backward iterates of one of 3 maps, i.i.d. from 0 not to be within 1/1000 of X_20 from there on, in |·|

        the maps carry constants, proved, of at most k = 1/2, and D = 3:
        D k^20/(1 − k) = 0.00000572

      They converge, by Theorem 2.2 (Dherin et al. 2025)."
    `)
  })

  test('is measured where the proof does not reach', () => {
    const [start, within] = [rational(0), rational(1, 3)]
    // D k^4/(1 − k) = 3/8; but the gaps of the realisations tried are smaller.
    expect(
      messageOf(() =>
        expect(halves).not.toConvergeBackward({ start, within, after: 4, realisations: 2, seed }),
      ),
    ).toMatchInlineSnapshot(`
      "expected backward iterates of one of 3 maps, i.i.d. from 0 not to be within 1/3 of X_4 from there on, in |·|

        realisation 0: d(X_4, X_8) = 31/128, the widest gap seen

      To see a wider gap take fewer maps (\`after\`) or more \`realisations\`. Replay: seed 1."
    `)
  })

  test('says which realisation moved, and how far', () => {
    const process = ar1({ h: 0.1, noise: normal(0, 1) })
    expect(process).toConvergeBackward({ start: 0, within: 1e-3, after: 200 })
    expect(
      messageOf(() =>
        expect(process).toConvergeBackward({ start: 0, within: 1e-3, after: 10, seed }),
      ),
    ).toMatchInlineSnapshot(`
      "expected backward iterates of θ ↦ (1 − h)·θ + h·ε, h = 0.1 from 0 to be within 0.001 of X_10 from there on, in |·|

        realisation 6: d(X_10, X_19) = 0.2262431546715281

      Slow maps need more of them (\`after\`); some never settle. Replay: seed 1."
    `)
  })

  test('fails for what diverges, and for what overflows', () => {
    const expanding = randomAffine({ slope: uniform(1.5, 2), shift: normal(0, 1) })
    expect(expanding).not.toConvergeBackward({ start: 0, within: 1, after: 30 })
    const doubling = iid<number>({
      name: 'x ↦ 2x + 1',
      space: realLine,
      draw: () => ({ name: 'x ↦ 2x + 1', proved: {}, apply: x => 2 * x + 1 }),
    })
    expect(
      messageOf(() =>
        expect(doubling).toConvergeBackward({
          start: 0,
          within: 1,
          after: 1500,
          realisations: 1,
          seed,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "expected backward iterates of x ↦ 2x + 1 from 0 to be within 1 of X_1500 from there on, in |·|

        realisation 0: d(X_1500, X_3000) = NaN

      Slow maps need more of them (\`after\`); some never settle. Replay: seed 1."
    `)
  })

  test('needs no common constant: log-average contraction is enough', () => {
    const slopes = finite(realLine, [affine(real, 0.25, 1), affine(real, 2, 0)])
    expect(slopes).toConvergeBackward({ start: 0, within: 1e-6, after: 400 })
  })

  test('of a sequence that stands still, then moves', () => {
    const [still, moving] = [0, 1].map(b => affine(rationals, rational(1, 2), rational(b)))
    const maps: MapSequence<SelfMap<Rational, Rational>> = { at: i => (i === 6 ? moving! : still!) }
    const options = { start: rational(0), within: rational(0), space: rationalLine }
    expect(
      messageOf(() => expect(maps).toConvergeBackward({ ...options, after: 3 })),
    ).toMatchInlineSnapshot(`
      "expected backward iterates of a sequence of maps from 0 to be within 0 of X_3 from there on, in |·|

        d(X_3, X_6) = 1/32

      Slow maps need more of them (\`after\`); some never settle."
    `)
    expect(maps).toConvergeBackward({ ...options, after: 6 })
  })

  test('refuses what makes no sense', () => {
    const within = rational(1)
    expect(() =>
      expect(halves).toConvergeBackward({ start: rational(0), within, after: 0 }),
    ).toThrow('after: expected an integer ≥ 1, got 0')
    // @ts-expect-error: a start that is no rational
    expect(() => expect(halves).toConvergeBackward({ start: 0, within })).toThrow(PointError)
    const maps: MapSequence<SelfMap<number>> = { at: () => affine(real, 0.5, 0) }
    expect(() => expect(maps).toConvergeBackward({ start: 0, within: 1 })).toThrow(
      'expected option space',
    )
  })
})
