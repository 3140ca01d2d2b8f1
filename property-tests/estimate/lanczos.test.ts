import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EstimateError } from '../../src/estimate/estimate.js'
import { endsOf, lanczos, type Spectrum } from '../../src/estimate/lanczos.js'
import { tridiagonalEigen } from '../../src/estimate/tridiagonal.js'
import { property } from '../property.js'
import { diagonal, instances, rotated, sizeOf, wave } from './planted.js'

const u = 2 ** -53
/** Four reflections on each side of Λ round by about 4√d·u each, and Lanczos by what it says. */
const rounding = ({ rounding, dimension }: Spectrum, size: number) =>
  rounding + 40 * Math.sqrt(dimension) * u * size

property([instances])(
  'with products to spare, all eigenvalues with their multiplicities',
  ({ eigenvalues, operator, seed }) => {
    const d = eigenvalues.length
    const found = lanczos(operator, { seed, all: true })
    expect(found.complete).toBe(true)
    expect(found.converged).toBe(true)
    expect(found.products).toBe(d)
    const sorted = eigenvalues.toSorted((a, b) => a - b)
    found.values.forEach((value, i) => {
      expect(Math.abs(value - sorted[i]!)).toBeLessThanOrEqual(rounding(found, sizeOf(eigenvalues)))
    })
  },
)

property([instances])(
  'as soon as they converge, both ends to 10⁻⁸ of the norm, whatever is clustered there',
  ({ eigenvalues, operator, seed }) => {
    const found = lanczos(operator, { seed, all: false })
    const { least, greatest, converged, values, errors, products } = found
    const d = eigenvalues.length
    const size = sizeOf(eigenvalues)
    expect(converged).toBe(true)
    expect(products).toBeLessThanOrEqual(d)
    expect(Math.abs(least.value - Math.min(...eigenvalues))).toBeLessThanOrEqual(1e-8 * size)
    expect(Math.abs(greatest.value - Math.max(...eigenvalues))).toBeLessThanOrEqual(1e-8 * size)
    // Residual bounds: an eigenvalue is as near as each Ritz value says.
    values.forEach((value, i) => {
      const gap = Math.min(...eigenvalues.map(l => Math.abs(l - value)))
      expect(gap).toBeLessThanOrEqual(errors[i]! + rounding(found, size))
    })
  },
)

property([instances, fc.integer({ min: 1, max: 6 })])(
  'Ritz values lie inside the spectrum, and interlace, whenever it stops',
  ({ eigenvalues, operator, seed }, budget) => {
    const found = lanczos(operator, { seed, budget, tolerance: 0, all: false })
    const allowed = rounding(found, sizeOf(eigenvalues))
    expect(found.products).toBeLessThanOrEqual(budget)
    const sorted = eigenvalues.toSorted((a, b) => a - b)
    found.values.forEach((value, i) => {
      const fromAbove = found.values.length - i
      expect(value).toBeGreaterThanOrEqual(sorted[i]! - allowed)
      expect(value).toBeLessThanOrEqual(sorted.at(-fromAbove)! + allowed)
    })
  },
)

const spread = (d: number) => Array.from({ length: d }, (_, i) => i / (d - 1) - 0.3)

describe('large', () => {
  test.each<[string, readonly number[]]>([
    ['even', spread(300)],
    ['clustered at both ends', [...spread(200), 0.7 + 1e-9, 0.7 + 2e-9, -0.3 - 1e-9]],
    ['decaying', Array.from({ length: 300 }, (_, i) => 0.9 ** i)],
    ['of rank 5', Array.from({ length: 300 }, (_, i) => (i < 5 ? i + 1 : 0))],
    ['scaled by 10⁻²⁰⁰', spread(50).map(x => 1e-200 * x)],
    ['two values', Array.from({ length: 200 }, (_, i) => (i % 2 ? 1 : 3))],
  ])('%s: ends to 10⁻¹² of the norm', (_, eigenvalues) => {
    const { least, greatest, converged } = lanczos(rotated(eigenvalues), { seed: 7 })
    const size = sizeOf(eigenvalues)
    expect(converged).toBe(true)
    expect(Math.abs(greatest.value - Math.max(...eigenvalues))).toBeLessThan(1e-12 * size)
    expect(Math.abs(least.value - Math.min(...eigenvalues))).toBeLessThan(1e-12 * size)
  })

  test('d = 4000, one eigenvalue apart at each end, in far fewer products', () => {
    const eigenvalues = [...wave(4000, 3), -2, 1.5]
    const found = lanczos(diagonal(eigenvalues), { seed: 1 })
    expect(found.converged).toBe(true)
    expect(found.products).toBeLessThan(100)
    expect(Math.abs(found.greatest.value - 1.5)).toBeLessThan(1e-12)
    expect(Math.abs(found.least.value + 2)).toBeLessThan(1e-12)
  })

  test('what may lie beyond: from many starts no eigenvalue is so far out', () => {
    const eigenvalues = [...spread(400), 0.75]
    for (let seed = 0; seed < 20; seed++) {
      const found = lanczos(diagonal(eigenvalues), { seed, budget: 60, tolerance: 0 })
      expect(found.beyond).toBeLessThan(0.2)
      expect(0.75 - found.greatest.value).toBeLessThanOrEqual(found.beyond)
      expect(found.least.value + 0.3).toBeLessThanOrEqual(found.beyond)
    }
  })
})

describe('naive versions are wrong', () => {
  test('without reorthogonalisation the top eigenvalue is found more than once', () => {
    // Strakoš's spectrum: the top is found early, and then again and again.
    const d = 40
    const eigenvalues = Array.from(
      { length: d },
      (_, i) => 1e-3 + (i / (d - 1)) * (1 - 1e-3) * 0.7 ** (d - 1 - i),
    )
    const { apply } = rotated(eigenvalues)
    const [alpha, beta]: [number[], number[]] = [[], []]
    let q = Float64Array.from(wave(d, 5))
    const norm = (v: Float64Array) => Math.hypot(...v)
    q = q.map(x => x / norm(q))
    let before = new Float64Array(d)
    for (let j = 0; j < d; j++) {
      const image = apply(q)
      alpha.push(image.reduce((s, x, i) => s + x * q[i]!, 0))
      const w = image.map((x, i) => x - alpha[j]! * q[i]! - (beta[j - 1] ?? 0) * before[i]!)
      const reach = norm(w)
      beta.push(reach)
      before = q
      q = w.map(x => x / reach)
    }
    const near = (values: ArrayLike<number>) =>
      Array.from(values).filter(x => Math.abs(x - 1) < 1e-8).length
    expect(near(tridiagonalEigen(alpha, beta).values)).toBeGreaterThan(1)
    expect(near(lanczos(rotated(eigenvalues), { seed: 3, all: true }).values)).toBe(1)
  })

  test('one chain from any start counts an eigenvalue once, however often it occurs', () => {
    const eigenvalues = [5, 5, 5, 1, 1, 0, 0, 0, 0, 0]
    const found = lanczos(rotated(eigenvalues), { seed: 2, all: true })
    expect(Array.from(found.values, x => Math.round(x) + 0)).toEqual(eigenvalues.toReversed())
    // The first chain is closed after three products, one for each different value.
    expect(lanczos(rotated(eigenvalues), { seed: 2, budget: 3 }).values).toHaveLength(3)
    expect(lanczos(rotated(eigenvalues), { seed: 2, budget: 3 }).converged).toBe(false)
    const soon = lanczos(rotated(eigenvalues), { seed: 2, all: false })
    expect(soon.converged).toBe(true)
    expect(soon.complete).toBe(false)
  })

  test('power iteration from a start orthogonal to the top eigenvector misses it', () => {
    const operator = diagonal([1, 0.5, 0.25])
    let v = Float64Array.of(0, 1, 1)
    for (let n = 0; n < 100; n++) {
      const w = operator.apply(v)
      const size = Math.hypot(...w)
      v = w.map(x => x / size)
    }
    expect(Math.hypot(...operator.apply(v))).toBeCloseTo(0.5, 12)
    expect(Math.abs(lanczos(operator, { seed: 0 }).greatest.value - 1)).toBeLessThan(1e-14)
  })
})

describe('conduct', () => {
  test('the same seed gives the same bits; another, another path to the same ends', () => {
    const operator = rotated(spread(60))
    expect(lanczos(operator, { seed: 4 })).toEqual(lanczos(operator, { seed: 4 }))
    expect(lanczos(operator, { seed: 4 })).not.toEqual(lanczos(operator, { seed: 5 }))
  })

  test('it stops when told to, and says that it has not converged', () => {
    let looked = 0
    const found = lanczos(rotated(spread(60)), { seed: 4, stop: () => ++looked >= 5 })
    expect(found.products).toBe(5)
    expect(found.converged).toBe(false)
    expect(endsOf(found, 'H').map(figure => figure.kind)).toEqual(['upper bound', 'lower bound'])
    expect(endsOf(lanczos(rotated(spread(60)), { seed: 4 }), 'H')[1]!.kind).toBe('computed')
  })

  test.each<[Parameters<typeof lanczos>[1]]>([
    [{ seed: 1, budget: 0 }],
    [{ seed: 1, budget: 2.5 }],
    [{ seed: 1, tolerance: -1 }],
  ])('%o is refused', options => {
    expect(() => lanczos(diagonal([1, 2]), options)).toThrow(EstimateError)
  })

  test('products that are not finite, or of another size, are refused', () => {
    expect(() => lanczos(diagonal([1, Number.NaN]), { seed: 1 })).toThrow(EstimateError)
    const apply = () => new Float64Array(3)
    expect(() => lanczos({ dimension: 2, apply }, { seed: 1 })).toThrow(
      'symmetric operator: expected products of 2 finite numbers, got 3 of norm 0',
    )
  })
})
