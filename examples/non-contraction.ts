// A symmetric random walk on ℤ: every map is an isometry, and no order makes it settle.
import { affine, finite, rational, rationalLine, rationals } from 'retrograde'

const step = (b: number) => affine(rationals, rational(1), rational(b))

export const map = finite(rationalLine, [step(-1), step(1)])
export const start = rational(0)
