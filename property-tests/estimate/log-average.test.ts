import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../src/check/built-in/index.js'
import type { Subject } from '../../src/check/subject.js'
import { blockAverages, blockRows } from '../../src/estimate/block-averages.js'
import { localAverage } from '../../src/estimate/local-average.js'
import { logAverage, logAverageRow } from '../../src/estimate/log-average.js'
import { meanInterval } from '../../src/estimate/mean-interval.js'
import { affine } from '../../src/map/affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import type { Draw } from '../../src/random/draw.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { integer } from '../../src/random/integer.js'
import { standardNormal } from '../../src/random/normal.js'
import { randomAffine } from '../../src/random/random-affine.js'
import type { RandomMap } from '../../src/random/random-map.js'
import { euclidean } from '../../src/space/euclidean.js'
import { float64 } from '../../src/space/float64.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import { sgd as leastSquares } from '../../src/statement/d1.least-squares.js'
import { property } from '../property.js'
import { coverage, expectHonest } from './covers.js'
import { uniformSlopes } from './maps.js'

const average = Math.log(0.9) - 1

describe('E log Lip(T)', () => {
  property([
    fc.array(fc.double({ min: 0.01, max: 9, noNaN: true }), { minLength: 1, maxLength: 6 }),
  ])('is summed over finitely many maps', slopes => {
    const maps = slopes.map(a => affine(real, a, 1))
    const { value, sampled } = logAverage(finite(realLine, maps), { seed: 1 })
    const expected = Math.log(slopes.reduce((product, a) => product * a ** (1 / maps.length), 1))
    // n powers and products, each within a few u; log takes relative errors to absolute ones.
    expect(Math.abs(value! - expected)).toBeLessThan(64 * maps.length * 2 ** -53)
    expect(sampled).toBeUndefined()
  })

  it('covers: slopes U(−0.9, 0.9)', () => {
    expectHonest(
      coverage(average, seed => logAverage(uniformSlopes, { seed, maps: 40 }).sampled?.interval),
    )
  })

  it('is −∞ where a constant is 0 with positive probability', () => {
    const maps = [0, 3].map(a => affine(real, a, 1))
    expect(logAverage(finite(realLine, maps), { seed: 1 }).value).toBe(-Infinity)
    const sampled = randomAffine({ slope: s => (s.unit() < 0.5 ? 0 : 3), shift: () => 1 })
    expect(logAverage(sampled, { seed: 1 }).value).toBe(-Infinity)
  })

  it('control: of heavy-tailed log|A| without variance Student’s interval is wrong, and refused', () => {
    // log|A| = P/40 − 1/10, P(P > x) = x^−3/2: E P = 3, so that E log|A| = −1/40.
    const pareto: Draw<number> = source => (1 - source.unit()) ** (-2 / 3)
    const heavy = randomAffine({ slope: s => Math.exp(pareto(s) / 40 - 1 / 10), shift: () => 0 })
    const found = logAverage(heavy, { seed: 3 })
    expect(found.refused).toMatch(/^log Lip has no variance \(Hill index .* to .*\): its mean/)
    expect(logAverageRow(found)).toMatchObject({ refused: found.refused })
    const naive = coverage(
      -1 / 40,
      seed => {
        const maps = heavy.realize(seed)
        const logs = Array.from({ length: 200 }, (_, i) => Math.log(maps.at(i + 1).a))
        return meanInterval(logs, 0.95).interval
      },
      200,
    )
    expect(naive.covered).toBeLessThan(0.9 * 200)
  })

  it('says that a map has no constant, and that it was stopped', () => {
    const bare = iid({
      name: 'bare',
      space: realLine,
      draw: () => ({ name: 'x ↦ sin x', proved: {}, apply: Math.sin }),
    })
    expect(logAverage(bare, { seed: 1 }).refused).toBe('no constant is known for x ↦ sin x')
    const stopped = logAverage(uniformSlopes, { seed: 1, stop: () => true })
    expect(stopped.refused).toBe('stopped before two streams were done')
    const local = localAverage(bare, { seed: 1, start: 1, norm: (_, x) => Math.abs(Math.cos(x)) })
    // sin x falls to 0 like √(3/n), where log cos x = −x²/2 = −3/(2n): all negative, none far from 0.
    // One path: no chance, and so no interval about that.
    expect(local.value).toBeLessThan(0)
    expect(local.sampled).toBeUndefined()
  })
})

describe('(1/r) E log Lip(T_1…T_r)', () => {
  it('axes, d = 2, h = 1/3: log|1 − h|(1/2 − C(2m, m)/2^{2m+1}) for r = 2m', () => {
    const space = float64(2)
    const which = integer(2)
    const axes = iid({
      name: 'axes',
      space: euclidean(2),
      draw: s => {
        const a = Float64Array.of(1, 1)
        a[which(s)] = 2 / 3
        return diagonalAffine(space, a, space.zero())
      },
    })
    const { blocks } = blockAverages(axes, { seed: 1, longest: 16, blocks: 64 })
    const choose = [1, 2, 6, 20, 70, 252, 924, 3432, 12870]
    for (const { r, value, sampled } of blocks) {
      if (r === 1) {
        expect(sampled!.interval.low).toBeLessThanOrEqual(0)
        expect(sampled!.interval.high).toBeGreaterThanOrEqual(0)
        continue
      }
      const m = r / 2
      const truth = Math.log(2 / 3) * (1 / 2 - choose[m]! / 2 ** (2 * m + 1))
      expect(Math.abs(value - truth)).toBeLessThan(4 * sampled!.standardError)
    }
  })

  it('least squares on small batches: constant 1, E log Lip = 0, and blocks of 4 contract', () => {
    const { blocks } = blockAverages(leastSquares, { seed: 1, longest: 8, blocks: 1, streams: 8 })
    const [one, two, four, eight] = blocks
    for (const block of [one, two]) {
      expect(block!.sampled!.interval.low).toBeLessThanOrEqual(0)
      expect(block!.sampled!.interval.high).toBeGreaterThanOrEqual(0)
      expect(block!.sampled!.interval.high).toBeLessThan(1e-11)
    }
    expect(four!.sampled!.interval.high).toBeLessThan(0)
    expect(eight!.value).toBeLessThan(four!.value)
    const rows = blockRows({ blocks, evaluations: 15 * 8 })
    expect(rows.map(row => row.quantity)).toEqual([
      'E log Lip(T)',
      'E log Lip(T_1…T_2)/2',
      'E log Lip(T_1…T_4)/4',
      'E log Lip(T_1…T_8)/8',
    ])
    expect(rows.map(row => row.evaluations)).toEqual([64, 32, 16, 8])
  })

  it('Möbius maps: blocks fall, and end where Birkhoff’s constant comes to its rounding', () => {
    const { map } = builtIn('mobius') as unknown as Subject<number>
    const found = blockAverages(map as RandomMap<number>, { seed: 3, longest: 64, blocks: 2 })
    expect(found.ended).toMatch(/^constants of compositions of 16 are too near/)
    expect(found.blocks.map(({ r }) => r)).toEqual([1, 2, 4, 8])
    found.blocks.slice(1).forEach(({ value }, i) => {
      expect(value).toBeLessThan(found.blocks[i]!.value)
    })
    expect(blockRows(found).at(-1)).toMatchObject({
      quantity: 'E log Lip(T_1…T_16)/16',
      refused: found.ended,
    })
    // Affine constants are products, and have no such floor.
    expect(blockAverages(uniformSlopes, { seed: 1, longest: 64, blocks: 1 }).blocks).toHaveLength(7)
  })

  it('of maps that are not i.i.d. there is no such average', () => {
    const maps = [1 / 2, 3, 1 / 2].map(a => affine(real, a, 1))
    const turns = { ...finite(realLine, maps), sampling: 'cyclic' as const }
    for (const refused of [logAverage, blockAverages].map(f => f(turns, { seed: 1 }).refused)) {
      expect(refused).toBe('maps are cyclic: only of i.i.d. ones is there such a figure')
    }
  })

  it('refuses lengths that are no powers of 2, and maps that do not compose', () => {
    expect(() => blockAverages(leastSquares, { seed: 1, longest: 3 })).toThrow(
      'longest block: expected a power of 2, got 3',
    )
    const bare = iid({
      name: 'bare',
      space: realLine,
      draw: s => ({ name: 'noise', proved: {}, apply: (x: number) => x + standardNormal(s) }),
    })
    expect(() => blockAverages(bare, { seed: 1 })).toThrow(
      'block averages: expected maps of a class closed under composition, got noise',
    )
  })
})
