import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AffineMap, affine } from '../../src/map/affine.js'
import { RandomError } from '../../src/random/address.js'
import { cauchy } from '../../src/random/cauchy.js'
import { cyclic } from '../../src/random/cyclic.js'
import { exponential } from '../../src/random/exponential.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { independent } from '../../src/random/independent.js'
import { normal } from '../../src/random/normal.js'
import { rademacher } from '../../src/random/rademacher.js'
import { ar1, randomAffine } from '../../src/random/random-affine.js'
import type { RandomMap } from '../../src/random/random-map.js'
import { reshuffled } from '../../src/random/reshuffled.js'
import { reshuffledSgd, sgd } from '../../src/random/sgd.js'
import { Source } from '../../src/random/source.js'
import { uniform } from '../../src/random/uniform.js'
import { rationalLine, realLine } from '../../src/space/line.js'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'
import { plausible } from './bounds.js'
import { pureInTheIndex, randomMapLaws } from './random-map-laws.js'

type Scalar = AffineMap<number>
const shifts = (n: number) => Array.from({ length: n }, (_, k) => affine(real, 0.5, k))
/** The place in `shifts` of a map. */
const place = (map: Scalar) => map.b
const halves = [-1, 0, 3].map(b => affine(rationals, rational(1, 2), rational(b)))
/** The batch itself as a map, to look at. */
const batchMap = (rows: readonly number[]) =>
  Object.assign(affine(real, 0.5, rows.reduce((s, r) => 31 * s + r, 7) % 1e9), { rows })

randomMapLaws(ar1({ h: 0.1, noise: normal(0, 1) }), 2)
randomMapLaws(ar1({ h: 1.5, noise: rademacher }), 2)
randomMapLaws(randomAffine({ slope: uniform(-0.9, 0.9), shift: cauchy(0, 1) }), 2)
randomMapLaws(
  finite(rationalLine, halves, [rational(1, 6), rational(1, 3), 0.5]),
  rational(1, 7),
  p => p.toFraction(),
)
randomMapLaws(cyclic(realLine, shifts(3)), 2)
randomMapLaws(cyclic(realLine, shifts(3), 'random'), 2)
randomMapLaws(reshuffled(realLine, shifts(7)), 2)
randomMapLaws(sgd(realLine, { rows: 20, batch: 4, step: batchMap }), 2)
randomMapLaws(reshuffledSgd(realLine, { rows: 22, batch: 4, step: batchMap }), 2)
const drifting = independent<number, number, Scalar>(realLine, {
  name: 'x ↦ x/2 + i·ε',
  drawAt: i => source => affine(real, 0.5, i * rademacher(source)),
})
randomMapLaws(drifting, 2)

describe('controls: what the law suite rejects', () => {
  const failed = (randomMap: RandomMap<number>) =>
    fc.check(pureInTheIndex(randomMap, 1, String)).failed

  test('randomness that is drawn again when a map is made again', () => {
    const source = new Source(1).seek(0, 1)
    const draw = () => affine(real, 0.5, normal(0, 1)(source))
    expect(failed(iid({ name: 'fresh noise', space: realLine, draw }))).toBe(true)
  })
  test('a sequence that draws as it goes instead of by index', () => {
    const sequential: RandomMap<number> = {
      ...ar1({ h: 0.1, noise: rademacher }),
      realize(seed) {
        const source = new Source(seed).seek(0, 1)
        return { at: () => affine(real, 0.9, 0.1 * exponential(1)(source)) }
      },
    }
    expect(failed(sequential)).toBe(true)
  })
  test('maps that leave the space', () => {
    const wild = iid({
      name: 'x ↦ ∞',
      space: realLine,
      draw: () => ({ name: 'x ↦ ∞', proved: {}, apply: () => Infinity }),
    })
    expect(failed(wild)).toBe(true)
  })
})

describe('i.i.d.', () => {
  const h = fc.double({ min: -3, max: 3, noNaN: true })
  const x = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  const noise = fc.constantFrom(normal(0.5, 2), cauchy(0, 1), exponential(1), rademacher)

  property([h, x, noise, fc.maxSafeInteger(), fc.integer({ min: 1, max: 99 })])(
    'AR(1): map i is θ ↦ (1 − h)θ + hε_i, and its fused step is the same to the last bit',
    (h, theta, noise, seed, i) => {
      const law = ar1({ h, noise })
      const at = () => new Source(seed).seek(0, i)
      const map = law.realize(seed).at(i)
      expect([map.a, map.b]).toEqual([1 - h, h * noise(at())])
      expect(law.step(at(), theta)).toBe(map.apply(theta))
    },
  )

  property([x, noise, noise, fc.maxSafeInteger(), fc.integer({ min: 1, max: 99 })])(
    'random affine: slope drawn before shift, step the same to the last bit',
    (theta, slope, shift, seed, i) => {
      const law = randomAffine({ slope, shift })
      const at = new Source(seed).seek(0, i)
      const map = law.realize(seed).at(i)
      expect([map.a, map.b]).toEqual([slope(at), shift(at)])
      expect(law.step(new Source(seed).seek(0, i), theta)).toBe(map.apply(theta))
    },
  )

  test('streams, seeds and held-out maps are others', () => {
    const law = ar1({ h: 0.1, noise: normal(0, 1) })
    const maps = [
      law.realize(1).at(1),
      law.realize(2).at(1),
      law.realize(1, 1).at(1),
      law.realize(1).at(2),
      law.realize(1).at(-1),
    ]
    expect(new Set(maps.map(m => m.b)).size).toBe(maps.length)
  })
})

describe('finite', () => {
  const weights = fc
    .array(fc.nat(9), { minLength: 1, maxLength: 6 })
    .filter(w => w.some(v => v > 0))

  property([weights])('weights are probabilities, exactly', numbers => {
    const law = finite(realLine, shifts(numbers.length), numbers)
    const total = numbers.reduce((a, b) => a + b)
    expect(law.weights.map(w => w.toFraction())).toEqual(
      numbers.map(w => rational(w, total).toFraction()),
    )
    expect(law.weights.reduce((a, b) => a.add(b)).equals(1)).toBe(true)
  })

  test('maps come with those frequencies, and are the very objects given', () => {
    const maps = shifts(3)
    const law = finite(realLine, maps, [1, 2, 5])
    const n = 100_000
    const seen = [0, 0, 0]
    const run = law.realize(51)
    for (let i = 1; i <= n; i++) seen[maps.indexOf(run.at(i))]!++
    seen.forEach((k, j) => {
      expect(plausible(k, n, [1 / 8, 2 / 8, 5 / 8][j]!)).toBe(true)
    })
  })

  test('all alike without weights', () => {
    const law = finite(realLine, shifts(4))
    expect(law.weights.map(w => w.toFraction())).toEqual(['1/4', '1/4', '1/4', '1/4'])
  })

  test.each<[string, () => unknown]>([
    ['finite random map: expected maps, got none', () => finite(realLine, [])],
    [
      'finite random map: expected 2 weights, one a map, got 3',
      () => finite(realLine, shifts(2), [1, 1, 1]),
    ],
    ['weight 1: expected a number ≥ 0, got -1', () => finite(realLine, shifts(2), [1, -1])],
    ['cyclic random map: expected maps, got none', () => cyclic(realLine, [])],
    ['reshuffled random map: expected maps, got none', () => reshuffled(realLine, [])],
    [
      'batch size: expected a positive integer, got 0',
      () => sgd(realLine, { rows: 3, batch: 0, step: batchMap }),
    ],
    [
      'batch size: expected at most 3, the number of rows, got 4',
      () => reshuffledSgd(realLine, { rows: 3, batch: 4, step: batchMap }),
    ],
    [
      'AR(1), h: expected a finite number, got NaN',
      () => ar1({ h: Number.NaN, noise: rademacher }),
    ],
  ])('refused: %s', (message, make) => {
    expect(make).toThrow(new RandomError(message))
  })
})

describe('cyclic', () => {
  const first = (
    randomMap: RandomMap<number, number, Scalar>,
    seed: number,
    n: number,
    side = 1,
  ) => {
    const run = randomMap.realize(seed)
    return Array.from({ length: n }, (_, k) => place(run.at(side * (k + 1))))
  }

  test('goes through the list, held-out maps too', () => {
    const law = cyclic(realLine, shifts(3))
    expect(law.sampling).toBe('cyclic')
    expect(first(law, 5, 7)).toEqual([0, 1, 2, 0, 1, 2, 0])
    expect(first(law, 5, 4, -1)).toEqual([0, 1, 2, 0])
  })

  test('random phase: every pair of phases (maps, held-out) with probability 1/9', () => {
    const law = cyclic(realLine, shifts(3), 'random')
    const n = 9_000
    const seen = new Map<string, number>()
    for (let stream = 0; stream < n; stream++) {
      const run = law.realize(52, stream)
      const word = [1, 2, 3, -1, -2].map(i => place(run.at(i)))
      expect(word[1]).toBe((word[0]! + 1) % 3)
      expect(word[2]).toBe((word[0]! + 2) % 3)
      expect(word[4]).toBe((word[3]! + 1) % 3)
      const phases = `${word[0]},${word[3]}`
      seen.set(phases, (seen.get(phases) ?? 0) + 1)
    }
    expect(seen.size).toBe(9)
    for (const k of seen.values()) expect(plausible(k, n, 1 / 9)).toBe(true)
  })
})

describe('reshuffled', () => {
  property([fc.integer({ min: 1, max: 12 }), fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 })])(
    'each epoch holds every map once, held-out epochs too',
    (n, seed, epoch) => {
      const run = reshuffled(realLine, shifts(n)).realize(seed)
      for (const side of [1, -1]) {
        const seen = Array.from({ length: n }, (_, k) => place(run.at(side * (epoch * n + k + 1))))
        expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, k) => k))
      }
    },
  )

  test('orders of an epoch are uniform, and independent of those of the next', () => {
    const law = reshuffled(realLine, shifts(3))
    const n = 72_000
    const seen = new Map<string, number>()
    for (let stream = 0; stream < n; stream++) {
      const run = law.realize(53, stream)
      // Two places fix an order of three.
      const orders = [1, 2, 4, 5].map(i => place(run.at(i))).join()
      seen.set(orders, (seen.get(orders) ?? 0) + 1)
    }
    expect(seen.size).toBe(36)
    for (const k of seen.values()) expect(plausible(k, n, 1 / 36)).toBe(true)
  })
})

describe('SGD', () => {
  const rows = 5

  test('i.i.d. batches: with replacement, every batch alike', () => {
    const run = sgd(realLine, { rows, batch: 2, step: batchMap }).realize(54)
    const n = 50_000
    const seen = new Array<number>(rows * rows).fill(0)
    for (let i = 1; i <= n; i++) {
      const [a, b] = (run.at(i) as ReturnType<typeof batchMap>).rows
      seen[a! * rows + b!]!++
    }
    for (const k of seen) expect(plausible(k, n, 1 / rows ** 2)).toBe(true)
  })

  property([fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 12 }), fc.nat(9)])(
    'epochs: batches of one epoch share no row, and leave out the remainder',
    (batch, more, epoch) => {
      const size = batch + more
      const turns = Math.floor(size / batch)
      const run = reshuffledSgd(realLine, { rows: size, batch, step: batchMap }).realize(55)
      const seen = Array.from({ length: turns }, (_, k) => run.at(epoch * turns + k + 1).rows)
      expect(seen.every(b => b.length === batch)).toBe(true)
      expect(new Set(seen.flat()).size).toBe(turns * batch)
      expect(seen.flat().every(r => r >= 0 && r < size)).toBe(true)
    },
  )
})

test('independent, not identical: map i has the law of i', () => {
  const run = drifting.realize(56)
  for (const i of [1, 2, 17, -4]) {
    expect(Math.abs((run.at(i) as Scalar).b)).toBe(Math.abs(i))
  }
  expect(drifting.sampling).toBe('independent, not identical')
})
