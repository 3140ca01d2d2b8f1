import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose } from '../../src/map/compose.js'
import { homothety } from '../../src/map/homothety.js'
import { coordinates } from '../../src/space/coordinates.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import {
  affineMaps,
  denseMaps,
  foldedMaps,
  overRationals,
  piecewiseLinearMaps,
  smallRational,
} from './maps.js'

const affineMap = affineMaps(overRationals)

test('outermost first: (T∘U∘V)(x) = T(U(V(x)))', () => {
  fc.assert(
    fc.property(affineMap, foldedMaps(overRationals), affineMap, smallRational, (t, u, v, x) => {
      const composed = compose<Rational, Rational>(rationals, [t, u, v])
      expect(composed.apply(x).equals(t.apply(u.apply(v.apply(x))))).toBe(true)
      expect(composed.name).toBe(`(${t.name})∘(${u.name})∘(${v.name})`)
    }),
  )
})

test('its constant is the product, its direction that of the number of reversals', () => {
  fc.assert(
    fc.property(affineMap, piecewiseLinearMaps(overRationals), (t, u) => {
      const { proved } = compose<Rational, Rational>(rationals, [t, u])
      const [k, l] = [t, u].map(map => map.proved.lipschitz!['|·|']!)
      expect(proved.lipschitz!['|·|']!.equals(k!.mul(l!))).toBe(true)
      const same = t.proved.monotone === u.proved.monotone
      expect(proved.monotone).toBe(same ? 'increasing' : 'decreasing')
      expect(proved.fixedPoint).toBeUndefined()
    }),
  )
})

test('one map without a direction, or a metric unknown to one, and nothing is carried of it', () => {
  const double = homothety(coordinates(rationals, 2), rational(2), [rational(0), rational(0)])
  fc.assert(
    fc.property(affineMap, foldedMaps(overRationals), denseMaps(2), (t, u, dense) => {
      expect(compose<Rational, Rational>(rationals, [t, u]).proved.monotone).toBeUndefined()
      const { lipschitz } = compose<readonly Rational[], Rational>(rationals, [
        double,
        dense,
      ]).proved
      expect(Object.keys(lipschitz!).sort()).toEqual(['ℓ1', 'ℓ2', 'ℓ∞'])
    }),
  )
})

test('of no maps it is the identity, increasing', () => {
  const identity = compose<Rational, Rational>(rationals, [])
  expect(identity.proved).toEqual({ monotone: 'increasing' })
  expect(identity.name).toBe('x ↦ x')
  fc.assert(fc.property(smallRational, x => void expect(identity.apply(x)).toBe(x)))
})
