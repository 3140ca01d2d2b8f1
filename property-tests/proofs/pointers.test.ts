import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cores } from '../../proofs/smt/cores/index.js'
import { derivations } from '../../proofs/symbolic/derivations/index.js'
import { theorems, theoremsOf } from '../../src/proof/index.js'
import { statements } from '../../src/statement/index.js'
import { property } from '../property.js'

/**
 * Every pointer between statements and what `proofs/` has on them is followed to its end. What does
 * not exist is told in one line.
 */
interface Pointer {
  readonly from: string
  readonly to: string
}

const pointers: readonly Pointer[] = [
  ...theorems.flatMap(({ name, statements }) => statements.map(to => ({ from: name, to }))),
  ...cores.map(({ id, statement }) => ({ from: id, to: statement })),
  ...derivations().map(({ claim, statement }) => ({ from: claim, to: statement })),
]
const ids = new Set(statements.map(({ id }) => id))
const stale = (all: readonly Pointer[]) =>
  all.filter(({ to }) => !ids.has(to)).map(({ from, to }) => `${from}: no statement ${to}`)

test('theorems, cores and derivations point at statements', () => {
  expect(stale(pointers)).toEqual([])
})

property([fc.nat(pointers.length - 1), fc.string({ minLength: 1 })])(
  'a pointer to no statement is found, wherever it is',
  (i, more) => {
    const to = pointers[i]!.to + more
    fc.pre(!ids.has(to))
    const { from } = pointers[i]!
    expect(stale(pointers.with(i, { from, to }))).toEqual([`${from}: no statement ${to}`])
  },
)

test('a statement has the theorems that point at it, and no others', () => {
  const back = statements.flatMap(({ id }) =>
    theoremsOf(id).map(({ name }) => ({ from: name, to: id })),
  )
  const there = pointers.slice(0, back.length)
  const sorted = (all: readonly Pointer[]) => all.map(({ from, to }) => `${from} ${to}`).sort()
  expect(sorted(back)).toEqual(sorted(there))
  expect(theoremsOf('thm-2.2').length).toBeGreaterThan(0)
  expect(theoremsOf('no such statement')).toEqual([])
})

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
const coreIds = new Set(cores.map(({ id }) => id))

/** What docs/errata.md names that is not there: theorems in the files it links to, and cores. */
async function missing(page: string): Promise<readonly string[]> {
  const found: string[] = []
  const named = [...page.matchAll(/^- `(\w+)`, \[\w+\.v\]\(\.\.\/([^)]+)\): /gm)]
  expect(named.length).toBe((page.match(/proofs\/coq\//g) ?? []).length)
  for (const [, name, link] of named) {
    const text = await read(link!)
    if (!new RegExp(`^(Theorem|Lemma) ${name}\\b`, 'm').test(text)) found.push(`${link}: ${name}`)
  }
  for (const [, names] of page.matchAll(/^\*\*Cores\.\*\* (.+)\.$/gm))
    found.push(...[...names!.matchAll(/`([^`]+)`/g)].map(m => m[1]!).filter(id => !coreIds.has(id)))
  return found
}

test('what docs/errata.md names is there', async () => {
  expect(await missing(await read('docs/errata.md'))).toEqual([])
})

test('and where it is not, that is found', async () => {
  const page = await read('docs/errata.md')
  const without = page
    .replace('`backward_cauchy`', '`backward_cauchi`')
    .replace('`geometric-step`', '`geometric-stop`')
  expect(await missing(without)).toEqual([
    'proofs/coq/Backward.v: backward_cauchi',
    'geometric-stop',
  ])
})

test('proofs/README.md names every theorem, and in its table nothing else', async () => {
  const text = await read('proofs/README.md')
  const named = (lines: string) => new Set([...lines.matchAll(/`(\w+)`/g)].map(m => m[1]!))
  const names = new Set(theorems.map(({ name }) => name))
  expect([...names].filter(name => !named(text).has(name))).toEqual([])
  const table = named(text.match(/^\| statement of the theory [\s\S]*?\n\n/m)![0])
  expect([...table].filter(name => !names.has(name))).toEqual([])
  expect(table.size).toBeGreaterThan(50)
})
