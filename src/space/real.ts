import type { OrderedField } from './field.js'

/** The reals as IEEE-754 doubles: fast, rounded. */
export const real: OrderedField<number> = {
  name: 'ℝ',
  exact: false,
  zero: 0,
  one: 1,
  of(n, d = 1) {
    const q = n / d
    if (Number.isFinite(d) && Number.isFinite(q)) return q
    throw new RangeError(`${n}/${d}: expected finite numbers with a finite quotient`)
  },
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  abs: Math.abs,
  compare: (a, b) => a - b,
  toNumber: a => a,
  show: a => String(a),
}
