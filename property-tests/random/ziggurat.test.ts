import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { describe, expect, test } from 'vitest'
import { standardNormal } from '../../src/random/normal.js'
import { Source } from '../../src/random/source.js'
import { layers, ziggurat } from '../../src/random/ziggurat.js'
import { dkw, kolmogorov, plausible } from './bounds.js'
import { Scripted } from './scripted.js'

const { x, y } = ziggurat
const density = (t: number) => Math.exp((-t * t) / 2)
/** ∫ of the density from a to ∞. */
const upper = (a: number) => Math.sqrt(2 * Math.PI) * normalCdf(-a, 0, 1)

/** Standard normal from a source whose first draw chooses the layer and the abscissa u·x[layer]. */
function inLayer(layer: number, u: number, index: number, sign: 0 | 1 = 0) {
  const first = { bits53: Math.floor((u * 2 ** 53) / 256 / 2) * 2 ** 9, low11: 0 }
  const source = new Scripted([{ bits53: first.bits53, low11: layer + 256 * sign }], index)
  return { value: standardNormal(source), taken: source.taken }
}

describe('geometry of the layers', () => {
  test('x falls from the tail to 0, y is the density', () => {
    expect(x.length).toBe(layers + 1)
    expect(x[layers]).toBe(0)
    for (let i = 1; i <= layers; i++) {
      expect(x[i]!).toBeLessThan(x[i - 1]!)
      expect(Math.abs(y[i]! - density(x[i]!))).toBeLessThan(1e-15)
    }
  })

  test('all 256 layers have the area of the lowest, tail included', () => {
    const area = x[1]! * y[1]! + upper(x[1]!)
    expect(Math.abs(x[0]! * y[1]! - area)).toBeLessThan(1e-16)
    for (let i = 1; i < layers; i++) {
      // Rounding is magnified towards the top layer, where the recursion has to close.
      expect(Math.abs(x[i]! * (y[i + 1]! - y[i]!) - area)).toBeLessThan(i < 250 ? 1e-16 : 1e-13)
    }
    expect(Math.abs(layers * area - upper(0)) / upper(0)).toBeLessThan(0.02)
  })
})

describe('parts of the law, each by itself', () => {
  const n = 100_000
  const source = new Source(21)
  const u = (i: number) => source.seek(0, i).unit()

  test('the tail: normal given that it exceeds x₁', () => {
    const sample = Float64Array.from({ length: n }, (_, i) => inLayer(0, 0.999, i + 1).value)
    const end = x[1]!
    expect(sample.every(v => v >= end)).toBe(true)
    expect(kolmogorov(sample, t => 1 - normalCdf(-t, 0, 1) / normalCdf(-end, 0, 1))).toBeLessThan(
      dkw(n),
    )
  })

  test('the sign bit mirrors, and nothing else', () => {
    for (let i = 1; i < 2000; i++) {
      const up = inLayer(i % 256, u(i), i, 0)
      const down = inLayer(i % 256, u(i), i, 1)
      if (up.taken === 1 || i % 256 === 0) expect(down.value).toBe(-up.value)
    }
  })

  test.each([1, 2, 60, 128, 200, 254, 255])('the wedge of layer %i', layer => {
    const [from, to, base] = [x[layer + 1]!, x[layer]!, y[layer]!]
    const accepted: number[] = []
    for (let i = 1; i <= n; i++) {
      const { value, taken } = inLayer(layer, (from + (to - from) * u(i)) / to, i)
      if (taken === 2) accepted.push(value)
    }
    // The density above the layer's floor, on [from, to].
    const mass = (t: number) => upper(from) - upper(t) - base * (t - from)
    const box = (to - from) * (y[layer + 1]! - base)
    expect(plausible(accepted.length, n, mass(to) / box)).toBe(true)
    const bound = dkw(accepted.length)
    expect(kolmogorov(Float64Array.from(accepted), t => mass(t) / mass(to))).toBeLessThan(bound)
  })
})

describe('the whole law where it is rare', () => {
  const n = 4_000_000
  const source = new Source(22)
  const counts = new Map([2, 3, x[1]!, 4, 4.5, 5].map(bound => [bound, { above: 0, below: 0 }]))
  let single = 0
  for (let start = 0; start < n; start += 4096) {
    source.prefetch(start, 4096, 1)
    for (let stream = start; stream < Math.min(n, start + 4096); stream++) {
      const z = standardNormal(source.seek(stream, 1))
      if (source.taken === 1) single++
      if (z < 2 && z > -2) continue
      for (const [bound, count] of counts) {
        if (z > bound) count.above++
        if (z < -bound) count.below++
      }
    }
  }

  test.each([...counts])('P(z > %f) and P(z < −%f), by Chernoff', (bound, { above, below }) => {
    const p = normalCdf(-bound, 0, 1)
    expect(plausible(above, n, p)).toBe(true)
    expect(plausible(below, n, p)).toBe(true)
  })

  test('one draw is enough as often as the rectangles say', () => {
    let inside = 0
    for (let i = 0; i < layers; i++) inside += x[i + 1]! / x[i]! / layers
    expect(inside).toBeCloseTo(0.985, 3)
    expect(plausible(single, n, inside)).toBe(true)
  })
})
