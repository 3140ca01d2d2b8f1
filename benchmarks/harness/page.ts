import { spreadText, targetText, timeText } from './lines.js'
import { atRates } from './rates.js'
import type { CaseResult } from './ratios.js'
import type { Results } from './results.js'

const [begin, end] = ['<!-- measured -->', '<!-- end of what is measured -->']

/** The page with what stands between its marks written anew. @throws Error where it has none */
export function performancePage(page: string, results: Results): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`performance page: expected ${begin} and ${end}`)
  return `${page.slice(0, from)}${begin}\n\n${measured(results)}\n\n${page.slice(to)}`
}

function measured(results: Results): string {
  const { machine, versions, pinned, quick, lacks, works } = results
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return [
    `Measured on ${machine}; ${names.join(', ')}.` +
      (pinned ? '' : ' Processes could not be told which cores to use.') +
      (quick ? ' **Some works in reduced size.**' : ''),
    ...lacks.map(lack => `Missing: ${lack}.`),
    ...works.flatMap(({ number, title, quick, cases }) => [
      `### ${number}. ${title}${quick ? ' (reduced sizes)' : ''}`,
      ...cases.map(one => section(one, one.amount && atRates(one.amount, results))),
    ]),
  ].join('\n\n')
}

function section(one: CaseResult, least: string | undefined): string {
  const { title, unit, rows, targets, findings, limit } = one
  const lines = rows.map(row => {
    const { name } = row
    if (row.missing !== undefined) return `| ${name} | missing: ${row.missing} | |`
    return `| ${name} | ${row.time ? timeText(row.time.median) : ''} | ${spreadText(row)} |`
  })
  const notes = [...new Set(rows.flatMap(({ name, notes }) => notes.map(n => `${name}: ${n}`)))]
  return [
    `**${title}**`,
    [`| | time / ${unit} | ratio |`, '| --- | --- | --- |', ...lines].join('\n'),
    [
      ...findings.map(finding => `${sentence(finding)}.`),
      `Limit: ${limit}.`,
      ...(least ? [`At the rates of work 0 that is ${least}.`] : []),
      ...targets.map(target => `${sentence(targetText(target))}.`),
      ...notes.map(note => `${note}.`),
    ].join(' '),
  ].join('\n\n')
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
