import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { kind } from './objection.js'
import { unitRoundoff } from './roundoff.js'

/** Spaces, one for each coordinate of a point Ps, with distances in one field. */
export type Factors<Ps extends readonly unknown[], S> = {
  readonly [I in keyof Ps]: MetricSpace<Ps[I], S>
}

/**
 * The product of metric spaces with d(a, b) = max_i d_i(a_i, b_i).
 * Throws RangeError unless there is a factor and all measure in one field.
 */
export function maxProduct<Ps extends readonly unknown[], S>(
  ...factors: Factors<Ps, S>
): MetricSpace<Readonly<Ps>, S> {
  const field = commonField(factors)
  const max = (s: readonly S[]) => s.reduce((a, b) => (field.compare(a, b) < 0 ? b : a))
  return {
    ...productOf<Ps, S>(factors, 'max', field),
    distance: (a, b) => max(distances(factors, a, b)),
    roundoff: (a, b) => max(roundoffs(factors, field, a, b)),
  }
}

/**
 * The product of metric spaces with d(a, b) = Σ_i d_i(a_i, b_i).
 * Throws RangeError unless there is a factor and all measure in one field.
 */
export function sumProduct<Ps extends readonly unknown[], S>(
  ...factors: Factors<Ps, S>
): MetricSpace<Readonly<Ps>, S> {
  const field = commonField(factors)
  const sum = (s: readonly S[]) => s.reduce(field.add)
  // The sums of distances and of their bounds round too: n more times, and once for the product.
  const perDistance = field.exact ? field.zero : field.of((factors.length + 1) * unitRoundoff)
  const distance = (a: Readonly<Ps>, b: Readonly<Ps>) => sum(distances(factors, a, b))
  return {
    ...productOf<Ps, S>(factors, 'sum', field),
    distance,
    roundoff: (a, b) =>
      field.add(sum(roundoffs(factors, field, a, b)), field.mul(perDistance, distance(a, b))),
  }
}

function commonField<S>(factors: readonly MetricSpace<never, S>[]): OrderedField<S> {
  const names = [...new Set(factors.map(factor => factor.field.name))]
  if (names.length === 1) return factors[0]!.field
  throw new RangeError(
    `product: expected factors over one field, got ${names.join(', ') || 'none'}`,
  )
}

function distances<Ps extends readonly unknown[], S>(
  factors: Factors<Ps, S>,
  a: Readonly<Ps>,
  b: Readonly<Ps>,
): S[] {
  return factors.map((factor, i) => factor.distance(a[i], b[i]))
}

function roundoffs<Ps extends readonly unknown[], S>(
  factors: Factors<Ps, S>,
  field: OrderedField<S>,
  a: Readonly<Ps>,
  b: Readonly<Ps>,
): S[] {
  return factors.map((factor, i) => factor.roundoff?.(a[i], b[i]) ?? field.zero)
}

function productOf<Ps extends readonly unknown[], S>(
  factors: Factors<Ps, S>,
  how: 'max' | 'sum',
  field: OrderedField<S>,
) {
  return {
    name: `${factors.map(factor => factor.name).join(' × ')} with ${how}`,
    metric: `${how}(${factors.map(factor => factor.metric).join(', ')})`,
    field,
    objection(p: Readonly<Ps>): string | undefined {
      if (!Array.isArray(p)) return kind(p)
      if (p.length !== factors.length) return kind(p)
      for (const [i, factor] of factors.entries()) {
        const objection = factor.objection(p[i])
        if (objection) return `${objection} in factor ${i + 1}`
      }
      return undefined
    },
    release(p: Readonly<Ps>) {
      factors.forEach((factor, i) => {
        factor.release?.(p[i])
      })
    },
  }
}
