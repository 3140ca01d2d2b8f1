import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { experimentNamed } from '../../src/experiment/index.js'
import { armSummaries } from '../../src/experiment/summary/arm-summary.js'
import { findingLines } from '../../src/report/finding-lines.js'
import { measuredSentences, outcomeOf, standingSentence } from '../../src/report/measured.js'
import { runHtml } from '../../src/report/run-html.js'
import { runReportLines } from '../../src/report/run-report-lines.js'
import { writePage } from '../../src/report/write-figures.js'
import { writeRunReport } from '../../src/report/write-run.js'
import { property } from '../property.js'
import { hostileText } from './arbitrary-run.js'
import { isNested } from './nesting.js'
import { anyRecord, armOf, pathOf, recordOf } from './run-records.js'

const folder = mkdtempSync(join(tmpdir(), 'retrograde-report-'))
afterAll(() => rmSync(folder, { recursive: true }))
const experiment = experimentNamed('fig7')

/** A run of arms that are lower than the first by the amounts given, seed by seed. */
function runOf(below: readonly (readonly number[])[]) {
  const arms = [armOf('forward'), ...below.map((_, i) => armOf(`arm ${i + 1}`))]
  const seeds = below[0]!.map((_, i) => i + 1)
  const lines = seeds.flatMap((seed, s) =>
    arms.flatMap((arm, a) => {
      const less = a === 0 ? 0 : below[a - 1]![s]!
      return pathOf(arm, seed, [4, 3, 4 + less, 3 - less])
    }),
  )
  return recordOf(arms, seeds, lines)
}

const many = (value: number, count: number) => Array.from({ length: count }, () => value)

describe('what is measured, in words that follow from the counts', () => {
  test.each([
    [
      many(0.5, 6),
      /in 6 of 6 seeds \(p 0\.031\)\. Beyond chance.*: it is rougher, and it ends lower\./,
    ],
    [
      many(0.5, 5),
      /in 5 of 5 seeds \(p 0\.063\)\. So few seeds cannot decide.*p is at least 0\.063\./,
    ],
    [[...many(0.5, 4), ...many(-0.5, 4)], /in 4 of 8 seeds \(p 1\)\. Neither is beyond chance/],
    [
      many(0, 6),
      /^arm 1 is as rough in each of 6 seeds; it ends with the same test loss in each of 6/,
    ],
  ])('%#', (below, words) => {
    const [sentence] = measuredSentences(armSummaries(runOf([below])))
    expect(sentence).toMatch(words)
  })

  test('of many arms, by groups, with their names', () => {
    const run = runOf([many(0.5, 5), many(-0.5, 5), [1, -1, 1, -1, 1], many(0, 5)])
    expect(measuredSentences(armSummaries(run))[2]).toBe(
      'Last test loss: lower in each of 5, too few seeds to decide, for “arm 1”; higher in each of 5, too few seeds to decide, for “arm 2”; not decided for 1; not compared for 1.',
    )
  })

  test('a test decides where it can, and never below 2^(1−n)', () => {
    expect(outcomeOf({ below: 6, above: 0, equal: 9, p: 0.03125 })).toBe('below')
    expect(outcomeOf({ below: 0, above: 6, equal: 0, p: 0.03125 })).toBe('above')
    expect(outcomeOf({ below: 5, above: 1, equal: 0, p: 0.21875 })).toBe('undecided')
    expect(outcomeOf({ below: 5, above: 0, equal: 0, p: 0.0625 })).toBe('too few')
    expect(outcomeOf({ below: 0, above: 0, equal: 5, p: 1 })).toBe('none')
  })

  property([anyRecord])('counts every path once', record => {
    const arms = armSummaries(record)
    const [finished, wanted, diverged = 0, left = 0] = [
      /^(\d+) of/,
      /of (\d+) paths/,
      /(\d+) diverged/,
      /(\d+) (?:is|are) not at the end/,
    ]
      .map(part => standingSentence(arms).match(part)?.[1])
      .map(text => (text ? Number(text) : undefined))
    expect(finished! + diverged + left).toBe(wanted)
  })
})

describe('the report of a run', () => {
  property([anyRecord])('is at most 80 columns wide on a terminal', record => {
    const arms = armSummaries(record)
    const finding = {
      title: 't '.repeat(60),
      note: '',
      head: ['a', 'b'],
      rows: [['c'.repeat(90), 'd']],
    }
    const report = { arms, findings: [finding], figures: [], notes: ['n '.repeat(60)], page: 'p' }
    for (const line of runReportLines(report, experiment)) {
      expect([...line].length).toBeLessThanOrEqual(80)
    }
  })

  test('gives a long name a line of its own, whole', () => {
    const name = `the ${'very '.repeat(20)}long arm`
    const lines = runReportLines(
      {
        arms: armSummaries(recordOf([armOf(name)], [1], pathOf(armOf(name), 1, [4, 3, 2, 1]))),
        findings: [],
        figures: [],
        notes: [],
        page: 'p',
      },
      experiment,
    )
    expect(Math.max(...lines.map(line => [...line].length))).toBeLessThanOrEqual(80)
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(name)
  })

  test('prints a finding as a table where it fits', () => {
    const finding = {
      title: 'T',
      note: 'N',
      head: ['', 'x'],
      rows: [
        ['a', '10'],
        ['bb', '9'],
      ],
    }
    expect(findingLines(finding)).toEqual(['T', 'N', '', '     x', 'a   10', 'bb   9'])
  })

  property([hostileText, hostileText], { numRuns: 20 })(
    'is inert whatever the words in it',
    (one, two) => {
      const record = recordOf(
        [armOf(one), armOf(`${two}.`)],
        [1],
        pathOf(armOf(one), 1, [4, 3, 2, 1]),
      )
      const findings = [{ title: one, note: two, head: [one, two], rows: [[two, one]] }]
      const arms = armSummaries(record)
      expect(isNested(runHtml({ record, experiment, arms, findings, figures: [] }))).toBe(true)
    },
  )

  test('says what it wrote, and that is there', async () => {
    const arms = [armOf('forward'), armOf('backward')]
    const lines = arms.flatMap(arm => pathOf(arm, 1, [4, 3, 2, 1]))
    const { page, figures, notes } = await writeRunReport(
      recordOf(arms, [1], lines, join(folder, 'run')),
      experiment,
    )
    expect(notes).toEqual([])
    expect(figures.map(path => path.split('/').at(-1))).toEqual([
      ...['loss.svg', 'accuracy.svg', 'loss.png', 'accuracy.png'],
    ])
    expect([page, ...figures].every(path => existsSync(path))).toBe(true)
    const html = readFileSync(page, 'utf8')
    expect(isNested(html)).toBe(true)
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
    expect(readdirSync(join(folder, 'run'))).toEqual(['figures', 'index.html'])
  })

  test('has no PNG where there is no font, not even an old one, and says so', async () => {
    const place = join(folder, 'run', 'figures')
    writeFileSync(join(place, 'loss.png'), 'old')
    const figure = { name: 'loss', title: 't', svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' }
    const page = [['index.html', 'new']] as const
    const { figures, notes } = await writePage(join(folder, 'run'), page, [figure], () => false)
    expect(figures).toEqual([join(place, 'loss.svg')])
    expect(notes[0]).toContain('no font was found')
    expect(existsSync(join(place, 'loss.png'))).toBe(false)
    expect(readFileSync(join(folder, 'run', 'index.html'), 'utf8')).toBe('new')
  })

  test('control: the arbitrary runs have paths of every kind', () => {
    const records = fc.sample(anyRecord, { numRuns: 40, seed: 1 })
    const all = records.flatMap(armSummaries)
    expect(all.some(arm => arm.diverged > 0)).toBe(true)
    expect(all.some(arm => arm.finished > 1)).toBe(true)
    expect(all.some(arm => arm.wanted > arm.finished + arm.diverged)).toBe(true)
  })
})
