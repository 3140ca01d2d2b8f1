import type { Advice, Answer, CheckReport, Standing, Topic } from '../check/answer.js'
import { sound } from '../check/answer.js'
import { cut, left, oneLine, right, wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { shortNumber, shortTime, typesetCount } from './number.js'
import { tableWidth } from './table.js'

/** ✓ holds, ✗ refuted, · open. */
export const standingMarks: Readonly<Record<Standing, string>> = {
  holds: '✓',
  refuted: '✗',
  open: '·',
}

/** What is above the answers. */
export function checkHeaderLines(
  run: Pick<CheckReport, 'version' | 'subject' | 'seed' | 'quick'>,
): string[] {
  const size = run.quick ? 'quick' : 'full'
  return [
    cut(
      `retrograde ${oneLine(run.version)}: check ${oneLine(run.subject)}, ${size}, seed ${run.seed}`,
      tableWidth,
    ),
    '✓ holds   ✗ refuted   · open: neither shown nor refuted',
  ]
}

/** An answer: its mark, its claim and its evidence, and below them what was seen. */
export function answerLines(answer: Answer, before: Topic | undefined, ink: Ink = plain): string[] {
  const { topic, claim, standing, kind, claimed, detail } = answer
  const heading = topic === before ? [] : ['', ink.faint(topic)]
  const mark = standingMarks[standing]
  const bad = standing === 'refuted' && claimed
  const line = `${mark} ${left(oneLine(claim), tableWidth - 15)} ${right(kind ?? '', 12)}`
  const paint = bad ? ink.bad : standing === 'holds' ? ink.good : (text: string) => text
  return [
    ...heading,
    paint(line.slice(0, mark.length)) +
      (bad ? ink.bad(line.slice(mark.length)) : line.slice(mark.length)),
    ...wrap(detail, tableWidth, '    ', 4).map(ink.faint),
  ]
}

/** What to do, what it costs, and how it all stands. */
export function checkSummaryLines(report: CheckReport, ink: Ink = plain): string[] {
  const { answers, advice, false_alarm, times } = report
  const count = (standing: Standing) => answers.filter(a => a.standing === standing).length
  const good = sound(report)
  const verdict = good ? 'Nothing that is claimed is refuted' : 'A claim is refuted'
  return [
    '',
    ink.faint('what to do'),
    ...adviceTexts(advice).flatMap(text => wrap(text, tableWidth, '  ', 2)),
    '',
    `  ${left(`all n ≤ ${typesetCount(advice.steps)}`, 28)} ${right('applications', 14)} ${right('compositions', 14)}`,
    ...advice.costs.map(
      ({ order, applications, compositions }) =>
        `  ${left(order, 28)} ${right(typesetCount(applications), 14)} ${right(typesetCount(compositions), 14)}`,
    ),
    '',
    ...wrap(
      `${verdict}: ${count('holds')} hold, ${count('refuted')} refuted, ${count('open')} open.`,
      tableWidth,
      good ? '✓ ' : '✗ ',
      2,
    ).map(good ? ink.good : ink.bad),
    ...wrap(
      `False-alarm probability of the tests: at most ${shortNumber(false_alarm)}. Time: ${shortTime(times.total)}.`,
      tableWidth,
      '  ',
      2,
    ),
  ]
}

/** The advice in sentences. */
export function adviceTexts({ error, length, anchor, backing, because }: Advice): string[] {
  const wanted = shortNumber(error)
  return [
    ...(length === undefined
      ? []
      : [`Backward: X_n is within ${wanted} of the limit from n = ${typesetCount(length)} on.`]),
    anchor === undefined
      ? `Anchored: no m is known for an error of ${wanted}: ${because}.`
      : `Anchored: m = ${typesetCount(anchor)} fixed maps keep A_{m,n} within ${wanted} of X_n (${backing ?? 'if the claims are right'}: ${because}).`,
  ]
}
