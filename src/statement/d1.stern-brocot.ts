import { type Quadratic, quadraticField } from '../space/quadratic.js'
import { rational } from '../space/rational.js'
import { unitRoundoff } from '../space/roundoff.js'
import { upTo } from './counted.js'
import { all, equals, type Finding } from './finding.js'

const Q5 = quadraticField(5)
/** 1/φ = (√5 − 1)/2 and 1/φ², which sum to 1. */
const larger: Quadratic = { a: rational(-1, 2), b: rational(1, 2) }
export const smaller = Q5.mul(larger, larger)

/** An interval [p/q, r/s] of the tree of Stern and Brocot: ps + 1 = qr; 1/0 is ∞. */
interface Interval {
  readonly p: number
  readonly q: number
  readonly r: number
  readonly s: number
}

const whole: Interval = { p: 0, q: 1, r: 1, s: 0 }

/** Its two parts, cut at the mediant (p + r)/(q + s). */
const parts = ({ p, q, r, s }: Interval): readonly [Interval, Interval] => [
  { p, q, r: p + r, s: q + s },
  { p: p + r, q: q + s, r, s },
]

/**
 * The measure of the tree that is invariant for m ↦ |1 ± 1/m|, either sign with probability 1/2: at
 * even depth the left part has 1/φ² of the whole and the right one 1/φ, at odd depth the left one 1/φ.
 */
export const leftShare = (depth: number): Quadratic => (depth % 2 === 0 ? smaller : larger)

/** a/b ≤ c/d. */
const before = (a: number, b: number, c: number, d: number) => a * d <= b * c

/** The mass of an interval of the tree, found from the root. */
function mass(I: Interval, leftOf = leftShare): Quadratic {
  let at = whole
  let share = Q5.one
  for (let depth = 0; at.p !== I.p || at.q !== I.q || at.r !== I.r || at.s !== I.s; depth++) {
    const [left, right] = parts(at)
    const goLeft = before(I.r, I.s, left.r, left.s)
    share = Q5.mul(share, goLeft ? leftOf(depth) : Q5.sub(Q5.one, leftOf(depth)))
    at = goLeft ? left : right
  }
  return share
}

/** The intervals of a depth. */
const level = (depth: number): Interval[] =>
  depth === 0 ? [whole] : level(depth - 1).flatMap(parts)

/** ν(I) = ½ν{m : 1 + 1/m ∈ I} + ½ν{m : |1 − 1/m| ∈ I}, exactly, for every interval of the depths. */
export function invariant(last: number, leftOf = leftShare): Finding {
  const findings = upTo(last)
    .flatMap(level)
    .map(I => {
      const { p, q, r, s } = I
      const aboveOne = p >= q
      const preimages: Interval[] = [
        // 1/(1 + I), and 1/(I − 1) or 1/(1 − I).
        { p: s, q: r + s, r: q, s: p + q },
        aboveOne ? { p: s, q: r - s, r: q, s: p - q } : { p: q, q: q - p, r: s, s: s - r },
      ]
      const sum = preimages.map(J => mass(J, leftOf)).reduce(Q5.add)
      return equals(Q5, Q5.div(sum, Q5.of(2)), mass(I, leftOf), `ν[${p}/${q}, ${r}/${s}]`)
    })
  return all(findings)
}

/** E log of the growth of |(x_{n+1}, x_n)| at the ratio p/q: log((4p⁴ + q⁴)/(p² + q²)²)/4. */
const growth = (p: number, q: number): number => {
  const [u, v] = [p * p, q * q]
  return Math.log((4 * u * u + v * v) / ((u + v) * (u + v))) / 4
}

/**
 * γ = ∫ growth dν between two sums over the intervals of a depth ≥ 2: growth is monotone on each, as
 * it falls up to 1/2 and rises from there. (Viswanath 2000.)
 */
export function enclosure(last: number): { readonly low: number; readonly high: number } {
  const [a, b] = [Q5.toNumber(larger), Q5.toNumber(smaller)]
  const sums = (I: Interval, depth: number, share: number): readonly [number, number] => {
    if (depth === last) {
      const ends = [growth(I.p, I.q), growth(I.r, I.s)]
      return [share * Math.min(...ends), share * Math.max(...ends)]
    }
    const [left, right] = parts(I)
    const [l, h] = sums(left, depth + 1, share * (depth % 2 === 0 ? b : a))
    const [m, k] = sums(right, depth + 1, share * (depth % 2 === 0 ? a : b))
    return [l + m, h + k]
  }
  const [low, high] = sums(whole, 0, 1)
  // Of terms below 1/2 in sum, each of 4·depth + 20 roundings.
  const rounding = (4 * last + 20) * unitRoundoff
  return { low: low - rounding, high: high + rounding }
}
