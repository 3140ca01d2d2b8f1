import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { errataMarkdown } from '../../src/report/errata.js'
import { statements } from '../../src/statement/index.js'

it('docs/errata.md is what the statements say (npm run errata writes it)', () => {
  const file = readFileSync(new URL('../../docs/errata.md', import.meta.url), 'utf8')
  expect(errataMarkdown(statements)).toBe(file)
})

it('has an entry and a row for each claim of the paper, and none for the rest', () => {
  const page = errataMarkdown(statements)
  for (const { id, printed } of statements) {
    const times = page.split(`\n### ${id}\n`).length - 1
    expect(times, id).toBe(printed === undefined ? 0 : 1)
  }
})

it('leaves no emphasis to chance', () => {
  const page = errataMarkdown([{ ...statements[0]!, printed: 'θ* and θ*′ <b>', id: 'x' }])
  expect(page).toContain('θ\\* and θ\\*′ \\<b>')
})
