import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import {
  afterGrowing,
  averaging,
  coneSquare,
  defaults,
  rates,
  rest,
  type State,
  showRates,
} from './d11.rational.js'
import { all, atMost, either, equals } from './finding.js'
import { listed, rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)

/** Whether m² ≤ C²v. */
const inCone = (C2: Rational, { m, v }: State, what: string) =>
  atMost(Q, m.mul(m), C2.mul(v), `${what}: m²`)

export const cone: readonly Check[] = [
  single('defaults: C² = 370/7, C = 7.27', 'exact', () =>
    all([
      equals(Q, coneSquare(defaults), rational(370, 7), 'C²'),
      either(Math.sqrt(370 / 7).toFixed(2) === '7.27', 'C² = 370/7, C = 7.27'),
    ]),
  ),
  property({
    name: 'the cone m² ≤ C²v is kept, by every gradient',
    kind: 'exact',
    given: fc.record({ of: rates, m: rationalUpTo(6), more: rationalUpTo(3), g: rationalUpTo(9) }),
    show: ({ of, m, g }) => `${showRates(of)}, m = ${m.toFraction()}, g = ${g.toFraction()}`,
    runs: 300,
    holds: ({ of, m, more, g }) => {
      const C2 = coneSquare(of)
      const v = m.mul(m).div(C2).add(more.abs())
      const z = averaging(of, g).apply({ ...rest, m, v })
      return inCone(C2, z, 'after a step')
    },
  }),
  property({
    name: 'states that are reached from m = v = 0 are in it',
    kind: 'exact',
    given: fc.tuple(rates, fc.array(rationalUpTo(9), { minLength: 1, maxLength: 7 })),
    show: ([of, gradients]) => `${showRates(of)}, g = ${gradients.map(g => g.toFraction())}`,
    holds: ([of, gradients]) => {
      const maps = listed(gradients.map(g => averaging(of, g)))
      const n = gradients.length
      return inCone(coneSquare(of), applyWord(maps, forward.word(n), rest), `t = ${n}`)
    },
  }),
  property({
    name: 'C is sharp: g_s = (β₂/β₁)^s has m² = C²v(1 − (β₁²/β₂)^n)',
    kind: 'exact',
    given: fc.tuple(rates, fc.integer({ min: 1, max: 12 })),
    show: ([of, n]) => `${showRates(of)}, n = ${n}`,
    runs: 40,
    holds: ([of, n]) => {
      const { m, v } = afterGrowing(of, n)
      const ratio = of.beta1.mul(of.beta1).div(of.beta2)
      const share = one.sub(power(Q, ratio, n))
      return equals(Q, m.mul(m), coneSquare(of).mul(v).mul(share), 'm²')
    },
  }),
  property({
    name: 'equal gradients: v − ṽ shrinks by β₂ a step, m − m̃ by β₁',
    kind: 'exact',
    given: fc.record({
      of: rates,
      gradients: fc.array(rationalUpTo(6), { minLength: 1, maxLength: 6 }),
      gaps: fc.tuple(rationalUpTo(4), rationalUpTo(4)),
    }),
    show: ({ of, gradients }) => `${showRates(of)}, g = ${gradients.map(g => g.toFraction())}`,
    runs: 50,
    holds: ({ of, gradients, gaps: [m, v] }) => {
      const maps = listed(gradients.map(g => averaging(of, g)))
      const n = gradients.length
      const from = (z: State) => applyWord(maps, forward.word(n), z)
      const [a, b] = [from(rest), from({ ...rest, m, v: v.abs() })]
      return all([
        equals(Q, b!.m.sub(a!.m), m.mul(power(Q, of.beta1, n)), 'm − m̃'),
        equals(Q, b!.v.sub(a!.v), v.abs().mul(power(Q, of.beta2, n)), 'v − ṽ'),
      ])
    },
  }),
]
