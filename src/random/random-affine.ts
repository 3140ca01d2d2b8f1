import { type AffineMap, affine } from '../map/affine.js'
import { realLine } from '../space/line.js'
import { real } from '../space/real.js'
import { finiteOf } from './address.js'
import { inBulk } from './bulk.js'
import type { Draw } from './draw.js'
import { type IidMap, iid } from './iid.js'

/** The random affine map of ℝ: x ↦ A·x + B, with (A, B) i.i.d.; A is drawn before B. */
export function randomAffine(law: {
  readonly slope: Draw<number>
  readonly shift: Draw<number>
  readonly name?: string
}): IidMap<number, number, AffineMap<number>> {
  const { slope, shift } = law
  return iid({
    name: law.name ?? 'x ↦ A·x + B',
    space: realLine,
    draw: source => affine(real, slope(source), shift(source)),
    step: (source, x) => slope(source) * x + shift(source),
    bulk:
      inBulk(slope) && inBulk(shift)
        ? {
            width: 1,
            draws: 2,
            apply(sources, x, from, to) {
              const a = slope.bulk(sources, 1)
              const b = shift.bulk(sources, 1)
              for (let r = from; r < to; r++) x[r] = a[r - from]! * x[r]! + b[r - from]!
            },
          }
        : undefined,
  })
}

/**
 * SGD on L(θ) = E(θ − e)²/2, an AR(1) process: θ ↦ (1 − h)·θ + h·ε, ε i.i.d. of the law `noise`. For
 * 0 < h < 2 and noise of mean 0 and variance s² its stationary variance is h·s²/(2 − h)
 * (Dherin et al. 2025, Section 3.1). Throws RandomError unless h is finite.
 */
export function ar1(law: {
  readonly h: number
  readonly noise: Draw<number>
}): IidMap<number, number, AffineMap<number>> {
  const { noise } = law
  const h = finiteOf(law.h, 'AR(1), h')
  const a = 1 - h
  return iid({
    name: `θ ↦ (1 − h)·θ + h·ε, h = ${h}`,
    space: realLine,
    proved: { lipschitz: { '|·|': Math.abs(a) } },
    draw: source => affine(real, a, h * noise(source)),
    step: (source, theta) => a * theta + h * noise(source),
    bulk: inBulk(noise)
      ? {
          width: 1,
          draws: 1,
          apply(sources, theta, from, to) {
            const e = noise.bulk(sources, 1)
            for (let r = from; r < to; r++) theta[r] = a * theta[r]! + h * e[r - from]!
          },
        }
      : undefined,
  })
}
