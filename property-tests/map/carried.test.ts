import { expect, test } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { clipAffine } from '../../src/map/clip-affine.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { homothety } from '../../src/map/homothety.js'
import { mobius } from '../../src/map/mobius.js'
import { piecewiseLinear } from '../../src/map/piecewise-linear.js'
import { reflection } from '../../src/map/reflection.js'
import { spectralNorm } from '../../src/map/spectral-norm.js'
import { squareRootAbove } from '../../src/map/square-root.js'
import { table } from '../../src/map/table.js'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

/**
 * What maps carry, in full. The laws of maps try to refute what is carried; these see that what can
 * be proved is carried, and that no more is.
 */
const Q = rationals
const q = rational
const plane = coordinates(Q, 2)

/** Fractions as text, all else as it is. */
const readable = (value: unknown): unknown => {
  if (value instanceof Object && 'toFraction' in value) return (value as Rational).toFraction()
  if (Array.isArray(value)) return value.map(readable)
  if (value instanceof Object) {
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, readable(of)]))
  }
  return value
}

const bounds = (lo: Rational, hi: Rational) => ({ lo, hi })

test.each<[string, { readonly proved: unknown }, unknown]>([
  [
    'x/2 + 1',
    affine(Q, q(1, 2), q(1)),
    { lipschitz: { '|·|': '1/2' }, monotone: 'increasing', fixedPoint: '2' },
  ],
  ['x + 1', affine(Q, q(1), q(1)), { lipschitz: { '|·|': '1' }, monotone: 'increasing' }],
  [
    '-x + 1',
    affine(Q, q(-1), q(1)),
    { lipschitz: { '|·|': '1' }, monotone: 'decreasing', fixedPoint: '1/2' },
  ],
  ['0·x', affine(real, 0, 3), { lipschitz: { '|·|': 0 }, monotone: 'increasing' }],
  [
    'clip(-2x + 9, 0, 5)',
    clipAffine(Q, q(-2), q(9), bounds(q(0), q(5))),
    { lipschitz: { '|·|': '2' }, monotone: 'decreasing', fixedPoint: '3' },
  ],
  [
    'clip(x/2 + 4, 0, 5)',
    clipAffine(Q, q(1, 2), q(4), bounds(q(0), q(5))),
    { lipschitz: { '|·|': '1/2' }, monotone: 'increasing', fixedPoint: '5' },
  ],
  [
    'clip(2x, 3, 3), a constant',
    clipAffine(Q, q(2), q(0), bounds(q(3), q(3))),
    { lipschitz: { '|·|': '0' }, monotone: 'increasing' },
  ],
  [
    'max(0·x + 1, 0)',
    clipAffine(Q, q(0), q(1), { lo: q(0) }),
    { lipschitz: { '|·|': '0' }, monotone: 'increasing', fixedPoint: '1' },
  ],
  [
    'clip over floats',
    clipAffine(real, 0.5, 1),
    { lipschitz: { '|·|': 0.5 }, monotone: 'increasing' },
  ],
  ['1 + |x|/2', foldedAffine(Q, q(1), q(1, 2)), { lipschitz: { '|·|': '1/2' }, fixedPoint: '2' }],
  [
    '-1 + |x|/2',
    foldedAffine(Q, q(-1), q(1, 2)),
    { lipschitz: { '|·|': '1/2' }, fixedPoint: '-2/3' },
  ],
  ['1 - |x|', foldedAffine(Q, q(1), q(-1)), { lipschitz: { '|·|': '1' } }],
  ['1 + |x|/2, floats', foldedAffine(real, 1, 0.5), { lipschitz: { '|·|': 0.5 } }],
  ['|1 - x|', reflection(Q, q(1)), { lipschitz: { '|·|': '1' }, fixedPoint: '1/2' }],
  ['|0 - x|', reflection(Q, q(0)), { lipschitz: { '|·|': '1' }, fixedPoint: '0' }],
  ['|-1 - x|', reflection(Q, q(-1)), { lipschitz: { '|·|': '1' } }],
  ['|1 - x|, floats', reflection(real, 1), { lipschitz: { '|·|': 1 } }],
  [
    'x/2 + (1, 0)',
    homothety(plane, q(1, 2), [q(1), q(0)]),
    { lipschitz: { '|·|': '1/2', ℓ1: '1/2', ℓ2: '1/2', 'ℓ∞': '1/2' }, fixedPoint: ['2', '0'] },
  ],
  [
    'x + (1, 0)',
    homothety(plane, q(1), [q(1), q(0)]),
    { lipschitz: { '|·|': '1', ℓ1: '1', ℓ2: '1', 'ℓ∞': '1' } },
  ],
  [
    'x/2, floats',
    homothety(float64(1), -0.5, Float64Array.of(1)),
    { lipschitz: { '|·|': 0.5, ℓ1: 0.5, ℓ2: 0.5, 'ℓ∞': 0.5 } },
  ],
  [
    'diag(1/2, -3)',
    diagonalAffine(plane, [q(1, 2), q(-3)], [q(1), q(4)]),
    { lipschitz: { ℓ1: '3', ℓ2: '3', 'ℓ∞': '3' }, fixedPoint: ['2', '1'] },
  ],
  [
    'diag(1/2, 1), no fixed point',
    diagonalAffine(plane, [q(1, 2), q(1)], [q(1), q(4)]),
    { lipschitz: { ℓ1: '1', ℓ2: '1', 'ℓ∞': '1' } },
  ],
  ['table, increasing', table([0, 0, 2]), { monotone: 'increasing', fixedPoint: 0 }],
  ['table, decreasing', table([2, 1, 0]), { monotone: 'decreasing', fixedPoint: 1 }],
  ['table, neither, fixes none', table([1, 2, 0]), {}],
  ['table of one value', table([1, 1]), { monotone: 'increasing', fixedPoint: 1 }],
  [
    'linear through (0, 0) (1, 2)',
    piecewiseLinear(
      Q,
      [
        [q(0), q(0)],
        [q(1), q(2)],
      ],
      { left: q(1), right: q(3) },
    ),
    { lipschitz: { '|·|': '3' }, monotone: 'increasing' },
  ],
  [
    '(x + 1)/(x + 4)',
    mobius(Q, [
      [q(1), q(1)],
      [q(1), q(4)],
    ]),
    { lipschitz: { '|log|': '1/3' }, monotone: 'increasing' },
  ],
  [
    '(x - 1)/(x + 4)',
    mobius(Q, [
      [q(1), q(-1)],
      [q(1), q(4)],
    ]),
    {},
  ],
  ['θ - ∇L', gradientStep(float64(1), 0.1, x => x), {}],
])('%s', (_, map, expected) => {
  const found = readable(map.proved) as Record<string, unknown>
  expect(found).toEqual(expected)
})

test('a full matrix carries column sums in ℓ1 and row sums in ℓ∞', () => {
  const rows = [
    [q(1, 2), q(-1)],
    [q(0), q(1, 4)],
  ]
  const { lipschitz } = denseAffine(plane, rows, [q(0), q(0)]).proved
  expect(readable([lipschitz!.ℓ1, lipschitz!['ℓ∞']])).toEqual(['5/4', '3/2'])
})

test('spectral norms of matrices that are not square', () => {
  const row = [Float64Array.of(3, 4)]
  const column = [Float64Array.of(3), Float64Array.of(4)]
  for (const matrix of [row, column]) {
    const norm = spectralNorm(matrix)
    expect(norm).toBeGreaterThanOrEqual(5)
    expect(norm).toBeLessThanOrEqual(5 * (1 + 40 * 2 ** -53))
  }
})

test('roots from above where doubles have none: of 10^−700 and 10^700', () => {
  const tiny = q(1, 10n ** 700n)
  const root = squareRootAbove(Q, tiny)
  expect(root.mul(root).compare(tiny)).toBeGreaterThanOrEqual(0)
  const huge = q(10n ** 700n)
  const above = squareRootAbove(Q, huge)
  expect(above.mul(above).compare(huge)).toBeGreaterThanOrEqual(0)
  expect(squareRootAbove(Q, q(0)).toFraction()).toBe('0')
})
