import fc from 'fast-check'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import { all, either, type Finding, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, half, one] = [rational(0), rational(1, 2), rational(1)]

/** T(x) = x/2 on (0, 1], and T(0). */
const sent = (x: Rational, atZero: Rational) => (x.compare(0) > 0 ? x.div(2) : atZero)

/** A subset of [0, 1]: the interval (a, b], empty unless a < b, and perhaps 0. */
interface Part {
  readonly a: Rational
  readonly b: Rational
  readonly hasZero: boolean
}

const within = (x: Rational, { a, b, hasZero }: Part) =>
  (x.compare(a) > 0 && x.compare(b) <= 0) || (hasZero && x.equals(0))

/** T⁻¹(A), for 0 ≤ a: x/2 ∈ (a, b] where x ∈ (2a, 2b]. */
function preimage({ a, b, hasZero }: Part, atZero: Rational): Part {
  const end = b.mul(2)
  return {
    a: a.mul(2),
    b: end.compare(1) > 0 ? one : end,
    hasZero: within(atZero, { a, b, hasZero }),
  }
}

const isEmpty = ({ a, b, hasZero }: Part) => !hasZero && a.compare(b) >= 0

/**
 * ν{0} = ν(1/2, 1] = ν(1/4, 1/2] = … = 0 for every law ν on [0, 1] with ν(A) = ν(T⁻¹A): T⁻¹{0} is
 * empty, T⁻¹(1/2, 1] is {0}, and T⁻¹ of each later interval is the one before it. So ν[0, 1] = 0, and
 * there is no such law.
 */
function nothingIsLeft(atZero: Rational): Finding {
  const origin = preimage({ a: zero, b: zero, hasZero: true }, atZero)
  const steps = upTo(64).map(k => {
    const length = half.pow(k)!
    const before = preimage({ a: length, b: length.mul(2), hasZero: false }, atZero)
    const expected =
      k === 1
        ? before.hasZero && before.a.compare(before.b) >= 0
        : !before.hasZero && before.a.equals(length.mul(2)) && before.b.equals(length.mul(4))
    return either(expected, `T⁻¹(2^−${k}, 2^−${k - 1}] is not what is null already`)
  })
  const found = all([
    either(isEmpty(origin), `T⁻¹{0} is not empty for T(0) = ${Q.show(atZero)}`),
    ...steps,
  ])
  return stated(found, 'ν{0} = ν(1/2, 1] = ν(1/4, 1/2] = … = 0, for 64 halvings')
}

const unit = fc
  .tuple(fc.nat(24), fc.integer({ min: 1, max: 24 }))
  .map(([p, q]) => rational(Math.min(p, q), q))

export const invariantChecks: readonly Check[] = [
  property({
    name: 'x/2, T(0) = 1: T⁻¹(a, b] = (2a, 2b] ∩ [0, 1], with 0 where 1 ∈ (a, b]',
    kind: 'exact',
    given: fc.record({ a: unit, b: unit, x: unit, hasZero: fc.boolean() }),
    show: ({ a, b, x, hasZero }) =>
      `x = ${Q.show(x)}, (${Q.show(a)}, ${Q.show(b)}]${hasZero ? ' and 0' : ''}`,
    holds: ({ x, ...part }) =>
      either(
        within(sent(x, one), part) === within(x, preimage(part, one)),
        'T(x) in it, or x in its preimage, not both',
      ),
  }),
  single('x/2, T(0) = 1: no law on [0, 1] is invariant', 'exact', () => nothingIsLeft(one)),
]

export const invariantControls: readonly Check[] = [
  single('x/2, T(0) = 0: no law on [0, 1] is invariant', 'exact', () => nothingIsLeft(zero)),
]
