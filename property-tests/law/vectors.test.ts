import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confirmed,
  EnergyDistance,
  energyTest,
  LawError,
  LevelError,
  pooledDistances,
  projectionTest,
  randomDirections,
  SampleError,
  smirnovTest,
  type TestResult,
  type Vector,
} from '../../src/law/index.js'
import { pointsOf } from '../../src/law/sample.js'
import { uniformStream } from './arbitrary.js'

const levels = { falseAlarm: 0.01, miss: 0.05 }
const coordinate = fc.integer({ min: -20, max: 20 }).map(n => n / 4)
const plane = (minLength: number, maxLength: number) =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength, maxLength })

const distance = (a: Vector, b: Vector) => Math.hypot(...Array.from(a, (x, i) => x - b[i]!))
const meanDistance = (xs: readonly Vector[], ys: readonly Vector[]) =>
  xs.reduce((sum, x) => sum + ys.reduce((s, y) => s + distance(x, y), 0), 0) /
  (xs.length * ys.length)
/** The definition, written out. */
const energyOf = (xs: readonly Vector[], ys: readonly Vector[]) =>
  2 * meanDistance(xs, ys) - meanDistance(xs, xs) - meanDistance(ys, ys)

function subsets(size: number, n: number): number[][] {
  if (n === 0) return [[]]
  return Array.from({ length: size }, (_, last) =>
    subsets(last, n - 1).map(rest => [...rest, last]),
  ).flat()
}

/** n points of the unit square, moved by `shift` along the first axis, from a fixed stream. */
function square(n: number, seed: number, shift = 0): Float64Array[] {
  const random = uniformStream(seed)
  return Array.from({ length: n }, () => Float64Array.of(random() + shift, random()))
}

describe('the energy distance', () => {
  it('is its definition, for every split of a pooled sample, and ≥ 0', () => {
    fc.assert(
      fc.property(plane(1, 5), plane(5, 8), fc.nat(), (xs, ys, pick) => {
        const pooled = [...xs, ...ys]
        const matrix = pooledDistances(pointsOf(xs, 'x'), pointsOf(ys, 'y'))
        const energy = new EnergyDistance(matrix, xs.length)
        const splits = subsets(pooled.length, xs.length)
        const split = splits[pick % splits.length]!
        const rest = pooled.filter((_, i) => !split.includes(i))
        const expected = energyOf(
          split.map(i => pooled[i]!),
          rest,
        )
        const value = energy.of(Int32Array.from(split))
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(energy.rounding)
        expect(value).toBeGreaterThanOrEqual(-energy.rounding)
      }),
    )
  })

  it('is 2 ∫ (F_n − G_m)² on the line', () => {
    const line = fc.array(coordinate, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(line, line, (a, b) => {
        const [xs, ys] = a.length <= b.length ? [a, b] : [b, a]
        const cloud = (zs: number[]) =>
          pointsOf(
            zs.map(z => [z]),
            'z',
          )
        const energy = new EnergyDistance(pooledDistances(cloud(xs), cloud(ys)), xs.length)
        const points = [...xs, ...ys].sort((x, y) => x - y)
        const F = (zs: number[], x: number) => zs.filter(z => z <= x).length / zs.length
        const integral = points.reduce(
          (sum, x, i) => sum + (F(xs, x) - F(ys, x)) ** 2 * ((points[i + 1] ?? x) - x),
          0,
        )
        const split = Int32Array.from(xs, (_, i) => i)
        expect(energy.of(split)).toBeCloseTo(2 * integral, 12)
      }),
    )
  })

  it('averages (1/n + 1/m)·mean|z − z′| over all splits, the fact behind its power', () => {
    fc.assert(
      fc.property(plane(3, 3), plane(4, 4), (xs, ys) => {
        const pooled = [...xs, ...ys]
        const energy = new EnergyDistance(pooledDistances(pointsOf(xs, 'x'), pointsOf(ys, 'y')), 3)
        const all = subsets(7, 3).map(split => energy.of(Int32Array.from(split)))
        const average = all.reduce((sum, value) => sum + value, 0) / all.length
        const pairs = (meanDistance(pooled, pooled) * 7) / 6 // i ≠ j
        expect(average).toBeCloseTo((1 / 3 + 1 / 4) * pairs, 10)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the energy test', () => {
  it('keeps its level exactly: every split as data, every permutation that can be drawn', () => {
    const pooled = [[0], [1], [3], [3.5]]
    let rejected = 0
    let runs = 0
    // The split is drawn by ⌊4u⌋ and ⌊3u⌋: twelve equally likely pairs. B = 1, so p is 1/2 or 1.
    for (const split of subsets(4, 2)) {
      const xs = split.map(i => pooled[i]!)
      const ys = pooled.filter((_, i) => !split.includes(i))
      for (let pair = 0; pair < 12; pair++) {
        const uniforms = [(Math.floor(pair / 3) + 0.5) / 4, ((pair % 3) + 0.5) / 3]
        const random = () => uniforms.shift() ?? Number.NaN
        const half = { falseAlarm: 0.5, miss: 0.5 }
        runs++
        if (energyTest({ random, permutations: 1 }).run([xs, ys], half).rejects) rejected++
      }
    }
    expect(runs).toBe(72)
    expect(rejected / runs).toBeLessThanOrEqual(1 / 2)
    expect(rejected).toBeGreaterThan(0)
  })

  it('never rejects samples that are the same points: ties count against it', () => {
    fc.assert(
      fc.property(plane(2, 10), fc.integer(), (xs, seed) => {
        const test = energyTest({ random: uniformStream(seed), permutations: 99 })
        expect(test.run([xs, xs], levels).pValue).toBe(1)
      }),
      { numRuns: 30 },
    )
  })

  it('accepts equal laws, rejects the control that is shifted by what it can detect', () => {
    const test = energyTest({ random: uniformStream(3), diameter: 4, permutations: 199 })
    const n = 400
    expect(test.run([square(n, 1), square(n, 2)], levels).rejects).toBe(false)
    // Far apart √E is at least √(2(s − E|x − x'|)); E|x − x'| = 0.5214 in the unit square.
    const shift = test.detectable(n, levels) ** 2 / 2 + 0.5215
    const result = test.run([square(n, 1), square(n, 2, shift)], levels)
    expect(result.rejects).toBe(true)
    expect(result.pValue).toBe(1 / 200)
    expect(result.statistic).toBeGreaterThan(result.threshold)
    // In fact it sees far smaller shifts.
    expect(test.run([square(n, 1), square(n, 2, 0.15)], levels).rejects).toBe(true)
    // Unequal sizes, either way round.
    expect(test.run([square(100, 1, 0.3), square(n, 2)], levels).rejects).toBe(true)
    expect(test.run([square(n, 1, 0.3), square(100, 2)], levels).rejects).toBe(true)
  })

  it('has a p-value spread evenly under equal laws', () => {
    const random = uniformStream(11)
    const test = energyTest({ random, permutations: 19 })
    const ps = Array.from({ length: 200 }, (_, i) => {
      return test.run([square(8, 2 * i), square(12, 2 * i + 1)], { ...levels, falseAlarm: 0.05 })
        .pValue
    })
    // Fixed seeds. Hoeffding for 200 fair draws: off by 0.2 with probability 2e-7.
    for (const level of [0.25, 0.5, 0.75]) {
      expect(Math.abs(ps.filter(p => p <= level).length / 200 - level)).toBeLessThan(0.2)
    }
  })

  it('refuses what it cannot do, in one line', () => {
    const random = uniformStream(1)
    const data = [square(5, 1), square(5, 2)] as const
    const strict = { falseAlarm: 1e-6, miss: 0.1 }
    expect(() => energyTest({ random }).run(data, strict)).toThrow(LevelError)
    expect(() => energyTest({ random }).run(data, strict)).toThrow(
      'falseAlarm: expected at least 1/1000 of 999 permutations, got 0.000001',
    )
    expect(() => energyTest({ random, permutations: 0 })).toThrow(LawError)
    expect(() => energyTest({ random, diameter: 0 })).toThrow(LawError)
    const short = energyTest({ random, diameter: 0.1 })
    expect(() => short.run(data, levels)).toThrow(SampleError)
    const mixed = [[[1, 2], [1]], [[1, 2]]] as const
    expect(() => energyTest({ random }).run(mixed, levels)).toThrow(
      'first sample: expected points of ℝ^2, got ℝ^1 at 1',
    )
    expect(() => energyTest({ random }).run([[[1, 2]], [[1]]], levels)).toThrow(SampleError)
    expect(() => energyTest({ random }).run([[[Number.NaN]], [[1]]], levels)).toThrow(SampleError)
    expect(() => energyTest({ random }).run([[], [[1]]], levels)).toThrow(SampleError)
    expect(energyTest({ random }).detectable(100, levels)).toBe(Infinity)
    expect(() => energyTest({ random }).samples(0.1, levels)).toThrow(RangeError)
  })
})

describe('projections', () => {
  it('is Smirnov’s test along one direction, at level α/K along K', () => {
    const [xs, ys] = [square(500, 1), square(500, 2, 0.3)]
    const one = projectionTest([[1, 0]]).run([xs, ys], levels)
    const line = smirnovTest.run([xs.map(x => x[0]!), ys.map(y => y[0]!)], levels)
    expect(one).toEqual({ ...line, test: one.test })
    expect(projectionTest([[0, 1]]).run([xs, ys], levels).rejects).toBe(false)
    const both = projectionTest([
      [0, 1],
      [1, 0],
    ]).run([xs, ys], levels)
    expect([both.rejects, both.statistic]).toEqual([true, line.statistic])
    expect(both.pValue).toBeCloseTo(2 * line.pValue, 14)
    expect(both.threshold).toBeGreaterThan(line.threshold)
    expect(
      projectionTest([
        [0, 1],
        [1, 0],
      ]).detectable(500, levels),
    ).toBe(both.rates.detectable)
  })

  it('sees what marginals hide: (x, x) against (x, −x), along the diagonal only', () => {
    const random = uniformStream(4)
    const xs = Array.from({ length: 600 }, () => 2 * random() - 1)
    const data = [xs.map(x => [x, x]), xs.map(x => [x, -x])] as const
    const axes = projectionTest([
      [1, 0],
      [0, 1],
    ])
    const diagonals = projectionTest([
      [1, 1],
      [1, -1],
    ])
    expect(axes.run(data, levels).rejects).toBe(false)
    expect(diagonals.run(data, levels).rejects).toBe(true)
    const directions = randomDirections(2, 5, uniformStream(9))
    for (const u of directions) expect(Math.hypot(...u)).toBeCloseTo(1, 12)
    expect(projectionTest(directions).run(data, { falseAlarm: 1e-9, miss: 0.1 }).rejects).toBe(true)
  })

  it('refuses directions and dimensions that do not fit', () => {
    expect(() => projectionTest([])).toThrow(LawError)
    expect(() => projectionTest([[0, 0]])).toThrow(LawError)
    expect(() => projectionTest([[1, 0], [1]])).toThrow(LawError)
    expect(() => projectionTest([[1, 0, 0]]).run([square(3, 1), square(3, 2)], levels)).toThrow(
      'samples: expected points of ℝ^3, got ℝ^2',
    )
    expect(() => randomDirections(0, 1, Math.random)).toThrow(RangeError)
  })
})

describe('confirmed', () => {
  const both = { falseAlarm: 1e-6, miss: 0.05 }

  it('takes permutations below 1/(B+1): three of 999 for 1e-9, two for 1e-6', async () => {
    const test = confirmed(energyTest({ random: uniformStream(1), diameter: 3 }), 2)
    const shifted = await test.run(i => [square(60, i), square(60, i + 100, 0.8)], both)
    expect([shifted.rejects, shifted.rates.falseAlarm]).toEqual([true, 1e-6])
    expect(shifted.pValue).toBeLessThanOrEqual(1e-6)
    expect(test.detectable(60, both)).toBeCloseTo(
      energyTest({ random: uniformStream(1), diameter: 3 }).detectable(60, {
        falseAlarm: 0.001,
        miss: 0.025,
      }),
      12,
    )
    expect(test.detectable(test.samples(0.5, both), both)).toBeLessThanOrEqual(0.5)
  })

  it('stops at the first repeat that accepts, with p = 1, and draws fresh data for each', async () => {
    const asked: number[] = []
    const test = confirmed(smirnovTest, 4)
    const result = await test.run(async i => {
      asked.push(i)
      return [square(100, i).map(x => x[0]!), square(100, i + 50, i < 2 ? 1 : 0).map(x => x[0]!)]
    }, both)
    expect(asked).toEqual([0, 1, 2])
    expect([result.rejects, result.pValue]).toEqual([false, 1])
  })

  it('rejects exactly when every repeat is at level α^(1/times); p = (largest)^times', () => {
    const p = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.02, noNaN: true }),
    )
    return fc.assert(
      fc.asyncProperty(fc.array(p, { minLength: 1, maxLength: 4 }), async ps => {
        const given = (pValue: number, falseAlarm: number): TestResult => ({
          test: 'given',
          rejects: pValue <= falseAlarm,
          statistic: 0,
          threshold: 0,
          pValue,
          guarantee: 'guaranteed',
          rates: { falseAlarm, miss: 0.1, detectable: 1, samples: 1 },
        })
        const test = confirmed<number>(
          {
            name: 'given',
            discrepancy: '',
            run: (pValue, { falseAlarm }) => given(pValue, falseAlarm),
            detectable: () => 1,
            samples: () => 1,
          },
          ps.length,
        )
        const result = await test.run(i => ps[i]!, { falseAlarm: 1e-3, miss: 0.1 })
        const largest = Math.max(...ps)
        expect(result.rejects).toBe(largest <= 1e-3 ** (1 / ps.length))
        expect(result.pValue).toBeCloseTo(result.rejects ? largest ** ps.length : 1, 12)
      }),
    )
  })

  it('is repeated a whole number of times', () => {
    expect(() => confirmed(smirnovTest, 0)).toThrow(RangeError)
    expect(() => confirmed(smirnovTest, 2).detectable(10, { falseAlarm: 2, miss: 0.1 })).toThrow(
      LevelError,
    )
  })
})
