import { rationalKey } from '../law/finite-law.js'
import { jointWordLaw } from '../law/word-law.js'
import type { Order } from '../order/order.js'
import type { OrderedField } from '../space/field.js'
import { type Rational, rational } from '../space/rational.js'
import { geometricSum } from './bounds.js'
import { upTo } from './counted.js'
import { sgdMap } from './section-3.1.process.js'

/** Var of (Y_1 + … + Y_n)/n from 0, AR(1) with errors of variance 1: Σ (1 − a^i)²/n², summed. */
export function forwardVariance<S>(field: OrderedField<S>, h: S, n: number): S {
  const { add, div, mul, of, sub } = field
  const a = sub(field.one, h)
  const once = mul(a, geometricSum(field, a, n))
  const square = mul(a, a)
  const twice = mul(square, geometricSum(field, square, n))
  return div(add(sub(of(n), mul(of(2), once)), twice), of(n * n))
}

/** Var of (X_1 + … + X_n)/n from 0: h² Σ a^{2(j−1)} ((n − j + 1)/n)². */
export function backwardVariance<S>(field: OrderedField<S>, h: S, n: number): S {
  const { add, div, mul, of, sub } = field
  const square = mul(sub(field.one, h), sub(field.one, h))
  let sum = field.zero
  let weight = mul(h, h)
  for (let j = 1; j <= n; j++) {
    const part = div(of(n - j + 1), of(n))
    sum = add(sum, mul(weight, mul(part, part)))
    weight = mul(weight, square)
  }
  return sum
}

/** Var of the average of the iterates 1 … n, e = ±1, by enumeration of the 2^n paths. */
export function enumerated(h: Rational, order: Order, n: number): Rational {
  const maps = [1, -1].map(e => ({ point: sgdMap(h, rational(e)), weight: rational(1, 2) }))
  const words = upTo(n).map(i => order.word(i))
  return jointWordLaw(words, maps, rational(0), rationalKey).atoms.reduce((total, atom) => {
    const sum = atom.point.reduce((s, x) => s.add(x), rational(0))
    return total.add(atom.weight.mul(sum.mul(sum)).div(n * n))
  }, rational(0))
}
