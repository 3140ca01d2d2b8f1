import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Axis, type Convolution, compute, entries, hasOutputs, kinds } from './convolution.js'
import { builds, expectLike, expectRounded, on, outside } from './kernel-law.js'
import { exactTiled, tiled } from './winograd.js'

const axis = (size: number): Axis => ({ size, filter: 3, stride: 1, dilation: 1 })
const side = fc.integer({ min: 0, max: 3 })

/** 3 × 3, of stride 1, on channels in eights. */
const convolution: fc.Arbitrary<Convolution> = fc
  .record({
    images: fc.integer({ min: 1, max: 4 }),
    channels: fc.constantFrom(8, 16, 24),
    outputs: fc.constantFrom(8, 16, 24),
    sides: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    pad: fc.oneof(
      fc.constantFrom('same' as const, 'valid' as const),
      fc.tuple(fc.tuple(side, side), fc.tuple(side, side)),
    ),
    seed: fc.integer(),
  })
  .map(
    ({ sides: [height, width], ...c }): Convolution => ({
      ...c,
      axes: [axis(height), axis(width)],
    }),
  )
  .filter(hasOutputs)

const cases = builds.flatMap(({ build, open }) => kinds.map(kind => ({ build, open, kind })))

describe.each(cases)('F(2×2, 3×3), $kind, $build', ({ open, kind }) => {
  const covered = convolution.filter(c => tiled(kind, c))
  const check = async (c: Convolution) => {
    const e = entries(c)
    const truth = exactTiled(kind, c, e)
    const got = await on('wasm', () => compute(kind, c, e))
    expectRounded(got, truth)
    expectLike(got, await on('cpu', () => compute(kind, c, e)), truth)
    expect(await on('wasm', () => compute(kind, c, e))).toEqual(got)
  }

  test('is what float64 has up to rounding, as on cpu, the same bits again', async () => {
    await open()
    await fc.assert(fc.asyncProperty(covered, check), { numRuns: 15 })
  })

  test('over more channels, outputs and tiles than are taken at a time', async () => {
    await open()
    const more = { images: 3, channels: 72, outputs: 72, pad: 'same', seed: 1 } as const
    await check({ ...more, axes: [axis(9), axis(10)] })
  })

  test('what is not finite stays so, and reaches no other image', async () => {
    await open()
    const special = fc.constantFrom(Number.NaN, Infinity, -Infinity)
    const place = fc.tuple(fc.constantFrom('x' as const, 'w' as const, 'dy' as const), fc.nat())
    await fc.assert(
      fc.asyncProperty(covered, special, place, async (any, value, [name, at]) => {
        const c = { ...any, pad: 'valid' as const }
        fc.pre(hasOutputs(c) && tiled(kind, c))
        const e = entries(c)
        const truth = exactTiled(kind, c, e)
        const index = at % e[name].length
        e[name][index] = value
        const got = await on('wasm', () => compute(kind, c, e))
        const want = await on('cpu', () => compute(kind, c, e))
        for (const [i, x] of want.entries()) {
          const image = Math.floor((i * c.images) / want.length)
          const elsewhere =
            kind !== 'filter gradient' &&
            name !== 'w' &&
            image !== Math.floor((index * c.images) / e[name].length)
          expect(Number.isFinite(got[i]!) && !Number.isFinite(x)).toBe(false)
          expect(elsewhere && !Number.isFinite(got[i]!)).toBe(false)
        }
        const spread = want.map((x, i) => (Number.isFinite(got[i]!) ? x : got[i]!))
        expectLike(got, spread, truth)
      }),
      { numRuns: 15 },
    )
  })

  test('control: the tolerance sees one product that is left out', async () => {
    await open()
    await fc.assert(
      fc.asyncProperty(covered, async c => {
        const [e, changed] = [entries(c), entries(c)]
        for (const values of Object.values(e)) values.fill(1)
        for (const values of Object.values(changed)) values.fill(1)[0] = 0
        const truth = exactTiled(kind, c, changed)
        fc.pre(exactTiled(kind, c, e).values.some((value, i) => value !== truth.values[i]))
        expect(outside(await on('wasm', () => compute(kind, c, e)), truth)).not.toEqual([])
      }),
      { numRuns: 10 },
    )
  })
})
