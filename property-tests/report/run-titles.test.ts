import { expect, test } from 'vitest'
import { experimentNamed } from '../../src/experiment/index.js'
import { armSummaries } from '../../src/experiment/summary/arm-summary.js'
import { titleOf } from '../../src/report/as-run.js'
import { runFigures } from '../../src/report/run-figures.js'
import { runHtml } from '../../src/report/run-html.js'
import { runCostLines } from '../../src/report/run-lines.js'
import { runTitleLines } from '../../src/report/run-report-lines.js'
import { armOf, pathOf, recordOf } from './run-records.js'

const arms = ['λ = 1, fresh', 'λ = 2, fresh'].map(name => armOf(name))
const record = recordOf(
  arms,
  [1],
  arms.flatMap(arm => pathOf(arm, 1, [4, 3, 2, 1])),
)
const { configuration } = record.file
const fig4 = experimentNamed('fig4')
const cost = { applications: 8, readings: 8, bytes: 1, devices: [], passed: [] }
const title = `fig4 in the paper: ${fig4.title}`
const asRun =
  'MLP with layers of 3, 2; SGD, h = 0.5; batches of 4, i.i.d.; 40 steps, read off 4 times; 1 seed'

test('a figure has its title from the paper, another experiment its own', () => {
  expect(titleOf(fig4)).toBe(title)
  expect(titleOf(experimentNamed('fig15'))).toMatch(/^fig14, fig15 in the paper: The order-average/)
  expect(titleOf(experimentNamed('law'))).toBe(experimentNamed('law').title)
})

test('what was run stands beside the title: on a terminal, on the page, in the figures', () => {
  const texts = [
    runTitleLines(fig4, configuration).join(' '),
    runCostLines(fig4, configuration, [], cost, 1).join(' '),
    runHtml({ record, experiment: fig4, arms: armSummaries(record), findings: [], figures: [] }),
    runFigures(record, titleOf(fig4))[0]!.svg,
  ]
  for (const text of texts) {
    const words = text.replace(/\s+/g, ' ')
    expect(words).toContain(title)
    expect(words.toLowerCase()).toContain(`as run: ${asRun.toLowerCase()}`)
  }
})

test('arms whose names have commas are told apart in the listing of a run', () => {
  expect(runCostLines(fig4, configuration, [], cost, 1)).toContain(
    'scale smoke, 1 seed, 0 paths here: λ = 1, fresh; λ = 2, fresh',
  )
})
