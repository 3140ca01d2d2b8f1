import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import exponentialCdf from '@stdlib/stats-base-dists-exponential-cdf'
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import uniformCdf from '@stdlib/stats-base-dists-uniform-cdf'
import { describe, expect, test } from 'vitest'
import { RandomError } from '../../src/random/address.js'
import { cauchy } from '../../src/random/cauchy.js'
import type { Draw } from '../../src/random/draw.js'
import { exponential } from '../../src/random/exponential.js'
import { normal } from '../../src/random/normal.js'
import { rademacher } from '../../src/random/rademacher.js'
import { Source } from '../../src/random/source.js'
import { uniform } from '../../src/random/uniform.js'
import { alpha, dkw, kolmogorov, plausible } from './bounds.js'
import { Scripted } from './scripted.js'

const n = 400_000

/** One draw from each of the streams 0 … n − 1 at one index: across streams, as ensembles do. */
function across(draw: Draw<number>, seed: number): Float64Array {
  const source = new Source(seed)
  source.prefetch(0, n, 1)
  return Float64Array.from({ length: n }, (_, stream) => draw(source.seek(stream, 1)))
}

/** One draw for each of the indices 1 … n of one stream: along a sequence of maps. */
function along(draw: Draw<number>, seed: number): Float64Array {
  const source = new Source(seed)
  return Float64Array.from({ length: n }, (_, i) => draw(source.seek(3, i + 1)))
}

/** Successive draws at one address. */
function successive(draw: Draw<number>, seed: number): Float64Array {
  const source = new Source(seed).seek(5, 1)
  return Float64Array.from({ length: n }, () => draw(source))
}

const cauchyCdf = (x: number, median: number, scale: number) =>
  0.5 + Math.atan((x - median) / scale) / Math.PI

describe.each([
  { name: 'uniform(−2, 3)', draw: uniform(-2, 3), cdf: (x: number) => uniformCdf(x, -2, 3) },
  { name: 'normal(0, 1)', draw: normal(0, 1), cdf: (x: number) => normalCdf(x, 0, 1) },
  { name: 'normal(−1, 1/3)', draw: normal(-1, 1 / 3), cdf: (x: number) => normalCdf(x, -1, 1 / 3) },
  { name: 'exponential(2)', draw: exponential(2), cdf: (x: number) => exponentialCdf(x, 2) },
  { name: 'Cauchy(1, 2)', draw: cauchy(1, 2), cdf: (x: number) => cauchyCdf(x, 1, 2) },
])('$name against its distribution function, by DKW', ({ draw, cdf }) => {
  test.each([
    ['across streams', across],
    ['along indices', along],
    ['successive draws', successive],
  ])('%s', (_, sample) => {
    expect(kolmogorov(sample(draw, 11), cdf)).toBeLessThan(dkw(n))
  })
})

describe('controls: the same test rejects laws nearby', () => {
  test.each([
    ['a scale 4 % too large', normal(0, 1.04)],
    ['a mean off by 0.02', normal(0.02, 1)],
    [
      'the sign lost once in 32 times',
      (source: Source) => {
        const z = normal(0, 1)(source)
        return source.unit() < 1 / 32 ? Math.abs(z) : z
      },
    ],
    [
      'a logistic law of variance 1',
      (source: Source) => {
        const u = source.unit()
        return (Math.sqrt(3) / Math.PI) * Math.log((u + 1e-17) / (1 - u))
      },
    ],
  ])('%s', (_, draw) => {
    expect(kolmogorov(across(draw, 11), x => normalCdf(x, 0, 1))).toBeGreaterThan(dkw(n))
  })
})

describe('moments with exactly known laws', () => {
  const sum = (xs: Float64Array) => xs.reduce((s, x) => s + x, 0)
  /** Both tails: a p-value under α/2 on either side rejects. */
  const central = (p: number) => expect(Math.min(p, 1 - p)).toBeGreaterThan(alpha / 2)

  test.each([across, along, successive])('normal, %o: the mean is normal, Σz² is χ²(n)', sample => {
    const z = sample(normal(0, 1), 12)
    central(normalCdf(sum(z), 0, Math.sqrt(n)))
    central(chisquareCdf(sum(z.map(x => x * x)), n))
  })

  test('exponential: twice rate·Σx is χ²(2n)', () => {
    central(chisquareCdf(2 * 3 * sum(across(exponential(3), 12)), 2 * n))
  })

  test('Rademacher: ±1, half each', () => {
    const signs = across(rademacher, 12)
    expect(new Set(signs)).toEqual(new Set([-1, 1]))
    expect(plausible(signs.filter(s => s === 1).length, n, 1 / 2)).toBe(true)
  })

  test('Cauchy: the quarters at −1, 0, 1 and the tails beyond ±1000', () => {
    const x = across(cauchy(0, 1), 12)
    for (const bound of [-1000, -1, 0, 1, 1000]) {
      expect(plausible(x.filter(v => v < bound).length, n, cauchyCdf(bound, 0, 1))).toBe(true)
    }
  })
})

describe('the ends of the range of bits', () => {
  const least = () => new Scripted([{ bits53: 0 }])
  const most = () => new Scripted([{ bits53: 2 ** 53 - 1 }])

  test('uniform stays in [low, high]', () => {
    expect(uniform(-2, 3)(least())).toBe(-2)
    expect(uniform(-2, 3)(most())).toBeLessThanOrEqual(3)
  })
  test('exponential is finite and not negative', () => {
    expect(exponential(1)(least())).toBe(0)
    expect(exponential(1)(most())).toBeCloseTo(53 * Math.LN2, 12)
  })
  test('Cauchy is finite, and symmetric', () => {
    const far = cauchy(0, 1)(most())
    expect(Number.isFinite(far)).toBe(true)
    expect(far).toBeGreaterThan(1e15)
    expect(cauchy(0, 1)(least())).toBe(-far)
  })
})

test.each<[string, () => unknown]>([
  ['uniform: expected low < high, got 1 and 1', () => uniform(1, 1)],
  ['uniform, low: expected a finite number, got NaN', () => uniform(Number.NaN, 1)],
  ['uniform, high − low: expected a finite number, got Infinity', () => uniform(-1e308, 1e308)],
  ['normal, mean: expected a finite number, got Infinity', () => normal(Infinity, 1)],
  ['normal, deviation: expected a number ≥ 0, got -1', () => normal(0, -1)],
  ['exponential, rate: expected a finite number > 0, got 0', () => exponential(0)],
  ['Cauchy, scale: expected a finite number > 0, got NaN', () => cauchy(0, Number.NaN)],
])('refused: %s', (message, make) => {
  expect(make).toThrow(new RandomError(message))
})
