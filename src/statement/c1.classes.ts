import fc from 'fast-check'
import { affine } from '../map/affine.js'
import { clipAffine } from '../map/clip-affine.js'
import { denseAffine } from '../map/dense-affine.js'
import { mobius } from '../map/mobius.js'
import { piecewiseLinear } from '../map/piecewise-linear.js'
import type { ClosedMap } from '../map/self-map.js'
import { table } from '../map/table.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { rationalUpTo } from './given.js'

const Q = rationals

/** A map of any one closed class. */
export interface Closed<P, S> extends ClosedMap<P, S, Closed<P, S>> {}

/** A class of maps that is closed under composition, with random instances to try it on. */
export interface ClosedClass<P, S> {
  readonly name: string
  readonly map: fc.Arbitrary<Closed<P, S>>
  readonly start: fc.Arbitrary<P>
  /** Two points are equal exactly when they are written alike. */
  show(p: P): string
}

const numbers = rationalUpTo(4)
const showNumber = (x: Rational) => x.toFraction()
const pairs = fc.tuple(numbers, numbers)

const affineMaps = {
  name: 'affine',
  map: pairs.map(([a, b]) => affine(Q, a, b)),
  start: numbers,
  show: showNumber,
}

const denseMaps = {
  name: 'dense affine on ℚ²',
  map: fc.tuple(pairs, pairs, pairs).map(([a, b, c]) => denseAffine(coordinates(Q, 2), [a, b], c)),
  start: pairs as fc.Arbitrary<readonly Rational[]>,
  show: (p: readonly Rational[]) => `(${p.map(showNumber).join(', ')})`,
}

/** Entries ≥ 0, so that every map is one of (0, ∞). */
const mobiusMaps = {
  name: 'Möbius on (0, ∞)',
  map: fc
    .tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5))
    .filter(([a, b, c, d]) => a * d !== b * c)
    .map(entries => {
      const [a, b, c, d] = entries.map(x => rational(x)) as [Rational, Rational, Rational, Rational]
      return mobius(Q, [
        [a, b],
        [c, d],
      ])
    }),
  start: fc.integer({ min: 1, max: 12 }).map(p => rational(p, 4)),
  show: showNumber,
}

/** Slopes of any sign; no bounds, one, or two. */
const clipMaps = {
  name: 'clip-affine, any sign',
  map: fc.tuple(pairs, fc.option(numbers), fc.option(numbers)).map(([[a, b], one, other]) => {
    const [lo, hi] = one && other && one.compare(other) > 0 ? [other, one] : [one, other]
    return clipAffine(Q, a, b, { ...(lo && { lo }), ...(hi && { hi }) })
  }),
  start: numbers,
  show: showNumber,
}

const tableMaps = {
  name: 'tables on 4 points',
  map: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)).map(images => table<Rational>(images)),
  start: fc.nat(3),
  show: String,
}

/** Rising or falling, one to four knots, flat and steep pieces. */
const piecewiseMaps = {
  name: 'monotone piecewise linear',
  map: fc
    .record({
      falls: fc.boolean(),
      first: pairs,
      gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat(8)), { maxLength: 3 }),
      ends: fc.tuple(fc.nat(4), fc.nat(4)),
    })
    .map(({ falls, first, gaps, ends }) => {
      const rise = (quarters: number) => rational(falls ? -quarters : quarters, 4)
      const knots = [first]
      for (const [dx, dy] of gaps) {
        const [x, y] = knots[knots.length - 1]!
        knots.push([x.add(rational(dx, 4)), y.add(rise(dy))])
      }
      return piecewiseLinear(Q, knots, { left: rise(ends[0]), right: rise(ends[1]) })
    }),
  start: numbers,
  show: showNumber,
}

/** What `make` gives for each class. */
export const forEachClass = <T>(make: <P, S>(of: ClosedClass<P, S>) => T): T[] => [
  make(affineMaps),
  make(denseMaps),
  make(mobiusMaps),
  make(clipMaps),
  make(tableMaps),
  make(piecewiseMaps),
]
