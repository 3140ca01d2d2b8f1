import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '../../src/matcher/index.js'
import { discreteLaw, finiteRandomMap, lineMap, scalar } from '../../src/arbitrary/index.js'
import { finiteLaw, rationalKey } from '../../src/law/finite-law.js'
import { arcsineLaw, exponentialLaw, normalLaw, uniformLaw } from '../../src/law/reference-law.js'
import { affine } from '../../src/map/affine.js'
import { table } from '../../src/map/table.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { cyclic } from '../../src/random/cyclic.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { normal } from '../../src/random/normal.js'
import { ar1 } from '../../src/random/random-affine.js'
import { Source } from '../../src/random/source.js'
import { uniform } from '../../src/random/uniform.js'
import { euclidean } from '../../src/space/euclidean.js'
import { discrete } from '../../src/space/finite-set.js'
import { rationalLine, realLine } from '../../src/space/line.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { messageOf } from './message.js'

/** Independent draws; of different streams, independent samples. */
function draws<T>(draw: (source: Source) => T, size: number, stream = 0): T[] {
  const source = new Source(7)
  return Array.from({ length: size }, (_, i) => draw(source.seek(stream, i + 1)))
}

const choice = finite(rationalLine, [
  affine(rationals, rational(1, 2), rational(0)),
  affine(rationals, rational(1, 2), rational(1, 2)),
])
const start = rational(0)

describe('toHaveSameLawAs', () => {
  test('finite laws: exact', () => {
    const law = discreteLaw(scalar(rationals), rationalKey)
    fc.assert(
      fc.property(law, ({ atoms }) => {
        const again = finiteLaw([...atoms].reverse(), rationalKey)
        expect(finiteLaw(atoms, rationalKey)).toHaveSameLawAs(again)
      }),
    )
    const [fair, loaded] = [1, 2].map(n =>
      finiteLaw(
        [
          { point: rational(0), weight: rational(1, 1 + n) },
          { point: rational(1), weight: rational(n, 1 + n) },
        ],
        rationalKey,
      ),
    )
    expect(fair).not.toHaveSameLawAs(loaded!)
    expect(messageOf(() => expect(loaded).toHaveSameLawAs(fair!))).toMatchInlineSnapshot(`
      "expected a finite law on 2 points to have the same law as a finite law on 2 points

        TV(P, Q) = 1/6
        P{0} = 1/3, Q{0} = 1/2

      Both laws are known exactly."
    `)
    expect(messageOf(() => expect(fair).not.toHaveSameLawAs(fair!))).toMatchInlineSnapshot(`
      "expected a finite law on 2 points not to have the same law as a finite law on 2 points

        TV(P, Q) = 0

      Both laws are known exactly."
    `)
  })

  test('iterates of few words: exact, in law alike forward and backward', () => {
    fc.assert(
      fc.property(finiteRandomMap(rationalLine, lineMap(rationals)), fc.nat(4), (randomMap, n) => {
        expect({ randomMap, order: forward, n, start }).toHaveSameLawAs({
          randomMap,
          order: backward,
          n,
          start,
        })
      }),
      { numRuns: 30 },
    )
    expect(
      messageOf(() =>
        expect({ randomMap: choice, order: forward, n: 2, start }).toHaveSameLawAs({
          randomMap: choice,
          order: forward,
          n: 3,
          start,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "expected iterate 2 in forward order to have the same law as iterate 3 in forward order

        TV(P, Q) = 1/2
        P{0} = 1/4, Q{0} = 1/8

      Both laws are known exactly."
    `)
  })

  test('iterates of many words: drawn', () => {
    const randomMap = ar1({ h: 0.5, noise: normal(0, 1) })
    const [X, Y] = [backward, forward].map(order => ({ randomMap, order, n: 30, start: 0 }))
    expect(X).toHaveSameLawAs(Y!)
    expect(X).toHaveSameLawAs(normalLaw(0, Math.sqrt(1 / 3)))
    expect(X).not.toHaveSameLawAs(normalLaw(0, 1))
    expect(
      messageOf(() => expect(X).toHaveSameLawAs({ ...Y!, n: 1, start: 3 })),
    ).toMatchInlineSnapshot(`
      "expected iterate 30 in backward order to have the same law as iterate 1 in forward order

        Smirnov, 1371 draws: 0.832 above the threshold 0.125, p < 1e-300
        rejects equal laws with probability at most 1e-9,
        laws with sup|F − G| ≥ 0.248 with probability at least 1 − 1e-9

      Draws must be independent, and of one law each. Replay: seed 1."
    `)
    expect(messageOf(() => expect(X).not.toHaveSameLawAs(Y!))).toMatchInlineSnapshot(`
      "expected iterate 30 in backward order not to have the same law as iterate 30 in forward order

        Smirnov, 1371 draws: 0.0467 within the threshold 0.125, p ≤ 0.10
        rejects equal laws with probability at most 1e-9,
        laws with sup|F − G| ≥ 0.248 with probability at least 1 − 1e-9

      Not to reject is no proof: a smaller \`detect\`, with more draws, may tell them apart. Replay: seed 1."
    `)
  })

  test('samples, against each other and against laws', () => {
    const [xs, ys] = [0, 1].map(stream => draws(normal(0, 1), 2000, stream))
    const shifted = ys!.map(y => y + 1)
    expect(xs).toHaveSameLawAs(ys!)
    expect(xs).not.toHaveSameLawAs(shifted)
    expect(Float64Array.from(xs!)).toHaveSameLawAs(normalLaw())
    expect(normalLaw()).toHaveSameLawAs(xs!)
    expect(shifted).not.toHaveSameLawAs(normalLaw())
    expect(xs!.map(x => x + 1e-9)).toHaveSameLawAs(xs!, { within: 2e-9 })
  })

  test('samples of discrete points', () => {
    const dice = draws(source => rational(1 + Math.floor(6 * source.unit()), 6), 2000)
    const fair = finiteLaw(
      [1, 2, 3, 4, 5, 6].map(n => ({ point: rational(n, 6), weight: rational(1, 6) })),
      rationalKey,
    )
    const loaded = finiteLaw(
      [1, 2, 3, 4, 5, 6].map(n => ({
        point: rational(n, 6),
        weight: n === 6 ? rational(1, 2) : rational(1, 10),
      })),
      rationalKey,
    )
    expect(dice).toHaveSameLawAs(fair)
    expect(dice).not.toHaveSameLawAs(loaded)
    // Sixths as doubles are taken for the atoms that they are nearest to.
    const doubles = dice.map(x => rationals.toNumber(x))
    expect(doubles).toHaveSameLawAs(fair)
  })

  test('vectors', () => {
    const pair = (source: Source) => Float64Array.of(normal(0, 1)(source), normal(0, 1)(source))
    const twins = (source: Source) => {
      const x = normal(0, 1)(source)
      return Float64Array.of(x, x)
    }
    const [a, b, c] = [pair, pair, twins].map((draw, i) => draws(draw, 4000, i))
    expect(a).toHaveSameLawAs(b!)
    // Their marginals are the same: only a direction across the axes tells them apart.
    expect(a).not.toHaveSameLawAs(c!)
    const walk = iid<Float64Array>({
      name: 'a walk',
      space: euclidean(2),
      draw: source => {
        const step = pair(source)
        return { name: 'a step', proved: {}, apply: p => p.map((x, i) => x + step[i]!) }
      },
    })
    const at = (n: number) => ({ randomMap: walk, order: forward, n, start: new Float64Array(2) })
    expect(at(4)).toHaveSameLawAs({ ...at(4), order: backward })
    expect(at(4)).not.toHaveSameLawAs(at(16))
  })

  test('points that are no numbers are observed', () => {
    const words = draws(source => ({ length: source.unit() }), 2000)
    expect(words).toHaveSameLawAs(
      draws(source => ({ length: source.unit() }), 2000, 1),
      {
        observe: ({ length }) => length,
      },
    )
    expect(() => expect(words).toHaveSameLawAs(words)).toThrow('option observe')
  })

  test('too few draws to see anything are refused; the negation needs none', () => {
    const [xs, ys] = [0, 1].map(stream => draws(normal(0, 1), 50, stream))
    expect(() => expect(xs).toHaveSameLawAs(ys!)).toThrowErrorMatchingInlineSnapshot(
      `[MatcherError: sample: expected 1349 draws or more, which detect sup|F − G| ≥ 0.25; got 50, which detect 1.28 (see options detect, miss)]`,
    )
    expect(xs).toHaveSameLawAs(ys!, { detect: 0.9, falseAlarm: 0.01, miss: 0.01 })
    expect(xs).not.toHaveSameLawAs(ys!.map(y => y + 10))
  })

  test('two formulas are not compared', () => {
    expect(() => expect(normalLaw()).toHaveSameLawAs(uniformLaw())).toThrow(
      'expected two finite laws, or draws of one of them',
    )
  })
})

describe('toBeStationaryFor', () => {
  const chain = finite(discrete(2), [table([1, 0]), table([0, 0])])
  const law = (zero: Rational) =>
    finiteLaw(
      [
        { point: 0, weight: zero },
        { point: 1, weight: rational(1).sub(zero) },
      ],
      String,
    )

  test('finite laws of finite chains: exact', () => {
    expect(law(rational(2, 3))).toBeStationaryFor(chain)
    expect(law(rational(1, 2))).not.toBeStationaryFor(chain)
    expect(
      messageOf(() => expect(law(rational(1, 2))).toBeStationaryFor(chain)),
    ).toMatchInlineSnapshot(`
      "expected a finite law on 2 points to be stationary for one of 2 maps, i.i.d.

        TV(μP, μ) = 1/4
        μP{1} = 1/4, μ{1} = 1/2

      Both μ and μP are known exactly."
    `)
    expect(
      messageOf(() => expect(law(rational(2, 3))).not.toBeStationaryFor(chain)),
    ).toMatchInlineSnapshot(`
      "expected a finite law on 2 points not to be stationary for one of 2 maps, i.i.d.

        TV(μP, μ) = 0

      Both μ and μP are known exactly."
    `)
  })

  test('laws by their distribution function', () => {
    const randomMap = ar1({ h: 0.5, noise: normal(0, 1) })
    expect(normalLaw(0, Math.sqrt(1 / 3))).toBeStationaryFor(randomMap)
    expect(normalLaw(0, 1)).not.toBeStationaryFor(randomMap)
    // Example D2: x ↦ Ux or Ux + 1 − U has the arcsine law.
    const walk = iid<number>({
      name: 'x ↦ Ux or Ux + 1 − U',
      space: realLine,
      draw: source => {
        const u = uniform(0, 1)(source)
        return affine(real, u, source.unit() < 0.5 ? 0 : 1 - u)
      },
    })
    expect(arcsineLaw()).toBeStationaryFor(walk, { detect: 0.05, steps: [1] })
    expect(uniformLaw()).not.toBeStationaryFor(walk, { detect: 0.05, steps: [1] })
    expect(
      messageOf(() => expect(exponentialLaw()).toBeStationaryFor(walk)),
    ).toMatchInlineSnapshot(`
      "expected Exponential(1) to be stationary for x ↦ Ux or Ux + 1 − U

        after 1 step, Kolmogorov against Exponential(1), 1405 draws: 0.150 above the threshold 0.0895, p ≤ 9.5e-28
        rejects equal laws with probability at most 3.33e-10,
        laws with sup|F − G| ≥ 0.175 with probability at least 1 − 1e-9

      Draws must be independent: one forward path gives none. Replay: seed 1."
    `)
    const { quantile: _, ...withoutQuantile } = normalLaw()
    expect(() => expect(withoutQuantile).toBeStationaryFor(walk)).toThrow('a law with quantiles')
  })

  test('a slow chain: one step cannot tell, 64 can', () => {
    const slow = ar1({ h: 0.1, noise: normal(0, 1) })
    expect(normalLaw(0, Math.sqrt(0.1 / 1.9))).toBeStationaryFor(slow)
    // Var 0.9^2m + (1 − 0.81^m)/19 after m steps: 0.82 after one, 0.053 after 64.
    expect(normalLaw(0, 1)).toBeStationaryFor(slow, { steps: [1] })
    expect(messageOf(() => expect(normalLaw(0, 1)).toBeStationaryFor(slow))).toMatchInlineSnapshot(`
      "expected Normal(0, 1) to be stationary for θ ↦ (1 − h)·θ + h·ε, h = 0.1

        after 8 steps, Kolmogorov against Normal(0, 1), 1405 draws: 0.177 above the threshold 0.0895, p ≤ 8.9e-39
        rejects equal laws with probability at most 3.33e-10,
        laws with sup|F − G| ≥ 0.175 with probability at least 1 − 1e-9

      Draws must be independent: one forward path gives none. Replay: seed 1."
    `)
    expect(
      messageOf(() => expect(normalLaw(0, 1)).not.toBeStationaryFor(slow, { steps: [1, 2] })),
    ).toMatchInlineSnapshot(`
      "expected Normal(0, 1) not to be stationary for θ ↦ (1 − h)·θ + h·ε, h = 0.1

        after 1 step, Kolmogorov against Normal(0, 1), 1393 draws: 0.0402 within the threshold 0.0891, p ≤ 0.022
        rejects equal laws with probability at most 5e-10,
        laws with sup|F − G| ≥ 0.175 with probability at least 1 − 1e-9
        after 2 steps, Kolmogorov against Normal(0, 1), 1393 draws: 0.0602 within the threshold 0.0891, p ≤ 0.000082
        rejects equal laws with probability at most 5e-10,
        laws with sup|F − G| ≥ 0.175 with probability at least 1 − 1e-9

      Not to reject is no proof: a smaller \`detect\`, with more draws, or more \`steps\` may tell them apart. Replay: seed 1."
    `)
  })

  test('finite laws of infinitely many maps', () => {
    const jumps = iid<number>({
      name: 'to a uniform state',
      space: discrete(2),
      draw: source => table([0, 0].map(() => Math.floor(2 * source.unit()))),
    })
    expect(law(rational(1, 2))).toBeStationaryFor(jumps)
    expect(law(rational(9, 10))).not.toBeStationaryFor(jumps)
  })

  test('samples', () => {
    const randomMap = ar1({ h: 0.5, noise: normal(0, 1) })
    const stationary = draws(normal(0, Math.sqrt(1 / 3)), 4000)
    expect(stationary).toBeStationaryFor(randomMap)
    expect(stationary.map(x => 10 * x)).not.toBeStationaryFor(randomMap)
    const iterate = { randomMap, order: backward, n: 60, start: 0 }
    expect(iterate).toBeStationaryFor(randomMap)
    expect({ ...iterate, n: 1, start: 5 }).not.toBeStationaryFor(randomMap)
  })

  test('is asked of i.i.d. maps only', () => {
    const turns = cyclic(discrete(2), [table([1, 0]), table([0, 0])])
    expect(() => expect(law(rational(1, 2))).toBeStationaryFor(turns)).toThrow(
      'expected i.i.d. maps, which have stationary laws, got cyclic',
    )
  })
})
