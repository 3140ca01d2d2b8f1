import { describe, expect, test } from 'vitest'
import { type Domain, Source } from '../../src/random/source.js'
import { azuma, plausible } from './bounds.js'

const n = 200_000
type Read = (k: number) => number

/**
 * Whether k ↦ (a(k), b(k)) look like independent uniforms: Σ (a − ½)(b − ½) within Azuma's bound,
 * also for fractional parts of 256·a and 256·b, whose bits are lower.
 */
function uncorrelated(a: Read, b: Read): boolean {
  return [1, 256, 2 ** 16, 2 ** 24].every(zoom => {
    const part = (u: number) => ((u * zoom) % 1) - 0.5
    let sum = 0
    for (let k = 1; k <= n; k++) sum += part(a(k)) * part(b(k))
    return Math.abs(sum) <= azuma(n, 1 / 4)
  })
}

const source = new Source(41)
const other = new Source(42)
const domain = (name: Domain) => new Source(41, name)
const second = (s: Source) => {
  s.next()
  return s.unit()
}

describe.each<[string, Read, Read]>([
  ['neighbours in index', k => source.seek(0, k).unit(), k => source.seek(0, k + 1).unit()],
  ['neighbours in stream', k => source.seek(k, 1).unit(), k => source.seek(k + 1, 1).unit()],
  [
    'the two streams of a block',
    k => source.seek(2 * k, 1).unit(),
    k => source.seek(2 * k + 1, 1).unit(),
  ],
  ['successive draws', k => source.seek(0, k).unit(), k => second(source.seek(0, k))],
  ['neighbouring seeds', k => source.seek(0, k).unit(), k => other.seek(0, k).unit()],
  ['domains', k => domain('maps').seek(0, k).unit(), k => domain('bootstrap').seek(0, k).unit()],
  ['maps and held-out maps', k => source.seek(0, k).unit(), k => source.seek(0, -k).unit()],
])('%s', (_, a, b) => {
  test('are uncorrelated, at four depths of bits', () => {
    expect(uncorrelated(a, b)).toBe(true)
  })
})

describe('controls: dependence that is seen', () => {
  test('a stream that gets the bits of its neighbour', () => {
    const shared: Read = k => source.seek(k & ~1, 1).unit()
    expect(uncorrelated(k => source.seek(k, 1).unit(), shared)).toBe(false)
  })
  test('a sequential generator in place of an addressed one: x ↦ 16807·x mod 2³¹ − 1', () => {
    const park = (k: number) => ((16807 * k) % 2147483647) / 2147483647
    expect(
      uncorrelated(
        k => park(k),
        k => park(k + 1),
      ),
    ).toBe(false)
  })
})

test('each of the 64 bits is fair, and flips fairly from draw to draw', () => {
  const ones = new Array<number>(64).fill(0)
  const flips = new Array<number>(64).fill(0)
  let [low, high] = [0, 0]
  for (let k = 0; k < n; k++) {
    source.seek(7, k).next()
    for (let bit = 0; bit < 32; bit++) {
      ones[bit]! += (source.low >>> bit) & 1
      ones[32 + bit]! += (source.high >>> bit) & 1
      flips[bit]! += ((source.low ^ low) >>> bit) & 1
      flips[32 + bit]! += ((source.high ^ high) >>> bit) & 1
    }
    low = source.low
    high = source.high
  }
  for (const k of [...ones, ...flips]) expect(plausible(k, n, 1 / 2)).toBe(true)
})
