import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecewise, smooth } from '../../src/algebra/algebra.js'
import { exactly } from '../../src/algebra/enclosure.js'
import type { Formula } from '../../src/algebra/formula.js'
import { enclosureEstimate, intervalEnclosure } from '../../src/estimate/interval-enclosure.js'
import { normAbove, normBelow } from '../../src/estimate/interval-norm.js'
import { ball, box } from '../../src/estimate/region.js'
import { sampledPairs } from '../../src/estimate/sampled-pairs.js'
import { affine } from '../../src/map/affine.js'
import { compose } from '../../src/map/compose.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { lineMap } from '../../src/map/formula-map.js'
import { mobius } from '../../src/map/mobius.js'
import { reciprocal } from '../../src/map/reciprocal.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { chebyshev } from '../../src/space/chebyshev.js'
import { euclidean, weighted } from '../../src/space/euclidean.js'
import { realLine } from '../../src/space/line.js'
import { manhattan } from '../../src/space/manhattan.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'
import { irisStep, rotationStep } from './known.js'
import { affineOf, atMost, matrices, spectralAtMost, transposed } from './matrices.js'

const interval = box([-3], [5])
const ask = { ratio: 1.001, boxes: 5000 }
const slopes = fc.double({ min: -3, max: 3, noNaN: true })

/** lower ≤ k ≤ upper, exactly. */
function holds({ lower, upper }: { lower: number; upper: number }, k: Rational) {
  expect(atMost(lower, k)).toBe(true)
  expect(rational(upper).compare(k)).toBeGreaterThanOrEqual(0)
}

describe('certificates hold the constant, exactly', () => {
  property([slopes, slopes])('of a·x + b and a + b|x|, in a box or few', (a, b) => {
    for (const map of [affine(real, a, b), foldedAffine(real, b, a)]) {
      const found = intervalEnclosure([map], { ...ask, space: realLine, region: interval })
      holds(found, rational(a).abs())
      expect(found.finished).toBe(true)
      expect(found.boxes).toBeLessThan(9)
    }
  })
  property([matrices(2)], { numRuns: 50 })('of matrices in ℓ1, ℓ2 and ℓ∞, in one box', rows => {
    const map = affineOf(rows)
    const sums = (lines: typeof rows) =>
      Math.max(...lines.map(line => line.reduce((sum, x) => sum + Math.abs(x), 0)))
    const region = box([-1, -2], [1, 3])
    const inOne = (space: typeof one) => intervalEnclosure([map], { ...ask, space, region })
    const one = manhattan(2)
    holds(inOne(one), rational(sums(transposed(rows))))
    holds(inOne(chebyshev(2)), rational(sums(rows)))
    const { lower, upper, boxes } = inOne(euclidean(2))
    expect(spectralAtMost(rows, upper)).toBe(true)
    if (lower > 0) expect(spectralAtMost(rows, lower * (1 - 2 ** -50))).toBe(false)
    expect(boxes).toBe(1)
    // √w A/√w with w = (1, 4), exactly.
    const scaled = [
      Float64Array.of(rows[0]![0]!, rows[0]![1]! / 2),
      Float64Array.of(2 * rows[1]![0]!, rows[1]![1]!),
    ]
    expect(spectralAtMost(scaled, inOne(weighted([1, 4])).upper)).toBe(true)
  })
  const entry = fc.integer({ min: 1, max: 999 }).map(k => k / 300)
  property([fc.tuple(entry, entry, entry, entry)], { numRuns: 20 })(
    'of Möbius maps in the log metric: Birkhoff’s, where its point is in the region',
    ([a, b, c, d]) => {
      const [ad, bc] = [rational(a).mul(rational(d)), rational(b).mul(rational(c))]
      fc.pre(!ad.equals(bc))
      const map = mobius(real, [
        [a, b],
        [c, d],
      ])
      const steepest = Math.sqrt((b * d) / (a * c))
      const region = box([steepest / 2], [steepest * 2])
      const { lower, upper } = intervalEnclosure([map], {
        ratio: 1.01,
        boxes: 500,
        space: positiveReals,
        region,
      })
      // k ≤ upper for k = |ad − bc|/(ad + bc + 2√(ad·bc)): the root is at least the rest.
      const rest = (k: number) => ad.sub(bc).abs().div(rational(k)).sub(ad).sub(bc)
      const root = ad.mul(bc).mul(4)
      const above = rest(upper)
      expect(above.compare(0) <= 0 || above.mul(above).compare(root) <= 0).toBe(true)
      if (lower === 0) return
      expect(rest(lower).compare(0) >= 0 && rest(lower).mul(rest(lower)).compare(root) >= 0).toBe(
        true,
      )
    },
  )
  test('of 1/(x + u) in the log metric: h/(h + u) on (0, h]', () => {
    const found = intervalEnclosure([reciprocal(real, 1)], {
      ...ask,
      space: positiveReals,
      region: box([0.01], [10]),
    })
    holds(found, rational(10, 11))
    expect(found).toMatchObject({ finished: true, point: expect.closeTo(10, 12) })
  })
  test('of the rotation field: √(1 − 2hm + h²M²)', () => {
    const [m, s, h] = [3, 4, 1 / 8]
    const found = intervalEnclosure([rotationStep(m, s, h)], {
      ...ask,
      space: euclidean(2),
      region: box([-1, -1], [1, 1]),
    })
    const square = rational((1 - h * m) ** 2 + (h * s) ** 2)
    expect(rational(found.upper).mul(rational(found.upper)).compare(square)).toBeGreaterThanOrEqual(
      0,
    )
    expect(rational(found.lower).mul(rational(found.lower)).compare(square)).toBeLessThanOrEqual(0)
    expect(found.upper / found.lower).toBeLessThan(1 + 1e-12)
  })
  test('of logistic regression on iris, on a ball around 0', () => {
    const { map, k } = irisStep()
    const region = ball(new Float64Array(5), 0.25)
    const found = intervalEnclosure([map], { ratio: 1.2, boxes: 300, space: euclidean(5), region })
    expect(found.finished).toBe(true)
    expect(found.lower).toBeLessThanOrEqual(k * (1 + 1e-12))
    expect(found.lower).toBeGreaterThanOrEqual(k * (1 - 1e-12))
    expect(found.upper).toBeGreaterThanOrEqual(k * (1 - 1e-12))
  })
  test('of a composition, nearer than the product of its constants', () => {
    const map = compose(real, [foldedAffine(real, -1, 0.5), affine(real, 2, 0)])
    const found = intervalEnclosure([map], { ...ask, space: realLine, region: interval })
    holds(found, rational(1))
  })
})

/** x ↦ x/2 + max(0, width − |x − at|)·4: slope 9/2 on an interval of length `width`. */
function spike(at: number, width: number): SelfMap<number> {
  const formula: Formula<number> = {
    dimension: 1,
    apply(on, x) {
      const { abs, max } = piecewise(on)
      return x.map(xi => {
        const tip = on.sub(on.of(width), abs(on.sub(xi, on.of(at))))
        return on.add(on.scale(1 / 2, xi), on.scale(4, max(tip, on.zero)))
      })
    },
  }
  return {
    name: 'spike',
    apply: x => x / 2 + Math.max(0, width - Math.abs(x - at)) * 4,
    proved: {},
    formula,
  }
}

describe('what samples miss', () => {
  test('a narrow spike is enclosed; control: pairs do not see it', () => {
    const map = spike(0.123456, 2 ** -30)
    const question = { space: realLine, region: interval }
    expect(sampledPairs([map], { ...question, seed: 1, evaluations: 500 }).lower).toBeLessThan(0.6)
    const found = intervalEnclosure([map], { ...ask, ...question })
    expect(found.upper).toBeGreaterThanOrEqual(4.5)
    expect(found.lower).toBeGreaterThan(4.49)
    expect(found.finished).toBe(true)
  })
  test('control: derivatives at points bound nothing from above', () => {
    const map = spike(0.123456, 2 ** -30)
    const grid = Array.from({ length: 1000 }, (_, i) => -3 + (8 * i) / 999)
    const steepest = Math.max(
      ...grid.map(x => Math.abs((map.apply(x + 1e-7) - map.apply(x)) / 1e-7)),
    )
    expect(steepest).toBeLessThan(0.6)
  })
})

describe('budgets and refusals', () => {
  const wave: SelfMap<number> = {
    name: 'sin(9x)/3 + x/7',
    apply: x => Math.sin(9 * x) / 3 + x / 7,
    proved: {},
    formula: {
      dimension: 1,
      apply: (on, x) =>
        x.map(xi =>
          on.add(
            on.scale(1 / 3, smooth(on, 'sin')(on.scale(9, xi))),
            on.scale(1 / 7, on.mul(xi, on.mul(xi, xi))),
          ),
        ),
    },
  }
  const question = { space: realLine, region: box([-1], [1]), ratio: 1 }
  test('what there is at the end of one is proved', () => {
    const bounds = [1, 10, 100].map(boxes => intervalEnclosure([wave], { ...question, boxes }))
    bounds.forEach(({ lower, upper, boxes, finished }, i) => {
      expect(lower).toBeLessThan(upper)
      expect(finished).toBe(false)
      expect(boxes).toBeLessThanOrEqual(10 ** i + 1)
      if (i > 0) expect(upper).toBeLessThanOrEqual(bounds[i - 1]!.upper)
    })
    let asked = 0
    const stopped = intervalEnclosure([wave], { ...question, boxes: 1e6, stop: () => ++asked > 5 })
    expect(stopped.boxes).toBeLessThan(20)
    expect(enclosureEstimate(stopped)).toMatchObject({
      kind: 'certificate',
      interval: { low: stopped.lower, high: stopped.upper, confidence: 1 },
      detail: expect.stringContaining('budget spent'),
    })
  })
  test('several maps: the largest of their constants', () => {
    const maps = [0.5, -2, 1].map(a => affine(real, a, 0))
    const found = intervalEnclosure(maps, { ...ask, space: realLine, region: interval })
    expect(found).toMatchObject({ lower: 2, upper: 2, place: 1 })
  })
  test('a coordinate of width 0 is a constant, and a region of one point contracts', () => {
    const map = affineOf([Float64Array.of(1, 9), Float64Array.of(0, 9)])
    const found = intervalEnclosure([map], {
      ...ask,
      space: manhattan(2),
      region: box([0, 1], [1, 1]),
    })
    expect(found).toMatchObject({ lower: 1, upper: 1 })
    const point = intervalEnclosure([map], {
      ...ask,
      space: manhattan(2),
      region: box([1, 1], [1, 1]),
    })
    expect(point).toMatchObject({ lower: 0, upper: 0, finished: true })
  })
  test('steepness without bound is never certified', () => {
    const root: SelfMap<number> = {
      name: '√x',
      apply: Math.sqrt,
      proved: {},
      formula: { dimension: 1, apply: (on, x) => x.map(xi => smooth(on, 'sqrt')(xi)) },
    }
    const found = intervalEnclosure([root], {
      ...ask,
      boxes: 50,
      space: realLine,
      region: box([0], [1]),
    })
    expect(found).toMatchObject({ upper: Infinity, finished: false })
    expect(() =>
      intervalEnclosure([root], { ...ask, space: realLine, region: box([-2], [1]) }),
    ).toThrow(/^√x: not defined on \[-0.5, -0.5\] \(sqrt: expected numbers ≥ 0/)
  })
  test('maps without formulas, and ratios below 1', () => {
    const plain: SelfMap<number> = { name: 'plain', apply: x => x, proved: {} }
    expect(() => intervalEnclosure([plain], { ...ask, ...question, ratio: 2 })).toThrow(
      'plain: expected a formula of dimension 1, got none',
    )
    expect(() => intervalEnclosure([wave], { ...question, ratio: 0.5, boxes: 1 })).toThrow(
      'ratio: expected a number ≥ 1, got 0.5',
    )
  })
})

describe('norms of interval matrices', () => {
  property([matrices(2), matrices(2), fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4))])(
    'hold those of the matrices inside',
    (p, q, parts) => {
      const columns = [0, 1].map(j =>
        [0, 1].map(i => ({
          low: Math.min(p[i]![j]!, q[i]![j]!),
          high: Math.max(p[i]![j]!, q[i]![j]!),
        })),
      )
      const inside = [0, 1].map(i =>
        Float64Array.from(
          [0, 1],
          j => p[i]![j]! + (parts[2 * i + j]! / 4) * (q[i]![j]! - p[i]![j]!),
        ),
      )
      expect(spectralAtMost(inside, normAbove(columns, 'ℓ2'))).toBe(true)
      for (const v of [
        [1, 0],
        [3, -4],
        [1, 1],
      ]) {
        const below = normBelow(columns, 'ℓ2', v)
        if (below > 0) expect(spectralAtMost(inside, below * (1 - 2 ** -50))).toBe(false)
      }
    },
  )
  test('control: the norm of the centre is not above them', () => {
    const columns = [
      [{ low: 0, high: 2 }, exactly(0)],
      [exactly(0), { low: 0, high: 2 }],
    ]
    expect(normAbove(columns, 'ℓ2')).toBeGreaterThanOrEqual(2)
    expect(spectralAtMost([Float64Array.of(2, 0), Float64Array.of(0, 2)], 1)).toBe(false)
  })
  test('infinite ends give an infinite bound, and 0', () => {
    const columns = [
      [exactly(1), { low: -Infinity, high: 1 }],
      [exactly(0), exactly(1)],
    ]
    for (const norm of ['ℓ1', 'ℓ2', 'ℓ∞'] as const) expect(normAbove(columns, norm)).toBe(Infinity)
    expect(normBelow(columns, 'ℓ2', [1, 0])).toBeLessThanOrEqual(1)
  })
})

describe('where derivatives or maps are not defined', () => {
  const where = { ...ask, space: realLine, region: box([-1], [1]) }
  const root = lineMap('√x²/2 + 1', (on, x) =>
    on.add(on.scale(0.5, smooth(on, 'sqrt')(on.mul(x, x))), on.one),
  )
  test('no derivative at a point: upper is ∞, lower stands', () => {
    const found = intervalEnclosure([root], where)
    expect(found.upper).toBe(Infinity)
    expect(found.lower).toBeLessThanOrEqual(0.5)
    expect(found.lower).toBeGreaterThan(0.49)
  })
  test('control: away from that point it is enclosed', () => {
    const found = intervalEnclosure([root], { ...where, region: box([0.5], [1]) })
    expect(found.upper).toBeLessThan(0.51)
  })
  test('no value at a point: the map and the point are named', () => {
    const inverse = lineMap('1/x', (on, x) => on.div(on.one, x))
    expect(() => intervalEnclosure([inverse], where)).toThrow(/^1\/x: not defined on \[0, 0\] /)
  })
  test('stopped at once, what was not looked at has no bound', () => {
    const found = intervalEnclosure([root], { ...where, stop: () => true })
    expect(found).toMatchObject({ upper: Infinity, finished: false, boxes: 0 })
  })
})
