import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { expressionSubject } from '../../src/check/expression/subject.js'
import { check } from '../../src/check/index.js'
import {
  answerLines,
  checkHeaderLines,
  checkHtml,
  checkJson,
  checkSummaryLines,
  writeCheckReport,
} from '../../src/report/index.js'

const subject = { ...expressionSubject('2 x + e', ['e ~ choice(-1, 1)']), start: 0, k: 1 }
const name = '2 x + <e> & so on'
const report = await check(subject, { version: '1', name, seed: 1, quick: true })

describe('a check of a random map', () => {
  it('fits 80 columns', () => {
    const lines = [
      ...checkHeaderLines(report),
      ...report.answers.flatMap((answer, i) => answerLines(answer, report.answers[i - 1]?.topic)),
      ...checkSummaryLines(report),
    ]
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80)
    expect(lines.filter(line => line === 'hypotheses')).toHaveLength(1)
    expect(lines).toContainEqual(expect.stringMatching(/^✗ all maps are 1-Lipschitz/))
    expect(lines).toContainEqual(
      expect.stringMatching(/^✗ A claim is refuted: \d+ hold, 3 refuted/),
    )
  })

  it('is JSON with all of it', () => {
    const parsed = JSON.parse(checkJson(report))
    expect(parsed.answers).toHaveLength(report.answers.length)
    expect(parsed.answers).toMatchObject(JSON.parse(JSON.stringify(report.answers)))
    expect(Object.keys(parsed).at(-1)).toBe('times')
  })

  it('is a page that needs nothing else, with every answer and the figure', () => {
    const html = checkHtml(report)
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /<script|<link|https?:|src=/i,
    )
    const { document } = parseHTML(html)
    expect(document.querySelector('h1')!.textContent).toBe(name)
    expect(document.querySelectorAll('.tries tbody tr')).toHaveLength(report.answers.length)
    expect(document.querySelectorAll('figure > svg')).toHaveLength(1)
    expect(document.querySelector('.overall.bad strong')!.textContent).toBe('A claim is refuted')
  })

  it('is written as index.html and check.json', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retrograde-'))
    try {
      const files = await writeCheckReport(report, folder)
      expect((await readdir(folder)).sort()).toEqual(['check.json', 'index.html'])
      expect(await readFile(files.json, 'utf8')).toBe(checkJson(report))
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
