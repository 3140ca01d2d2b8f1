import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { gradientStep } from '../map/gradient-step.js'
import { piecewiseLinear } from '../map/piecewise-linear.js'
import { backward } from '../order/backward.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, type Finding } from './finding.js'
import { contractionConstants, listed, type RationalMap, rationalUpTo } from './given.js'
import { d, path } from './rational-paths.js'

const Q = rationals

/** The ball B = [c − r, c + r]. */
export interface Region {
  readonly c: Rational
  readonly r: Rational
}

/** A map c + u ↦ c + shift + slope·u on B, that goes on with slope ±3 outside. */
export function expandingOutside({ c, r }: Region, slope: Rational, shift: Rational): RationalMap {
  const knot = (u: Rational) => [c.add(u), c.add(shift).add(slope.mul(u))] as const
  const steep = rational(slope.compare(0) < 0 ? -3 : 3)
  return piecewiseLinear(Q, [knot(r.neg()), knot(r)], { left: steep, right: steep })
}

/** Maps that contract B by k and move its centre by at most (1 − k) r, and a start in B. */
export interface Local extends Region {
  readonly k: Rational
  readonly parts: readonly { readonly slope: Rational; readonly shift: Rational }[]
  readonly maps: readonly RationalMap[]
  readonly start: Rational
  /** The fixed point of the last map in B. */
  readonly fixed: Rational
}

export const regions: fc.Arbitrary<Region> = fc.record({
  c: rationalUpTo(3),
  r: rationalUpTo(4).map(x => x.abs().add(rational(1, 6))),
})

/** −1, −5/6, …, 1. */
const sixths: fc.Arbitrary<Rational> = fc.integer({ min: -6, max: 6 }).map(n => rational(n, 6))

export const locals: fc.Arbitrary<Local> = fc
  .tuple(
    regions,
    contractionConstants,
    sixths,
    fc.array(fc.tuple(sixths, sixths), { minLength: 1, maxLength: 6 }),
  )
  .map(([region, k, place, drawn]) => {
    const { c, r } = region
    const parts = drawn.map(([s, b]) => ({
      slope: k.mul(s),
      shift: b.mul(rational(1).sub(k)).mul(r),
    }))
    const last = parts.at(-1)!
    return {
      ...region,
      k,
      parts,
      maps: parts.map(({ slope, shift }) => expandingOutside(region, slope, shift)),
      start: c.add(place.mul(r)),
      fixed: c.add(last.shift.div(rational(1).sub(last.slope))),
    }
  })

export const showLocal = ({ c, r, k, parts, start }: Local): string => {
  const [first, ...others] = parts
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  return `B(${c.toFraction()}, ${r.toFraction()}), k = ${k.toFraction()}; slope ${first!.slope.toFraction()}, shift ${first!.shift.toFraction()}${more}; start ${start.toFraction()}`
}

/** d(X_n, θ*) ≤ k^n (d(c, θ) + r)·slack, the last map repeated for ever. */
export function localBound(
  { c, r, k, maps, start, fixed }: Omit<Local, 'parts'>,
  slack = rational(1),
): Finding {
  const target = applyWord(listed(maps), backward.word(maps.length - 1), fixed)
  return all(
    path(listed(maps), backward, start, maps.length).map((point, n) =>
      atMost(
        Q,
        d(point, target),
        power(Q, k, n).mul(d(c, start).add(r)).mul(slack),
        `d(X_${n}, θ*)`,
      ),
    ),
  )
}

/**
 * A gradient step about c whose loss has gradient `noise` at c and curvature `a` on B, and is
 * concave, with curvature −1, outside.
 */
export function noisyStep(
  { c, r }: Region,
  h: Rational,
  a: Rational,
  noise: Rational,
): RationalMap {
  const clip = (u: Rational) => (u.abs().compare(r) <= 0 ? u : u.compare(0) > 0 ? r : r.neg())
  return gradientStep(scalars(Q), h, x => {
    const u = x.sub(c)
    return noise.add(a.mul(clip(u))).sub(u.sub(clip(u)))
  })
}

/** x/2 + 1 for x ≤ 1, 3/2 + 3(x − 1) beyond. */
export const runaway = piecewiseLinear(Q, [[rational(1), rational(3, 2)]], {
  left: rational(1, 2),
  right: rational(3),
})
