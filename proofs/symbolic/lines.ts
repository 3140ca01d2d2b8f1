import { left, wrap } from '../../src/report/columns.js'
import { asExpected, type Derivation } from './derivation.js'

const width = 80

/**
 * A line for the derivation, 80 columns wide. Below it, where print and derivation differ: what is
 * printed, what comes out, the difference and what is wrong.
 */
export function lines(derivation: Derivation): string[] {
  const { statement, claim, source, printed, derived, agrees, difference, error } = derivation
  const head = `${left(agrees ? 'agrees' : 'differs', 8)} ${left(statement, 12)} `
  const line = left(head + claim, width).trimEnd()
  const expected = asExpected(derivation)
  if (agrees && expected) return [line]
  const wrong = error ?? 'unknown: they should agree'
  const detail = { source, printed, derived, difference, wrong }
  return [
    line,
    ...(expected ? [] : ['    AGAINST EXPECTATION']),
    ...Object.entries(detail).flatMap(([name, text]) =>
      wrap(text, width, `    ${left(name, 10)} `, 15),
    ),
  ]
}

/** "52 derivations: 40 agree with what is printed, 12 differ, in each case as expected". */
export function summary(derivations: readonly Derivation[]): string {
  const agree = derivations.filter(d => d.agrees).length
  const unexpected = derivations.filter(d => !asExpected(d)).length
  const counts = `${agree} agree with what is printed, ${derivations.length - agree} differ`
  return `${derivations.length} derivations: ${counts}; ${unexpected} against expectation`
}
