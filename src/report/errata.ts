import type { Statement } from '../statement/statement.js'
import { countHeads, counts, type Derived, evidence } from './errata-evidence.js'

/**
 * The errata of the paper as Markdown: of each claim that the paper prints what is printed, what
 * is right, why, what backs that, and the command that shows it; those that do not hold as printed
 * come first.
 */
export function errataMarkdown(statements: readonly Statement[], derived: Derived): string {
  const entry = (claim: Statement) => entryOf(claim, derived)
  const claims = statements.filter(({ printed }) => printed !== undefined)
  const wrong = claims.filter(({ verdict }) => verdict !== 'holds as printed')
  const right = claims.filter(({ verdict }) => verdict === 'holds as printed')
  return `${[
    '# Errata',
    'Of each claim of _Training in reverse_ (Dherin, Avelin, Karlsson, Mazzawi, Gonzalvo, Munn 2025, arXiv:2502.01557) that Retrograde checks: what is printed, what is right, why, and the command that shows it. This page is written by `npm run errata` from the statements themselves.',
    'A claim _holds as printed_ if it is true under the hypotheses printed, though its proof or wording may be amiss; it _holds as amended_ if there is a counterexample to it as printed, and it is true once a hypothesis, a constant, a sign or an index is put right; it is _false as printed_ if no such amendment saves what is claimed.',
    `Of ${claims.length} claims, ${of(claims, 'holds as printed')} hold as printed, ${of(claims, 'holds as amended')} hold as amended, ${of(claims, 'false as printed')} are false as printed.`,
    'The table counts what backs what is right, or parts of it. _Coq_: theorems that `npm run proofs` compiles and audits; [proofs/README.md](../proofs/README.md) says what each leaves out. _exact_ to _empirical_: the checks that `npm run verify` makes, in rational arithmetic or by every case, in floating point with the rounding allowed for, by tests with stated error rates, by one measured run. _cores_: inequalities inside proofs, decided by Z3 (`npm run proofs:smt`); they prove no theorem. _derived_: formulas derived symbolically for given sizes (`npm run proofs:symbolic`); they agree with the formula they are held against unless they are said to differ, as they do where the print is wrong.',
    table(claims, derived),
    '## What does not hold as printed',
    ...wrong.map(entry),
    '## What holds as printed',
    'The statement is right; what is said here is of its wording, its proof or its use.',
    ...right.map(entry),
  ].join('\n\n')}\n`
}

const of = (claims: readonly Statement[], verdict: Statement['verdict']) =>
  claims.filter(claim => claim.verdict === verdict).length

const table = (claims: readonly Statement[], derived: Derived) =>
  [
    row(['claim', 'where', 'verdict', ...countHeads]),
    row(['---', '---', '---', ...countHeads.map(() => '--:')]),
    ...claims.map(claim => {
      const { id, title, source, verdict } = claim
      const numbers = counts(claim, derived).map(count => (count === 0 ? '–' : `${count}`))
      return row([
        `[${text(title)}](#${id.replaceAll('.', '')})`,
        cell(source),
        verdict,
        ...numbers,
      ])
    }),
  ].join('\n')

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** One claim. Its heading is its id, which is what the table links to. */
function entryOf(statement: Statement, derived: Derived): string {
  const { id, title, source, verdict, printed, claim, correction } = statement
  return [
    `### ${id}`,
    `**${text(title)}** · ${text(source)} · _${verdict}_`,
    `**Printed.** ${text(printed ?? '')}`,
    `**Right.** ${text(claim)}`,
    ...(correction === undefined ? [] : [`**Why.** ${text(correction)}`]),
    evidence(statement, derived, text).join('\n\n'),
    `\`npm run verify -- ${id}\``,
  ].join('\n\n')
}

/** Plain text where Markdown would see emphasis, a tag or a link. */
const text = (plain: string) => plain.replace(/[*<[\\`]/g, '\\$&')
const cell = (plain: string) => text(plain).replaceAll('|', '\\|')
