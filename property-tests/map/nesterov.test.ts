import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradientStep } from '../../src/map/gradient-step.js'
import { heavyBall } from '../../src/map/heavy-ball.js'
import { nesterov } from '../../src/map/nesterov.js'
import { MapError } from '../../src/map/self-map.js'
import { scalars } from '../../src/space/line.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { smallRational } from './maps.js'

const line = scalars(rationals)
const cube = (x: Rational) => x.mul(x).mul(x)

test('(θ, θ₋) ↦ (y − h·y³, θ) for ∇L = θ³, y = θ + β(θ − θ₋)', () => {
  fc.assert(
    fc.property(
      smallRational,
      smallRational,
      smallRational,
      smallRational,
      (h, beta, x, before) => {
        const [next, kept] = nesterov(line, { h, beta }, cube).apply([x, before])
        const y = x.add(beta.mul(x.sub(before)))
        expect(next.equals(y.sub(h.mul(cube(y))))).toBe(true)
        expect(kept.equals(x)).toBe(true)
      },
    ),
  )
})

test('without momentum, or at rest, it is the gradient step', () => {
  fc.assert(
    fc.property(smallRational, smallRational, smallRational, (h, beta, x) => {
      const step = gradientStep(line, h, cube).apply(x)
      const still = nesterov(line, { h, beta: rational(0) }, cube).apply([x, rational(7)])
      expect(still[0].equals(step)).toBe(true)
      expect(nesterov(line, { h, beta }, cube).apply([x, x])[0].equals(step)).toBe(true)
    }),
  )
})

test('it is not the heavy ball, whose gradient is taken at θ', () => {
  const settings = { h: rational(1, 2), beta: rational(1, 2) }
  const z = [rational(1), rational(0)] as const
  expect(nesterov(line, settings, cube).apply(z)[0].toFraction()).toBe('-3/16')
  expect(heavyBall(line, settings, cube).apply(z)[0].toFraction()).toBe('1')
})

test('its name, and its parameters', () => {
  const over = (h: number, beta: number) => nesterov(scalars(real), { h, beta }, x => x)
  expect(over(0.1, 0.9).name).toBe('(θ, θ₋) ↦ (y - 0.1·∇L(y), θ), y = θ + 0.9·(θ - θ₋)')
  expect(() => over(Number.NaN, 0.9)).toThrow(MapError)
  expect(() => over(Number.NaN, 0.9)).toThrow(/^Nesterov step, h: /)
  expect(() => over(0.1, Number.NaN)).toThrow(/^Nesterov step, β: /)
})
