import type { Statement } from '../statement/statement.js'

/**
 * The errata of the paper as Markdown: of each claim that the paper prints what is printed, what
 * is right, why, and the command that shows it; those that do not hold as printed come first.
 */
export function errataMarkdown(statements: readonly Statement[]): string {
  const claims = statements.filter(({ printed }) => printed !== undefined)
  const wrong = claims.filter(({ verdict }) => verdict !== 'holds as printed')
  const right = claims.filter(({ verdict }) => verdict === 'holds as printed')
  return `${[
    '# Errata',
    'Of each claim of _Training in reverse_ (Dherin, Avelin, Karlsson, Mazzawi, Gonzalvo, Munn 2025, arXiv:2502.01557) that Retrograde checks: what is printed, what is right, why, and the command that shows it. This page is written by `npm run errata` from the statements themselves.',
    'A claim _holds as printed_ if it is true under the hypotheses printed, though its proof or wording may be amiss; it _holds as amended_ if there is a counterexample to it as printed, and it is true once a hypothesis, a constant, a sign or an index is put right; it is _false as printed_ if no such amendment saves what is claimed.',
    `Of ${claims.length} claims, ${of(claims, 'holds as printed')} hold as printed, ${of(claims, 'holds as amended')} hold as amended, ${of(claims, 'false as printed')} are false as printed.`,
    table(claims),
    '## What does not hold as printed',
    ...wrong.map(entry),
    '## What holds as printed',
    'The statement is right; what is said here is of its wording, its proof or its use.',
    ...right.map(entry),
  ].join('\n\n')}\n`
}

const of = (claims: readonly Statement[], verdict: Statement['verdict']) =>
  claims.filter(claim => claim.verdict === verdict).length

const table = (claims: readonly Statement[]) =>
  [
    '| claim | where | verdict |',
    '| --- | --- | --- |',
    ...claims.map(
      ({ id, title, source, verdict }) =>
        `| [${text(title)}](#${id.replaceAll('.', '')}) | ${cell(source)} | ${verdict} |`,
    ),
  ].join('\n')

/** One claim. Its heading is its id, which is what the table links to. */
function entry({ id, title, source, verdict, printed, claim, correction }: Statement): string {
  return [
    `### ${id}`,
    `**${text(title)}** · ${text(source)} · _${verdict}_`,
    `**Printed.** ${text(printed ?? '')}`,
    `**Right.** ${text(claim)}`,
    ...(correction === undefined ? [] : [`**Why.** ${text(correction)}`]),
    `\`npm run verify -- ${id}\``,
  ].join('\n\n')
}

/** Plain text where Markdown would see emphasis or a tag. */
const text = (plain: string) => plain.replace(/[*<\\`]/g, '\\$&')
const cell = (plain: string) => text(plain).replaceAll('|', '\\|')
