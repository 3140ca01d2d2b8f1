import fc from 'fast-check'
import { expect, test } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { clipAffine } from '../../src/map/clip-affine.js'
import type { Proved, SelfMap } from '../../src/map/self-map.js'
import { euclidean } from '../../src/space/euclidean.js'
import { interval } from '../../src/space/interval.js'
import { rationalLine } from '../../src/space/line.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { brokenLaws, type Law } from '../space/law.js'
import { type MapLawConstraints, mapLaws } from './map-laws.js'
import { smallRational } from './maps.js'

const onLine: MapLawConstraints<Rational, Rational> = {
  space: rationalLine,
  points: smallRational,
  order: rationals.compare,
}

/** Runs enough for a false claim to pass with probability below 1e-12, whatever the defaults. */
const refuted = (laws: readonly Law[]) => brokenLaws(laws, { numRuns: 200 })

const halving = affine(rationals, rational(1, 2), rational(1))

/** x ↦ x/2 + 1 with something false said of it, and the laws that notice. */
const broken = (proved: Partial<Proved<Rational, Rational>>) =>
  refuted(
    mapLaws(
      fc.constant<SelfMap<Rational, Rational>>({
        name: halving.name,
        apply: x => halving.apply(x),
        proved: { ...halving.proved, ...proved },
      }),
      onLine,
    ),
  )

test('the truth passes', () => expect(broken({})).toEqual([]))

test('a constant too small by a millionth is refuted', () => {
  expect(broken({ lipschitz: { '|·|': rational(499999, 1000000) } })).toEqual(['Lipschitz'])
})

test('the wrong direction is refuted', () => {
  expect(broken({ monotone: 'decreasing' })).toEqual(['monotone'])
})

test('the wrong fixed point is refuted', () => {
  expect(broken({ fixedPoint: rational(2000001, 1000000) })).toEqual(['fixed point'])
})

test('a contraction claimed of a map that is not one everywhere is refuted', () => {
  // Slope 1/2 up to 0, slope 2 beyond: a contraction near its fixed point only.
  const bent: SelfMap<Rational, Rational> = {
    name: 'x ↦ max(x/2, 2x)',
    apply: x => (x.compare(0) > 0 ? x.mul(2) : x.div(2)),
    proved: { lipschitz: { '|·|': rational(1, 2) } },
  }
  expect(refuted(mapLaws(fc.constant(bent), onLine))).toEqual(['Lipschitz'])
})

test('a map that leaves the space is refuted', () => {
  const unit = interval(rationals, rational(0), rational(1))
  const points = fc.nat(12).map(n => rational(n, 12))
  const shift = clipAffine(rationals, rational(1), rational(1, 2), { lo: rational(0) })
  const constraints = { space: unit, points, order: rationals.compare }
  expect(refuted(mapLaws(fc.constant(shift), constraints))).toEqual(['self-map'])
})

test('a map that changes its argument, or answers differently, is refuted', () => {
  const points = fc.constant(0).map(() => Float64Array.of(1, 2))
  const space = euclidean(2)
  const inPlace: SelfMap<Float64Array> = {
    name: 'in place',
    apply: x => x.fill(0),
    proved: {},
  }
  expect(refuted(mapLaws(fc.constant(inPlace), { space, points }))).toEqual(['purity'])
  let calls = 0
  const drifting: SelfMap<Float64Array> = {
    name: 'drifting',
    apply: () => Float64Array.of(calls++, 0),
    proved: {},
  }
  expect(refuted(mapLaws(fc.constant(drifting), { space, points }))).toEqual(['purity'])
})

test('a false constant over floats is refuted beyond rounding', () => {
  const space = euclidean(2)
  const points = fc
    .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
    .map(([x, y]) => Float64Array.of(x, y))
  const turn: SelfMap<Float64Array> = {
    name: 'a quarter turn',
    apply: ([x, y]) => Float64Array.of(-y!, x!),
    proved: { lipschitz: { ℓ2: 1 - 2 ** -40 } },
  }
  expect(refuted(mapLaws(fc.constant(turn), { space, points }))).toEqual(['Lipschitz'])
})
