// SGD on a mean of three squares, Σ(θ − e)²/6 with e in {0, 1, 3}, one of them a step: contractions.
import { affine, finite, rational, rationalLine, rationals } from 'retrograde'

const h = rational(1, 10)
const step = (e: number) => affine(rationals, rational(1).sub(h), h.mul(e))

export const map = finite(rationalLine, [0, 1, 3].map(step))
export const start = rational(10)
export const k = 0.9 // a claim, which the maps carry
