import type { OrderedField } from '../space/field.js'
import { type Rational, rationals } from '../space/rational.js'
import { coordinates, exactExponent, floatExponent } from './exponent.js'
import { having } from './given.js'
import { MatcherError, type Verdict, verdict } from './verdict.js'

/** How the order is read off. */
export interface AgreementOptions<S = Rational> {
  /** The field of h and of the coordinates of values; ℚ unless given. */
  readonly over?: OrderedField<S>
  /** Over floats, the largest h: halves of it are taken while rounding allows. 1/4 unless given. */
  readonly h?: number
  /** Whether they must also differ at order p + 1. */
  readonly sharp?: boolean
}

/** A function of h, or a jet x_0 + x_1 h + … by its coefficients. */
export type OfStep<V, S = Rational> = ((h: S) => V) | readonly V[]

/**
 * Passes if two functions of h agree to order p: f(h) − g(h) = O(h^{p+1}) as h → 0. Values are scalars
 * or tuples of them; a difference is the largest in a coordinate.
 *
 * Over ℚ both are evaluated exactly at h = 2^−64 and 2^−65, and the exponent of c·h^q(1 + O(h)) is read
 * off: right unless a coefficient is 2^−60 of a later one. Over floats it is a slope, as good as
 * rounding lets it be. Jets are compared coefficient by coefficient, which is exact over ℚ.
 */
export function toAgreeToOrder<V, S = Rational>(
  received: OfStep<V, S>,
  p: number,
  other: OfStep<V, S>,
  options: AgreementOptions<S> = {},
): Verdict {
  if (!Number.isSafeInteger(p) || p < 0) {
    throw new MatcherError(`order: expected an integer p ≥ 0, got ${p}`)
  }
  const over = options.over ?? (rationals as unknown as OrderedField<S>)
  const { sharp = false } = options
  for (const [of, what] of [
    [received, 'received'],
    [other, 'other'],
  ] as const) {
    if (typeof of !== 'function') having(of, 'map', what, 'a function of h or a jet, an array')
  }
  const { q, seen } = exponentOf(received, p, other, over, options.h ?? 1 / 4)
  return verdict({
    pass: q > p + 1 / 2 && (!sharp || q < p + 3 / 2),
    subject: nameOf(received, 'f(h)'),
    claim: `to agree ${sharp ? 'exactly ' : ''}to order ${p} with ${nameOf(other, 'g(h)')}`,
    seen,
    advice:
      q === Infinity
        ? 'No difference was seen at all.'
        : `They agree to order ${Math.ceil(q - 1 / 2) - 1}, and no further.`,
  })
}

const nameOf = <V, S>(of: OfStep<V, S>, otherwise: string): string =>
  typeof of === 'function' ? of.name || otherwise : 'a jet'

function exponentOf<V, S>(
  f: OfStep<V, S>,
  p: number,
  g: OfStep<V, S>,
  over: OrderedField<S>,
  h: number,
) {
  if (typeof f === 'function' && typeof g === 'function') {
    return over.exact ? exactExponent(f, g, over) : floatExponent(f, g, over, h)
  }
  if (typeof f === 'function' || typeof g === 'function') {
    throw new MatcherError('expected two functions of h, or two jets; got one of each')
  }
  const known = Math.min(f.length, g.length)
  if (known <= p) {
    throw new MatcherError(
      `jets: expected coefficients up to order ${p} at least, got ${known - 1}`,
    )
  }
  const [a, b] = [f, g].map(jet => jet.map(x => coordinates(x, over)))
  const differs = (k: number) => a![k]!.some((x, i) => over.compare(x, b![k]![i]!) !== 0)
  const q = Array.from({ length: known }, (_, k) => k).find(differs)
  return {
    q: q ?? Infinity,
    seen: [
      q === undefined
        ? `coefficients 0 to ${known - 1} are equal`
        : `coefficient ${q} is ${showTuple(a![q]!, over)}, expected ${showTuple(b![q]!, over)}`,
    ],
  }
}

const showTuple = <S>(values: readonly S[], { show }: OrderedField<S>): string =>
  values.length === 1 ? show(values[0]!) : `(${values.map(show).join(', ')})`
