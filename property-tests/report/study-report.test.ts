import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { builtIn } from '../../src/check/built-in/index.js'
import { runStudy, type Study } from '../../src/check/study/index.js'
import type { Subject } from '../../src/check/subject.js'
import {
  methodLines,
  studyHeaderLines,
  studyHtml,
  studyJson,
  studySummaryLines,
  writeStudy,
} from '../../src/report/index.js'

const refusal = {
  quantity: 'α',
  method: 'Hill',
  source: 'Hill 1975',
  refused: 'no power law is seen',
  evaluations: 12_345,
}
const found = await runStudy(builtIn('iris') as unknown as Subject<unknown, unknown>, {
  version: '1',
  name: 'iris & <so on>',
  seed: 1,
  budget: 1e6,
  methods: ['carried', 'jacobian', 'curvature', 'log-average'],
})
const study: Study = {
  ...found,
  results: [...found.results, { name: 'tail', rows: [refusal], cut: true }],
}
const rows = study.results.flatMap(result => result.rows)

describe('a study of a random map', () => {
  it('fits 80 columns, a line a figure', () => {
    let quantity: string | undefined
    const lines = [
      ...studyHeaderLines(study),
      ...study.results.flatMap(result => {
        const found = methodLines(result, 12, quantity)
        quantity = result.rows.at(-1)?.quantity
        return found
      }),
      ...studySummaryLines(study),
    ]
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80)
    for (const { method } of rows) {
      expect(
        lines.some(line => line.startsWith(`  ${method.slice(0, 19)}`)),
        method,
      ).toBe(true)
    }
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}least constant of all batches +h = 0\.386/),
    )
  })

  it('is JSON with all of it, infinities in words', () => {
    const parsed = JSON.parse(studyJson(study))
    expect(parsed.results.flatMap((result: { rows: unknown[] }) => result.rows)).toHaveLength(
      rows.length,
    )
    expect(parsed).toMatchObject({
      consequences: study.consequences,
      rates: study.rates,
      disagreements: [],
    })
    expect(Object.keys(parsed).at(-1)).toBe('times')
    const endless = {
      ...study,
      results: [
        {
          name: 'tail' as const,
          cut: false,
          rows: [
            {
              quantity: 'α',
              method: 'moment equation',
              source: 'Kesten 1973',
              kind: 'computed' as const,
              value: Infinity,
              evaluations: 1,
            },
          ],
        },
      ],
    }
    expect(JSON.parse(studyJson(endless)).results[0].rows[0].value).toBe('Infinity')
  })

  it('is a page that needs nothing else, with every figure and picture', () => {
    const html = studyHtml(study)
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /<script|<link|https?:|src=/i,
    )
    const { document } = parseHTML(html)
    expect(document.querySelector('h1')!.textContent).toBe('iris & <so on>')
    expect(document.querySelectorAll('.methods tr.figure')).toHaveLength(rows.length)
    expect(html).toContain('no power law is seen')
    expect(study.figures.map(({ id }) => id)).toEqual(['local-constants', 'spectrum'])
    expect(document.querySelectorAll('figure > svg')).toHaveLength(2)
  })

  it('is written as index.html and estimate.json', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retrograde-'))
    try {
      const files = await writeStudy(study, folder)
      expect((await readdir(folder)).sort()).toEqual(['estimate.json', 'index.html'])
      expect(await readFile(files.json, 'utf8')).toBe(studyJson(study))
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
