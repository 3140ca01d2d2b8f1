import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cores } from '../../proofs/smt/cores/index.js'
import { derivations } from '../../proofs/symbolic/derivations/index.js'
import { errataMarkdown } from '../../src/report/errata.js'
import { statements } from '../../src/statement/index.js'

const derived = { cores, derivations: derivations() }

it('docs/errata.md is what the statements say (npm run errata writes it)', () => {
  const file = readFileSync(new URL('../../docs/errata.md', import.meta.url), 'utf8')
  expect(errataMarkdown(statements, derived)).toBe(file)
})

it('has an entry and a row for each claim of the paper, and none for the rest', () => {
  const page = errataMarkdown(statements, derived)
  for (const { id, printed } of statements) {
    const times = page.split(`\n### ${id}\n`).length - 1
    expect(times, id).toBe(printed === undefined ? 0 : 1)
  }
})

it('leaves no emphasis to chance', () => {
  const page = errataMarkdown([{ ...statements[0]!, printed: 'θ* and θ*′ <b>', id: 'x' }], derived)
  expect(page).toContain('θ\\* and θ\\*′ \\<b>')
})

it('counts in each row what the entry names', () => {
  const page = errataMarkdown(statements, derived)
  for (const { id, printed, checks } of statements.filter(s => s.printed !== undefined)) {
    const row = page.split('\n').find(line => line.includes(`](#${id.replaceAll('.', '')}) |`))!
    const numbers = row
      .split(' | ')
      .slice(3)
      .map(cell => Number.parseInt(cell, 10) || 0)
    const entry = page.split(`\n### ${id}\n`)[1]!.split('\n#')[0]!
    const line = (head: string) => entry.match(`\n\\*\\*${head}\\.\\*\\* (.*)\\.\n`)?.[1] ?? ''
    const named = (head: string) => line(head).match(/`\w[\w-]*`/g)?.length ?? 0
    const claims = derived.derivations.filter(d => d.statement === id)
    for (const { claim } of claims) expect(line('Derived')).toContain(claim.replaceAll('*', '\\*'))
    const tried = [...line('Checks').matchAll(/\d+/g)].map(Number)
    expect(numbers[0], printed).toBe(named('Coq'))
    expect(numbers.slice(1, 5).filter(n => n > 0)).toEqual(tried)
    expect(tried.reduce((sum, n) => sum + n)).toBe(checks.length)
    expect(numbers.slice(5)).toEqual([named('Cores'), claims.length])
  }
})
