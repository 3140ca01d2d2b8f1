import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  affineMap,
  denseMap,
  foldedMap,
  lineMap,
  scalar,
  vector,
} from '../../src/arbitrary/index.js'
import { refuteLipschitz } from '../../src/check/lipschitz-search.js'
import { stretch } from '../../src/estimate/stretch.js'
import { lipschitzIn, type SelfMap } from '../../src/map/self-map.js'
import { table } from '../../src/map/table.js'
import { euclidean } from '../../src/space/euclidean.js'
import type { OrderedField } from '../../src/space/field.js'
import { discrete } from '../../src/space/finite-set.js'
import { float64 } from '../../src/space/float64.js'
import { interval } from '../../src/space/interval.js'
import { line, rationalLine, realLine } from '../../src/space/line.js'
import { PointError } from '../../src/space/metric-space.js'
import { positiveCone } from '../../src/space/positive-cone.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

const doubles = fc.double({ min: -100, max: 100, noNaN: true })
const positive = fc.double({ min: 0.01, max: 100, noNaN: true })

const mapOf = <P, S = number>(name: string, apply: (p: P) => P): SelfMap<P, S> => ({
  name,
  apply,
  proved: {},
})

/** x and y of a violation, with any seed. */
function violation<P, S>(map: SelfMap<P, S>, claim: Parameters<typeof refuteLipschitz<P, S>>[1]) {
  const { violation } = refuteLipschitz([map], claim)
  if (violation === undefined) throw new Error('expected a violation, found none')
  return violation
}

describe('nothing true is refuted', () => {
  const onLine = <S>(field: OrderedField<S>) =>
    fc.assert(
      fc.property(lineMap(field), fc.integer(), (map, seed) => {
        const space = line(field)
        const k = lipschitzIn(map, space)!
        const points = scalar(field, { most: 30 })
        expect(refuteLipschitz([map], { k, space, points, seed }).violation).toBeUndefined()
      }),
      { numRuns: 20 },
    )
  test('on ℚ', () => onLine(rationals))
  test('on ℝ, to the last bit of the constant', () => onLine(real))
  test('at doubles of any size', () => {
    const space = realLine
    const thirds = mapOf<number>('x/3 + 1', x => x / 3 + 1)
    const points = fc.double({ noNaN: true, min: -1e300, max: 1e300 })
    fc.assert(
      fc.property(fc.integer(), seed => {
        expect(
          refuteLipschitz([thirds], { k: 1 / 3, space, points, seed }).violation,
        ).toBeUndefined()
      }),
      { numRuns: 30 },
    )
  })
  test('in ℓ2, the log metric and Hilbert’s', () => {
    const space = euclidean(3)
    const vectors = vector(float64(3))
    const found = fc.sample(denseMap(float64(3)), 10).map(map => {
      const k = lipschitzIn(map, space)!
      return refuteLipschitz([map], { k, space, points: vectors }).violation
    })
    expect(found.every(each => each === undefined)).toBe(true)
    const reciprocal = mapOf<number>('1/(x + 1)', x => 1 / (x + 1))
    expect(
      refuteLipschitz([reciprocal], { k: 1, space: positiveReals, points: positive }).violation,
    ).toBeUndefined()
    const scaling = mapOf<Float64Array>('7x', x => x.map(xi => 7 * xi))
    const rays = fc.tuple(positive, positive).map(pair => Float64Array.from(pair))
    expect(
      refuteLipschitz([scaling], { k: 1, space: positiveCone(2), points: rays }).violation,
    ).toBeUndefined()
  })
})

describe('what is false is refuted, readably', () => {
  test('anything a thousandth below the constant of a line map', () => {
    fc.assert(
      fc.property(
        fc.oneof(affineMap(rationals), foldedMap(rationals)),
        fc.integer(),
        (map, seed) => {
          const best = lipschitzIn(map, rationalLine)!
          fc.pre(best.compare(0) > 0)
          const k = best.mul(rational(999, 1000))
          const points = scalar(rationals)
          const found = refuteLipschitz([map], { k, space: rationalLine, points, seed }).violation!
          expect(found.after.compare(k.mul(found.before))).toBeGreaterThan(0)
          expect(found.x.toFraction().length + found.y.toFraction().length).toBeLessThan(5)
        },
      ),
    )
  })
  test('x² at a half', () => {
    const square = mapOf<number>('x²', x => x * x)
    const { x, y, before, after } = violation(square, {
      k: 1 / 2,
      space: realLine,
      points: doubles,
    })
    expect([Math.abs(x), Math.abs(y)].sort()).toEqual([0, 1])
    expect([before, after]).toEqual([1, 1])
  })
  test('what only near points show', () => {
    const wave = mapOf<number>('sin(3x)/2', x => Math.sin(3 * x) / 2)
    const { before } = violation(wave, { k: 1.49, space: realLine, points: doubles })
    expect(before).toBeLessThan(0.3)
  })
  test('the direction of the largest stretch in ℝ³', () => {
    const space = euclidean(3)
    const points = vector(float64(3))
    for (const map of fc.sample(denseMap(float64(3)), 10)) {
      const best = lipschitzIn(map, space)!
      if (best === 0) continue
      violation(map, { k: 0.98 * best, space, points })
    }
  })
  test('a contraction of the line that is none of the log metric', () => {
    const shrink = mapOf<number>('x²/100', x => (x * x) / 100)
    const found = violation(shrink, { k: 1, space: positiveReals, points: positive })
    expect([found.x, found.y].sort()).toEqual([1, 2])
  })
  test('a table', () => {
    const found = violation(table([1, 2, 0]), { k: 0.5, space: discrete(3), points: fc.nat(2) })
    expect([found.x, found.y].sort()).toEqual([0, 1])
  })
  test('the one of many maps', () => {
    const maps = [1, 2, 3].map(n => mapOf<number>(`${n}x`, x => n * x))
    const found = refuteLipschitz(maps, { k: 2.5, space: realLine, points: doubles }).violation!
    expect(found.place).toBe(2)
    expect(found.map.name).toBe('3x')
  })
})

describe('the greatest ratio is a lower bound', () => {
  test('near the constant for a square on [0, 1]', () => {
    const square = mapOf<Rational, Rational>('x²', x => x.mul(x))
    const space = interval(rationals, rational(0), rational(1))
    const points = fc.tuple(fc.nat(12), fc.constant(12)).map(([p, q]) => rational(p, q))
    const { greatest } = refuteLipschitz([square], { space, points })
    expect(greatest!.ratio.compare(2)).toBeLessThan(0)
    expect(greatest!.ratio.compare(1.99)).toBeGreaterThan(0)
  })
  test('below the true ratio of doubles', () => {
    const space = realLine
    fc.assert(
      fc.property(affineMap(real), doubles, doubles, (map, x, y) => {
        const found = stretch(map, space, x, y)
        fc.pre(found !== undefined)
        const [a, k] = [rational(Math.abs(map.a)), rational(found.ratio)]
        expect(k.compare(a)).toBeLessThanOrEqual(0)
      }),
    )
  })
  test('absent where no two points differ', () => {
    const found = refuteLipschitz([table([0])], { space: discrete(1), points: fc.constant(0) })
    expect(found.greatest).toBeUndefined()
  })
})

test('a seed replays a search', () => {
  const cube = mapOf<number>('x³', x => x * x * x)
  const once = refuteLipschitz([cube], { k: 1, space: realLine, points: doubles })
  const again = refuteLipschitz([cube], { k: 1, space: realLine, points: doubles, seed: once.seed })
  expect(again).toEqual(once)
})

test('points that are none, and maps that throw, are errors', () => {
  const same = mapOf<number>('x', x => x)
  const claim = { space: positiveReals, points: fc.constant(-1) }
  expect(() => refuteLipschitz([same], claim)).toThrow(PointError)
  const broken = mapOf<number>('none', () => {
    throw new RangeError('none')
  })
  expect(() => refuteLipschitz([broken], { space: realLine, points: doubles })).toThrow('none')
})
