import type { OrderedField } from '../space/field.js'
import { scalarObjection } from '../space/objection.js'
import { MatcherError } from './verdict.js'

/** The q with f(h) − g(h) ≈ c·h^q as h → 0, Infinity where they do not differ, and what shows it. */
export interface Exponent {
  readonly q: number
  readonly seen: readonly string[]
}

/**
 * The exponent over an exact field, from the difference at h = 2^−64 and its half, exactly; the same
 * at 2^−32. Throws MatcherError where these two differ, or are no whole numbers.
 */
export function exactExponent<V, S>(
  f: (h: S) => V,
  g: (h: S) => V,
  over: OrderedField<S>,
): Exponent {
  const at = (j: number) => difference(f, g, over, over.of(1, 2 ** j))
  const [near, far] = [64, 32].map(j => {
    const [whole, half] = [at(j), at(j + 1)]
    const ratio = over.compare(half, over.zero) === 0 ? undefined : over.div(whole, half)
    const exponent = ratio === undefined ? Infinity : Math.log2(over.toNumber(ratio))
    return { size: over.toNumber(whole), exponent, q: Math.round(exponent) }
  }) as [Size, Size]
  const seen = [`|f − g| = ${digits(near.size)} at h = 2^−64, ${digits(far.size)} at h = 2^−32`]
  if (near.q === far.q && (near.q === Infinity || Math.abs(near.exponent - near.q) < 2 ** -20)) {
    return { q: near.q, seen: [...seen, stated(near.q)] }
  }
  throw new MatcherError(
    `f − g: expected a power of h, got exponents ${digits(far.exponent)} at 2^−32 and ${digits(near.exponent)} at 2^−64`,
  )
}

interface Size {
  readonly size: number
  readonly exponent: number
  readonly q: number
}

/** What rounding may leave of a difference, relative to the values. */
const noise = 2 ** -36

/**
 * The exponent over floats: the slope of log|f − g| between the two least h = h_0/2^j at which the
 * difference is above 2^−36 of the values. Throws MatcherError unless there are three of them, with
 * slopes that are within 1/4 of each other.
 */
export function floatExponent<V, S>(
  f: (h: S) => V,
  g: (h: S) => V,
  over: OrderedField<S>,
  largest: number,
): Exponent {
  if (!(largest > 2 ** -40 && largest < Infinity)) {
    throw new MatcherError(`h: expected a number above 2^−40, got ${largest}`)
  }
  const found: { readonly h: number; readonly size: number }[] = []
  for (let h = largest; h > 2 ** -40; h /= 2) {
    const x = over.of(h)
    const size = over.toNumber(difference(f, g, over, x))
    if (!(size > noise * sizeOf(f(x), over))) break
    found.push({ h, size })
  }
  const seen = found.slice(-3).map(({ h, size }) => `|f − g| = ${digits(size)} at h = ${h}`)
  if (found.length === 0) {
    return { q: Infinity, seen: [`|f − g| is within rounding at h = ${largest}`] }
  }
  const [a, b, c] = found.slice(-3)
  const slopes = c === undefined ? [] : [Math.log2(a!.size / b!.size), Math.log2(b!.size / c.size)]
  if (c === undefined || !(Math.abs(slopes[0]! - slopes[1]!) < 1 / 4)) {
    throw new MatcherError(
      `f − g: expected slopes that settle before rounding does, got ${slopes.map(digits).join(', ') || 'too few'}; ` +
        'give functions of rationals, or another h',
    )
  }
  return { q: slopes[1]!, seen: [...seen, stated(slopes[1]!)] }
}

const stated = (q: number) =>
  q === Infinity ? 'they are equal there' : `so f − g = c·h^q(1 + O(h)) with q = ${digits(q)}`

const digits = (x: number): string => String(Number(x.toPrecision(4)))

/** max |f_i(h) − g_i(h)|. */
function difference<V, S>(f: (h: S) => V, g: (h: S) => V, over: OrderedField<S>, h: S): S {
  const [a, b] = [coordinates(f(h), over), coordinates(g(h), over)]
  if (a.length !== b.length) {
    throw new MatcherError(`values: expected as many coordinates, got ${a.length} and ${b.length}`)
  }
  return largest(
    a.map((x, i) => over.sub(x, b[i]!)),
    over,
  )
}

const sizeOf = <V, S>(value: V, over: OrderedField<S>): number =>
  over.toNumber(largest(coordinates(value, over), over))

const largest = <S>(values: readonly S[], { abs, compare, zero }: OrderedField<S>): S =>
  values.map(abs).reduce((most, x) => (compare(x, most) > 0 ? x : most), zero)

/** The coordinates of a scalar or a tuple. Throws MatcherError unless they are of the field. */
export function coordinates<V, S>(value: V, over: OrderedField<S>): readonly S[] {
  const all: readonly unknown[] =
    value instanceof Float64Array ? Array.from(value) : Array.isArray(value) ? value : [value]
  for (const x of all) {
    const objection = scalarObjection(over, x)
    if (objection === undefined) continue
    throw new MatcherError(
      `values: expected numbers of ${over.name}, got ${objection} (option over: the field of h)`,
    )
  }
  return all as readonly S[]
}
