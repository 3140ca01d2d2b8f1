import type { OrderedField } from '../space/field.js'

/** What one instance showed. */
export interface Finding {
  readonly holds: boolean
  /** (bound − value)/|bound|: 0 is equality, negative a violation. */
  readonly margin?: number
  /** The comparison in words: "d(X_3, X_5) = 7/8 ≤ 3/4". */
  readonly because: string
}

/** A scalar, or its first digits where it is long. */
function brief<S>(field: OrderedField<S>, a: S): string {
  const shown = field.show(a)
  return shown.length <= 24 ? shown : `≈ ${field.toNumber(a).toPrecision(6)}`
}

/** value ≤ bound, in the order of the field, with no tolerance. */
export function atMost<S>(field: OrderedField<S>, value: S, bound: S, what = 'value'): Finding {
  const slack = field.toNumber(field.sub(bound, value))
  const scale = Math.abs(field.toNumber(bound))
  const holds = field.compare(value, bound) <= 0
  return {
    holds,
    ...(scale > 0 ? { margin: slack / scale } : {}),
    because: `${what} = ${brief(field, value)} ${holds ? '≤' : '> bound'} ${brief(field, bound)}`,
  }
}

/** a = b in the field, with no tolerance. */
export function equals<S>(field: OrderedField<S>, a: S, b: S, what = 'value'): Finding {
  const holds = field.compare(a, b) === 0
  return {
    holds,
    because: `${what} = ${brief(field, a)} ${holds ? '=' : '≠'} ${brief(field, b)}`,
  }
}

/** A plain yes or no, with its reason. */
export const either = (holds: boolean, because: string): Finding => ({ holds, because })

/** All of the findings: the first that fails, or the one with the least margin. */
export function all(findings: Iterable<Finding>): Finding {
  let worst: Finding | undefined
  for (const finding of findings) {
    if (!finding.holds) return finding
    if (worst === undefined || (finding.margin ?? Infinity) < (worst.margin ?? Infinity)) {
      worst = finding
    }
  }
  if (worst === undefined) throw new RangeError('findings: expected at least one, got none')
  return worst
}

/** The same finding, in other words where it holds. */
export const stated = (finding: Finding, because: string): Finding =>
  finding.holds ? { ...finding, because } : finding
