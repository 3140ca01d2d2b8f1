import { type Rational, rational } from '../space/rational.js'
import { expectation, type FiniteLaw, LawError } from './finite-law.js'
import type { ReferenceLaw } from './reference-law.js'

/** E X^k. Throws RangeError unless k is an integer ≥ 0. */
export function momentOf(law: FiniteLaw<Rational>, k: number): Rational {
  if (!Number.isSafeInteger(k) || k < 0) {
    throw new RangeError(`moment: expected an integer ≥ 0, got ${k}`)
  }
  return expectation(law, x => rational((x.s * x.n) ** BigInt(k), x.d ** BigInt(k)))
}

/** E X. */
export const meanOf = (law: FiniteLaw<Rational>): Rational => momentOf(law, 1)

/** E (X − E X)². */
export function varianceOf(law: FiniteLaw<Rational>): Rational {
  const m = meanOf(law)
  return momentOf(law, 2).sub(m.mul(m))
}

/** W_1(μ, ν) = ∫ |F_μ − F_ν|, the least mean distance of two variables of these laws. */
export function wasserstein1(a: FiniteLaw<Rational>, b: FiniteLaw<Rational>): Rational {
  const steps = [
    ...a.atoms,
    ...b.atoms.map(({ point, weight }) => ({ point, weight: weight.neg() })),
  ].sort((x, y) => x.point.compare(y.point))
  let distance = rational(0)
  let difference = rational(0)
  steps.forEach(({ point, weight }, i) => {
    difference = difference.add(weight)
    const next = steps[i + 1]
    if (next) distance = distance.add(difference.abs().mul(next.point.sub(point)))
  })
  return distance
}

/**
 * A finite law on ℚ as a law on ℝ, every atom at its nearest double: draws must be those doubles.
 * Throws LawError if two atoms fall on one double.
 */
export function onLine(law: FiniteLaw<Rational>, name: string): ReferenceLaw {
  const sorted = [...law.atoms].sort((x, y) => x.point.compare(y.point))
  const places = sorted.map(atom => atom.point.valueOf())
  if (new Set(places).size < places.length) {
    throw new LawError(`${name}: expected atoms that differ as doubles`)
  }
  const sums = [rational(0)]
  for (const { weight } of sorted) sums.push(sums[sums.length - 1]!.add(weight))
  const mass = sums.map(sum => sum.valueOf())
  /** The mass of the atoms for which `counts` holds, which are the first ones. */
  const massWhile = (counts: (place: number) => boolean) => {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (counts(places[middle]!)) low = middle + 1
      else high = middle
    }
    return mass[low]!
  }
  return {
    name,
    mean: meanOf(law).valueOf(),
    variance: varianceOf(law).valueOf(),
    cdf: x => massWhile(place => place <= x),
    below: x => massWhile(place => place < x),
  }
}
