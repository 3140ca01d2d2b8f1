import type { StatementResult } from '../statement/result.js'
import type { Evidence, Verdict } from '../statement/statement.js'

/** The kinds of evidence, strongest first. */
export const evidenceKinds: readonly Evidence[] = [
  'proof',
  'exact',
  'numerical',
  'statistical',
  'empirical',
]

/** A verdict in one word. */
export const shortVerdict: Readonly<Record<Verdict, string>> = {
  'holds as printed': 'printed',
  'holds as amended': 'amended',
  'false as printed': 'false',
}

/** The kinds of evidence among the checks of a statement that passed, strongest first, each once. */
export function kindsOf(result: StatementResult): readonly Evidence[] {
  return evidenceKinds.filter(kind =>
    result.checks.some(check => check.passed && check.kind === kind),
  )
}

/** The closest call among the checks: the least margin; the least p-value where none has a margin. */
export function closestCall(
  result: StatementResult,
): { readonly of: 'margin' | 'pValue'; readonly value: number } | undefined {
  for (const of of ['margin', 'pValue'] as const) {
    const values = result.checks.map(check => check[of]).filter(value => value !== undefined)
    if (values.length > 0) return { of, value: Math.min(...values) }
  }
  return undefined
}
