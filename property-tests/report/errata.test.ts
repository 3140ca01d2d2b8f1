import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cores } from '../../proofs/smt/cores/index.js'
import { derivations } from '../../proofs/symbolic/derivations/index.js'
import { theoremsOf } from '../../src/proof/index.js'
import { errataMarkdown } from '../../src/report/errata.js'
import { statements } from '../../src/statement/index.js'

const plain = (markdown: string) => markdown.replace(/\\([*<[\\`])/g, '$1')
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

it('leaves no emphasis, tag or link to chance', () => {
  const printed = 'θ* and θ*′ <b> [V_1, V_2](θ)'
  const page = errataMarkdown([{ ...statements[0]!, printed, id: 'x' }], derived)
  expect(page).toContain('θ\\* and θ\\*′ \\<b> \\[V_1, V_2](θ)')
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
    const items = (head: string) => {
      const [, after = ''] = entry.split(`\n**${head}.**\n\n`)
      return after
        .split('\n\n')[0]!
        .split('\n')
        .filter(item => item !== '')
    }
    const claims = derived.derivations.filter(d => d.statement === id)
    for (const { claim } of claims) expect(plain(line('Derived'))).toContain(claim)
    const kinds = ['exact', 'numerical', 'statistical', 'empirical']
    expect(numbers[0], printed).toBe(items('Coq').length)
    for (const [i, { name, says }] of theoremsOf(id).entries()) {
      expect(items('Coq')[i]).toContain(`\`${name}\``)
      expect(plain(items('Coq')[i]!)).toContain(says)
    }
    expect(numbers.slice(1, 5)).toEqual(
      kinds.map(kind => items('Checks').filter(item => item.startsWith(`- _${kind}_: `)).length),
    )
    expect(
      items('Checks')
        .map(item => plain(item.replace(/^- _\w+_: /, '')))
        .sort(),
    ).toEqual(checks.map(({ name }) => name).sort())
    const named = (head: string) => line(head).match(/`\w[\w-]*`/g)?.length ?? 0
    expect(numbers.slice(5)).toEqual([named('Cores'), claims.length])
  }
})
